/** A cell's formula as a program over the cells of a workbook. The grammar is the library's, the meaning is Excel's. */
import { parse, parseA1Range, tokenize, type AstExpression } from "@borgar/fx";
import { FUNCTIONS } from "./functions";
import { binary, unary } from "./operators";
import { Area, CellError, NAME, type Cell, type Value } from "./values";

/** Where formulas find other cells. */
export interface Grid {
  cell(sheet: string, row: number, column: number): Cell;
}

export type Program = (grid: Grid, sheet: string) => Value;

const programs = new Map<string, Program>();

/** @param formula beginning with `=`, of native functions only */
export function compile(formula: string): Program {
  let program = programs.get(formula);
  if (!program) {
    program = compileNode(treeOf(formula));
    if (programs.size >= MOST_PROGRAMS) programs.clear();
    programs.set(formula, program);
  }
  return program;
}

const MOST_PROGRAMS = 20_000;

function treeOf(formula: string): AstExpression {
  try {
    return parse(tokenize(formula, { withLocation: true })) as AstExpression;
  } catch {
    throw new Error(`no spreadsheet takes the formula ${formula}`);
  }
}

function compileNode(node: AstExpression): Program {
  switch (node.type) {
    case "Literal":
      return constant(node.value as Cell);
    case "ErrorLiteral":
      return constant(new CellError(node.value));
    case "ArrayExpression":
      return constant(
        new Area(
          node.elements.map((row) => row.map(constantOf)),
          false,
        ),
      );
    case "ReferenceIdentifier":
      return reference(node.value);
    case "UnaryExpression": {
      const operand = compileNode(node.arguments[0] as AstExpression);
      return (grid, sheet) => unary(node.operator, operand(grid, sheet));
    }
    case "BinaryExpression": {
      const [left, right] = node.arguments.map((each) => compileNode(each as AstExpression));
      return (grid, sheet) => binary(node.operator, left!(grid, sheet), right!(grid, sheet));
    }
    case "CallExpression":
      return call(node.callee.name.toUpperCase(), node.arguments as (AstExpression | null)[]);
    default:
      throw new Error(`a printed formula has no ${node.type}`);
  }
}

const constant =
  (value: Value): Program =>
  () =>
    value;

function constantOf(node: { type: string; value?: unknown; arguments?: unknown }): Cell {
  if (node.type === "ErrorLiteral") return new CellError(String(node.value));
  if (node.type !== "UnaryExpression") return node.value as Cell;
  const [operand] = node.arguments as { value: number }[];
  return -(operand?.value ?? 0);
}

function call(name: string, nodes: readonly (AstExpression | null)[]): Program {
  const programs = nodes.map((node) => (node ? compileNode(node) : constant(null)));
  const act = FUNCTIONS[name];
  if (!act) return constant(NAME);
  return (grid, sheet) => act(programs.map((program) => () => program(grid, sheet)));
}

function reference(text: string): Program {
  const bang = text.lastIndexOf("!");
  const named = bang < 0 ? undefined : unquoted(text.slice(0, bang));
  const range = parseA1Range(text.slice(bang + 1));
  if (range?.top == null || range.left == null) return constant(NAME);
  const { top, left } = range;
  const [bottom, right] = [range.bottom ?? top, range.right ?? left];
  return (grid, sheet) => {
    const rows: Cell[][] = [];
    for (let row = top; row <= bottom; row++) {
      const cells: Cell[] = [];
      for (let column = left; column <= right; column++)
        cells.push(grid.cell(named ?? sheet, row, column));
      rows.push(cells);
    }
    return new Area(rows, true);
  };
}

const unquoted = (name: string) => name.replace(/^'|'$/g, "").replaceAll("''", "'");
