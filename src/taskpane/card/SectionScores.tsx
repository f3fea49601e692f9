import { mergeClasses } from "@fluentui/react-components";
import type { Rubric, Text } from "../../rubric/types";
import type { Assessment } from "../../scoring/types";
import { formatRate, formatScore } from "../state/format";
import { resultOf } from "../state/result";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./SectionScores.module.css";

interface Part {
  id: string;
  name: Text;
  score: number;
  points?: number | undefined;
  weight?: number | undefined;
  category?: boolean;
}

/** What each part of the table scored in the stage that counts, against its points. */
export function SectionScores(props: { rubric: Rubric; assessment: Assessment }) {
  return (
    <ul className={surface.sheet}>
      {partsOf(props.rubric, props.assessment).map((part) => (
        <PartRow key={part.id} part={part} />
      ))}
    </ul>
  );
}

function partsOf(rubric: Rubric, assessment: Assessment): Part[] {
  const { stage } = resultOf(rubric, assessment);
  const sections = rubric.sections
    .filter(({ kind }) => kind !== "veto")
    .map(({ id, name, points, weight }) => ({
      id,
      name,
      score: stage.sections[id] ?? 0,
      points,
      weight,
    }));
  const categories = (rubric.categories ?? []).map(({ id, name, points }) => ({
    id: `category.${id}`,
    name: { zh: name, en: name },
    score: stage.categories[id] ?? 0,
    points,
    category: true,
  }));
  return [...sections, ...categories];
}

function PartRow({ part }: { part: Part }) {
  const { words, say } = useSpeech();
  const { score, points, weight } = part;
  return (
    <li className={surface.entry}>
      <div className={styles.line}>
        <span className={mergeClasses(styles.name, part.category && styles.category)}>
          {say(part.name)}{" "}
          {weight !== undefined && (
            <span className={surface.quiet}>{words.overview.weight(formatRate(weight))}</span>
          )}
        </span>
        <span>
          <span className={mergeClasses(surface.strong, surface.number)}>{formatScore(score)}</span>
          {points !== undefined && <span className={surface.quiet}> / {formatScore(points)}</span>}
        </span>
      </div>
      {points !== undefined && points > 0 && (
        <div className={styles.track}>
          <div className={styles.fill} style={{ width: `${share(score, points)}%` }} />
        </div>
      )}
    </li>
  );
}

const share = (score: number, points: number) => Math.max(0, Math.min(100, (100 * score) / points));
