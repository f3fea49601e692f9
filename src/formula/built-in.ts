import {
  contentOf,
  countNumbers,
  isAnyCondition,
  logicalOf,
  numberOf,
  numbersOf,
  type Argument,
  type Program,
} from "./arguments";
import { scalarOf } from "./coerce";
import { dateOf, serialOf } from "./dates";
import { Decimal, divide, hasDecimalsAtMost, multiply, subtract, sum } from "./decimal";
import { divisionByZero, noConditions, noError, noSuchChoice } from "./errors";
import { averageOf, countIf, extremeOf, medianOf, nthOf, sumIf, sumProductOf } from "./lists";
import { lookup, vlookup } from "./lookups";
import { finite } from "./operators";
import { isError, type Content, type ErrorCode } from "./values";

/** The functions of every spreadsheet that rules may use, with Excel's meaning. */

/** What a function gives: a number that arithmetic may leave a hair off, a whole one, a truth, or what it is given. */
export type BuiltInResult = "number" | "count" | "date" | "logical" | "rounded" | "given";

/** A function of every spreadsheet. */
export interface BuiltIn {
  readonly arity: readonly [least: number, most: number];
  readonly result: BuiltInResult;
  /** Works on one cell, so that SUMPRODUCT lets it work on each cell of a column. */
  readonly isOfOneCell?: boolean;
  /** The program of a call with these arguments. */
  prepare<C>(args: readonly Argument<C>[]): Program<C>;
}

type Arguments<C> = readonly Argument<C>[];
type Prepare = BuiltIn["prepare"];
type Entry = readonly [string, number, number, BuiltInResult, Prepare];

const MANY = Infinity;

const OF_LISTS: readonly Entry[] = [
  ["AND", 1, MANY, "logical", (args) => (cells) => !junction(args, cells, false)],
  ["OR", 1, MANY, "logical", (args) => (cells) => junction(args, cells, true)],
  ["MIN", 1, MANY, "number", (args) => (cells) => extremeOf(args, cells, Math.min)],
  ["MAX", 1, MANY, "number", (args) => (cells) => extremeOf(args, cells, Math.max)],
  ["SUM", 1, MANY, "number", (args) => (cells) => sum(numbersOf(args, cells))],
  ["COUNT", 1, MANY, "count", countNumbers],
  ["AVERAGE", 1, MANY, "number", (args) => (cells) => averageOf(numbersOf(args, cells))],
  ["MEDIAN", 1, MANY, "number", (args) => (cells) => medianOf(numbersOf(args, cells))],
  ["LARGE", 2, 2, "number", (args) => nthOf("LARGE", args)],
  ["SMALL", 2, 2, "number", (args) => nthOf("SMALL", args)],
  ["SUMPRODUCT", 1, MANY, "number", sumOfProducts],
  ["COUNTIF", 2, 2, "count", countIf],
  ["SUMIF", 2, 3, "number", sumIf],
  ["LOOKUP", 2, 3, "given", lookup],
  ["VLOOKUP", 3, 4, "given", vlookup],
];

const BRANCHES: readonly Entry[] = [
  ["IF", 1, 3, "given", chooseBranch],
  ["CHOOSE", 2, MANY, "given", choose],
  ["IFERROR", 2, 2, "given", orElse],
  ["N", 1, 1, "number", plainNumber],
];

/** Of what stands in the one cell, whatever that is. */
const ofContent =
  (act: (content: Content) => Content): Prepare =>
  ([only]) =>
  (cells) =>
    act(contentOf(only!, cells));

/** Of one number. */
const ofNumber =
  (act: (value: number) => number): Prepare =>
  ([only]) =>
  (cells) =>
    act(numberOf(only!, cells));

const OF_ONE_CELL: readonly Entry[] = [
  ["NOT", 1, 1, "logical", opposite],
  ["ISNUMBER", 1, 1, "logical", ofContent((content) => typeof content === "number")],
  ["ISTEXT", 1, 1, "logical", ofContent((content) => typeof content === "string")],
  ["ISERROR", 1, 1, "logical", ofContent(isError)],
  ["TRIM", 1, 1, "given", ofContent(trimmed)],
  ["ERROR.TYPE", 1, 1, "number", ofContent(errorType)],
  ["ABS", 1, 1, "number", ofNumber(Math.abs)],
  ["INT", 1, 1, "rounded", ofNumber(floor)],
  ["MOD", 2, 2, "number", remainder],
  ["ROUND", 2, 2, "rounded", (args) => rounded(args, toNearest)],
  ["ROUNDUP", 2, 2, "rounded", (args) => rounded(args, awayFromZero)],
  ["ROUNDDOWN", 2, 2, "rounded", (args) => rounded(args, towardsZero)],
  ["DATE", 3, 3, "date", serialOfParts],
  ["YEAR", 1, 1, "count", ofNumber((serial) => dateOf(serial).year)],
  ["MONTH", 1, 1, "count", ofNumber((serial) => dateOf(serial).month)],
  ["DAY", 1, 1, "count", ofNumber((serial) => dateOf(serial).day)],
];

