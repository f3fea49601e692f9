/**
 * A second spreadsheet: works out the formulas of a plan as Excel does, in IEEE doubles with their last-bit noise. It
 * shares nothing with the evaluation of rules but the library that parses formulas.
 */
import "../../../src/functions/catalogue";
import { toNativeFormula } from "../../../src/formula/native";
import type { Scalar } from "../../../src/formula/values";
import type { WorkbookPlan } from "../../../src/sheets/plan/plan";
import type { SheetCells } from "../../../src/sheets/read";
import { compile, type Grid } from "./compile";
import { CellError, single, type Cell } from "./values";

/** What a person puts into a cell; neither: the cell is cleared. */
export interface Content {
  formula?: string;
  value?: Scalar;
}

type Plan = Pick<WorkbookPlan, "sheets"> & Partial<WorkbookPlan>;

export class Workbook implements Grid {
  private readonly contents = new Map<string, Map<number, Content>>();
  private readonly values = new Map<string, Map<number, Cell>>();

  constructor(readonly plan: Plan) {
    for (const { name, cells } of plan.sheets) {
      const contents = new Map<number, Content>();
      this.contents.set(name, contents);
      this.values.set(name, new Map());
      for (const { row, column, formula, value } of cells) {
        if (formula === undefined && value === undefined) continue;
        contents.set(
          at(row, column),
          formula === undefined ? { value: value ?? null } : { formula },
        );
      }
    }
  }

  put(sheet: string, row: number, column: number, content: Content): void {
    this.contents.get(sheet)?.set(at(row, column), content);
    for (const values of this.values.values()) values.clear();
  }

  type(sheet: string, row: number, column: number, value: Scalar): void {
    this.put(sheet, row, column, { value });
  }

  formula(sheet: string, row: number, column: number, formula: string): void {
    this.put(sheet, row, column, { formula });
  }

  /** What a cell shows; an error is its text. */
  value(sheet: string, row: number, column: number): Scalar {
    const cell = this.cell(sheet, row, column);
    return cell instanceof CellError ? cell.code : cell;
  }

  cell(sheet: string, row: number, column: number): Cell {
    const values = this.values.get(sheet);
    if (!values) return null;
    const key = at(row, column);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = this.calculate(sheet, this.contents.get(sheet)?.get(key));
    values.set(key, value);
    return value;
  }

  /** The sheet as a host hands it over. */
  read(sheet: string): SheetCells {
    const plan = this.plan.sheets.find(({ name }) => name === sheet);
    if (!plan) throw new Error(`there is no sheet ${sheet}`);
    const grid = (get: (row: number, column: number) => Scalar) =>
      plan.rowHeights.map((_, row) => plan.columns.map((__, column) => get(row, column)));
    const contents = this.contents.get(sheet);
    return {
      name: sheet,
      top: 0,
      left: 0,
      values: grid((row, column) => this.value(sheet, row, column) ?? ""),
      formulas: grid((row, column) => {
        const content = contents?.get(at(row, column));
        return content?.formula ?? content?.value ?? "";
      }),
    };
  }

  private calculate(sheet: string, content: Content | undefined): Cell {
    if (content?.formula === undefined) return content?.value ?? null;
    // A blank that is the result of a formula shows as 0.
    return single(compile(nativeOf(content.formula))(this, sheet)) ?? 0;
  }
}

const at = (row: number, column: number) => row * 1024 + column;

const natives = new Map<string, string>();

/** The formula as it stands in a sent workbook, but for the words that it carries of the original. */
function nativeOf(formula: string): string {
  let native = natives.get(formula);
  if (native === undefined) {
    native = toNativeFormula(formula).formula;
    if (natives.size >= MOST_NATIVES) natives.clear();
    natives.set(formula, native);
  }
  return native;
}

const MOST_NATIVES = 20_000;
