/** Rubric → 底稿. */
import type { Rubric } from "../../rubric/types";
import type { SheetCells } from "../../sheets/read/cells";
import { a1 } from "../../sheets/plan/address";
import type { SheetPlan, WorkbookPlan } from "../../sheets/plan/plan";
import { writeWorkbook } from "../../xlsx/write";
import { blockRows, shownColumns, valueAt, type Block } from "./blocks";
import { SHEETS, type DescribedSheet } from "./description";
import { changeCells, differences } from "./difference";
import { englishOf, addEnglish } from "./english";
import { flatten, type Fields, type FlatRubric } from "./flat";
import { cellsWith, type Cells } from "./in-cell";
import { Mistakes } from "./mistakes";
import { namesOf } from "./naming";
import { OTHER_HEADERS, OTHER_SHEET } from "./other-sheet";
import { Page } from "./page";
import { readSheets } from "./read";
import { SheetDraft } from "./sheet-draft";
import { spread } from "./spread";
import { tablePlan } from "./table-writer";

/** The file's bytes. */
export const writeRubricWorkbook = (rubric: Rubric): Promise<Uint8Array> =>
  writeWorkbook(rubricWorkbook(rubric), { title: rubric.name.zh });

/** The sheets that people work with, and 对照 for what of the rubric they cannot say. */
export function rubricWorkbook(rubric: Rubric): WorkbookPlan {
  const flat = flatten(rubric);
  const names = namesOf(flat);
  const cells = cellsWith(names, flat);
  const table = rubric.table ? [tablePlan(rubric, names, cells)] : [];
  const spreadOut = spread(flat);
  const sheets = [
    ...table,
    ...SHEETS.map((sheet) => describedPlan(sheet, spreadOut, cells)).filter(
      (plan) => plan !== null,
    ),
  ];
  const all = [...sheets, otherPlan(flat, sheets)];
  return { sheets: all, names: [], active: all[0]!.name };
}

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

/** Null where the rubric has nothing of the sheet. */
export function describedPlan(
  { name, items = [], blocks }: DescribedSheet,
  flat: Fields,
  cells: Cells,
): SheetPlan | null {
  const sheet = new SheetDraft(name);
  const said = items.filter(({ path }) => valueAt(flat, path) !== undefined);
  let row = 0;
  if (said.length > 0) {
    sheet.width(0, 16);
    sheet.width(1, 60);
    ["项目", "值"].forEach((header, at) => sheet.put(row, at, "header", header));
    row++;
    for (const { item, path, kind } of said) {
      sheet.put(row, 0, "result-label", item);
      sheet.put(row, 1, "text", cells.inCell(kind, valueAt(flat, path)));
      sheet.choose(row, 1, cells.choicesOf(kind), 1);
      row++;
    }
    row++;
  }
  const filled = blocks.filter(({ list }) => listOf(valueAt(flat, list)).length > 0);
  for (const block of filled) {
    const isOnly = row === 0 && blocks.length === 1;
    if (!isOnly) sheet.put(row++, 0, "section", block.heading);
    row = putBlock(sheet, block, listOf(valueAt(flat, block.list)), row, {
      ...cells,
      isLast: block === filled.at(-1),
    });
  }
  return row === 0 ? null : sheet.build({ rows: 1, columns: 1 });
}

/** Headers and rows of a block; answers the row of the next. */
function putBlock(
  sheet: SheetDraft,
  described: Block,
  objects: readonly Fields[],
  header: number,
  { inCell, choicesOf, isLast }: Cells & { isLast: boolean },
): number {
  const block = { ...described, columns: shownColumns(described, objects) };
  const first = header + 1;
  const rows = blockRows(block, objects, inCell);
  const next = first + rows.length + 1;
  block.columns.forEach(({ header: title, width, own, inner }, at) => {
    sheet.width(at, width);
    sheet.put(header, at, "header", title);
    // What stands below the block has other columns.
    const room = isLast ? undefined : next - first;
    sheet.choose(first, at, choicesOf((own ?? inner)!.kind), room);
  });
  rows.forEach((cells, index) =>
    cells.forEach((value, at) => sheet.put(first + index, at, "text", value)),
  );
  return next;
}

/** What the other sheets do not say: the English, and the difference between what they say and the rubric. */
function otherPlan(flat: FlatRubric, sheets: readonly SheetPlan[]): SheetPlan {
  const sheet = new SheetDraft(OTHER_SHEET);
  const english = englishOf(flat);
  const pages = sheets.map((plan) => new Page(cellsOf(plan)));
  const said = readSheets(pages, new Mistakes(""));
  addEnglish(said, english);
  [40, 40, 60].forEach((width, at) => sheet.width(at, width));
  let row = 0;
  const header = (names: readonly string[]) => {
    names.forEach((name, at) => sheet.put(row, at, "header", name));
    row++;
  };
  header(OTHER_HEADERS.english);
  for (const [zh, en] of english) {
    sheet.put(row, 0, "text", zh);
    sheet.put(row++, 1, "text", en);
  }
  row++;
  header(OTHER_HEADERS.changes);
  for (const change of differences(said, flat)) {
    changeCells(change).forEach((value, at) => sheet.put(row, at, "text", value));
    row++;
  }
  return sheet.build({ rows: 1, columns: 0 });
}

/** A sheet as it is read back from its file. */
export function cellsOf(plan: SheetPlan): SheetCells & { merges: string[] } {
  const rows = Math.max(0, ...plan.cells.map(({ row }) => row + 1));
  const values = Array.from({ length: rows }, () =>
    Array.from({ length: plan.columns.length }, (): string | number | boolean => ""),
  );
  for (const { row, column, value } of plan.cells) values[row]![column] = value ?? "";
  const merges = plan.merges.map(
    ({ row, column, rows, columns }) =>
      `${a1({ row, column })}:${a1({ row: row + rows - 1, column: column + columns - 1 })}`,
  );
  return { name: plan.name, values, formulas: values, top: 0, left: 0, merges };
}
