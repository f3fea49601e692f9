import { Button } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { FormsPanel } from "../forms/FormsPanel";
import { FromList } from "../graduates/FromList";
import { PapersLink } from "../papers/PapersLink";
import { CarriedRubric } from "../rubrics/CarriedRubric";
import { formatScore } from "../state/format";
import { usePane } from "../state/PaneProvider";
import { useWords } from "../text";
import surface from "../theme/surface.module.css";
import { Comparison } from "./Comparison";
import { FillBack } from "./FillBack";
import { Lists } from "./Lists";
import { Ranking } from "./Ranking";
import { RosterFindings } from "./RosterFindings";
import { Settings } from "./Settings";
import { WhatIf } from "./WhatIf";
import type { RosterView } from "./useRoster";
import { useRosterWords } from "./words";
import styles from "./RosterPage.module.css";

/** Everything a roster says, and what can be made of it. */
export function RosterContent({ view }: { view: RosterView }) {
  const { common } = useWords();
  const words = useRosterWords();
  const { rubric, result, card } = view;
  if (result.rows.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <Actions view={view} />
      <RosterFindings findings={result.findings} />
      <FillBack view={view} />
      <Ranking view={view} />
      <Sums view={view} />
      <Comparison view={view} />
      {rubric.readings.length > 0 && <WhatIf view={view} />}
      <Settings view={view} />
      <Lists view={view} />
      <PapersLink />
      {rubric.kind === "roster" && <FromList rubric={rubric} />}
      {rubric.kind === "roster" && <FormsPanel rubric={rubric} card={card} />}
      <CarriedRubric key={`${card.id} ${rubric.version}`} rubric={rubric} />
      <Panel title={common.source}>
        <p className={surface.quiet}>{rubric.source.citation}</p>
      </Panel>
    </>
  );
}

function Actions({ view: { card, rubric } }: { view: RosterView }) {
  const words = useRosterWords();
  const pane = usePane();
  return (
    <>
      <UndoNote />
      <div className={styles.buttons}>
        <Button
          onClick={() =>
            void pane.run("sorting", async (book) => {
              await book.sortRoster(card, rubric);
              return { notice: { kind: "sorted" } };
            })
          }
        >
          {words.sort}
        </Button>
        <Button
          onClick={() =>
            void pane.run("drawing", async (book) => ({
              notice: { kind: "charted", possible: await book.chartRoster(card, rubric) },
            }))
          }
        >
          {words.insertChart}
        </Button>
      </div>
    </>
  );
}

function Sums({ view: { result } }: { view: RosterView }) {
  const words = useRosterWords();
  if (result.sums.length === 0) return null;
  return (
    <Panel title={words.sums}>
      <ul className={surface.sheet}>
        {result.sums.map(({ column, label, value }) => (
          <li key={column} className={surface.entry}>
            {label} <strong className={surface.number}>{formatScore(value)}</strong>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
