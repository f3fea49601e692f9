import {
  parseA1Ref,
  stringifyA1Ref,
  tokenize,
  type AstExpression,
  type CallExpression,
  type RangeA1,
} from "@borgar/fx";
import { findFunction, type Operand } from "./library";
import type { CellValue, Scalar } from "./values";
import { toTree } from "./parse";

/**
 * What a twin needs to know of an argument; undefined where there is nothing between two commas.
 *
 * @param source the text with its calls replaced
 * @param original the text as it was, which says more of the kind of value
 */
export function toOperand(source: string, original: string): Operand | undefined {
  if (source === "") return undefined;
  const tree = toTree(original, tokenize(original, { withLocation: true }));
  const constant = constantOf(tree);
  const reference = tree.type === "ReferenceIdentifier" ? tree.value : undefined;
  const range = reference === undefined ? undefined : rangeOf(reference);
  const shape = constant === undefined ? shapeOf(tree) : shapeOfValue(constant);
  const neighbours = range && neighboursOf(reference!, range);
  return {
    source,
    isReference: reference !== undefined,
    isNumber: isNumeric(tree),
    isCompound: tree.type === "BinaryExpression" || tree.type === "UnaryExpression",
    ...(constant === undefined ? {} : { constant }),
    ...(shape && { shape }),
    ...(neighbours && { neighbours }),
  };
}

function constantOf(node: AstExpression): CellValue | undefined {
  if (node.type === "Literal") return node.value as Scalar;
  if (node.type === "UnaryExpression") {
    const value = constantOf(node.arguments[0] as AstExpression);
    if (typeof value !== "number") return undefined;
    if (node.operator === "%") return Number((value / 100).toPrecision(15));
    return node.operator === "-" ? -value : node.operator === "+" ? value : undefined;
  }
  if (node.type !== "ArrayExpression") return undefined;
  const rows = node.elements.map((row) =>
    row.map((element) => (element.type === "Literal" ? (element.value as Scalar) : undefined)),
  );
  return rows.flat().includes(undefined) ? undefined : (rows as Scalar[][]);
}

type Shape = readonly [number, number];

const ONE_CELL: Shape = [1, 1];

function shapeOfValue(value: CellValue): Shape {
  return Array.isArray(value) ? [value.length, value[0]!.length] : ONE_CELL;
}

/** Rows and columns, where the text alone tells them. */
function shapeOf(node: AstExpression): Shape | undefined {
  switch (node.type) {
    case "ReferenceIdentifier": {
      const range = rangeOf(node.value);
      return range && sizeOf(range);
    }
    case "ArrayExpression":
      return [node.elements.length, node.elements[0]?.length ?? 0];
    case "UnaryExpression":
    case "BinaryExpression": {
      if (REFERENCE_OPERATORS.has(node.operator)) return undefined;
      const shapes = node.arguments.map((argument) => shapeOf(argument as AstExpression));
      if (shapes.includes(undefined)) return undefined;
      return shapes.find((shape) => shape![0] * shape![1] > 1) ?? ONE_CELL;
    }
    case "CallExpression":
      return givesOneCell(node) ? ONE_CELL : undefined;
    default:
      return ONE_CELL;
  }
}

const words = (list: string) => new Set(list.split(" "));

const REFERENCE_OPERATORS = new Set([":", " ", ",", "#", "@"]);

/** Functions that give a number, or an error, and never a range. */
const NUMBER_OF_RANGE = words(
  "SUM SUMPRODUCT SUMIF SUMIFS COUNT COUNTA COUNTIF COUNTIFS COUNTBLANK MIN MAX AVERAGE AVERAGEIF AVERAGEIFS MEDIAN LARGE SMALL RANK ROWS COLUMNS PRODUCT",
);

/** Functions that give a number, or an error, for each number that they are given. */
const NUMBER_OF_NUMBER = words(
  "ROUND ROUNDUP ROUNDDOWN ABS INT MOD LEN VALUE SQRT TRUNC CEILING FLOOR",
);

/** Functions that give one cell whatever they are given. */
const ONE_OF_RANGE = words("AND OR NOT VLOOKUP HLOOKUP MATCH");

/** Functions that may give a range though they are given single cells. */
const RANGE_OF_CELL = words(
  "OFFSET INDEX INDIRECT ROW COLUMN TRANSPOSE SEQUENCE FILTER SORT SORTBY UNIQUE RANDARRAY XLOOKUP LET LAMBDA TEXTSPLIT",
);

function givesOneCell(node: CallExpression): boolean {
  const name = node.callee.name.toUpperCase();
  if (findFunction(name) || NUMBER_OF_RANGE.has(name) || ONE_OF_RANGE.has(name)) return true;
  if (RANGE_OF_CELL.has(name)) return false;
  return node.arguments.every((argument) => !argument || isOneCell(argument as AstExpression));
}

function isOneCell(node: AstExpression): boolean {
  const shape = shapeOf(node);
  return shape !== undefined && shape[0] * shape[1] === 1;
}

/** Surely a number or an error, never text, TRUE or an empty cell. */
function isNumeric(node: AstExpression): boolean {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number";
    case "UnaryExpression":
      return node.operator !== "@" && node.operator !== "#" && isOneCell(node);
    case "BinaryExpression":
      return "+-*/^".includes(node.operator) && isOneCell(node);
    case "CallExpression": {
      const name = node.callee.name.toUpperCase();
      if (NUMBER_OF_RANGE.has(name)) return true;
      if (NUMBER_OF_NUMBER.has(name)) return isOneCell(node);
      return findFunction(name)?.result.kind === "number";
    }
    default:
      return false;
  }
}

function rangeOf(reference: string): RangeA1 | undefined {
  const parsed = parseA1Ref(reference);
  return parsed && "range" in parsed ? parsed.range : undefined;
}

function sizeOf({ top, left, bottom, right }: RangeA1): Shape | undefined {
  if (top == null || left == null || bottom == null || right == null) return undefined;
  return [bottom - top + 1, right - left + 1];
}

function neighboursOf(reference: string, range: RangeA1): readonly [string, string] | undefined {
  const size = sizeOf(range);
  const parsed = parseA1Ref(reference);
  if (!size || !parsed || Math.min(...size) !== 1 || Math.max(...size) === 1) return undefined;
  const isRow = size[0] === 1;
  const part = (change: Partial<RangeA1>) =>
    stringifyA1Ref({ ...parsed, range: { ...range, ...change } });
  return isRow
    ? [part({ right: range.right! - 1 }), part({ left: range.left! + 1 })]
    : [part({ bottom: range.bottom! - 1 }), part({ top: range.top! + 1 })];
}
