import { Button, Link, Switch } from "@fluentui/react-components";
import { FormsPanel } from "../forms/FormsPanel";
import { FromList } from "../graduates/FromList";
import { LastYearPanel } from "../last-year/LastYearPanel";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { resultOf } from "../state/result";
import { useSpeech } from "../text";
import { CarriedRubric } from "../rubrics/CarriedRubric";
import { OutcomeList } from "./OutcomeList";
import surface from "../theme/surface.module.css";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { SectionScores } from "./SectionScores";
import { StageTable } from "./StageTable";
import { useCardWords } from "./words";
import { useReadingWords } from "../readings/words";
import styles from "./OverviewTab.module.css";

/** Sums by stage and by part, the announced results, and where the rules come from. */
export function OverviewTab({ view }: { view: CardView }) {
  const { words } = useSpeech();
  const own = useCardWords();
  const { rubric, assessment } = view;
  const result = resultOf(rubric, assessment);
  return (
    <>
      <Panel title={own.overview.sections}>
        <SectionScores rubric={rubric} assessment={assessment} />
        <ReadingsInForce view={view} />
      </Panel>
      {assessment.stages.length > 1 && (
        <Panel title={own.overview.stages}>
          <StageTable rubric={rubric} assessment={assessment} />
        </Panel>
      )}
      {result.outcome.length > 0 && (
        <Panel title={own.overview.outcome}>
          <OutcomeList items={result.outcome} />
        </Panel>
      )}
      <FromList rubric={rubric} />
      <LastYearPanel key={view.card.id} view={view} />
      <FormsPanel rubric={rubric} card={view.card} />
      <CarriedRubric key={`${view.card.id} ${rubric.version}`} rubric={rubric} />
      <Colours shown={view.colours} />
      <Panel title={words.common.source}>
        <p className={surface.quiet}>{rubric.source.citation}</p>
      </Panel>
    </>
  );
}

/** 标色 and 重画标色. A table without the switch says how to get one. */
function Colours({ shown }: { shown: boolean | null }) {
  const own = useCardWords();
  const pane = usePane();
  const has = shown !== null;
  return (
    <div className={styles.marks}>
      <Switch
        checked={shown ?? false}
        disabled={!has}
        label={own.overview.marks}
        aria-describedby="marks-hint"
        onChange={(_, { checked }) => void pane.showColours(checked)}
      />
      <p id="marks-hint" className={surface.quiet}>
        {has ? own.overview.marksHint : own.overview.noMarks}
      </p>
      {has && (
        <>
          <Button size="small" onClick={() => void pane.redrawColours()}>
            {own.overview.redrawMarks}
          </Button>
          <UndoNote />
        </>
      )}
    </div>
  );
}

/** A result that rests on a chosen reading says so, and leads there. */
function ReadingsInForce({ view }: { view: CardView }) {
  const readings = useReadingWords();
  const pane = usePane();
  const chosen = view.rubric.readings.filter(
    ({ id, default: usual }) => (view.assessment.readings[id] ?? usual) !== usual,
  );
  if (chosen.length === 0) return null;
  return (
    <Link as="button" onClick={() => pane.showTab("readings")}>
      {readings.nonDefault(chosen.length)}
    </Link>
  );
}
