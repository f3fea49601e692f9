import { mergeClasses } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { RubricBook } from "../../excel/types";
import type { DestinationTable } from "../../graduates/destinations";
import { editedTable, TABLE_SHEET } from "../../graduates/own-sheets";
import { Bar } from "../kit/Bar";
import { PageHeading } from "../kit/PageHeading";
import { cardRubric } from "../state/cardRubric";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { ColumnsStep } from "./ColumnsStep";
import { CountsStep } from "./CountsStep";
import { DestinationsStep } from "./DestinationsStep";
import { FillStep } from "./FillStep";
import { neededByCards } from "./filling";
import styles from "./GraduatesPage.module.css";
import { intro } from "./intro";
import { ListStep } from "./ListStep";
import { PersonsView, type OpenFigure } from "./PersonsView";
import { ReadingProgress } from "./ReadingProgress";
import { AloneNote } from "./SeeAlone";
import { STEPS, type GraduatesState, type Step } from "./session-state";
import { sessionOf } from "./start";
import { SessionContext, useSession, useSessionState } from "./useSession";
import { words } from "./words";

/** 毕业生名单: from the list to the facts, step by step; nothing is written before the last. */
export default function GraduatesPage() {
  const { say } = useSpeech();
  const session = sessionOf(useServices());
  return (
    <>
      <PageHeading intro={say(intro)}>{say(words.title)}</PageHeading>
      <SessionContext value={session}>
        <Content />
      </SessionContext>
    </>
  );
}

export interface StepProps {
  onOpen(figure: OpenFigure): void;
}

const contents = {
  list: ListStep,
  columns: ColumnsStep,
  destinations: DestinationsStep,
  counts: CountsStep,
  fill: FillStep,
} satisfies Record<Step, unknown>;

function Content() {
  const { say } = useSpeech();
  const { step, refused } = useSessionState();
  const [figure, setFigure] = useState<OpenFigure | null>(null);
  useMemory();
  const Current = contents[step];
  return (
    <>
      <AloneNote />
      {figure && <PersonsView figure={figure} onBack={() => setFigure(null)} />}
      {/* What was ticked stays while a figure is opened. */}
      <div hidden={figure !== null} className={styles.content}>
        <Steps />
        <ReadingProgress />
        <div aria-live="polite">{refused && <Bar intent="error" title={say(refused)} />}</div>
        <Current onOpen={setFigure} />
      </div>
    </>
  );
}

/** Which steps can be gone to: all before, and those for which everything is there. */
function isOpen({ lists, summary }: GraduatesState, step: Step): boolean {
  if (step === "list") return true;
  return step === "columns" ? lists.now !== null : summary !== null;
}

function Steps() {
  const { say } = useSpeech();
  const session = useSession();
  const state = useSessionState();
  return (
    <nav aria-label={say(words.stepsLabel)}>
      <ol className={styles.steps}>
        {STEPS.map((step, nth) => (
          <li key={step}>
            <button
              type="button"
              className={mergeClasses(styles.step, step === state.step && styles.current)}
              aria-current={step === state.step ? "step" : undefined}
              disabled={!isOpen(state, step) || state.progress !== null}
              onClick={() => session.show(step)}
            >
              {nth + 1} {say(words.steps[step])}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What the workbook remembers of lists, and what its cards need of one. */
function useMemory() {
  const pane = usePane();
  const session = useSession();
  const services = useServices();
  useEffect(() => {
    void pane.look(async (book) => {
      const [memory, { units }] = [await book.listMemory(), await book.officeMemory()];
      const needed = await neededByCards(book, (card) => cardRubric(services, book, card));
      session.know(memory, units, needed, await editedDestinations(book));
    });
  }, [pane, session, services]);
}

async function editedDestinations(book: RubricBook): Promise<DestinationTable> {
  const sheet = (await book.listSheets()).find(({ name }) => name === TABLE_SHEET);
  if (!sheet) return {};
  const { signal } = new AbortController();
  const { values } = await book.readListSheet(sheet, { report: () => {}, signal });
  return editedTable(values);
}
