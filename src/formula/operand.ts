import {
  parseA1Ref,
  stringifyA1Ref,
  type AstExpression,
  type CallExpression,
  type RangeA1,
} from "@borgar/fx";
import { findFunction, type Operand } from "./library";
import type { CellValue, Scalar } from "./values";
import { tokensOf } from "./calls";
import { FormulaError, toTree } from "./parse";

/**
 * What a twin needs to know of an argument; undefined where there is nothing between two commas.
 *
 * @param source the text with its calls replaced
 * @param original the text as it was, which says more of the kind of value
 * @throws FormulaError for what cannot stand inside other functions
 */
export function toOperand(source: string, original: string): Operand | undefined {
  if (source === "") return undefined;
  const tree = treeOf(original);
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

function treeOf(text: string): AstExpression {
  let tree: AstExpression;
  try {
    tree = toTree(text, tokensOf(`=${text}`));
  } catch (error) {
    if (error instanceof FormulaError) throw ownCell(text);
    throw error;
  }
  // No function but a few that sum and count takes the same cell of several sheets.
  if (tree.type === "ReferenceIdentifier" && isAcrossSheets(tree.value)) throw ownCell(text);
  return tree;
}

function ownCell(text: string): FormulaError {
  return new FormulaError(
    {
      zh: `参数“${text}”不能换成普通函数；请把它放到单独的单元格里计算，再引用那个单元格`,
      en: `the argument “${text}” cannot be turned into ordinary functions; compute it in a cell of its own and refer to that cell`,
    },
    0,
  );
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
    case "Literal":
    case "ErrorLiteral":
      return ONE_CELL;
    default:
      return undefined;
  }
}

const REFERENCE_OPERATORS = new Set([":", " ", ",", "#", "@"]);

/** Which arguments of a function are ranges by nature: `13` the first and the third, `2+` all from the second on. */
type Ranges = ReadonlyMap<string, string>;

const ranges = (list: string): Ranges =>
  new Map(list.split(/\s+/).map((entry) => entry.split(":") as [string, string]));

/**
 * Functions that give one number, or an error, for ranges: whatever else they are given several of, they compute for
 * each. SUMPRODUCT around them is needless, and LibreOffice 7 counts some of them there once for each cell.
 */
const NUMBER_OF_RANGES = ranges(
  `SUM:1+ SUMSQ:1+ PRODUCT:1+ SUMPRODUCT:1+ COUNT:1+ COUNTA:1+ COUNTBLANK:1 MIN:1+ MAX:1+ MINA:1+ MAXA:1+
  AVERAGE:1+ AVERAGEA:1+ MEDIAN:1+ MODE:1+ MODE.SNGL:1+ GEOMEAN:1+ HARMEAN:1+ TRIMMEAN:1
  STDEV:1+ STDEVA:1+ STDEVP:1+ STDEVPA:1+ STDEV.S:1+ STDEV.P:1+ VAR:1+ VARA:1+ VARP:1+ VARPA:1+ VAR.S:1+ VAR.P:1+
  AVEDEV:1+ DEVSQ:1+ SKEW:1+ SKEW.P:1+ KURT:1+ GCD:1+ LCM:1+ MULTINOMIAL:1+ ROWS:1 COLUMNS:1 AREAS:1 MDETERM:1
  SUMIF:13 COUNTIF:1 AVERAGEIF:13 SUMIFS:12468 COUNTIFS:13579 AVERAGEIFS:12468 MAXIFS:12468 MINIFS:12468
  LARGE:1 SMALL:1 PERCENTILE:1 PERCENTILE.INC:1 PERCENTILE.EXC:1 QUARTILE:1 QUARTILE.INC:1 QUARTILE.EXC:1
  PERCENTRANK:1 PERCENTRANK.INC:1 PERCENTRANK.EXC:1 RANK:2 RANK.EQ:2 RANK.AVG:2 MATCH:2 XMATCH:2
  TTEST:12 T.TEST:12 FTEST:12 F.TEST:12 ZTEST:1 Z.TEST:1 CHITEST:12 CHISQ.TEST:12 PROB:12
  CORREL:12 PEARSON:12 RSQ:12 COVAR:12 COVARIANCE.P:12 COVARIANCE.S:12 SLOPE:12 INTERCEPT:12 STEYX:12
  FORECAST:23 FORECAST.LINEAR:23 SUMX2MY2:12 SUMX2PY2:12 SUMXMY2:12 SERIESSUM:4
  NPV:2+ IRR:1 MIRR:1 XNPV:23 XIRR:12 FVSCHEDULE:2 SUBTOTAL:2+ AGGREGATE:3+
  NETWORKDAYS:3 NETWORKDAYS.INTL:4 WORKDAY:3 WORKDAY.INTL:4
  DSUM:13 DCOUNT:13 DCOUNTA:13 DAVERAGE:13 DMIN:13 DMAX:13 DPRODUCT:13 DSTDEV:13 DSTDEVP:13 DVAR:13 DVARP:13`,
);

