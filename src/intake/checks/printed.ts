/** Words, printed numbers and headers of the form, cell by cell. */
import { compare9 } from "../../formula/decimal";
import type { Alignment } from "../align/align";
import type { CardContext } from "../card/context";
import { finding, foundIn, placeIn, words } from "../findings";
import { folded, numbersIn } from "../align/fold";
import type { Grid, GridCell } from "../align/grid";
import type { FormCell } from "../align/template";
import type { Found, IntakeFinding } from "../types";

export function printedFindings({ sheets }: CardContext): IntakeFinding[] {
  return Object.values(sheets.alignments).flatMap(ofSheet);
}

function ofSheet(alignment: Alignment): IntakeFinding[] {
  const { form, grid, rows, columns } = alignment;
  const found: IntakeFinding[] = [];
  for (const planned of form.printed) {
    const row = rows[planned.row]!;
    const column = columns[planned.column]!;
    if (row < 0 || column < 0 || isSameContent(planned.value, grid, row, column)) continue;
    // A file whose pages end elsewhere says it once.
    if (planned.continued && grid.isEmpty(row, column)) continue;
    if (!isReading(alignment, planned))
      found.push(altered(alignment, planned, grid.cell(row, column)));
  }
  return found;
}

/** What is said of the readings in force is told as readings. */
const isReading = ({ form }: Alignment, { row }: FormCell) =>
  form.keys.get(row)?.startsWith("#reading:") ?? false;

function isSameContent(
  expected: string | number | boolean,
  grid: Grid,
  row: number,
  column: number,
): boolean {
  if (grid.formula(row, column) !== undefined) return false;
  const value = grid.value(row, column);
  if (value === expected) return true;
  if (typeof expected === "number")
    return typeof value === "number" && compare9(value, expected) === 0;
  return folded(value) === folded(expected) || isLaterRemark(expected, value);
}

/** Said of a form that was made after its rubric's validity. */
const isLaterRemark = (expected: unknown, value: unknown) =>
  folded(value) === folded(`${String(expected)}（生成本表时已过有效期）`);

function altered(alignment: Alignment, planned: FormCell, cell: GridCell): IntakeFinding {
  const { form, grid } = alignment;
  const place = placeIn(grid, cell.row, cell.column);
  const expected = planned.value as Found;
  const found = foundIn(cell);
  const [was, is] = [words(expected), words(found)];
  if (form.headerRows.includes(planned.row)) {
    const isAnother = form.headers.includes(folded(cell.value)) && folded(cell.value) !== "";
    return finding(
      "header-changed",
      isAnother ? "error" : "warning",
      place,
      { expected, found },
      {
        zh: `表头应为${was.zh}，现为${is.zh}；请改回原来的表头。`,
        en: `the header should be ${was.en} and is ${is.en}; restore it.`,
      },
    );
  }
  const other = rowSaying(alignment, planned, cell);
  if (other !== null)
    return finding(
      "key-differs",
      "error",
      place,
      { expected, found },
      {
        zh: `这一行的文字是另一行的：应为${was.zh}，现为${is.zh}；隐藏的行标识没有动，已按它读取。请核对这一行的内容填的是哪一项，用原表重新填写。`,
        en: `this row has the words of another: ${was.en} is due, ${is.en} stands there; it was read by its hidden key. Check which one its contents are for, and fill in the original form.`,
      },
    );
  if (isPoints(alignment, planned, cell))
    return finding(
      "points-changed",
      "error",
      place,
      { expected, found },
      {
        zh: `分值、权重或评分标准中的数字被改动：应为${was.zh}，现为${is.zh}；请改回原数，不要改动表格。`,
        en: `points, a weight or a number of the standard were changed: ${was.en} is due, ${is.en} stands there; restore it.`,
      },
    );
  return finding(
    "wording-changed",
    "warning",
    place,
    { expected, found },
    {
      zh: `表格文字与原表不同：应为${was.zh}，现为${is.zh}；请改回原文。`,
      en: `the wording differs from the form: ${was.en} is due, ${is.en} stands there; restore it.`,
    },
  );
}

/** The row of the form that says what stands in the place of another's words; null where none does. */
function rowSaying({ form }: Alignment, planned: FormCell, cell: GridCell): number | null {
  const words = folded(cell.value);
  const isLabel = form.role === "facts" ? planned.column === 1 : words.length >= LABEL;
  if (!isLabel || !isOfKey(form, planned.row)) return null;
  for (const { row, column, value } of form.printed)
    if (column === planned.column && row !== planned.row && isOfKey(form, row))
      if (folded(value) === words) return row;
  return null;
}

/** Shorter texts of a scorecard's row, such as a unit or “/”, are not its own alone. */
const LABEL = 6;

const isOfKey = ({ keys }: Alignment["form"], row: number) =>
  keys.has(row) && !keys.get(row)!.startsWith("#");

/** A printed number, or a text of the table that says other numbers. */
function isPoints({ form }: Alignment, { value, style }: FormCell, cell: GridCell): boolean {
  if (typeof value === "number" || style === "points") return true;
  return form.role === "scorecard" && numbersIn(String(value)) !== numbersIn(String(cell.value));
}
