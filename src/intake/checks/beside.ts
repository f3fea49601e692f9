/** What stands beside the form: protection, hidden things, links, comments. */
import { parseAddress } from "../../sheets/plan/address";
import type { Area } from "../../sheets/plan/plan";
import type { FileSheet, FileWorkbook } from "../../xlsx/read";
import type { Alignment } from "../align/align";
import type { CardContext } from "../card/context";
import { finding, foundIn, NOWHERE, placeIn } from "../findings";
import { Grid, address } from "../align/grid";
import type { IntakeFinding } from "../types";
import { claimsBeside, covers } from "./covers";
import { disguises } from "./disguises";
import { hidden } from "./hidden";

/** What concerns the sheets of a card. */
export function cardBeside(context: CardContext, book: FileWorkbook): IntakeFinding[] {
  return Object.values(context.sheets.alignments).flatMap((alignment) => [
    ...protection(alignment),
    ...visibility(alignment.grid.sheet),
    ...hiddenRows(alignment),
    ...hiddenColumns(alignment),
    ...covered(alignment),
    ...disguises(alignment, book),
    ...covers(alignment),
  ]);
}

/** What concerns the file: sheets that belong to no card, other files, macros, objects, comments. */
export function fileBeside(book: FileWorkbook, known: ReadonlySet<string>): IntakeFinding[] {
  return [
    ...book.sheets.filter(({ name }) => !known.has(name)).flatMap(unknownSheet),
    ...claimsBeside(book, known),
    ...outside(book),
    ...book.sheets.flatMap(({ name, comments }) =>
      comments.map(({ address: cell, text }) =>
        finding(
          "remark",
          "note",
          { sheet: name, cell },
          { found: text },
          {
            zh: `批注：${text}`,
            en: `comment: ${text}`,
          },
        ),
      ),
    ),
  ];
}

/** Of a sheet, and of what may be typed into its cells. */
function protection({ form, grid }: Alignment): IntakeFinding[] {
  const say = (message: IntakeFinding["message"]) =>
    finding("protection-removed", "note", { sheet: grid.name, cell: null }, {}, message);
  const isOpen = form.plan.protect && !grid.sheet.protected;
  const isUnchecked = form.plan.validations.length > 0 && !grid.sheet.validated;
  return [
    ...(isOpen
      ? [
          say({
            zh: "工作表的保护被去掉了；其余检查照常进行。",
            en: "the protection of the sheet is gone; everything else is checked as usual.",
          }),
        ]
      : []),
    ...(isUnchecked
      ? [
          say({
            zh: "工作表的数据有效性（填写时的检查和下拉选项）被去掉了；填写的内容在这里照常检查。",
            en: "the data validations of the sheet are gone; what was typed is checked here as usual.",
          }),
        ]
      : []),
  ];
}

function visibility({ name, visibility: shown }: FileSheet): IntakeFinding[] {
  if (shown === "visible") return [];
  return [
    hidden({ sheet: name, cell: null }, name, {
      zh: "这张表被隐藏了；内容照常读取。请核对后取消隐藏。",
      en: "this sheet of the card is hidden; it was read all the same. Check it and show it.",
    }),
  ];
}

function hiddenRows({ form, grid, rows, plannedRow }: Alignment): IntakeFinding[] {
  const own = new Set((form.plan.hiddenRows ?? []).map((row) => rows[row]));
  const filled = grid.sheet.hiddenRows.filter(
    (row) => !own.has(row) && (plannedRow.has(row) || holdsAny(grid, row)),
  );
  return runs(filled).map(([first, last]) =>
    hidden(
      { sheet: grid.name, cell: span(first, 0, last, Math.max(0, grid.columns - 1)) },
      last - first + 1,
      {
        zh: `第 ${first + 1}${last > first ? `–${last + 1}` : ""} 行被隐藏或筛选掉了；内容照常读取。请取消隐藏后核对。`,
        en: `row ${first + 1}${last > first ? `–${last + 1}` : ""} is hidden or filtered away; it was read all the same. Show it and check.`,
      },
    ),
  );
}

