/** Where a sentence and the points of its row do not go together. */
import type { Reading } from "./reading";
import type { ProposalFinding, ScoringClause } from "./types";

export function findingsOf(reading: Reading, { points }: ScoringClause): ProposalFinding[] {
  return [...above(reading, points), ...contradictions(reading)];
}

function above({ lines, cap }: Reading, points: number | null): ProposalFinding[] {
  if (points === null) return [];
  const found = lines.flatMap(({ effect }) => {
    if (effect.type === "award" && effect.points > points) return [`得${effect.points}分`];
    return effect.type === "take" && effect.points > points ? [`扣${effect.points}分`] : [];
  });
  if (cap !== null && cap > points) found.push(`最高${cap}分`);
  return [...new Set(found)].map((words) => ({
    kind: "above-points",
    message: `“${words}”超过本项 ${points} 分。`,
  }));
}

/** More is worth less, or two sentences give the same thing different points. */
function contradictions({ lines }: Reading): ProposalFinding[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ heads, effect }): ProposalFinding[] => {
    if (effect.type !== "award") return [];
    const key = JSON.stringify(heads);
    const before = seen.get(key);
    seen.set(key, effect.points);
    return before === undefined || before === effect.points
      ? []
      : [
          {
            kind: "contradiction",
            message: `同一情形既写得 ${before} 分，又写得 ${effect.points} 分。`,
          },
        ];
  });
}
