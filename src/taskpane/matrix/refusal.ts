import { inputAt, type ReviewCard } from "../../review/card";
import type { MatrixColumn } from "../../review/matrix/columns";
import { readTyped } from "../../review/typed";
import type { Text } from "../../rubric/types";

/** Why what was typed cannot stand in its cell; null where it can. */
export function refusalOf(
  card: ReviewCard,
  columns: readonly MatrixColumn[],
  key: string,
  text: string,
): Text | null {
  const column = columns.find((each) => each.key === key);
  if (!column || column.kind === "reason") return null;
  const input = inputAt(card, column.stage, column.id, column.kind);
  if (!input) return null;
  const read = readTyped(card.rubric, input, text);
  return "refused" in read ? read.refused : null;
}
