import { mergeClasses } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { CircleHalfFillRegular } from "@fluentui/react-icons/svg/circle-half-fill";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { stageName } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import type { Assessment, StageResult } from "../../scoring/types";
import { formatScore } from "../state/format";
import { completeness } from "../state/result";
import { useSpeech } from "../text";
import { useCardWords } from "./words";
import surface from "../theme/surface.module.css";
import styles from "./StageTable.module.css";

/** Each stage with its own total: how far it is, and which one counts. */
export function StageTable({ rubric, assessment }: { rubric: Rubric; assessment: Assessment }) {
  const own = useCardWords();
  const { stage, total, filled, state } = own.overview;
  return (
    <table className={mergeClasses(surface.sheet, styles.table)} aria-label={own.overview.stages}>
      <thead>
        <tr>
          {[stage, total, filled, state].map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {assessment.stages.map((each) => (
          <StageRow
            key={each.stage}
            rubric={rubric}
            result={each}
            counted={assessment.counted === each.stage}
          />
        ))}
      </tbody>
    </table>
  );
}

function StageRow(props: { rubric: Rubric; result: StageResult; counted: boolean }) {
  const { say } = useSpeech();
  const own = useCardWords();
  const { rubric, result, counted } = props;
  const { filled, of } = completeness(rubric, result);
  const state = counted ? "counted" : stateOf(result);
  const Icon = icons[state];
  return (
    <tr className={mergeClasses(counted && styles.counted)}>
      <th scope="row">{say(stageName(rubric, result.stage))}</th>
      <td className={surface.number}>
        {result.empty && !counted ? "–" : formatScore(result.shown)}
      </td>
      <td className={surface.number}>
        {filled}/{of}
      </td>
      <td>
        <span className={styles.state}>
          <Icon aria-hidden />
          {own.overview[state]}
        </span>
      </td>
    </tr>
  );
}

const icons = {
  counted: CheckmarkCircleRegular,
  complete: CheckmarkCircleRegular,
  incomplete: CircleHalfFillRegular,
  wrong: ErrorCircleFilled,
  notStarted: CircleRegular,
};

function stateOf({ complete, empty, wrong }: StageResult) {
  if (complete) return "complete";
  if (wrong > 0) return "wrong";
  return empty ? "notStarted" : "incomplete";
}
