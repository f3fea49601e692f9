/** Both sides of a row, from one workbook. */
import type { Scalar } from "../../../src/formula/values";
import { assess } from "../../../src/scoring/assess";
import type { FindingKind } from "../../../src/scoring/types";
import type { SheetCells } from "../../../src/sheets/read";
import { readCards } from "../../../src/xlsx/read";
import type { FilledCase } from "../random-cards/case";
import { figuresAsCellsShow } from "../random-cards/figures";
import type { AgreementRow } from "./rows";

/** Findings that say that something is wrong with what a cell holds or shows. */
const DOUBTS: readonly FindingKind[] = ["read-as", "unreadable", "ambiguous", "error"];

/** @param sheets of the workbook as it was calculated */
export async function expectAgreement(
  { figure, cell, pane = cell, says = [] }: AgreementRow,
  { card, source: { rubric } }: FilledCase,
  sheets: readonly SheetCells[],
): Promise<void> {
  const { cards } = await readCards(sheets, () => Promise.resolve(rubric));
  const read = cards.find((each) => each.card === card.id)!;
  const assessment = assess(rubric, read.scorecard);
  const found = figuresAsCellsShow(rubric, assessment, card.cells).find(
    ({ stage, key }) => `${stage} ${key}` === figure,
  );
  if (!found) throw new Error(`there is no figure ${figure}`);
  const { sheet, row, column } = found.cell;
  const shown = sheets.find(({ name }) => name === sheet)!.values[row]![column] ?? "";
  expect([shown, shownAs(found.expected)]).toEqual([cell, pane]);
  const doubts = assessment.findings.filter(({ kind }) => DOUBTS.includes(kind));
  expect([...new Set(doubts.map(({ kind }) => kind))]).toEqual(says);
}

const shownAs = (value: Scalar) => value ?? "";
