/** What is seen of a cell, where that is nothing, or something else than it holds. */
import { parseAddress } from "../../sheets/plan/address";
import type { CellFormat } from "../../xlsx/cell-formats";
import type { FileWorkbook } from "../../xlsx/read";
import type { CellCondition } from "../../xlsx/read-sheet";
import type { Alignment } from "../align/align";
import { isDateFormat } from "../../sheets/read/cells";
import { foundIn, placeIn } from "../findings";
import type { FormCell } from "../align/template";
import type { GridCell } from "../align/grid";
import { hidesValue } from "../files/number-format";
import type { IntakeFinding } from "../types";
import { hidden } from "./hidden";

export const disguises = (alignment: Alignment, { formats }: FileWorkbook): IntakeFinding[] => [
  ...unseen(alignment, formats.cells),
  ...hiddenZeros(alignment),
  // A scale has several colours, and is told once.
  ...onceEach(
    alignment.grid.sheet.conditions.flatMap((condition) =>
      ofCondition(alignment, formats, condition),
    ),
  ),
];

const onceEach = (found: readonly IntakeFinding[]): IntakeFinding[] => [
  ...new Map(found.map((each) => [each.message.zh, each])).values(),
];

/** Text in the colour of its ground, and formats that show something else than the cell holds. */
function unseen(alignment: Alignment, formats: readonly CellFormat[]): IntakeFinding[] {
  const { grid } = alignment;
  const { pale, dressed } = suspectStyles(formats);
  // A sheet has hundreds, nearly all of them in the form's own format.
  const isSuspect = (row: number, column: number, style: number) =>
    pale.has(style) || formats[style]?.numberFormat !== plannedFormat(alignment, row, column);
  return [...grid.styled(dressed, isSuspect)].flatMap((cell): IntakeFinding[] => {
    if (isHiddenColumn(alignment, cell)) return [];
    const place = placeIn(grid, cell.row, cell.column);
    if (pale.has(cell.style))
      return [
        hidden(place, foundIn(cell), {
          zh: "文字颜色与底色几乎相同、字号极小、用了符号字体，或用“填充”对齐重复显示，看到的不是它的内容；请改回深色、正常大小、普通字体和对齐后核对。",
          en: "the text has nearly the colour of its ground, hardly any size, a font of signs, or is repeated all over its cell, so that it is not seen as it is; make it dark, large enough and plain, and check it.",
        }),
      ];
    if (!isDisguisedBy(alignment, cell, cell.numberFormat)) return [];
    return [
      hidden(place, foundIn(cell), {
        zh: `数字格式“${cell.numberFormat}”使单元格显示的不是它的内容；请改回常规格式后核对。`,
        en: `the number format “${cell.numberFormat}” shows something else than the cell holds; restore it and check.`,
      }),
    ];
  });
}

/** The form's own hidden columns are not seen anyway. */
function isHiddenColumn({ form, plannedColumn }: Alignment, { column }: GridCell): boolean {
  const planned = plannedColumn.get(column);
  return planned !== undefined && form.plan.columns[planned]?.hidden === true;
}

function plannedCell(
  { form, plannedRow, plannedColumn }: Alignment,
  row: number,
  column: number,
): FormCell | undefined {
  const at = (plannedRow.get(row) ?? -1) * form.columns + (plannedColumn.get(column) ?? 0);
  return form.cells.get(at);
}

const plannedFormat = (alignment: Alignment, row: number, column: number): string =>
  plannedCell(alignment, row, column)?.numberFormat ?? "General";

function isDisguisedBy(
  alignment: Alignment,
  { row, column, value, formula }: GridCell,
  format: string,
): boolean {
  const planned = plannedCell(alignment, row, column);
  const due = planned?.numberFormat ?? "General";
  // What somebody types may be a date; what is computed or printed is a date only where the form says so.
  const isOwn = planned?.open === false || formula !== undefined;
  if (isOwn && typeof value === "number" && isDateFormat(format)) return !isDateFormat(due);
  // Words in the place of a count are the form's own, whatever a program made of their spelling.
  return due !== format && !hidesValue(due, value, due) && hidesValue(format, value, due);
}

