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

/** What stands under 状态 of a unit whose card is not here. */
const NOT_HERE = "没有评分表";

/** Rows in the order of the list of units, whose other units have a locked row each; who is in no list comes last. */
export function listedRows(rows: readonly MatrixRow[], units: readonly string[]): MatrixRow[] {
  const names = units.map(plain);
  const listed = new Set(names);
  return [
    ...units.flatMap((unit, nth): MatrixRow[] => {
      const own = rows.filter((row) => plain(row.unit) === names[nth]);
      if (names.indexOf(names[nth]!) < nth) return [];
      return own.length > 0 ? own : [rowless(unit)];
    }),
    ...rows.filter(({ unit }) => !listed.has(plain(unit))),
  ];
}

const plain = (unit: string) => unit.normalize("NFKC").trim();

const rowless = (unit: string): MatrixRow => ({
  ...{ card: "", unit, file: "", sha256: "", state: NOT_HERE },
  ...{ totals: [null, null], values: new Map() },
});

function totalOf(card: ReviewCard, stage: string | undefined): number | null {
  const value = stage === undefined ? null : valuesOf(card).at(figureCell("total", stage));
  return typeof value === "number" ? value : null;
}
