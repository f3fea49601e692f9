import { mergeClasses, useArrowNavigationGroup } from "@fluentui/react-components";
import type { Criterion, Section } from "../../rubric/types";
import type { CriterionResult } from "../../scoring/types";
import { formatScore } from "../state/format";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { resultOf } from "../state/result";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { Panel } from "../kit/Panel";
import { StatusIcon } from "./StatusIcon";
import { useCardWords } from "./words";
import styles from "./CriteriaTab.module.css";

/** Every criterion with its score and, where a rule gives it, the sentence that says why. */
export function CriteriaTab({ view }: { view: CardView }) {
  const { say } = useSpeech();
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  return view.rubric.sections.map((section) => (
    <Panel key={section.id} title={say(section.name)}>
      <ul className={surface.sheet} {...arrows}>
        {section.subsections.flatMap(({ criteria }) =>
          criteria.map((criterion) => (
            <CriterionRow key={criterion.id} view={view} section={section} criterion={criterion} />
          )),
        )}
      </ul>
    </Panel>
  ));
}

function CriterionRow(props: { view: CardView; section: Section; criterion: Criterion }) {
  const { say } = useSpeech();
  const pane = usePane();
  const { view, section, criterion } = props;
  const { stage } = resultOf(view.rubric, view.assessment);
  const result = stage.criteria[criterion.id];
  const place = view.scorecard.stages[stage.stage]?.scores[criterion.id]?.place;
  const veto = (criterion.kind ?? section.kind) === "veto";
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={surface.action}
        disabled={!place}
        onClick={() => place && void pane.goTo(place)}
      >
        <span className={styles.line}>
          <span className={styles.name}>{say(criterion.name)}</span>
          <span className={mergeClasses(styles.scores, surface.number)}>
            {veto ? (
              <VetoText said={view.assessment.vetoes.includes(criterion.id)} />
            ) : (
              <ScoreText result={result} criterion={criterion} />
            )}
          </span>
        </span>
        <span className={mergeClasses(surface.quiet, styles.block)}>{criterion.clause}</span>
        {result?.explanation && (
          <span className={mergeClasses(surface.quiet, styles.block)}>
            {say(result.explanation)}
          </span>
        )}
        {result && result.status !== "scored" && !veto && <StatusText status={result.status} />}
      </button>
    </li>
  );
}

function VetoText({ said }: { said: boolean }) {
  const own = useCardWords();
  return said ? (
    <strong>{own.criteria.flagYes}</strong>
  ) : (
    <span className={surface.quiet}>{own.criteria.flagNo}</span>
  );
}

function ScoreText(props: { result: CriterionResult | undefined; criterion: Criterion }) {
  const own = useCardWords();
  const score = props.result?.score ?? null;
  const { points } = props.criterion;
  return (
    <>
      <span className={surface.strong}>{score === null ? "–" : formatScore(score)}</span>
      {score === null && <span className={surface.quiet}> {own.criteria.notScored}</span>}
      {points !== undefined && <span className={surface.quiet}> / {formatScore(points)}</span>}
    </>
  );
}

function StatusText({ status }: { status: CriterionResult["status"] }) {
  const own = useCardWords();
  return (
    <span className={mergeClasses(surface.quiet, styles.status)}>
      <StatusIcon status={status} />
      {own.criteria.statuses[status]}
    </span>
  );
}
