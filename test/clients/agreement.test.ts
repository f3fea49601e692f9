/** What LibreOffice shows in a cell and what the assessment of the same file says, where they could part. */
import type { SheetCells } from "../../src/sheets/read";
import { cardOf } from "../support/agreement/card";
import { expectAgreement } from "../support/agreement/expect";
import { ROWS as ALL_ROWS } from "../support/agreement/rows";
import { calculatedSheets, written } from "./filled-cards";
import { calculate, describeWithLibreOffice } from "./soffice";

/** To LibreOffice a logical is a number with a format of its own: ISNUMBER(TRUE) is TRUE there, and FALSE in Excel. */
const ROWS = ALL_ROWS.filter(
  ({ typed }) => !Object.values(typed).some((value) => typeof value === "boolean"),
);

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
});
