import { mergeClasses } from "@fluentui/react-components";
import { criteriaOf } from "../../rubric/model";
import type { Rubric, Text } from "../../rubric/types";
import type { Assessment, StageResult } from "../../scoring/types";
import { formatRate, formatScore } from "../state/format";
import { resultOf } from "../state/result";
import { useSpeech } from "../text";
import { useCardWords } from "./words";
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
  const own = useCardWords();
  const { rubric, assessment } = props;
  const { stage } = resultOf(rubric, assessment);
  const hasVetoes = rubric.sections.some(({ kind }) => kind === "veto");
  return (
    <ul className={surface.sheet}>
      {partsOf(rubric, stage).map((part) => (
        <PartRow key={part.id} part={part} />
      ))}
      {hasVetoes && assessment.vetoes.length === 0 && (
        <li className={mergeClasses(surface.entry, styles.line)}>
          <span className={styles.name}>{own.overview.veto}</span>
          <span className={surface.quiet}>{own.overview.noVeto}</span>
        </li>
      )}
    </ul>
  );
}

function partsOf(rubric: Rubric, stage: StageResult): Part[] {
  const sections = rubric.sections
    .filter(({ kind }) => kind !== "veto")
    .map(({ id, name, points, weight }) => ({
      id,
      name,
      score: stage.sections[id] ?? 0,
      points,
      weight,
    }));
  // A bonus inside a scored section (奖励分) has a line of its own in the table, and so here.
  const bonuses = criteriaOf(rubric)
    .filter(({ kind, section }) => kind === "bonus" && section.kind === "scored")
    .map(({ criterion: { id, name, points } }) => ({
      id: `bonus.${id}`,
      name,
      score: stage.criteria[id]?.score ?? 0,
      points,
    }));
  const categories = (rubric.categories ?? []).map(({ id, name, points }) => ({
    id: `category.${id}`,
    name: { zh: name, en: name },
    score: stage.categories[id] ?? 0,
    points,
    category: true,
  }));
  return [...sections, ...bonuses, ...categories];
}

function PartRow({ part }: { part: Part }) {
  const { say } = useSpeech();
  const own = useCardWords();
  const { score, points, weight } = part;
  return (
    <li className={surface.entry}>
      <div className={styles.line}>
        <span className={mergeClasses(styles.name, part.category && styles.category)}>
          {say(part.name)}{" "}
          {weight !== undefined && (
            <span className={surface.quiet}>{own.overview.weight(formatRate(weight))}</span>
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
