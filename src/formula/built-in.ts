import { cellOf, decimalOf, isAnyCondition, numberOf, type LazyArgument } from "./arguments";
import { scalarOf, toLogical } from "./coerce";
import { dateOf, serialOf } from "./dates";
import { Decimal, hasDecimalsAtMost } from "./decimal";
import { divisionByZero, noConditions, noError, noSuchChoice } from "./errors";
import {
  averageOf,
  countIf,
  countOf,
  extremeOf,
  medianOf,
  nthOf,
  sumIf,
  sumOf,
  sumProductOf,
} from "./lists";
import { lookup, vlookup } from "./lookups";
import { finite } from "./operators";
import {
  FunctionError,
  isError,
  toMatrix,
  type Content,
  type ErrorCode,
  type Lookup,
  type Value,
} from "./values";

export type { LazyArgument } from "./arguments";

/** The functions of every spreadsheet that rules may use, with Excel's meaning. */

/** What a function gives: a number that arithmetic may leave a hair off, a whole one, a truth, or what it is given. */
export type BuiltInResult = "number" | "count" | "date" | "logical" | "rounded" | "given";

/** A function of every spreadsheet. */
export interface BuiltIn {
  readonly arity: readonly [least: number, most: number];
  readonly result: BuiltInResult;
  /** Works on one cell, so that SUMPRODUCT lets it work on each cell of a column. */
  readonly isOfOneCell?: boolean;
  evaluate(args: readonly LazyArgument[], lookup: Lookup): Value;
}

type Evaluate = BuiltIn["evaluate"];
type Entry = readonly [string, number, number, BuiltInResult, Evaluate];

const MANY = Infinity;

const OF_LISTS: readonly Entry[] = [
  ["AND", 1, MANY, "logical", (args, names) => !junction(args, names, false)],
  ["OR", 1, MANY, "logical", (args, names) => junction(args, names, true)],
  ["MIN", 1, MANY, "number", (args, names) => extremeOf(args, names, Math.min)],
  ["MAX", 1, MANY, "number", (args, names) => extremeOf(args, names, Math.max)],
  ["SUM", 1, MANY, "number", sumOf],
  ["COUNT", 1, MANY, "count", countOf],
  ["AVERAGE", 1, MANY, "number", averageOf],
  ["MEDIAN", 1, MANY, "number", medianOf],
  ["LARGE", 2, 2, "number", (args, names) => nthOf("LARGE", args, names)],
  ["SMALL", 2, 2, "number", (args, names) => nthOf("SMALL", args, names)],
  [
    "SUMPRODUCT",
    1,
    MANY,
    "number",
    (args, names) => sumProductOf(args.map((each) => each.value(names))),
  ],
  ["COUNTIF", 2, 2, "count", countIf],
  ["SUMIF", 2, 3, "number", sumIf],
  ["LOOKUP", 2, 3, "given", lookup],
  ["VLOOKUP", 3, 4, "given", vlookup],
];

const BRANCHES: readonly Entry[] = [
  ["IF", 1, 3, "given", chooseBranch],
  ["CHOOSE", 2, MANY, "given", choose],
  ["IFERROR", 2, 2, "given", orElse],
  ["N", 1, 1, "number", ([only], names) => plainNumber(only!, names)],
];

const OF_ONE_CELL: readonly Entry[] = [
  ["NOT", 1, 1, "logical", ([only], names) => !toLogical(cellOf(only!, names))],
  ["ISNUMBER", 1, 1, "logical", ([only], names) => typeof contentOf(only!, names) === "number"],
  ["ISTEXT", 1, 1, "logical", ([only], names) => typeof contentOf(only!, names) === "string"],
  ["ISERROR", 1, 1, "logical", ([only], names) => isError(contentOf(only!, names))],
  ["TRIM", 1, 1, "given", ([only], names) => trimmed(contentOf(only!, names))],
  ["ERROR.TYPE", 1, 1, "number", ([only], names) => errorType(contentOf(only!, names))],
  ["ABS", 1, 1, "number", ([only], names) => Math.abs(numberOf(only!, names))],
  ["INT", 1, 1, "rounded", ([only], names) => decimalOf(only!, names).floor().toNumber()],
  ["MOD", 2, 2, "number", remainder],
  ["ROUND", 2, 2, "rounded", (args, names) => rounded(args, names, toNearest)],
  ["ROUNDUP", 2, 2, "rounded", (args, names) => rounded(args, names, awayFromZero)],
  ["ROUNDDOWN", 2, 2, "rounded", (args, names) => rounded(args, names, towardsZero)],
  [
    "DATE",
    3,
    3,
    "date",
    ([y, m, d], names) => serialOf(whole(y!, names), whole(m!, names), whole(d!, names)),
  ],
  ["YEAR", 1, 1, "count", ([only], names) => dateOf(numberOf(only!, names)).year],
  ["MONTH", 1, 1, "count", ([only], names) => dateOf(numberOf(only!, names)).month],
  ["DAY", 1, 1, "count", ([only], names) => dateOf(numberOf(only!, names)).day],
];

