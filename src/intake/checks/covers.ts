/** What lies over the cells of a card, and what claims a result beside its form. */
import { areaAddress } from "../../sheets/plan/areas";
import type { FileSheet, FileWorkbook } from "../../xlsx/read";
import type { Overlay } from "../../xlsx/overlays";
import type { Alignment } from "../align/align";
import { Grid, type GridCell } from "../align/grid";
import { finding, foundIn, NOWHERE, placeIn, words } from "../findings";
import { folded } from "../align/fold";
import type { IntakeFinding } from "../types";
import { hidden } from "./hidden";

export const covers = (alignment: Alignment): IntakeFinding[] => [
  ...alignment.grid.sheet.overlays.flatMap((each) => ofOverlay(alignment, each)),
  ...besideForm(alignment),
  ...inMargins(alignment.grid.sheet),
];

/** What is said of the workbook itself, and of visible sheets that are none of a card's. */
export const claimsBeside = (
  { sheets, precisionAsShown, charts }: FileWorkbook,
  known: ReadonlySet<string>,
): IntakeFinding[] => [
  ...(precisionAsShown ? [AS_SHOWN] : []),
  ...charts.map(chartSheet),
  ...sheets.filter(({ name }) => !known.has(name)).flatMap(claimingSheet),
];

function ofOverlay(alignment: Alignment, { kind, area, text }: Overlay): IntakeFinding[] {
  const { grid, plannedRow, plannedColumn } = alignment;
  const isUnder = (at: number, first: number, count: number) => at >= first && at < first + count;
  const under = [...grid.filled((row) => isUnder(row, area.row, area.rows))].filter(
    ({ row, column }) =>
      isUnder(column, area.column, area.columns) &&
      column > 0 &&
      plannedRow.has(row) &&
      plannedColumn.has(column),
  );
  if (under.length === 0) return [];
  const rows = Math.min(area.rows, grid.rows - area.row);
  const columns = Math.min(area.columns, grid.columns - area.column);
  const place = { sheet: grid.name, cell: areaAddress({ ...area, rows, columns }) };
  if (kind === "table")
    return [
      hidden(place, "table", {
        zh: "表上套了一个“表格”，它的样式可能使内容看不见；内容照常读取。请把它转换为区域后核对。",
        en: "a table object lies over the form, whose style may take contents out of sight; they were read all the same. Convert it to a range and check.",
      }),
    ];
  const said = text === "" ? { zh: "", en: "" } : words(text);
  return [
    hidden(place, text || "drawing", {
      zh: `图片、图形或文本框${said.zh}盖住了单元格；计分按单元格里的内容，不按看到的。请移开后核对。`,
      en: `a picture, shape or text box ${said.en} lies over the cells; what the cells hold counts, not what is seen. Move it away and check.`,
    }),
  ];
}

/** Words that claim a result, and points as they are written. */
const RESULT = /总分|总计|合计|得分|总成绩|成绩|评分|分数|等级|等次|名次|排名/;
const POINTS = /\d\s*分(?!钟|别|之)/;

const hasDigit = (text: string) => /\d/.test(text);

const claims = (text: string): boolean =>
  POINTS.test(text) || (RESULT.test(text) && hasDigit(text));

const textOf = ({ value }: GridCell): string => folded(value).slice(0, LONGEST);

/** Nobody's total has more characters. */
const LONGEST = 200;

/** A number of a size that a score has; telephones and amounts are none. */
const isLikeScore = ({ value }: GridCell): boolean => {
  const number = typeof value === "number" ? value : Number(folded(value) || NaN);
  return Number.isFinite(number) && Math.abs(number) < 1000;
};

/** Whether a cell claims a result, by itself or by what stands in its row. */
function claiming(cells: readonly GridCell[]): GridCell | undefined {
  const named = new Set(cells.filter((cell) => RESULT.test(textOf(cell))).map(({ row }) => row));
  return cells.find(
    (cell) => claims(textOf(cell)) || (named.has(cell.row) && typeof cell.value === "number"),
  );
}

/** Numbers, and words of a result, in cells that the form does not have: people take them for the form's. */
function besideForm(alignment: Alignment): IntakeFinding[] {
  const { form, grid, inPlace, plannedRow, plannedColumn } = alignment;
  // As nearly all come back.
  if (inPlace && grid.rows <= form.rows && grid.columns <= form.columns) return [];
  const isOutside = ({ row, column }: GridCell) =>
    !plannedColumn.has(column) || (!plannedRow.has(row) && row > 0);
  const outside = [...grid.filled()].filter(isOutside);
  const beside = outside.filter(
    ({ row, column }) => plannedRow.has(row) && !plannedColumn.has(column),
  );
  const first = claiming(outside) ?? beside.find(isLikeScore);
  if (!first) return [];
  const found = foundIn(first);
  return [
    hidden(placeIn(grid, first.row, first.column), found, {
      zh: `表外另写有${words(found).zh}，像是分数或结果；它不是考核表的内容，没有计入。请删去或核实。`,
      en: `${words(found).en} stands beside the form and looks like a score or a result; it is none of the form's and does not count. Delete it or find out why.`,
    }),
  ];
}

/** Headers and footers of the printed pages. */
function inMargins({ name, margins }: FileSheet): IntakeFinding[] {
  if (!hasDigit(margins)) return [];
  const text = folded(margins.replace(/&"[^"]*"|&K[0-9A-F+-]{5,6}|&\d+|&[A-Z]/gi, " "));
  if (!claims(text)) return [];
  return [
    hidden({ sheet: name, cell: null }, text, {
      zh: `打印的页眉或页脚里写有${words(text).zh}，像是分数或结果；它不是考核表的内容，没有计入。请删去或核实。`,
      en: `the header or footer of the printed page says ${words(text).en}, which looks like a score or a result; it does not count. Delete it or find out why.`,
    }),
  ];
}

function claimingSheet(sheet: FileSheet): IntakeFinding[] {
  if (sheet.visibility !== "visible") return [];
  const grid = new Grid(sheet);
  const first = claiming([...grid.filled()]);
  if (!first) return [];
  const found = foundIn(first);
  return [
    hidden(placeIn(grid, first.row, first.column), found, {
      zh: `这张工作表不属于考核表，却写有${words(found).zh}，像是分数或结果；没有读取，也不计入。请核实。`,
      en: `this sheet belongs to no card and says ${words(found).en}, which looks like a score or a result; it was not read and does not count. Find out what it is.`,
    }),
  ];
}

/** What it shows is nowhere in cells. */
const chartSheet = (name: string): IntakeFinding =>
  hidden({ sheet: name, cell: null }, name, {
    zh: "这是图表或对话框工作表，没有单元格，没有读取；上面显示的数不计入得分。请核实后删去。",
    en: "this is a chart or dialog sheet without cells, so it was not read; what it shows does not count. Check it and delete it.",
  });

const AS_SHOWN = finding(
  "value-differs",
  "warning",
  NOWHERE,
  {},
  {
    zh: "文件设成了“将精度设为所显示的精度”，表里的合计可能按四舍五入后的数算；汇总按完整的数重新计算。请在“Excel 选项—高级”中取消后重新计算、保存再交。",
    en: "the file computes with precision as displayed, so that its sums may follow from rounded numbers; here all digits count. Turn that off (Options, Advanced), recalculate, save and send it again.",
  },
);
