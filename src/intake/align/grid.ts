/** A sheet of a file by its own rows and columns, counted from 0. */
import type { Scalar } from "../../formula/values";
import { a1 } from "../../sheets/plan/address";
import type { FileSheet } from "../../xlsx/read";

export interface GridCell {
  row: number;
  column: number;
  value: Scalar;
  formula: string | undefined;
  numberFormat: string;
  style: number;
}

export class Grid {
  /** One behind the last. */
  readonly rows: number;
  readonly columns: number;

  constructor(readonly sheet: FileSheet) {
    this.rows = sheet.top + sheet.values.length;
    this.columns = sheet.left + (sheet.values[0]?.length ?? 0);
  }

  get name(): string {
    return this.sheet.name;
  }

  /** "" where nothing stands; null where a formula was never computed. */
  value(row: number, column: number): Scalar {
    const { top, left, values } = this.sheet;
    const value = values[row - top]?.[column - left];
    return value === undefined ? "" : value;
  }

  formula(row: number, column: number): string | undefined {
    const { top, left, formulas } = this.sheet;
    const formula = formulas[row - top]?.[column - left];
    return typeof formula === "string" && formula.startsWith("=") ? formula : undefined;
  }

  cell(row: number, column: number): GridCell {
    const { top, left, numberFormats, styles } = this.sheet;
    return {
      row,
      column,
      value: this.value(row, column),
      formula: this.formula(row, column),
      numberFormat: numberFormats?.[row - top]?.[column - left] ?? "General",
      style: styles[row - top]?.[column - left] ?? 0,
    };
  }

  isEmpty(row: number, column: number): boolean {
    return this.value(row, column) === "" && this.formula(row, column) === undefined;
  }

  /**
   * Every cell that holds something, row by row.
   *
   * @param wanted rows that are looked at; all by default
   */
  *filled(wanted: (row: number) => boolean = () => true): Generator<GridCell> {
    const { top, left, values } = this.sheet;
    for (let r = 0; r < values.length; r++) {
      if (!wanted(top + r)) continue;
      for (let c = 0; c < values[r]!.length; c++)
        if (!this.isEmpty(top + r, left + c)) yield this.cell(top + r, left + c);
    }
  }

  /** Those among them that have one of these styles, and are wanted. */
  *styled(
    wanted: ReadonlySet<number>,
    isWanted: (row: number, column: number, style: number) => boolean,
  ): Generator<GridCell> {
    const { top, left, styles } = this.sheet;
    for (let r = 0; r < styles.length; r++) {
      const row = styles[r]!;
      for (let c = 0; c < row.length; c++)
        if (
          wanted.has(row[c]!) &&
          isWanted(top + r, left + c, row[c]!) &&
          !this.isEmpty(top + r, left + c)
        )
          yield this.cell(top + r, left + c);
    }
  }
}

export const address = (row: number, column: number): string => a1({ row, column });
