/** Both sides of a row, from one workbook. */
import type { Scalar } from "../../../src/formula/values";
import { COUNTED } from "../../../src/ledger/cells";
import type { Rubric } from "../../../src/rubric/types";
import { assess } from "../../../src/scoring/assess";
import type { Assessment, FindingKind } from "../../../src/scoring/types";
import type { CellRef } from "../../../src/sheets/plan/address";
import type { SheetCells } from "../../../src/sheets/read";
import { readCards } from "../../../src/xlsx/read";
import type { FilledCase } from "../random-cards/case";
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
  const { sheet, row, column } = cellOf(card, figure);
  const shown = sheets.find(({ name }) => name === sheet)!.values[row]![column] ?? "";
  expect([shown, told(rubric, assessment, figure)]).toEqual([cell, pane]);
  const doubts = assessment.findings.filter(({ kind }) => DOUBTS.includes(kind));
  expect([...new Set(doubts.map(({ kind }) => kind))]).toEqual(says);
}

function cellOf({ cells }: FilledCase["card"], figure: string): CellRef {
  const [stage = "", key = ""] = figure.split(" ");
  return key.startsWith("score:")
    ? cells.score(stage, key.slice("score:".length))
    : cells.figure(stage === "counted" ? COUNTED : stage, key);
}

/** What the assessment says, in the words of the cell. */
function told({ stages: all }: Rubric, assessment: Assessment, figure: string): Scalar {
  const [stage = "", key = ""] = figure.split(" ");
  const { stages, vetoes, counted, figures } = assessment;
  const result = stages.find((each) => each.stage === stage);
  if (key.startsWith("score:")) return result!.criteria[key.slice("score:".length)]!.score ?? "";
  if (key === "veto") return (result ?? { vetoes }).vetoes.length > 0 ? "是" : "否";
  if (key === "total") return (result ? result.total : figures.total) ?? "";
  return all.find(({ id }) => id === counted)?.name.zh ?? figures.stage ?? "";
}
