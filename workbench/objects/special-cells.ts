import { type Area, intersect } from "../model/area";
import type { Sheet } from "../grid/sheet";
import { invalidArgument, notImplemented } from "../wire/errors";

/** Kinds that Excel has and this host does not. */
const KINDS_ELSEWHERE = [
  "ConditionalFormats",
  "DataValidations",
  "SameConditionalFormat",
  "SameDataValidation",
];

/** Excel's kinds of values in one word: which types each takes in. */
const VALUE_TYPES: Record<string, string[]> = {
  All: ["String", "Double", "Boolean", "Error"],
  Errors: ["Error"],
  Logical: ["Boolean"],
  Numbers: ["Double"],
  Text: ["String"],
  ErrorsLogical: ["Error", "Boolean"],
  ErrorsNumbers: ["Error", "Double"],
  ErrorsText: ["Error", "String"],
  LogicalNumbers: ["Boolean", "Double"],
  LogicalText: ["Boolean", "String"],
  NumbersText: ["Double", "String"],
};

/** Areas of cells of one kind: formulas, constants, blanks of the used range, visible cells. */
export function specialCells(sheet: Sheet, area: Area, kind: string, valueType: string): Area[] {
  const types = VALUE_TYPES[valueType];
  if (!types) throw invalidArgument(`Value type "${valueType}".`);
  const matches = matcher(sheet, kind, types);
  const used = sheet.used(false);
  const within = used && intersect(area, used);
  if (!within) return [];
  return areasWhere(within, matches);
}

function matcher(sheet: Sheet, kind: string, types: string[]): (r: number, c: number) => boolean {
  switch (kind) {
    case "Formulas":
    case "Constants":
      return (r, c) => {
        const isFormula = sheet.formula(r, c) !== "";
        const isOfKind = sheet.hasContent(r, c) && isFormula === (kind === "Formulas");
        return isOfKind && types.includes(sheet.valueType(r, c));
      };
    case "Blanks":
      return (r, c) => !sheet.hasContent(r, c);
    case "Visible":
      return (r, c) => sheet.layout.isRowShown(r) && !sheet.layout.isColumnHidden(c);
    default:
      throw KINDS_ELSEWHERE.includes(kind)
        ? notImplemented(`Range.getSpecialCells("${kind}")`)
        : invalidArgument(`Kind "${kind}".`);
  }
}

/** Cells that match, as rectangles: runs in a row, joined with equal runs of the rows above. */
export function areasWhere(area: Area, matches: (row: number, column: number) => boolean): Area[] {
  const found: Area[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (const run of runsOf(area, row, matches)) {
      const above = found.find(
        (each) =>
          each.row + each.rows === row &&
          each.column === run.column &&
          each.columns === run.columns,
      );
      if (above) above.rows += 1;
      else found.push(run);
    }
  }
  return found;
}

function runsOf(area: Area, row: number, matches: (r: number, c: number) => boolean): Area[] {
  const found: Area[] = [];
  for (let column = area.column; column < area.column + area.columns; column++) {
    if (!matches(row, column)) continue;
    const last = found.at(-1);
    if (last && last.column + last.columns === column) last.columns += 1;
    else found.push({ row, column, rows: 1, columns: 1 });
  }
  return found;
}
