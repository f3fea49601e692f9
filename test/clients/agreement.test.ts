/** What LibreOffice shows in a cell and what the assessment of the same file says, where they could part. */
import { assess } from "../../src/scoring/assess";
import type { SheetCells } from "../../src/sheets/read";
import { readCards } from "../../src/xlsx/read";
import { cardOf } from "../support/agreement/card";
import { expectAgreement } from "../support/agreement/expect";
import { ROWS as ALL_ROWS, type AgreementRow } from "../support/agreement/rows";
import { calculatedSheets, written } from "./filled-cards";
import { calculate, describeWithLibreOffice } from "./soffice";

/** To LibreOffice a logical is a number with a format of its own: ISNUMBER(TRUE) is TRUE there, and FALSE in Excel. */
const isLogical = (value: AgreementRow["typed"][string]) =>
  typeof value === "boolean" || (typeof value === "object" && value?.formula === "=TRUE");
const ofLogicals = ({ typed }: AgreementRow) => Object.values(typed).some(isLogical);
const ROWS = ALL_ROWS.filter((row) => !ofLogicals(row));

describeWithLibreOffice()("Cells in LibreOffice", () => {
  let sheets: SheetCells[][] = [];

  beforeAll(async () => {
    const files = await Promise.all(ROWS.map((row) => written(cardOf(row))));
    const named = Object.fromEntries(files.map((file, index) => [String(index), file]));
    const values = await calculate(named);
    sheets = files.map((file, index) => calculatedSheets(file, values.get(String(index))!));
  }, 240_000);

  test.each(ROWS.map((row, index) => [row.what, row.figure, row.cell, index] as const))(
    "%s: %s shows %p",
    (_, __, ___, index) => expectAgreement(ROWS[index]!, cardOf(ROWS[index]!), sheets[index]!),
  );

  test.each(ALL_ROWS.filter(ofLogicals).map((row) => [row.what, row] as const))(
    "%s: LibreOffice computes with it, and the reading refuses it in words all the same",
    async (_, row) => {
      const { rubric } = cardOf(row).source;
      const file = await written(cardOf(row));
      const calculated = await calculate({ logical: file });
      const sheets = calculatedSheets(file, calculated.get("logical")!);
      const { cards } = await readCards(sheets, () => Promise.resolve(rubric));
      const { counted, findings } = assess(rubric, cards[0]!.scorecard);
      expect(counted).toBeNull();
      expect(findings).toContainEqual(
        expect.objectContaining({ kind: "unreadable", severity: "error", stage: "self" }),
      );
    },
  );
});
