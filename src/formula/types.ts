import type { AstExpression, BinaryExpression, CallExpression } from "@borgar/fx";
import { findFunction } from "./library";
import { BUILT_IN } from "./built-in";
import { calledName, childrenOf } from "./node";
import { isComparison } from "./operators";

/** What a name of a formula stands for. */
export interface NameType {
  /** A year by which DATE may be asked: a constant of the card. */
  isYear?: boolean;
  /**
   * `count` a whole number · `number`, `rate`, `signed` any number · `date` · `choice` one of some words, also a reading ·
   * `text` · `flag` yes or no in words · `logical` TRUE or FALSE · `any` what nobody knows beforehand.
   */
  readonly kind:
    | "count"
    | "number"
    | "rate"
    | "signed"
    | "date"
    | "choice"
    | "text"
    | "flag"
    | "logical"
    | "any";
  /** Several lines: the name is a column. */
  readonly lines?: boolean;
  /** How many lines, where that is known. */
  readonly rows?: number;
  /** The formula is computed although the cell may be empty. */
  readonly optional?: boolean;
  /** A figure over all units: where it is 0 and divides, the unit has no score, and is told so. */
  readonly compared?: boolean;
  /** A figure that may show "", as those of a roster do: formulas ask for it themselves. */
  readonly mayBeEmpty?: boolean;
  /** The words of a choice, or all that a text can be beside "". */
  readonly choices?: readonly string[];
  /** The least and the greatest value, where they are known. */
  readonly min?: number;
  readonly max?: number;
}

/** What the names around a formula are. */
export interface Names {
  typeOf(name: string): NameType | undefined;
}

/** What the value of a node is known to be. */
export interface NodeType {
  /** `nothing` is "" alone, `any` not known or of several kinds. */
  readonly kind: "number" | "date" | "text" | "logical" | "nothing" | "any";
  /** It may be "" too. */
  readonly mayBeEmpty: boolean;
  /** Several cells. */
  readonly lines: boolean;
  /** A whole number, or a truth, which counts 0 or 1. */
  readonly whole: boolean;
  /** The cell holds it without a hair of binary arithmetic: a constant, a whole number, a date, what is rounded. */
  readonly exact: boolean;
}

type Kind = NodeType["kind"];

const ANY: NodeType = {
  kind: "any",
  mayBeEmpty: false,
  lines: false,
  whole: false,
  exact: false,
};

const of = (kind: Kind, more: Partial<NodeType> = {}): NodeType => ({ ...ANY, kind, ...more });

const LOGICAL = of("logical", { whole: true, exact: true });
const COUNT = of("number", { whole: true, exact: true });
const NUMBER = of("number");
const DATE = of("date", { whole: true, exact: true });
const TEXT = of("text", { exact: true });
const NOTHING = of("nothing", { mayBeEmpty: true, exact: true });

/** The type of a node's value, from the types of its names. */
export function nodeType(node: AstExpression | null, names: Names): NodeType {
  switch (node?.type) {
    case "Literal":
      return constantType(node.value);
    case "ReferenceIdentifier":
      return nameType(names.typeOf(node.value));
    case "ArrayExpression":
      return { ...either(node.elements.flat().map((each) => nodeType(each, names))), lines: true };
    case "UnaryExpression": {
      const operand = nodeType(node.arguments[0]!, names);
      if (node.operator === "+") return operand;
      const isConstant = node.arguments[0]!.type === "Literal";
      const isMinus = node.operator === "-";
      const whole = isMinus && operand.whole;
      const exact = isConstant || (isMinus && operand.exact);
      return of("number", { whole, exact, lines: operand.lines });
    }
    case "BinaryExpression":
      return operationType(node, names);
    case "CallExpression":
      return callType(node, names);
    default:
      return ANY;
  }
}

function constantType(value: string | number | boolean): NodeType {
  if (typeof value === "boolean") return LOGICAL;
  if (typeof value === "string") return value === "" ? NOTHING : TEXT;
  return of("number", { whole: Number.isInteger(value), exact: true });
}

function nameType(type: NameType | undefined): NodeType {
  if (!type) return ANY;
  const { lines = false, mayBeEmpty = false } = type;
  return { ...NAMED[type.kind], lines, mayBeEmpty };
}

const NAMED: Readonly<Record<NameType["kind"], NodeType>> = {
  count: COUNT,
  number: NUMBER,
  rate: NUMBER,
  signed: NUMBER,
  date: DATE,
  choice: TEXT,
  text: TEXT,
  flag: LOGICAL,
  logical: LOGICAL,
  any: ANY,
};

/** What a value is that is one of several. */
function either(types: readonly NodeType[]): NodeType {
  const kinds = new Set(types.map(({ kind }) => kind).filter((kind) => kind !== "nothing"));
  const [only] = kinds;
  return {
    kind: kinds.size > 1 ? "any" : (only ?? "nothing"),
    mayBeEmpty: types.some(({ mayBeEmpty }) => mayBeEmpty),
    lines: types.some(({ lines }) => lines),
    whole: types.every(({ whole }) => whole),
    exact: types.every(({ exact }) => exact),
  };
}

