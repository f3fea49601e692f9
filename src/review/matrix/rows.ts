/** A unit's row of a review matrix, as its card is now. */
import { figureCell } from "../../ledger/figures";
import { valuesOf, type ReviewCard } from "../card";
import { matrixColumns, type MatrixForm } from "./columns";
import type { MatrixRow } from "./plan";
import { valueIn } from "./values";

export function matrixRow(
  card: ReviewCard,
  form: MatrixForm,
  of: Pick<MatrixRow, "file" | "sha256" | "state">,
): MatrixRow {
  const { stages } = form.rubric;
  const index = stages.findIndex(({ id }) => id === form.stage);
  return {
    ...{ card: card.id, unit: card.scorecard.unit, ...of },
    totals: [totalOf(card, stages[index - 1]?.id), totalOf(card, form.stage)],
    values: new Map(matrixColumns(form).map((column) => [column.key, valueIn(card, column)])),
  };
}

function totalOf(card: ReviewCard, stage: string | undefined): number | null {
  const value = stage === undefined ? null : valuesOf(card).at(figureCell("total", stage));
  return typeof value === "number" ? value : null;
}