/** Functions that give one value of any kind for ranges. */
const VALUE_OF_RANGES = ranges(
  "AND:1+ OR:1+ XOR:1+ VLOOKUP:2 HLOOKUP:2 LOOKUP:23 CONCAT:1+ TEXTJOIN:3+ DGET:13",
);

const words = (list: string) => new Set(list.split(" "));

/** Functions that give a number, or an error, for each number that they are given. */
const NUMBER_OF_NUMBER = words(
  "ROUND ROUNDUP ROUNDDOWN ABS INT MOD LEN VALUE SQRT TRUNC CEILING FLOOR",
);

/** Functions that may give a range though they are given single cells. */
const RANGE_OF_CELL = words(
  "OFFSET INDEX INDIRECT ROW COLUMN TRANSPOSE SEQUENCE FILTER SORT SORTBY UNIQUE RANDARRAY XLOOKUP LET LAMBDA MAKEARRAY MAP REDUCE SCAN BYROW BYCOL TAKE DROP EXPAND VSTACK HSTACK TOROW TOCOL WRAPROWS WRAPCOLS CHOOSEROWS CHOOSECOLS TEXTSPLIT MUNIT",
);

/**
 * The name of the function that a call names, without the mark of functions that came after Excel 2007; undefined where
 * what is called is computed itself, as in `LAMBDA(x,x*2)(A1)`.
 */
function nameOf({ callee }: CallExpression): string | undefined {
  const { type, name } = callee as { type: string; name?: string };
  return type === "Identifier" ? name?.toUpperCase().replace(/^_XLFN\.(_XLWS\.)?/, "") : undefined;
}

function givesOneCell(node: CallExpression): boolean {
  const name = nameOf(node);
  if (name === undefined || RANGE_OF_CELL.has(name)) return false;
  if (findFunction(name)) return true;
  const taken = NUMBER_OF_RANGES.get(name) ?? VALUE_OF_RANGES.get(name) ?? "";
  return node.arguments.every(
    (argument, index) =>
      !argument || takesRange(taken, index + 1) || isOneCell(argument as AstExpression),
  );
}

function takesRange(taken: string, place: number): boolean {
  return taken.endsWith("+") ? place >= Number.parseInt(taken) : taken.includes(String(place));
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
      // A plus changes nothing, not even text.
      if (node.operator === "+") return isNumeric(node.arguments[0] as AstExpression);
      return "-%".includes(node.operator) && isOneCell(node);
    case "BinaryExpression":
      return "+-*/^".includes(node.operator) && isOneCell(node);
    case "CallExpression": {
      const name = nameOf(node) ?? "";
      if (NUMBER_OF_RANGES.has(name) || NUMBER_OF_NUMBER.has(name)) return isOneCell(node);
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

function isAcrossSheets(reference: string): boolean {
  const parsed = parseA1Ref(reference);
  return (
    parsed !== undefined && "context" in parsed && (parsed.context?.at(-1) ?? "").includes(":")
  );
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