function operationType(node: BinaryExpression, names: Names): NodeType {
  const [left, right] = node.arguments.map((side) => nodeType(side, names)) as [NodeType, NodeType];
  const lines = left.lines || right.lines;
  if (isComparison(node.operator)) return { ...LOGICAL, lines };
  if (node.operator === "&") return { ...TEXT, lines };
  const isWhole = "+-*".includes(node.operator) && left.whole && right.whole;
  const isSum = node.operator === "+" || node.operator === "-";
  const isDate = isSum && (left.kind === "date") !== (right.kind === "date");
  if (isDate) return of("date", { whole: isWhole, exact: isWhole, lines });
  return of("number", { whole: isWhole, exact: isWhole, lines });
}

/** Functions whose result is one of their arguments, or a whole number where all of these are. */
const KEEP_WHOLE = new Set([
  "MIN",
  "MAX",
  "LARGE",
  "SMALL",
  "SUM",
  "ABS",
  "MOD",
  "N",
  "SUMPRODUCT",
]);

/** Functions that give one of the dates of a list. */
export const KEEP_DATE: ReadonlySet<string> = new Set(["MIN", "MAX", "LARGE", "SMALL"]);

function callType(node: CallExpression, names: Names): NodeType {
  const name = calledName(node)!;
  const args = childrenOf(node);
  const builtIn = BUILT_IN.get(name);
  if (!builtIn) return libraryType(name, args, names);
  switch (builtIn.result) {
    case "logical":
      return { ...LOGICAL, lines: builtIn.isOfOneCell === true && hasLines(args, names) };
    case "count":
      return COUNT;
    case "date":
      return DATE;
    case "rounded":
      return roundedType(name, args, names);
    case "given":
      return givenType(name, args, names);
    default:
      return numericType(name, args, names);
  }
}

const hasLines = (args: readonly (AstExpression | null)[], names: Names) =>
  args.some((argument) => nodeType(argument, names).lines);

function numericType(
  name: string,
  args: readonly (AstExpression | null)[],
  names: Names,
): NodeType {
  const types = args.map((argument) => nodeType(argument, names));
  const list = name === "LARGE" || name === "SMALL" ? types.slice(0, 1) : types;
  const whole = KEEP_WHOLE.has(name) && list.every((type) => type.whole);
  const areDates = list.length > 0 && list.every(({ kind }) => kind === "date");
  if (areDates && (KEEP_DATE.has(name) || name === "N")) {
    const exact = list.every((type) => type.exact);
    return of("date", { whole, exact });
  }
  const lines = BUILT_IN.get(name)?.isOfOneCell === true && types.some((type) => type.lines);
  return of("number", { whole, exact: whole, lines });
}

/** A date that is cut or rounded is one still. */
const KEEPS_A_DAY = new Set(["INT", "ROUND"]);

function roundedType(
  name: string,
  args: readonly (AstExpression | null)[],
  names: Names,
): NodeType {
  const digits = name === "INT" ? 0 : digitsOf(args[1]);
  const { kind, lines } = nodeType(args[0] ?? null, names);
  return of(kind === "date" && KEEPS_A_DAY.has(name) ? "date" : "number", {
    whole: digits !== undefined && digits <= 0,
    exact: digits !== undefined && digits <= MOST_ROUNDED,
    lines,
  });
}

/** More digits than these do not take away what binary arithmetic leaves. */
export const MOST_ROUNDED = 9;

/** The number that a node is as a constant, such as the digits of a rounding. */
export function digitsOf(node: AstExpression | null | undefined): number | undefined {
  return node?.type === "Literal" && typeof node.value === "number" ? node.value : undefined;
}

/** The type of what IF, CHOOSE, IFERROR, LOOKUP and VLOOKUP choose from. */
function givenType(name: string, args: readonly (AstExpression | null)[], names: Names): NodeType {
  switch (name) {
    case "LOOKUP":
      return cellType(args.at(-1), names);
    case "VLOOKUP":
      return columnType(args[1], digitsOf(args[2]), names);
    case "IFERROR":
      return either(args.map((each) => nodeType(each, names)));
    default:
      return either(args.slice(1).map((each) => nodeType(each, names)));
  }
}

/** The type of one of a list's cells. */
function cellType(node: AstExpression | null | undefined, names: Names): NodeType {
  return { ...nodeType(node ?? null, names), lines: false };
}

/** The type of a cell in a column of a table of constants. */
function columnType(
  table: AstExpression | null | undefined,
  column: number | undefined,
  names: Names,
): NodeType {
  if (table?.type !== "ArrayExpression" || column === undefined) return ANY;
  const cells = table.elements.map((row) => row[column - 1] ?? null);
  return either(cells.map((each) => nodeType(each, names)));
}

/** Functions of the catalogue that give a whole number, or "" to a unit that has none. */
const RANKS = new Set(["RUBRIC.RANK", "RUBRIC.GROUPRANK", "RUBRIC.TIER"]);

function libraryType(
  name: string,
  args: readonly (AstExpression | null)[],
  names: Names,
): NodeType {
  const called = findFunction(name);
  switch (called?.result.kind) {
    case "number":
      return NUMBER;
    case "boolean":
      return LOGICAL;
    case "text":
      return TEXT;
    default:
      if (RANKS.has(name)) return { ...COUNT, mayBeEmpty: true };
      return name === "RUBRIC.BAND" ? cellType(args[2], names) : ANY;
  }
}
