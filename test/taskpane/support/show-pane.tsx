import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { indexEntry } from "../../../src/rubric/index-entry";
import { checkClauses } from "../../../src/rubric/clauses";
import { exportRubric, parseRubric } from "../../../src/rubric/load";
import type { Rubric } from "../../../src/rubric/types";
import { rosterWhatIf } from "../../../src/scoring/roster";
import { createDraftMemory } from "../../../src/taskpane/draft/memory";
import { createPaperMemory } from "../../../src/taskpane/papers/memory";
import { createDecider } from "../../../src/taskpane/readings/decider";
import { createOwnRubrics } from "../../../src/taskpane/rubrics/ownRubrics";
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
export const rosterRubric: Rubric = {
  ...smallRubric,
  id: "roster",
  kind: "roster",
  name: { zh: "汇总考核", en: "Roster assessment" },
  source: { document: "《汇总办法》", issuer: "大局", citation: "" },
  validity: { until: "2030-01", quote: "" },
  sections: [],
  facts: [{ id: "placed", label: { zh: "就业人数", en: "Placed" }, type: "count" }],
  roster: {
    title: "就业人数汇总",
    columns: [
      {
        id: "rank",
        header: "名次",
        from: "formula",
        value: "RUBRIC.RANK(placed,column.placed)",
        type: "rank",
        width: 8,
      },
      { id: "unit", header: "学院", from: "unit", type: "text", width: 20 },
      { id: "placed", header: "就业人数", from: "fact", value: "placed", type: "count", width: 8 },
      {
        id: "tier",
        header: "序列",
        from: "formula",
        value: 'IF(placed*IF(reading.half="double",2,1)>=100,"前列","其他")',
        type: "text",
        width: 8,
        levels: [{ value: "前列", consequence: "给予奖励", tone: "good" }],
      },
    ],
    sortBy: "rank",
    lists: [
      { id: "first", title: "前列名单", where: 'tier="前列"', columns: ["unit"], clause: "第五条" },
    ],
  },
  forms: [
    {
      id: "goal",
      name: { zh: "目标责任书", en: "Goal sheet" },
      title: "目标责任书",
      clause: "六",
      columns: [10],
      rows: [],
      orientation: "portrait",
    },
  ],
};

export function memoryServices(book: MemoryBook, rest: Partial<PaneServices> = {}): PaneServices {
  const rubrics = [smallRubric, validRubric, rosterRubric];
  const ownRubrics = createOwnRubrics(undefined);
  return {
    systems: rubrics.map(indexEntry),
    today: () => "2025-06-01",
    now: () => "2025-06-01T09:00:00+08:00",
    openBook: async () => book,
    loadRubric: async (id) =>
      (await ownRubrics.load(id)) ?? rubrics.find((rubric) => rubric.id === id)!,
    loadAssess: async () => assessSmall,
    loadFunctions: loadFunctionGuide,
    ownRubrics,
    decider: createDecider(undefined),
    loadRosterWhatIf: async () => rosterWhatIf,
    loadRubricFiles: async () => ({
      parse: parseRubric,
      export: exportRubric,
      loadWorkbooks: () => import("../../../src/authoring/workbook"),
      checkClauses: (rubric) => checkClauses(rubric, "2025-06-01"),
    }),
    loadDrafting: async () => {
      const engine = await import("../../../src/authoring/draft");
      return { ...engine, memory: createDraftMemory(undefined) };
    },
    loadDistribution: () => import("../../../src/xlsx/distribute"),
    loadFormCheck: async () => () => book.altered,
    loadReview: () => import("../../../src/taskpane/review/engine"),
    loadReceipts: async () => (await import("../../../src/receipt/card")).cardReceipt,
    loadCollection: async () => {
      throw new Error("Nothing is taken in here.");
    },
    loadPaperMemory: async () => createPaperMemory(undefined),
    loadSelfTest: async () => {
      throw new Error("There is no Excel here to be tested.");
    },
    save: () => {},
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
