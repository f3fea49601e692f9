/** What stands beside the form: protection, hidden things, links, comments. */
import type { CellFormat } from "../../xlsx/cell-formats";
import { parseAddress } from "../../sheets/address";
import type { Area } from "../../sheets/plan";
import type { FileSheet, FileWorkbook } from "../../xlsx/read";
import type { Alignment } from "../align";
import type { CardContext } from "../context";
import { finding, foundIn, NOWHERE, placeIn } from "../findings";
import { Grid, address } from "../grid";
import { hidesValue } from "../number-format";
import type { IntakeFinding } from "../types";

/** What concerns the sheets of a card. */
export function cardBeside(context: CardContext, book: FileWorkbook): IntakeFinding[] {
  return Object.values(context.sheets.alignments).flatMap((alignment) => [
    ...protection(alignment),
    ...visibility(alignment.grid.sheet),
    ...hiddenRows(alignment),
    ...hiddenColumns(alignment),
    ...covered(alignment),
    ...unseen(alignment, book),
  ]);
}

/** What concerns the file: sheets that belong to no card, other files, macros, objects, comments. */
export function fileBeside(book: FileWorkbook, known: ReadonlySet<string>): IntakeFinding[] {
  return [
    ...book.sheets.filter(({ name }) => !known.has(name)).flatMap(unknownSheet),
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

function protection({ form, grid }: Alignment): IntakeFinding[] {
  if (!form.plan.protect || grid.sheet.protected) return [];
  return [
    finding(
      "protection-removed",
      "note",
      { sheet: grid.name, cell: null },
      {},
      {
        zh: "工作表的保护被去掉了；其余检查照常进行。",
        en: "the protection of the sheet is gone; everything else is checked as usual.",
      },
    ),
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

const hidden = (
  place: { sheet: string | null; cell: string | null },
  found: IntakeFinding["found"],
  message: IntakeFinding["message"],
) => finding("hidden-content", "warning", place, { found }, message);

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

/** Text in the colour of its ground, and formats that show something else than the cell holds. */
function unseen(alignment: Alignment, { formats }: FileWorkbook): IntakeFinding[] {
  const { form, grid, plannedColumn, plannedRow } = alignment;
  const pale = paleStyles(formats);
  const { top, styles, numberFormats = [] } = grid.sheet;
  const isDressed = (row: number) =>
    styles[row - top]?.some((style) => pale.has(style)) === true ||
    numberFormats[row - top]?.some((format) => format !== "General") === true;
  return [...grid.filled(isDressed)].flatMap((cell): IntakeFinding[] => {
    if (!pale.has(cell.style) && cell.numberFormat === "General") return [];
    const column = plannedColumn.get(cell.column);
    if (column !== undefined && form.plan.columns[column]?.hidden) return [];
    const place = placeIn(grid, cell.row, cell.column);
    if (pale.has(cell.style))
      return [
        hidden(place, foundIn(cell), {
          zh: "文字颜色与底色几乎相同，看不见；请改回深色文字后核对。",
          en: "the text has nearly the colour of its ground and cannot be seen; make it dark and check it.",
        }),
      ];
    const planned = form.cells.get((plannedRow.get(cell.row) ?? -1) * form.columns + (column ?? 0));
    const due = planned?.numberFormat ?? "General";
    // Words in the place of a count are the form's own, whatever a program made of their spelling.
    if (due === cell.numberFormat || hidesValue(due, cell.value, due)) return [];
    if (!hidesValue(cell.numberFormat, cell.value, due)) return [];
    return [
      hidden(place, foundIn(cell), {
        zh: `数字格式“${cell.numberFormat}”使单元格显示的不是它的内容；请改回常规格式后核对。`,
        en: `the number format “${cell.numberFormat}” shows something else than the cell holds; restore it and check.`,
      }),
    ];
  });
}

const pales = new WeakMap<readonly CellFormat[], ReadonlySet<number>>();

/** The numbers of the styles whose text cannot be seen. */
function paleStyles(formats: readonly CellFormat[]): ReadonlySet<number> {
  let found = pales.get(formats);
  if (!found) {
    found = new Set(formats.flatMap((format, style) => (isOnLikeGround(format) ? [style] : [])));
    pales.set(formats, found);
  }
  return found;
}

const isOnLikeGround = ({ fontColor = "000000", fill = "FFFFFF" }: CellFormat): boolean =>
  distance(fontColor, fill) < NEARLY;

/** Of 441 between black and white. */
const NEARLY = 60;

function distance(a: string, b: string): number {
  const parts = (color: string) => [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16));
  const [one, other] = [parts(a), parts(b)];
  return Math.hypot(...one.map((value, index) => value - other[index]!));
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
        `文件引用了另一个文件（${link}），没有打开它；请对方去掉链接后再交。`,
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
