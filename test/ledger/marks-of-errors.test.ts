import { FunctionError, type ErrorCode } from "../../src/formula/values";
import { cellName } from "../../src/ledger/cells";
import { ledgerOf } from "../../src/ledger/ledger";
import { markCell, MARKS } from "../../src/ledger/marks";
import { CardValues } from "../../src/ledger/values";
import { criteriaOf } from "../../src/rubric/model";
import { rulebookOf } from "../../src/rubric/rulebook";
import { agreementRubric } from "../support/agreement/rubric";
import { drawCard } from "../support/random-cards/draw";
import { Workbook } from "../support/excel-doubles/workbook";
import { rubricOf } from "../support/rubrics";

const rubric = agreementRubric();

/** A count, a date, a choice, a flag and a line of several. */
const FACTS = ["cases", "when", "level", "yes", "amounts.c"];

function markOf(of: typeof rubric, kind: "fact" | "part", key: string, code: ErrorCode) {
  const stage = of.stages[0]!.id;
  const error = new FunctionError(code, { zh: code, en: code });
  const values = new CardValues(ledgerOf(rulebookOf(of)), (cell) =>
    cell === cellName(kind, key, stage) ? error : undefined,
  );
  return values.at(markCell(kind, key, stage));
}

describe.each(FACTS)("The mark of the fact %s", (key) => {
  test.each(["#NAME?", "#GETTING_DATA", "#BUSY!"] as const)("does not blame %s", (code) => {
    expect(markOf(rubric, "fact", key, code)).toBe(MARKS.unloaded);
  });

  test.each(["#DIV/0!", "#VALUE!", "#REF!", "#N/A"] as const)("cannot read %s", (code) => {
    expect(markOf(rubric, "fact", key, code)).toBe(MARKS.unreadable);
  });

  test.each([
    ["=NO.SUCH(1)", MARKS.unloaded],
    ["=1/0", MARKS.unreadable],
  ])("is in the workbook for %s: %s", (formula, word) => {
    const card = drawCard(rubric, {});
    const workbook = new Workbook({ sheets: card.sheets });
    const { sheet, row, column } = card.cells.input("self", key);
    workbook.put(sheet, row, column, { formula });
    const mark = card.places({ kind: "mark", id: `fact:${key}`, stage: "self" })!;
    expect(workbook.read(mark.sheet).values[mark.row]![mark.column]).toBe(word);
  });
});

test("The mark of a part score says the same", () => {
  const imnu = rubricOf("imnu");
  const { criterion } = criteriaOf(imnu).find((each) => each.criterion.parts)!;
  const part = `${criterion.id}#1`;
  expect(markOf(imnu, "part", part, "#NAME?")).toBe(MARKS.unloaded);
  expect(markOf(imnu, "part", part, "#N/A")).toBe(MARKS.unreadable);
});
