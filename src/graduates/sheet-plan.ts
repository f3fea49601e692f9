/** Plain sheets: cells at their places, without the heights and pages of a form. */
import { areaAddress } from "../sheets/plan/areas";
import type { Area, PlanCell, SheetPlan, StyleName } from "../sheets/plan/plan";
import { sheetPrefix } from "../sheets/card/sheet-names";

export type Content = Pick<PlanCell, "value" | "formula" | "numberFormat">;

/** A range with its sheet, both fixed: `归类!$B$2:$B$9`. */
export const fixed = (sheet: string, area: Area): string =>
  sheetPrefix(sheet) + areaAddress(area, { absolute: true });

/** A column of cells. */
export const column = (index: number, row: number, rows: number): Area => ({
  ...{ row, column: index, rows, columns: 1 },
});

export class PlainSheet {
  readonly cells: PlanCell[] = [];

  constructor(
    readonly name: string,
    private readonly visibility: SheetPlan["visibility"],
    private readonly style: StyleName = "text-center",
  ) {}

  put(row: number, at: number, content: Content, style = this.style): void {
    this.cells.push({ row, column: at, style, ...content });
  }

  build(
    columns: SheetPlan["columns"],
    options: Partial<Pick<SheetPlan, "freeze" | "validations" | "unlocked">> = {},
  ): SheetPlan {
    const rows = this.cells.reduce((most, { row }) => Math.max(most, row + 1), 1);
    const printed = columns.filter(({ hidden }) => !hidden).length;
    return {
      ...{ name: this.name, kind: "list", visibility: this.visibility, columns },
      ...{ rowHeights: [], cells: this.cells, merges: [], conditionalFormats: [] },
      ...{ validations: [], unlocked: [], protect: false },
      ...options,
      print: {
        ...{ orientation: "landscape", paper: "A4", breaksBefore: [], fitToWidth: true },
        ...{ centerHorizontally: true },
        area: { row: 0, column: 0, rows, columns: Math.max(1, printed) },
        margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5 },
      },
    };
  }
}
