import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { indexEntry } from "../../../src/rubric/official";
import type { Rubric } from "../../../src/rubric/types";
import type { PaneServices } from "../../../src/taskpane/services";
import { App } from "../../../src/taskpane/shell/App";
import type { AppProps } from "../../../src/taskpane/shell/App";
import { loadFunctionGuide } from "../../../src/taskpane/functions/guide";
import { createPane } from "../../../src/taskpane/state/createPane";
import { MemoryBook } from "./memory-book";
import { assessSmall, smallRubric } from "./small-rubric";

/** Another system, of today, to choose from. */
const validRubric: Rubric = {
  ...smallRubric,
  id: "valid",
  name: { zh: "新考核", en: "New assessment" },
  validity: { until: "2030-12-31", quote: "" },
};

/** A system that is a roster from the start. */
const rosterRubric: Rubric = {
  ...smallRubric,
  id: "roster",
  kind: "roster",
  name: { zh: "汇总考核", en: "Roster assessment" },
  source: { document: "《汇总办法》", issuer: "大局", citation: "" },
  validity: { until: "2030-01", quote: "" },
  sections: [],
};

export function memoryServices(book: MemoryBook, rest: Partial<PaneServices> = {}): PaneServices {
  const rubrics = [smallRubric, validRubric, rosterRubric];
  return {
    systems: rubrics.map(indexEntry),
    today: () => "2025-06-01",
    openBook: async () => book,
    loadRubric: async (id) => rubrics.find((rubric) => rubric.id === id)!,
    loadAssess: async () => assessSmall,
    loadFunctions: loadFunctionGuide,
    ...rest,
  };
}

export interface Shown {
  book: MemoryBook;
  user: ReturnType<typeof userEvent.setup>;
}

interface Options extends Partial<Pick<AppProps, "language" | "hostTheme">> {
  book?: MemoryBook;
  services?: Partial<PaneServices>;
}

export const emptyBook = () => new MemoryBook(assessSmall);

/** The pane over a workbook in memory, as a user finds it once it has looked through the workbook. */
export async function showPane(options: Options = {}): Promise<Shown> {
  const { book = emptyBook(), language = "zh", hostTheme } = options;
  const services = memoryServices(book, options.services);
  const user = userEvent.setup();
  render(
    <App
      pane={createPane(services)}
      services={services}
      language={language}
      {...(hostTheme && { hostTheme })}
    />,
  );
  await screen.findByRole("heading", { level: 1 });
  return { book, user };
}