const entries = (list: readonly Entry[], isOfOneCell: boolean): [string, BuiltIn][] =>
  list.map(([name, least, most, result, prepare]) => [
    name,
    { arity: [least, most], result, isOfOneCell, prepare },
  ]);

/** The functions by their names in capital letters. */
export const BUILT_IN: ReadonlyMap<string, BuiltIn> = new Map([
  ...entries(BRANCHES, false),
  ...entries(OF_LISTS, false),
  ...entries(OF_ONE_CELL, true),
]);

function sumOfProducts<C>(args: Arguments<C>): Program<C> {
  return (cells) => sumProductOf(args.map((each) => each.value(cells)));
}

function opposite<C>([only]: Arguments<C>): Program<C> {
  return (cells) => !logicalOf(only!, cells);
}

function serialOfParts<C>([year, month, day]: Arguments<C>): Program<C> {
  return (cells) => serialOf(whole(year!, cells), whole(month!, cells), whole(day!, cells));
}

/** The condition itself where nothing is said of it. */
function chooseBranch<C>([condition, yes, no]: Arguments<C>): Program<C> {
  const [then, otherwise] = [yes?.value ?? (() => true), no?.value ?? (() => false)];
  return (cells) => (logicalOf(condition!, cells) ? then(cells) : otherwise(cells));
}

function choose<C>([index, ...values]: Arguments<C>): Program<C> {
  return (cells) => {
    const at = Math.trunc(numberOf(index!, cells));
    const chosen = values[at - 1];
    if (!chosen) throw noSuchChoice(at);
    return chosen.value(cells);
  };
}

/** Blanks at the ends, and several between words, are none; the words of a number are none of a roster's groups. */
function trimmed(content: Content): Content {
  if (typeof content !== "string") return content;
  return content.replace(/^ +| +$/g, "").replace(/ +/g, " ");
}

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

function orElse<C>([first, second]: Arguments<C>): Program<C> {
  return (cells) => {
    const content = contentOf(first!, cells);
    return isError(content) ? second!.value(cells) : (content ?? 0);
  };
}

/** Whether any condition is so. */
function junction<C>(args: Arguments<C>, cells: C, wanted: boolean): boolean {
  const found = isAnyCondition(args, cells, wanted);
  if (found === undefined) throw noConditions();
  return found;
}

/** N: a number as it is, TRUE as 1, all else 0; an error stays one. Of a range its first cell. */
function plainNumber<C>([only]: Arguments<C>): Program<C> {
  return (cells) => {
    const value = only!.value(cells);
    const cell = scalarOf(Array.isArray(value) ? value[0]![0]! : value);
    return typeof cell === "number" || typeof cell === "boolean" ? Number(cell) : 0;
  };
}

function floor(value: number): number {
  return hasDecimalsAtMost(value, 0) ? value + 0 : Decimal.of(value).floor().toNumber();
}

const whole = <C>(argument: Argument<C>, cells: C) => Math.trunc(numberOf(argument, cells));

/** What is left of a number beyond whole divisors; it has the sign of the divisor. */
function remainder<C>([value, by]: Arguments<C>): Program<C> {
  return (cells) => {
    const [dividend, divisor] = [numberOf(value!, cells), numberOf(by!, cells)];
    if (divisor === 0) throw divisionByZero();
    const times = floor(finite(divide(dividend, divisor)));
    return subtract(dividend, multiply(divisor, times));
  };
}

/** Scales by 10^digits, makes it whole, scales back. */
function rounded<C>(
  [number, places]: Arguments<C>,
  toWhole: (value: Decimal) => Decimal,
): Program<C> {
  return (cells) => {
    const value = numberOf(number!, cells);
    const digits = whole(places!, cells);
    if (hasDecimalsAtMost(value, digits)) return value + 0;
    if (Math.abs(digits) > 300) return digits > 0 ? value : 0;
    return toWhole(Decimal.of(value).shifted(digits)).shifted(-digits).toNumber();
  };
}

const toNearest = (value: Decimal) => value.round(0);
const towardsZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.ceiling() : value.floor();
const awayFromZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.floor() : value.ceiling();
