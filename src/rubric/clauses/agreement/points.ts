/** “得5分” where the row has other points. */
import { numbersIn } from "../../../sentence/numbers";
import type { ClauseDraft } from "../types";
import { difference, type Beside } from "./beside";

/** A sentence with one award and nothing else that scores gives what the row has. */
export function pointFindings(beside: Beside): ClauseDraft[] {
  const { statements, placed } = beside;
  const { points } = placed.criterion;
  const scoring = statements.filter(({ says }) => says !== "words" && says !== "holds");
  const awards = scoring.flatMap((each) =>
    each.says === "scores" && each.effect.type === "award" && each.head.type !== "step"
      ? [each.effect.points]
      : [],
  );
  const rest = scoring.filter(
    (each) =>
      !(each.says === "scores" && (each.effect.type === "award" || each.effect.type === "zero")),
  );
  if (placed.kind !== "scored" || points === undefined || awards.length !== 1 || rest.length > 0)
    return [];
  const isShared = statements.some(
    (each) => each.says === "scores" && (each.head.type === "step" || each.each),
  );
  if (awards[0] === points || isShared) return [];
  return [
    difference(beside, "points-differ", {
      zh: `条文得 ${awards[0]} 分，分值是 ${points} 分。`,
      en: `The clause gives ${awards[0]} points, the row has ${points}.`,
    }),
  ];
}

/** “（2分）” of a part, where the rubric's part has other points. */
export function partPoints(beside: Beside): ClauseDraft[] {
  const { wordings, placed } = beside;
  const { points } = placed.criterion;
  const printed = wordings.flatMap(({ text }) => numbersIn(text));
  if (printed.length === 0 || printed.some((each) => each.printed === points)) return [];
  return [
    difference(beside, "points-differ", {
      zh: `条文里没有 ${points} 分，这一部分的分值是 ${points} 分。`,
      en: `The clause has no ${points} points, which the part is worth.`,
    }),
  ];
}