const entries = (list: readonly Entry[], isOfOneCell: boolean): [string, BuiltIn][] =>
  list.map(([name, least, most, result, evaluate]) => [
    name,
    { arity: [least, most], result, isOfOneCell, evaluate },
  ]);

/** The functions by their names in capital letters. */
export const BUILT_IN: ReadonlyMap<string, BuiltIn> = new Map([
  ...entries(BRANCHES, false),
  ...entries(OF_LISTS, false),
  ...entries(OF_ONE_CELL, true),
]);

function chooseBranch(args: readonly LazyArgument[], lookup: Lookup): Value {
  const holds = toLogical(cellOf(args[0]!, lookup));
  const branch = args[holds ? 1 : 2];
  return branch ? branch.value(lookup) : holds;
}

function choose([index, ...values]: readonly LazyArgument[], lookup: Lookup): Value {
  const at = Math.trunc(numberOf(index!, lookup));
  const chosen = values[at - 1];
  if (!chosen) throw noSuchChoice(at);
  return chosen.value(lookup);
}

/** Blanks at the ends, and several between words, are none; the words of a number are none of a roster's groups. */
const trimmed = (content: Content): Value =>
  typeof content === "string" ? content.replace(/^ +| +$/g, "").replace(/ +/g, " ") : content;

/** The numbers of errors, as Excel has them. */
const ERROR_TYPES: Readonly<Record<ErrorCode, number>> = {
  "#DIV/0!": 2,
  "#VALUE!": 3,
  "#REF!": 4,
  "#NAME?": 5,
  "#NUM!": 6,
  "#N/A": 7,
  "#GETTING_DATA": 8,
  // Microsoft's page lists none for it; its place among the errors of VBA is the one after #CALC!, 14.
  "#BUSY!": 15,
};

function errorType(content: Content): number {
  if (!isError(content)) throw noError();
  return ERROR_TYPES[content.code];
}

function orElse([first, second]: readonly LazyArgument[], lookup: Lookup): Value {
  const content = contentOf(first!, lookup);
  return isError(content) ? second!.value(lookup) : (content ?? 0);
}

/** The one cell of an argument, whatever it shows. */
function contentOf(argument: LazyArgument, lookup: Lookup): Content {
  try {
    return cellOf(argument, lookup);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

/** Whether any condition is so. */
function junction(args: readonly LazyArgument[], lookup: Lookup, wanted: boolean): boolean {
  const found = isAnyCondition(args, lookup, wanted);
  if (found === undefined) throw noConditions();
  return found;
}

/** N: a number as it is, TRUE as 1, all else 0; an error stays one. Of a range its first cell. */
function plainNumber(argument: LazyArgument, lookup: Lookup): number {
  const cell = scalarOf(toMatrix(argument.value(lookup))[0]![0]!);
  return typeof cell === "number" || typeof cell === "boolean" ? Number(cell) : 0;
}

const whole = (argument: LazyArgument, lookup: Lookup) => Math.trunc(numberOf(argument, lookup));

/** What is left of a number beyond whole divisors; it has the sign of the divisor. */
function remainder([value, by]: readonly LazyArgument[], lookup: Lookup): number {
  const [dividend, divisor] = [decimalOf(value!, lookup), decimalOf(by!, lookup)];
  if (divisor.isZero()) throw divisionByZero();
  const times = Decimal.of(Math.floor(finite(dividend.quotient(divisor))));
  const rest = dividend.minus(divisor.times(times));
  // Just below a whole number the quotient, a double, may be that number: then it is one too many.
  const isBeyond = rest.compare(Decimal.zero) * divisor.compare(Decimal.zero) < 0;
  return (isBeyond ? rest.plus(divisor) : rest).toNumber() + 0;
}

/** Scales by 10^digits, makes it whole, scales back. */
function rounded(
  [number, places]: readonly LazyArgument[],
  lookup: Lookup,
  toWhole: (value: Decimal) => Decimal,
): number {
  const value = numberOf(number!, lookup);
  const digits = whole(places!, lookup);
  if (Math.abs(digits) > 300) return digits > 0 ? value : 0;
  if (hasDecimalsAtMost(value, digits)) return value + 0;
  return toWhole(Decimal.of(value).shifted(digits)).shifted(-digits).toNumber();
}

const toNearest = (value: Decimal) => value.round(0);
const towardsZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.ceiling() : value.floor();
const awayFromZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.floor() : value.ceiling();