function holdsAny(grid: Grid, row: number): boolean {
  for (let column = 0; column < grid.columns; column++) if (!grid.isEmpty(row, column)) return true;
  return false;
}

function hiddenColumns({ form, grid, columns, plannedColumn }: Alignment): IntakeFinding[] {
  const own = new Set(
    form.plan.columns.flatMap(({ hidden: isHidden }, column) =>
      isHidden ? [columns[column]] : [],
    ),
  );
  const found: number[] = [];
  for (const { first, last } of grid.sheet.hiddenColumns)
    for (let column = first; column <= Math.min(last, grid.columns - 1); column++) {
      const isFilled = plannedColumn.has(column) || columnHoldsAny(grid, column);
      if (!own.has(column) && isFilled) found.push(column);
    }
  return runs(found).map(([first, last]) =>
    hidden(
      { sheet: grid.name, cell: span(0, first, Math.max(0, grid.rows - 1), last) },
      last - first + 1,
      {
        zh: "有列被隐藏了；内容照常读取。请取消隐藏后核对。",
        en: "columns are hidden; they were read all the same. Show and check them.",
      },
    ),
  );
}

function columnHoldsAny(grid: Grid, column: number): boolean {
  for (let row = 0; row < grid.rows; row++) if (!grid.isEmpty(row, column)) return true;
  return false;
}

const span = (top: number, left: number, bottom: number, right: number) =>
  `${address(top, left)}:${address(bottom, right)}`;

function runs(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const each of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] + 1 === each) last[1] = each;
    else found.push([each, each]);
  }
  return found;
}

/** Contents of cells that a merge covers: only its first cell is seen. */
function covered({ grid }: Alignment): IntakeFinding[] {
  return grid.sheet.merges.flatMap((address) => {
    const area = parseAddress(address);
    return area ? coveredBy(grid, address, area) : [];
  });
}

function coveredBy(grid: Grid, address: string, area: Area): IntakeFinding[] {
  const found: IntakeFinding[] = [];
  const bottom = Math.min(area.row + area.rows, grid.rows);
  const right = Math.min(area.column + area.columns, grid.columns);
  for (let row = area.row; row < bottom; row++)
    for (let column = area.column; column < right; column++) {
      const isSeen = row === area.row && column === area.column;
      if (isSeen || grid.isEmpty(row, column)) continue;
      found.push(
        hidden(placeIn(grid, row, column), foundIn(grid.cell(row, column)), {
          zh: `单元格被合并区域 ${address} 盖住，看不见；内容照常读取。请取消合并后核对。`,
          en: `the merged cells ${address} cover this one, so that it cannot be seen; it was read all the same. Take them apart and check.`,
        }),
      );
    }
  return found;
}

function unknownSheet(sheet: FileSheet): IntakeFinding[] {
  if (sheet.visibility === "visible" || sheet.values.length === 0) return [];
  return [
    hidden({ sheet: sheet.name, cell: null }, sheet.name, {
      zh: "文件里有一张不属于考核表的隐藏工作表，没有读取；请核实里面是什么。",
      en: "a hidden sheet that belongs to no card is in the file and was not read; find out what it holds.",
    }),
  ];
}

function outside({ links, macros, objects }: FileWorkbook): IntakeFinding[] {
  const say = (found: string, zh: string, en: string) =>
    finding("external", "warning", NOWHERE, { found }, { zh, en });
  return [
    ...links.map((link) =>
      say(
        link,
        `文件引用了另一个文件（${link}），没有打开它；请去掉链接后再交。`,
        `the file refers to another one (${link}), which was not opened; ask for a file without links.`,
      ),
    ),
    ...(macros.length > 0
      ? [
          say(
            macros.join("、"),
            "文件带有宏，没有运行；请另存为 .xlsx 后再交。",
            "the file holds macros, which were not run; save it as .xlsx.",
          ),
        ]
      : []),
    ...(objects.length > 0
      ? [
          say(
            objects.join("、"),
            "文件里嵌有其他对象，没有打开；请删去后再交。",
            "objects are embedded in the file and were not opened; remove them.",
          ),
        ]
      : []),
  ];
}