function hiddenZeros(alignment: Alignment): IntakeFinding[] {
  const { grid } = alignment;
  if (!grid.sheet.zerosHidden) return [];
  const [first, ...others] = [...grid.filled()].filter(
    (cell) => cell.value === 0 && !isHiddenColumn(alignment, cell),
  );
  if (!first) return [];
  const count = others.length + 1;
  return [
    hidden(placeIn(grid, first.row, first.column), 0, {
      zh: `工作表不显示零值，这一格${count > 1 ? `等 ${count} 格` : ""}填的是 0，看上去却是空的；请在“Excel 选项—高级”中勾选“在具有零值的单元格中显示零”后核对。`,
      en: `the sheet shows no zeros: this cell${count > 1 ? ` and ${count - 1} more` : ""} holds 0 and looks empty; have zeros shown (Options, Advanced) and check.`,
    }),
  ];
}

/** A conditional format that takes a value out of sight; whether it does so just now is the unit's own condition. */
function ofCondition(
  alignment: Alignment,
  { cells: formats, rules, ruleOf }: FileWorkbook["formats"],
  { areas, format, own, hidesValues }: CellCondition,
): IntakeFinding[] {
  const rule = own ? ruleOf(own) : format === null ? undefined : rules[format];
  const isSuspect = rule && (own ? mayHide(rule) : hidingRules(rules).has(rule));
  if (!hidesValues && !isSuspect) return [];
  const hides = (cell: GridCell) =>
    hidesValues || (rule !== undefined && hidesUnder(alignment, rule, formats[cell.style], cell));
  const cell = filledIn(alignment, areas).find(
    (each) => !isHiddenColumn(alignment, each) && hides(each),
  );
  if (!cell) return [];
  return [
    hidden(placeIn(alignment.grid, cell.row, cell.column), foundIn(cell), {
      zh: `条件格式或迷你图（${areas}）会使内容看不见，或显示成别的；请清除后核对。`,
      en: `a conditional format or sparkline (${areas}) takes contents out of sight or shows something else; clear it and check.`,
    }),
  ];
}

const hiding = new WeakMap<readonly CellFormat[], ReadonlySet<CellFormat>>();

/** Those that may take a value out of sight: nearly all are the form's own, which never do. */
function hidingRules(rules: readonly CellFormat[]): ReadonlySet<CellFormat> {
  let found = hiding.get(rules);
  if (!found) hiding.set(rules, (found = new Set(rules.filter(mayHide))));
  return found;
}

/** The form's own have a colour for the text and one for its ground, well apart. */
const mayHide = (rule: CellFormat): boolean =>
  [1, 0, -1].some((value) => hidesValue(rule.numberFormat, value)) ||
  (rule.fontColor === undefined) !== (rule.fill === undefined) ||
  (rule.fontColor !== undefined && isOnLikeGround(rule));

function hidesUnder(
  alignment: Alignment,
  rule: CellFormat,
  own: CellFormat | undefined,
  cell: GridCell,
): boolean {
  const isColoured = rule.fontColor !== undefined || rule.fill !== undefined;
  if (isColoured && isOnLikeGround({ ...own, ...rule })) return true;
  // A sign behind a text leaves it in sight.
  const isSigned = typeof cell.value === "string" && rule.numberFormat.includes("@");
  return !isSigned && isDisguisedBy(alignment, cell, rule.numberFormat);
}

function filledIn({ grid }: Alignment, areas: string): GridCell[] {
  return areas.split(" ").flatMap((address) => {
    const area = parseAddress(address);
    if (!area) return [];
    const isInside = (row: number) => row >= area.row && row < area.row + area.rows;
    return [...grid.filled(isInside)].filter(
      ({ column }) => column >= area.column && column < area.column + area.columns,
    );
  });
}

/** Numbers of styles. */
interface SuspectStyles {
  /** Their text is not seen as it is: it has the colour of its ground, or cannot be read. */
  pale: ReadonlySet<number>;
  /** These, and those with a number format of their own. */
  dressed: ReadonlySet<number>;
}

const suspects = new WeakMap<readonly CellFormat[], SuspectStyles>();

function suspectStyles(formats: readonly CellFormat[]): SuspectStyles {
  let found = suspects.get(formats);
  if (!found) {
    const numbers = [...formats.keys()];
    const isPale = (format: CellFormat) => format.isIllegible === true || isOnLikeGround(format);
    const pale = new Set(numbers.filter((style) => isPale(formats[style]!)));
    const isDressed = (style: number) =>
      pale.has(style) || formats[style]!.numberFormat !== "General";
    found = { pale, dressed: new Set(numbers.filter(isDressed)) };
    suspects.set(formats, found);
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
