import { Button, mergeClasses } from "@fluentui/react-components";
import type { Rubric } from "../../rubric/types";
import type { StageComparison } from "../../scoring/stage-comparison";
import { formatScore } from "../state/format";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import type { Agree } from "./agree";
import { signed } from "./signed";
import { useReviewWords } from "./words";
import styles from "./ComparedSums.module.css";

/** The sums of each part at both stages, and the totals. */
export function ComparedSums(props: {
  rubric: Rubric;
  comparison: StageComparison;
  /** Of the two stages. */
  names: [string, string];
  agree: Agree;
}) {
  const { say } = useSpeech();
  const own = useReviewWords();
  const acts = useActWords();
  const { rubric, comparison, names, agree } = props;
  const { before, after } = comparison;
  const parts = rubric.sections
    .filter(({ kind }) => kind !== "veto")
    .map(({ id, name }) => ({
      id,
      name: say(name),
      before: before.sections[id] ?? 0,
      after: after.sections[id] ?? 0,
    }));
  const total = { id: "total", name: own.total, before: before.shown, after: after.shown };
  return (
    <table className={mergeClasses(surface.sheet, styles.table)}>
      <thead>
        <tr>
          {[own.part, ...names, own.difference].map((header, column) => (
            <th key={column} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...parts, total].map((part) => (
          <tr key={part.id} className={mergeClasses(part === total && styles.total)}>
            <th scope="row">
              {part.name}
              {part !== total && agree.can({ section: part.id }) && (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={acts.agreeSection(part.name)}
                  onClick={() => agree.run({ section: part.id })}
                >
                  {acts.agree}
                </Button>
              )}
            </th>
            <td className={surface.number}>{before.empty ? "–" : formatScore(part.before)}</td>
            <td className={surface.number}>{after.empty ? "–" : formatScore(part.after)}</td>
            <td className={surface.number}>
              {before.empty || !after.complete ? "–" : signed(part.before, part.after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
