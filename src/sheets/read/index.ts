/** Cells → scorecard: rows by key, columns by header, values as people type them. */
import type { Rubric } from "../../rubric/types";
import type { Finding, Scorecard } from "../../scoring/types";
import { CardReader } from "./card-reader";
import type { SheetCells } from "./cells";
import { evidenceOwner, readEvidence } from "../evidence/read";
import { otherOrigin, type Origin } from "./origin";
import { readResult } from "./result-reader";
import { readYear } from "./year";

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
  const reader = readerOf(rubric, sheets, stated);
  const stages = Object.fromEntries(rubric.stages.map(({ id }) => [id, reader.stage(id)]));
  const { unit, year: typed, ...fields } = reader.fields();
  const place = reader.placeOfField("year");
  const { year, findings } = readYear(rubric, { year: typed, place }, drawnFor(stated));
  const { shown, accepted } = readResult(rubric, sheets);
  const evidence = sheets.find((sheet) => evidenceOwner(sheet) !== null);
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: unit === undefined || unit === "" ? stated.unit : unit,
    year: year === "" ? stated.year : year,
    readings: { ...stated.readings },
    stages,
    shown,
    ...(accepted === undefined ? {} : { accepted }),
    fields,
    ...(evidence ? { evidence: readEvidence(evidence) } : {}),
    findings: [...originFindings(rubric, stated), ...findings, ...reader.findings],
  };
}

/** The year that the card was drawn for, where the workbook says anything of it. */
const drawnFor = ({ version, year }: StatedCard) => (version === undefined ? undefined : year);

/** Where only the head line tells the year, the formulas are those of that year. */
function readerOf(
  rubric: Rubric,
  sheets: readonly SheetCells[],
  { readings, ...stated }: StatedCard,
): CardReader {
  const reader = new CardReader(rubric, sheets, readings, stated.year);
  if (stated.version !== undefined || stated.year !== "") return reader;
  const { year = "" } = reader.fields();
  return year === "" ? reader : new CardReader(rubric, sheets, readings, year);
}

function originFindings(rubric: Rubric, stated: StatedCard): Finding[] {
  const other = otherOrigin(rubric, stated);
  return other ? [{ ...other, severity: "warning" }] : [];
}
