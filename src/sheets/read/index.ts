/** Cells → scorecard: rows by key, columns by header, values as people type them. */
import type { Rubric } from "../../rubric/types";
import type { Finding, Scorecard } from "../../scoring/types";
import { CardReader } from "./card-reader";
import type { SheetCells } from "./cells";
import { otherOrigin, type Origin } from "./origin";
import { readResult } from "./result-reader";

export type { SheetCells } from "./cells";
export { kindOf } from "./sheet-kind";

/** What the workbook says of the card beside its cells (see `readIdentity`). */
export interface StatedCard extends Origin {
  unit: string;
  year: string;
  readings: Readonly<Record<string, string>>;
}

/** Reads the sheets of one card. Which is which is told by their keys, not by their names. */
export function readCard(
  rubric: Rubric,
  sheets: readonly SheetCells[],
  stated: StatedCard,
): Scorecard {
  const reader = new CardReader(rubric, sheets, stated.readings, stated.year);
  const stages = Object.fromEntries(rubric.stages.map(({ id }) => [id, reader.stage(id)]));
  const { unit, year, ...fields } = reader.fields();
  const { shown, accepted } = readResult(rubric, sheets);
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: unit === undefined || unit === "" ? stated.unit : unit,
    year: year === undefined || year === "" ? stated.year : year,
    readings: { ...stated.readings },
    stages,
    shown,
    ...(accepted === undefined ? {} : { accepted }),
    fields,
    findings: [...originFindings(rubric, stated), ...reader.findings],
  };
}

function originFindings(rubric: Rubric, stated: StatedCard): Finding[] {
  const other = otherOrigin(rubric, stated);
  return other ? [{ ...other, severity: "warning" }] : [];
}
