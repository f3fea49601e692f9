import {
  parseA1Ref,
  stringifyA1Ref,
  tokenize,
  type AstExpression,
  type CallExpression,
  type RangeA1,
  type Token,
} from "@borgar/fx";
import { findFunction } from "../catalogue";
import type { CatalogueFunction } from "../define";
import { NoNativeTwin, type Operand } from "../native";
import type { CellValue, Scalar } from "../values";
import { FormulaError, toTree } from "./parse";

/** Native formulas are kept below Excel's limits of 8,192 characters and 64 levels. */
const MOST_CHARACTERS = 8192;
const MOST_LEVELS = 64;

/** What is put in a call's place: `args` are the texts of its arguments, their own calls replaced. */
export type Replacement = (twin: string, name: string, args: readonly string[]) => string;

/**
 * Replaces every call of the catalogue in a cell's formula by its native twin, however deep it stands;
 * all else stays to the letter. The formula may be anybody's: references, sheets, names, other functions.
 *
 * @param replacement what to put in a call's place, where it is more than the twin
 * @returns the formula and how many calls were replaced
 * @throws FormulaError where a call has no native twin; the message says why
 */
export function toNativeFormula(
  cellFormula: string,
  replacement: Replacement = (twin) => twin,
): { formula: string; replaced: number } {
  const tokens = tokenize(cellFormula, { withLocation: true });
  if (!tokens.some(isCatalogueCall)) return { formula: cellFormula, replaced: 0 };
  const rewriter = new Rewriter(cellFormula, tokens, replacement);
  const formula = rewriter.rewrite(0, tokens.length);
  if (formula.length > MOST_CHARACTERS || depth(formula) > MOST_LEVELS) {
    throw new FormulaError(
      {
        zh: "公式嵌套太多，换成普通函数后超出 Excel 的长度或层数限制；请先把内层函数放到单独的单元格",
        en: "the formula is nested too deeply: without the add-in's functions it would pass Excel's limits; put the inner calls into cells of their own",
      },
      0,
    );
  }
  return { formula, replaced: rewriter.replaced };
}

function isCatalogueCall(token: Token): boolean {
  return token.type === "func" && findFunction(token.value) !== undefined;
}

function depth(formula: string): number {
  let level = 0;
  let deepest = 0;
  for (const token of tokenize(formula)) {
    if (token.value === "(") deepest = Math.max(deepest, ++level);
    if (token.value === ")") level--;
  }
  return deepest;
}

class Rewriter {
  replaced = 0;

  constructor(
    private readonly formula: string,
    private readonly tokens: readonly Token[],
    private readonly replacement: Replacement,
  ) {}

  /** The text of the tokens from `from` up to `to`, their calls replaced. */
  rewrite(from: number, to: number): string {
    let text = "";
    for (let index = from; index < to; index++) {
      const token = this.tokens[index]!;
      const called = token.type === "func" ? findFunction(token.value) : undefined;
      if (!called) {
        text += this.formula.slice(...this.span(token));
        continue;
      }
      const { parts, end } = this.argumentsOf(index);
      text += this.call(called, parts, token, this.isAlone(from, index, end, to));
      index = end;
    }
    return text;
  }

  /** Whether a call is all of its text, so that its twin needs no parentheses. */
  private isAlone(from: number, start: number, end: number, to: number): boolean {
    const isQuiet = ({ type }: Token) => type === "whitespace" || type === "fx_prefix";
    return (
      this.tokens.slice(from, start).every(isQuiet) && this.tokens.slice(end + 1, to).every(isQuiet)
    );
  }

  private call(
    called: CatalogueFunction,
    parts: readonly (readonly [number, number])[],
    token: Token,
    isAlone: boolean,
  ): string {
    const at = this.span(token)[0];
    if (parts.length < called.required || parts.length > called.parameters.length) {
      throw new FormulaError(
        {
          zh: `${called.name} 的参数个数不对（给了 ${parts.length} 个）`,
          en: `${called.name} has a wrong number of arguments (${parts.length})`,
        },
        at,
      );
    }
    const sources = parts.map(([from, to]) => this.rewrite(from, to).trim());
    const operands = parts.map(([from, to], index) =>
      toOperand(sources[index]!, this.original(from, to).trim()),
    );
    this.replaced++;
    try {
      const twin = this.replacement(called.native(operands), called.name, sources);
      return isAlone || isCallOrConstant(twin) ? twin : `(${twin})`;
    } catch (error) {
      if (!(error instanceof NoNativeTwin)) throw error;
      throw new FormulaError(
        {
          zh: `${called.name} 不能换成普通函数：${error.messages.zh}`,
          en: `${called.name} cannot be turned into ordinary functions: ${error.messages.en}`,
        },
        at,
      );
    }
  }

  /** The token ranges of a call's arguments, and its closing parenthesis. */
  private argumentsOf(index: number): { parts: [number, number][]; end: number } {
    const parts: [number, number][] = [];
    let level = 0;
    let from = index + 2;
    for (let at = index + 1; at < this.tokens.length; at++) {
      const { type, value } = this.tokens[at]!;
      if (type !== "operator") continue;
      if (value === "(" || value === "{") level++;
      if (value === ")" || value === "}") level--;
      if ((level === 1 && value === ",") || level === 0) {
        if (value === "," || at > from || parts.length > 0) parts.push([from, at]);
        from = at + 1;
      }
      if (level === 0) return { parts, end: at };
    }
    throw new FormulaError(
      {
        zh: `公式缺少右括号：${this.formula}`,
        en: `a closing parenthesis is missing: ${this.formula}`,
      },
      this.span(this.tokens[index]!)[0],
    );
  }

  private original(from: number, to: number): string {
    return from === to
      ? ""
      : this.formula.slice(this.span(this.tokens[from]!)[0], this.span(this.tokens[to - 1]!)[1]);
  }

  private span({ loc }: Token): [number, number] {
    return [loc![0]!, loc![1]!];
  }
}

/** Whether a text is one call or one constant, which may stand beside any operator as it is. */
function isCallOrConstant(text: string): boolean {
  const tree = toTree(text, tokenize(text, { withLocation: true }));
  return tree.type === "CallExpression" || tree.type === "Literal" || tree.type === "ErrorLiteral";
}

/**
 * What a twin needs to know of an argument; undefined where there is nothing between two commas.
 *
 * @param source the text with its calls replaced
 * @param original the text as it was, which says more of the kind of value
 */
function toOperand(source: string, original: string): Operand | undefined {
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
