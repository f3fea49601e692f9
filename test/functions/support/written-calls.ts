import { compileToCell } from "../../../src/formula/compile";
import { evaluateFormula } from "../../../src/formula/evaluate";
import { toNativeFormula } from "../../../src/formula/native";
import { parseFormula } from "../../../src/formula/parse";
import { FunctionError, type CellValue, type Scalar } from "../../../src/formula/values";
import type { CatalogueFunction } from "../../../src/functions/definition";
import { columnLetters } from "../../../src/sheets/plan/address";
import type { Computed, TestCell } from "../../clients/spreadsheet";
import type { RandomCall, RandomCalls } from "./random-calls";

/** Random calls as they are written into the cells of a workbook, for a spreadsheet to compute their native twins. */

/** A formula with a call, its native twin, and the value that both have. */
export interface Case {
  readonly cellFormula: string;
  readonly native: string;
  readonly expected: Computed;
}

/** Calls stand alone, or inside other functions as a user would nest them. */
const WRAPPERS = {
  number: [
    "{}",
    "{}",
    'IF({}>=1,"达到","未达")',
    "SUM({},1)",
    "ROUND({},9)",
    "-{}*2",
    'IFERROR({},"错")',
    'IF({}="","空",{})',
  ],
  boolean: ["{}", 'IF({},"是","否")', "NOT({})"],
  text: ["{}", '{}&"。"', 'IF({}="入选",1,0)', 'IFERROR({},"错")'],
  any: ["{}", "{}", 'IFERROR({},"错")', 'IF({}="","空",{})', 'IF({}=2,"是","否")'],
};

/** The sheet that the calls' cells stand on. */
export const DATA = "数据";

/** The rows that the cells of one call take up: no range is higher. */
export const BAND = 6;

/** Lays a call's arguments out side by side in a band of rows of its own. */
export function layOut(call: RandomCall, data: TestCell[][], prefix = "a") {
  const top = data.length;
  for (let row = 0; row < BAND; row++) data.push([]);
  const values = new Map<string, CellValue>();
  const references = new Map<string, string>();
  let column = 0;
  const args = call.args.map((argument, index) => {
    if (!argument) return "";
    if (!argument.inCells) return literal(argument.value);
    const name = `${prefix}_${index}_`;
    const block = Array.isArray(argument.value) ? argument.value : [[argument.value]];
    block.forEach((cells, row) =>
      cells.forEach((cell, offset) => (data[top + row]![column + offset] = cell)),
    );
    values.set(name, argument.value);
    references.set(name, `${DATA}!${area(top, column, block.length, block[0]!.length)}`);
    column += block[0]!.length;
    return name;
  });
  return { text: `${call.called.name}(${args.join(",")})`, values, references };
}

/** A random call of a function as a user would write it, over cells of its own. */
export function randomCase(
  calls: RandomCalls,
  called: CatalogueFunction,
  data: TestCell[][],
): Case {
  const call = calls.call(called);
  // LibreOffice takes TRUE for 1: comparisons of it with numbers are not for this test.
  const wrapper = calls.pick(WRAPPERS[called.result.kind]);
  const { text, values, references } = layOut(call, data);
  return toCase(wrapper.replaceAll("{}", text), values, references);
}

/** A rule over cells that `layOut` has laid out, as a cell holds it, as its native twin, and its value. */
export function toCase(
  text: string,
  values: ReadonlyMap<string, CellValue>,
  references: ReadonlyMap<string, string>,
): Case {
  const rule = parseFormula(text);
  const cellFormula = compileToCell(rule, (name) => references.get(name)!);
  return {
    cellFormula,
    native: toNativeFormula(cellFormula).formula,
    expected: evaluated(() => evaluateFormula(rule, (name) => values.get(name)!) as Scalar),
  };
}

/** The address of a block of cells; rows and columns count from 0. */
export function area(top: number, left: number, height: number, width: number): string {
  const first = `${columnLetters(left)}${top + 1}`;
  const last = `${columnLetters(left + width - 1)}${top + height}`;
  return first === last ? first : `${first}:${last}`;
}

function evaluated(compute: () => Scalar): Computed {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FunctionError) return { error: error.code };
    throw error;
  }
}

/** A value as a formula writes it. */
export function literal(value: CellValue): string {
  if (Array.isArray(value)) return `{${value.map((row) => row.map(literal).join(",")).join(";")}}`;
  if (typeof value === "string") return `"${value}"`;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value).toUpperCase();
}

export const isError = (value: Computed) => typeof value === "object" && value !== null;

/** Binary arithmetic in the spreadsheet may be a hair off; anything more is a difference. */
export function isSame(found: Computed, expected: Computed): boolean {
  if (typeof found === "number" && typeof expected === "number") {
    return Math.abs(found - expected) <= 1e-11 * Math.max(1, Math.abs(expected));
  }
  return JSON.stringify(found) === JSON.stringify(expected);
}
