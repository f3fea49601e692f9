import { cellOf, conditionsOf, decimalOf, numberOf, type LazyArgument } from "./arguments";
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
  evaluate(args: readonly LazyArgument[]): Value;
}

type Evaluate = BuiltIn["evaluate"];
type Entry = readonly [string, number, number, BuiltInResult, Evaluate];

const MANY = Infinity;

const OF_LISTS: readonly Entry[] = [
  ["AND", 1, MANY, "logical", (args) => junction(args).every(Boolean)],
  ["OR", 1, MANY, "logical", (args) => junction(args).some(Boolean)],
  ["MIN", 1, MANY, "number", (args) => extremeOf(args, Math.min)],
  ["MAX", 1, MANY, "number", (args) => extremeOf(args, Math.max)],
  ["SUM", 1, MANY, "number", sumOf],
  ["COUNT", 1, MANY, "count", countOf],
  ["AVERAGE", 1, MANY, "number", averageOf],
  ["MEDIAN", 1, MANY, "number", medianOf],
  ["LARGE", 2, 2, "number", (args) => nthOf("LARGE", args)],
  ["SMALL", 2, 2, "number", (args) => nthOf("SMALL", args)],
  ["SUMPRODUCT", 1, MANY, "number", (args) => sumProductOf(args.map((each) => each.value()))],
  ["COUNTIF", 2, 2, "count", countIf],
  ["SUMIF", 2, 3, "number", sumIf],
  ["LOOKUP", 2, 3, "given", lookup],
  ["VLOOKUP", 3, 4, "given", vlookup],
];

const BRANCHES: readonly Entry[] = [
  ["IF", 1, 3, "given", chooseBranch],
  ["CHOOSE", 2, MANY, "given", choose],
  ["IFERROR", 2, 2, "given", orElse],
  ["N", 1, 1, "number", ([only]) => plainNumber(only!)],
];

const OF_ONE_CELL: readonly Entry[] = [
  ["NOT", 1, 1, "logical", ([only]) => !toLogical(cellOf(only!))],
  ["ISNUMBER", 1, 1, "logical", ([only]) => typeof contentOf(only!) === "number"],
  ["ISTEXT", 1, 1, "logical", ([only]) => typeof contentOf(only!) === "string"],
  ["ISERROR", 1, 1, "logical", ([only]) => isError(contentOf(only!))],
  ["ERROR.TYPE", 1, 1, "number", ([only]) => errorType(contentOf(only!))],
  ["ABS", 1, 1, "number", ([only]) => Math.abs(numberOf(only!))],
  ["INT", 1, 1, "rounded", ([only]) => decimalOf(only!).floor().toNumber()],
  ["MOD", 2, 2, "number", remainder],
  ["ROUND", 2, 2, "rounded", (args) => rounded(args, (value) => value.round(0))],
  ["ROUNDUP", 2, 2, "rounded", (args) => rounded(args, awayFromZero)],
  ["ROUNDDOWN", 2, 2, "rounded", (args) => rounded(args, towardsZero)],
  ["DATE", 3, 3, "date", ([y, m, d]) => serialOf(whole(y!), whole(m!), whole(d!))],
  ["YEAR", 1, 1, "count", ([only]) => dateOf(numberOf(only!)).year],
  ["MONTH", 1, 1, "count", ([only]) => dateOf(numberOf(only!)).month],
  ["DAY", 1, 1, "count", ([only]) => dateOf(numberOf(only!)).day],
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

function chooseBranch([condition, yes, no]: readonly LazyArgument[]): Value {
  if (toLogical(cellOf(condition!))) return yes ? branch(yes) : true;
  return no ? branch(no) : false;
}

/** A blank cell stays blank; nothing between two commas is 0. */
const branch = (argument: LazyArgument): Value => (argument.isLeftOut ? 0 : argument.value());

function choose([index, ...values]: readonly LazyArgument[]): Value {
  const at = Math.trunc(numberOf(index!));
  const chosen = values[at - 1];
  if (!chosen) throw noSuchChoice(at);
  return branch(chosen);
}

/** The numbers of errors, as Excel has them. */
const ERROR_TYPES: Readonly<Record<ErrorCode, number>> = {
  "#DIV/0!": 2,
  "#VALUE!": 3,
  "#REF!": 4,
  "#NAME?": 5,
  "#NUM!": 6,
  "#N/A": 7,
};

function errorType(content: Content): number {
  if (!isError(content)) throw noError();
  return ERROR_TYPES[content.code];
}

function orElse([first, second]: readonly LazyArgument[]): Value {
  const content = contentOf(first!);
  return isError(content) ? branch(second!) : (content ?? 0);
}

/** The one cell of an argument, whatever it shows. */
function contentOf(argument: LazyArgument): Content {
  try {
    return cellOf(argument);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

function junction(args: readonly LazyArgument[]): boolean[] {
  const conditions = conditionsOf(args);
  if (conditions.length === 0) throw noConditions();
  return conditions;
}

/** N: a number as it is, TRUE as 1, all else 0; an error stays one. Of a range its first cell. */
function plainNumber(argument: LazyArgument): number {
  const cell = scalarOf(toMatrix(argument.isLeftOut ? 0 : argument.value())[0]![0]!);
  return typeof cell === "number" || typeof cell === "boolean" ? Number(cell) : 0;
}

const whole = (argument: LazyArgument) => Math.trunc(numberOf(argument));

/** What is left of a number beyond whole divisors; it has the sign of the divisor. */
function remainder([value, by]: readonly LazyArgument[]): number {
  const [dividend, divisor] = [decimalOf(value!), decimalOf(by!)];
  if (divisor.isZero()) throw divisionByZero();
  const times = Decimal.of(Math.floor(finite(dividend.quotient(divisor))));
  const rest = dividend.minus(divisor.times(times));
  // Just below a whole number the quotient, a double, may be that number: then it is one too many.
  const isBeyond = rest.compare(Decimal.zero) * divisor.compare(Decimal.zero) < 0;
  return (isBeyond ? rest.plus(divisor) : rest).toNumber() + 0;
}

/** Scales by 10^digits, makes it whole, scales back. */
function rounded(args: readonly LazyArgument[], toWhole: (value: Decimal) => Decimal): number {
  const digits = whole(args[1]!);
  if (Math.abs(digits) > 300) return digits > 0 ? numberOf(args[0]!) : 0;
  const value = numberOf(args[0]!);
  if (hasDecimalsAtMost(value, digits)) return value + 0;
  return toWhole(Decimal.of(value).shifted(digits)).shifted(-digits).toNumber();
}

const towardsZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.ceiling() : value.floor();
const awayFromZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.floor() : value.ceiling();
