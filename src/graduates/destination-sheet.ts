/** 去向对照: each distinct destination, how many persons have it, and what it counts as: a reading, which can be edited. */
import type { SheetPlan } from "../sheets/plan/plan";
import { OPEN_CLASS, type Classes } from "./classes";
import { CODE_LIST } from "./class-columns";
import { CODES } from "./destinations";
import { TABLE_COLUMNS, TABLE_SHEET } from "./own-sheets";
import { column, fixed, PlainSheet } from "./sheet-plan";

const FIRST = 1;
const { value: VALUE, persons: PERSONS, code: CODE, means: MEANS, class: CLASS } = TABLE_COLUMNS;

/** The classes of the entries, in their order. */
export const entryClasses = ({ entries }: Classes): string =>
  fixed(TABLE_SHEET, column(CLASS, FIRST, Math.max(1, entries.length)));

export function tableSheet({ entries }: Classes): SheetPlan {
  const sheet = new PlainSheet(TABLE_SHEET, "visible");
  ["毕业去向", "人数", "代码", "算作", "类", "生成时的代码"].forEach((value, at) => {
    sheet.put(0, at, { value }, "header");
  });
  entries.forEach(({ value, persons, code }, nth) => {
    const row = FIRST + nth;
    const own = `C${row + 1}`;
    const place = `MATCH(${own}&"",${CODE_LIST.codes},0)`;
    sheet.put(row, VALUE, { value, numberFormat: "@" }, "text");
    sheet.put(row, PERSONS, { value: persons });
    sheet.put(row, CODE, { value: code ?? "", numberFormat: "@" }, "fact-self");
    sheet.put(row, TABLE_COLUMNS.drawn, { value: code ?? "", numberFormat: "@" });
    sheet.put(row, MEANS, { formula: `=IFERROR(INDEX(${CODE_LIST.names},${place}),"待确认")` });
    sheet.put(row, CLASS, { formula: `=IFERROR(${place},${OPEN_CLASS})` });
  });
  const codes = column(CODE, FIRST, Math.max(1, entries.length));
  return sheet.build(
    [
      { width: 40 },
      { width: 8 },
      { width: 8 },
      { width: 24 },
      { width: 8, hidden: true },
      { width: 8, hidden: true },
    ],
    {
      freeze: { rows: 1, columns: 0 },
      unlocked: [codes],
      validations: [
        { areas: [codes], rule: { type: "list", values: [...CODES] }, allowBlank: true },
      ],
    },
  );
}
