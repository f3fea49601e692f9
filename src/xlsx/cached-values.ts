/**
 * What the formulas of a plan show before any spreadsheet has calculated them: for previews in mail programs and on
 * phones. A value that is not sure is left out; spreadsheets calculate the file when they open it.
 */
import {
  parseA1Range,
  tokenize,
  type AstExpression,
  type CallExpression,
  type RangeA1,
} from "@borgar/fx";
import { findFunction } from "../functions/catalogue";
import { BUILT_IN } from "../formula/built-in";
import { evaluate, type Lookup } from "../formula/evaluate";
import { toTree } from "../formula/parse";
import { FunctionError, type CellValue, type Scalar } from "../formula/values";
import type { PlanCell, WorkbookPlan } from "../sheets/plan";

/** The value of a formula's cell; null where it is not known. */
export type CachedValues = (sheet: string, cell: PlanCell) => string | number | boolean | null;

export function cachedValues(plan: WorkbookPlan): CachedValues {
  const values = new PlanValues(plan);
  return (sheet, { row, column }) => {
    try {
      return values.at(sheet, row, column) ?? 0;
    } catch (error) {
      // An error of the rule, or of a cell that it needs.
      if (error instanceof Unknown || error instanceof FunctionError) return null;
      throw error;
    }
  };
}

class Unknown extends Error {}

const idOf = (sheet: string, row: number, column: number) => `${sheet}\n${row}\n${column}`;

class PlanValues {
  private readonly cells = new Map<string, PlanCell>();
  private readonly known = new Map<string, Scalar | Error>();

  constructor(plan: WorkbookPlan) {
    for (const { name, cells } of plan.sheets)
      for (const cell of cells) this.cells.set(idOf(name, cell.row, cell.column), cell);
  }

  at(sheet: string, row: number, column: number): Scalar {
    const id = idOf(sheet, row, column);
    let value = this.known.get(id);
    if (value === undefined) {
      // A formula that leads back to itself finds this.
      this.known.set(id, new Unknown("circular"));
      value = this.calculate(sheet, this.cells.get(id));
      this.known.set(id, value);
    }
    if (value instanceof Error) throw value;
    return value;
  }

  private calculate(sheet: string, cell: PlanCell | undefined): Scalar | Error {
    if (cell?.formula === undefined) return cell?.value ?? null;
    try {
      const lookup = (name: string) => this.range(name, sheet);
      const tree = toTree(cell.formula, tokenize(cell.formula, { withLocation: true }));
      const value = evaluate(known(chosenBranch(tree, lookup), lookup), lookup);
      return Array.isArray(value) ? new Unknown("a range") : value;
    } catch (error) {
      return error as Error;
    }
  }

  /** Functions see errors in cells each in its own way: a formula over one is not known. */
  private needed(sheet: string, row: number, column: number): Scalar {
    try {
      return this.at(sheet, row, column);
    } catch (error) {
      throw error instanceof FunctionError ? new Unknown(error.code) : error;
    }
  }

  private range(reference: string, sheet: string): CellValue {
    const { name, range } = splitReference(reference, sheet);
    const [first, last] = [range.top!, range.bottom!];
    const rows: Scalar[][] = [];
    for (let row = first; row <= last; row++) {
      const cells: Scalar[] = [];
      for (let column = range.left!; column <= range.right!; column++)
        cells.push(this.needed(name, row, column));
      rows.push(cells);
    }
    return isOneCell(range) ? rows[0]![0]! : rows;
  }
}

function splitReference(reference: string, sheet: string): { name: string; range: RangeA1 } {
  const bang = reference.lastIndexOf("!");
  const name =
    bang < 0 ? sheet : reference.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'");
  const range = parseA1Range(reference.slice(bang + 1));
  if (range?.top == null || range.left == null || range.bottom == null || range.right == null)
    throw new Unknown(reference);
  return { name, range };
}

const isOneCell = ({ top, left, bottom, right }: RangeA1) => top === bottom && left === right;

/** What stands behind the guards of a formula: the branch that counts, so that the others need not be known. */
function chosenBranch(node: AstExpression, lookup: Lookup): AstExpression {
  if (!isCall(node, "IF")) return node;
  const [condition, yes, no] = node.arguments;
  if (!condition || !yes || !no) return node;
  return chosenBranch(isTrue(condition, lookup) ? yes : no, lookup);
}

/** One alternative that is surely true decides, whatever the others are. */
function isTrue(node: AstExpression, lookup: Lookup): boolean {
  if (!isCall(node, "OR")) {
    const value = evaluate(known(node, lookup), lookup);
    if (Array.isArray(value) || typeof value === "string") throw new Unknown("a condition");
    return value === true || (typeof value === "number" && value !== 0);
  }
  const unknown: unknown[] = [];
  for (const argument of node.arguments) {
    try {
      if (argument && isTrue(argument, lookup)) return true;
    } catch (error) {
      unknown.push(error);
    }
  }
  if (unknown.length > 0) throw unknown[0];
  return false;
}

/** The formula in the rules' language; other functions, and operations over whole ranges, are for spreadsheets. */
function known(node: AstExpression, lookup: Lookup, isOperand = false): AstExpression {
  switch (node.type) {
    case "ReferenceIdentifier":
      if (isOperand && !isOneCell(splitReference(node.value, "").range))
        throw new Unknown(node.value);
      return node;
    case "CallExpression":
      if (nameOf(node) === "COUNTIF") return counted(node, lookup);
      if (!BUILT_IN.has(nameOf(node)) && !findFunction(nameOf(node)))
        throw new Unknown(nameOf(node));
      return { ...node, arguments: node.arguments.map((each) => each && known(each, lookup)) };
    case "UnaryExpression":
    case "BinaryExpression":
      return { ...node, arguments: node.arguments.map((each) => known(each, lookup, true)) };
    default:
      return node;
  }
}

/** COUNTIF over a range, for one plain word. */
function counted({ arguments: args }: CallExpression, lookup: Lookup): AstExpression {
  const [range, word] = args;
  if (!range || word?.type !== "Literal" || !/^[\p{L}\p{N}]+$/u.test(String(word.value)))
    throw new Unknown("COUNTIF");
  const cells = [evaluate(range, lookup)].flat(2);
  const value = cells.filter((cell) => cell === word.value).length;
  return { ...word, value, raw: String(value) };
}

const nameOf = ({ callee }: CallExpression) => callee.name.toUpperCase();
const isCall = (node: AstExpression, name: string): node is CallExpression =>
  node.type === "CallExpression" && nameOf(node) === name;
