import type { CardReading } from "../../excel/types";
import type { ReviewCard } from "../../review/card";
import type { Rubric } from "../../rubric/types";

/** A card under review, as it was read last or is read in an act. */
export const cardOf = (
  { card: { id } }: Pick<CardReading, "card">,
  rubric: Rubric,
  { scorecard, rows }: Pick<CardReading, "scorecard" | "rows">,
): ReviewCard => ({ id, rubric, scorecard, rows });
