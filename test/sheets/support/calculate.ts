/**
 * A spreadsheet in small: works out the formulas of a workbook plan, so that tests can compare them with what scoring
 * says. Arithmetic is binary, as in Excel; the catalogue's functions are the catalogue's.
 */
import { parse, tokenize, parseA1Range, type AstExpression } from "@borgar/fx";
import { findFunction } from "../../../src/functions/catalogue";
import { FunctionError, type CellValue, type Scalar } from "../../../src/formula/values";
import type { SheetPlan, WorkbookPlan } from "../../../src/sheets/plan";
import type { SheetCells } from "../../../src/sheets/read";

type Content = { formula?: string; value?: Scalar };

export class Workbook {
  private readonly cells = new Map<string, Content>();
  private readonly values = new Map<string, Scalar>();

  constructor(readonly plan: WorkbookPlan) {
    for (const sheet of plan.sheets) {
      for (const { row, column, formula, value } of sheet.cells) {
        if (formula === undefined && value === undefined) continue;
        this.cells.set(id(sheet.name, row, column), {
          ...(formula ? { formula } : { value: value ?? null }),
        });
      }
    }
  }

  type(sheet: string, row: number, column: number, value: Scalar): void {
    this.values.clear();
    this.cells.set(id(sheet, row, column), { value });
  }

  formula(sheet: string, row: number, column: number, formula: string): void {
    this.values.clear();
    this.cells.set(id(sheet, row, column), { formula });
  }

  value(sheet: string, row: number, column: number): Scalar {
    const key = id(sheet, row, column);
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const content = this.cells.get(key);
    const value =
      content?.formula === undefined
        ? (content?.value ?? null)
        : this.calculate(content.formula, sheet);
    this.values.set(key, value);
    return value;
  }

  /** The sheet as a host hands it over. */
  read(sheet: string): SheetCells {
    const plan = this.plan.sheets.find(({ name }) => name === sheet)!;
    const grid = (get: (row: number, column: number) => Scalar) =>
      plan.rowHeights.map((_, row) => plan.columns.map((__, column) => get(row, column)));
    return {
      name: sheet,
      top: 0,
      left: 0,
      values: grid((row, column) => this.value(sheet, row, column) ?? ""),
      formulas: grid((row, column) => {
        const content = this.cells.get(id(sheet, row, column));
        return content?.formula ?? content?.value ?? "";
      }),
    };
  }

  private calculate(formula: string, sheet: string): Scalar {
    try {
      const value = this.evaluate(
        parse(tokenize(formula, { withLocation: true })) as AstExpression,
        sheet,
      );
      return Array.isArray(value) ? (value[0]?.[0] ?? null) : (value ?? 0);
    } catch (error) {
      if (error instanceof FunctionError) return error.code;
      throw error;
    }
  }

  private evaluate(node: AstExpression, sheet: string): CellValue {
    switch (node.type) {
      case "Literal":
        return node.value as Scalar;
      case "ReferenceIdentifier":
        return this.range(node.value, sheet);
      case "ArrayExpression":
        return node.elements.map((row) => row.map((item) => (item as { value: Scalar }).value));
      case "UnaryExpression":
        return map(this.evaluate(node.arguments[0] as AstExpression, sheet), (value) =>
          node.operator === "%"
            ? number(value) / 100
            : node.operator === "-"
              ? -number(value)
              : number(value),
        );
      case "BinaryExpression": {
        const [left, right] = node.arguments.map((each) =>
          this.evaluate(each as AstExpression, sheet),
        );
        return pair(left!, right!, (a, b) => operate(node.operator, a, b));
      }
      case "CallExpression":
        return this.call(
          node.callee.name.toUpperCase(),
          node.arguments as (AstExpression | null)[],
          sheet,
        );
      default:
        throw new Error(`cannot evaluate ${node.type}`);
    }
  }

  private call(name: string, nodes: (AstExpression | null)[], sheet: string): CellValue {
    const argument = (index: number) => (nodes[index] ? this.evaluate(nodes[index], sheet) : null);
    if (name === "IF")
      return truth(single(argument(0))) ? argument(1) : nodes.length > 2 ? argument(2) : false;
    const args = nodes.map((_, index) => argument(index));
    const found = findFunction(name);
    if (found) {
      for (const value of args.flatMap(flat)) if (isError(value)) throw error(value);
      return found.evaluate(args);
    }
    const own = BUILT_IN[name];
    if (!own) throw new Error(`the test's spreadsheet has no ${name}`);
    return own(args);
  }

