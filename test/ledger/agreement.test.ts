/**
 * What a cell shows and what the assessment of the same workbook says, side by side, where they could part. LibreOffice is
 * asked the same in test/clients/.
 */
import { ROWS } from "../support/agreement/rows";
import { expectAgreement } from "../support/agreement/expect";
import { cardOf } from "../support/agreement/card";
import { Workbook } from "../support/excel-doubles/workbook";
import { identitySheet } from "../support/random-cards/case";

test.each(ROWS.map((row) => [row.what, row.figure, row.cell, row.pane ?? row.cell, row] as const))(
  "%s: %s shows %p, the pane says %p",
  async (_, __, ___, ____, row) => {
    const card = cardOf(row);
    const workbook = new Workbook({ sheets: [...card.card.sheets, identitySheet(card)] });
    for (const { cell, content } of card.edits)
      workbook.put(cell.sheet, cell.row, cell.column, content);
    const sheets = workbook.plan.sheets.map(({ name }) => workbook.read(name));
    await expectAgreement(row, card, sheets);
  },
);
