/** What LibreOffice shows in a cell and what the assessment of the same file says, where they could part. */
import { readWorkbook } from "../../src/xlsx/read";
import type { SheetCells } from "../../src/sheets/read";
import { cardOf } from "../support/agreement/card";
import { expectAgreement } from "../support/agreement/expect";
import { ROWS } from "../support/agreement/rows";
import { withValues, written } from "./filled-cards";
import { calculate, describeWithLibreOffice } from "./soffice";

const CARDS = ROWS.map((row, index) => cardOf(row, `_${index}`));

describeWithLibreOffice()("Cells in LibreOffice", () => {
  let sheets: SheetCells[] = [];

  beforeAll(async () => {
    const file = await written(CARDS);
    const values = (await calculate({ cards: file })).get("cards")!;
    sheets = readWorkbook(file).map((sheet) => withValues(sheet, values));
  }, 240_000);

  test.each(ROWS.map((row, index) => [row.what, row.figure, row.cell, index] as const))(
    "%s: %s shows %p",
    (_, __, ___, index) => expectAgreement(ROWS[index]!, CARDS[index]!, sheets),
  );
});