  private range(reference: string, sheet: string): CellValue {
    const bang = reference.lastIndexOf("!");
    const name =
      bang < 0 ? sheet : reference.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'");
    const range = parseA1Range(reference.slice(bang + 1))!;
    const rows = span(range.top!, range.bottom!);
    const columns = span(range.left!, range.right!);
    const block = rows.map((row) => columns.map((column) => this.value(name, row, column)));
    return rows.length === 1 && columns.length === 1 ? block[0]![0]! : block;
  }
}

const BUILT_IN: Record<string, (args: CellValue[]) => CellValue> = {
  AND: (args) => args.flatMap(flat).every(truth),
  OR: (args) => args.flatMap(flat).some(truth),
  NOT: ([value]) => !truth(single(value!)),
  SUM: (args) =>
    args
      .flatMap(flat)
      .reduce<number>((sum, each) => sum + (typeof each === "number" ? each : 0), 0),
  COUNT: (args) => args.flatMap(flat).filter((each) => typeof each === "number").length,
  COUNTA: (args) => args.flatMap(flat).filter((each) => each !== null).length,
  COUNTIF: ([range, word]) => flat(range!).filter((each) => each === word).length,
  MIN: (args) => Math.min(...args.flatMap(flat).filter((each) => typeof each === "number")),
  MAX: (args) => Math.max(...args.flatMap(flat).filter((each) => typeof each === "number")),
  ISNUMBER: ([value]) => map(value!, (each) => typeof each === "number"),
  SUMPRODUCT: (args) =>
    flat(args.reduce((a, b) => pair(a, b, (x, y) => number(x) * number(y)))).reduce<number>(
      (sum, each) => sum + (typeof each === "number" ? each : 0),
      0,
    ),
  ROUND: ([value, digits]) => rounded(number(single(value!)), number(single(digits!)), Math.round),
  ROUNDDOWN: ([value, digits]) =>
    rounded(number(single(value!)), number(single(digits!)), Math.trunc),
};

/** As Excel rounds: of the 15 digits that it shows. */
function rounded(value: number, digits: number, how: (value: number) => number): number {
  const scaled = Number((value * 10 ** digits).toPrecision(15));
  return (Math.sign(scaled) * how(Math.abs(scaled))) / 10 ** digits;
}

function operate(operator: string, a: Scalar, b: Scalar): Scalar {
  if (isError(a)) throw error(a);
  if (isError(b)) throw error(b);
  if (operator === "&") return `${a ?? ""}${b ?? ""}`;
  if (["=", "<>", "<", ">", "<=", ">="].includes(operator)) return compare(operator, a, b);
  const [x, y] = [number(a), number(b)];
  if (operator === "+") return x + y;
  if (operator === "-") return x - y;
  if (operator === "*") return x * y;
  if (y === 0) throw new FunctionError("#DIV/0!", { zh: "除数是 0", en: "division by 0" });
  return x / y;
}

const KINDS = ["number", "string", "boolean"];

function compare(operator: string, left: Scalar, right: Scalar): boolean {
  const fill = (value: Scalar, other: Scalar): Scalar =>
    value ?? (typeof other === "string" ? "" : typeof other === "boolean" ? false : 0);
  const [a, b] = [fill(left, right), fill(right, left)];
  const order =
    typeof a === typeof b
      ? a === b
        ? 0
        : a! < b!
          ? -1
          : 1
      : KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

function number(value: Scalar): number {
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  throw isError(value)
    ? error(value)
    : new FunctionError("#VALUE!", { zh: "不是数字", en: "no number" });
}

const truth = (value: Scalar): boolean => number(value) !== 0;
const isError = (value: Scalar): value is string =>
  typeof value === "string" && value.startsWith("#");
const error = (code: string) => new FunctionError(code as "#VALUE!", { zh: code, en: code });
const flat = (value: CellValue): Scalar[] => (Array.isArray(value) ? value.flat() : [value]);
const single = (value: CellValue): Scalar => flat(value)[0] ?? null;
const span = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const id = (sheet: string, row: number, column: number) => `${sheet}\n${row}\n${column}`;

function map(value: CellValue, act: (value: Scalar) => Scalar): CellValue {
  return Array.isArray(value) ? value.map((row) => row.map(act)) : act(value);
}

function pair(a: CellValue, b: CellValue, act: (a: Scalar, b: Scalar) => Scalar): CellValue {
  if (!Array.isArray(a) && !Array.isArray(b)) return act(a, b);
  const shape = Array.isArray(a) ? a : (b as Scalar[][]);
  const at = (value: CellValue, row: number, column: number) =>
    Array.isArray(value) ? (value[row]?.[column] ?? null) : value;
  return shape.map((row, r) => row.map((_, c) => act(at(a, r, c), at(b, r, c))));
}

export function sheetOf(plan: WorkbookPlan, kind: SheetPlan["kind"]): SheetPlan {
  return plan.sheets.find((sheet) => sheet.kind === kind)!;
}
