import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { CircleHalfFillRegular } from "@fluentui/react-icons/svg/circle-half-fill";
import type { Rubric } from "../../rubric/types";
import type { Assessment, StageResult } from "../../scoring/types";
import { formatScore } from "../state/format";
import { completeness, stageName } from "../state/result";
import { useSpeech } from "../text";
import { useSurface } from "../theme/useSurface";

const useStyles = makeStyles({
  frame: { overflow: "hidden" },
  state: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  counted: { fontWeight: tokens.fontWeightSemibold },
});

/** Each stage with its own total: how far it is, and which one counts. */
export function StageTable({ rubric, assessment }: { rubric: Rubric; assessment: Assessment }) {
  const styles = useStyles();
  const surface = useSurface();
  const { words } = useSpeech();
  const { stage, total, filled, state } = words.overview;
  return (
    <div className={mergeClasses(surface.sheet, styles.frame)}>
      <Table size="small" aria-label={words.overview.stages}>
        <TableHeader>
          <TableRow>
            {[stage, total, filled, state].map((header) => (
              <TableHeaderCell key={header}>{header}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {assessment.stages.map((each) => (
            <StageRow
              key={each.stage}
              rubric={rubric}
              result={each}
              counted={assessment.counted === each.stage}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function StageRow(props: { rubric: Rubric; result: StageResult; counted: boolean }) {
  const styles = useStyles();
  const surface = useSurface();
  const { words, say } = useSpeech();
  const { rubric, result, counted } = props;
  const { filled, of } = completeness(rubric, result);
  const Icon = result.complete
    ? CheckmarkCircleRegular
    : result.empty
      ? CircleRegular
      : CircleHalfFillRegular;
  const state = result.complete
    ? words.overview.complete
    : result.empty
      ? words.overview.notStarted
      : words.overview.incomplete;
  return (
    <TableRow {...(counted && { className: styles.counted })}>
      <TableCell>{say(stageName(rubric, result.stage))}</TableCell>
      <TableCell className={surface.number}>
        {result.empty ? "–" : formatScore(result.total)}
      </TableCell>
      <TableCell className={surface.number}>
        {filled}/{of}
      </TableCell>
      <TableCell>
        <span className={styles.state}>
          <Icon aria-hidden />
          {counted ? words.overview.countedMark : state}
        </span>
      </TableCell>
    </TableRow>
  );
}
