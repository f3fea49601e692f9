import { Decimal, sum as sumOf } from "./decimal";
import { FunctionError, toMatrix, type CellValue, type Scalar } from "./values";

/**
 * The functions of every spreadsheet that rules may use, with the spreadsheet's meaning: text in a
 * referenced cell is passed over by SUM, MIN, MAX and COUNT, text given directly is `#VALUE!`.
 */

/** An argument not yet evaluated, so that IF and IFERROR take only the branch they need. */
export interface LazyArgument {
  value(): CellValue;
  /** A name, which stands for a reference to cells. */
  readonly isReference: boolean;
}

export interface BuiltIn {
  readonly arity: readonly [least: number, most: number];
  /** The result is a number that may carry the noise of binary arithmetic. */
  readonly isNumeric: boolean;
  evaluate(args: readonly LazyArgument[]): CellValue;
}

type Entry = readonly [
  name: string,
  least: number,
  most: number,
  isNumeric: boolean,
  evaluate: BuiltIn["evaluate"],
];

const ENTRIES: readonly Entry[] = [
  ["IF", 1, 3, false, chooseBranch],
  ["IFERROR", 2, 2, false, orElse],
  ["AND", 1, Infinity, false, (args) => logicals(args).every(Boolean)],
  ["OR", 1, Infinity, false, (args) => logicals(args).some(Boolean)],
  ["NOT", 1, 1, false, ([only]) => !toLogical(scalarOf(only!.value()))],
  ["MIN", 1, Infinity, true, (args) => extreme(numbersOf(args), Math.min)],
  ["MAX", 1, Infinity, true, (args) => extreme(numbersOf(args), Math.max)],
  ["SUM", 1, Infinity, true, (args) => sumOf(numbersOf(args))],
  ["COUNT", 1, Infinity, false, (args) => countNumbers(args)],
  ["SUMPRODUCT", 1, Infinity, true, sumProduct],
  ["ABS", 1, 1, true, ([only]) => Math.abs(numberOf(only!))],
  ["INT", 1, 1, false, ([only]) => decimalOf(only!).floor().toNumber()],
  ["ROUND", 2, 2, true, (args) => rounded(args, (value) => value.round(0))],
  ["ROUNDUP", 2, 2, true, (args) => rounded(args, (value) => awayFromZero(value))],
  ["ROUNDDOWN", 2, 2, true, (args) => rounded(args, (value) => towardsZero(value))],
];

export const BUILT_IN: ReadonlyMap<string, BuiltIn> = new Map(
  ENTRIES.map(([name, least, most, isNumeric, evaluate]) => [
    name,
    { arity: [least, most] as const, isNumeric, evaluate },
  ]),
);

/** The one cell of a value; a larger range is `#VALUE!` where one cell is wanted. */
export function scalarOf(value: CellValue): Scalar {
  if (!Array.isArray(value)) return value;
  if (value.length === 1 && value[0]!.length === 1) return value[0]![0] ?? null;
  throw new FunctionError("#VALUE!", {
    zh: "这里要一个值，给的是一个区域",
    en: "one value is wanted here, not a range",
  });
}

/** A cell in arithmetic: empty is 0, TRUE is 1; text is `#VALUE!`, even where it looks like a number. */
export function toNumber(value: Scalar): number {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  throw new FunctionError("#VALUE!", {
    zh: `“${value}”是文字，不能参加计算`,
    en: `“${value}” is text and cannot be computed with`,
  });
}

function toLogical(value: Scalar): boolean {
  if (typeof value === "string" && /^(true|false)$/i.test(value))
    return value.toLowerCase() === "true";
  return toNumber(value) !== 0;
}

const numberOf = (argument: LazyArgument) => toNumber(scalarOf(argument.value()));
const decimalOf = (argument: LazyArgument) => Decimal.of(numberOf(argument));

function chooseBranch([condition, yes, no]: readonly LazyArgument[]): CellValue {
  const branch = toLogical(scalarOf(condition!.value())) ? (yes ?? true) : (no ?? false);
  // A branch that is an empty cell, or nothing between two commas, shows 0.
  return typeof branch === "boolean" ? branch : (branch.value() ?? 0);
}

function orElse([first, second]: readonly LazyArgument[]): CellValue {
  try {
    return first!.value() ?? 0;
  } catch (error) {
    if (error instanceof FunctionError) return second!.value() ?? 0;
    throw error;
  }
}

function logicals(args: readonly LazyArgument[]): boolean[] {
  return args.flatMap((argument) => {
    const value = argument.value();
    if (!argument.isReference && !Array.isArray(value)) return [toLogical(value)];
    return toMatrix(value)
      .flat()
      .filter((cell) => typeof cell === "boolean" || typeof cell === "number")
      .map(toLogical);
  });
}

function numbersOf(args: readonly LazyArgument[]): number[] {
  return args.flatMap((argument) => {
    const value = argument.value();
    if (!argument.isReference && !Array.isArray(value)) return [toNumber(value)];
    return toMatrix(value)
      .flat()
      .filter((cell) => typeof cell === "number");
  });
}

function countNumbers(args: readonly LazyArgument[]): number {
  const cells = args.flatMap((argument) => {
    try {
      return toMatrix(argument.value()).flat();
    } catch (error) {
      if (error instanceof FunctionError) return [];
      throw error;
    }
  });
  return cells.filter((cell) => typeof cell === "number").length;
}

const extreme = (values: number[], pick: (...values: number[]) => number) =>
  values.length === 0 ? 0 : pick(...values);

function sumProduct(args: readonly LazyArgument[]): number {
  const ranges = args.map((argument) => toMatrix(argument.value()));
  const [first] = ranges;
  const [rows, columns] = [first!.length, first![0]!.length];
  if (ranges.some((range) => range.length !== rows || range[0]!.length !== columns)) {
    throw new FunctionError("#VALUE!", {
      zh: "SUMPRODUCT 的各区域行数、列数不一致",
      en: "the ranges of SUMPRODUCT differ in rows or columns",
    });
  }
  let result = Decimal.zero;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const factors = ranges.map((range) => range[row]![column] ?? null);
      const product = factors.map((cell) => Decimal.of(typeof cell === "number" ? cell : 0));
      result = result.plus(product.reduce((a, b) => a.times(b)));
    }
  }
  return result.toNumber();
}

/** Scales by 10^digits, makes it whole, scales back. */
function rounded(args: readonly LazyArgument[], whole: (value: Decimal) => Decimal): number {
  const digits = Math.trunc(numberOf(args[1]!));
  if (Math.abs(digits) > 300) return digits > 0 ? numberOf(args[0]!) : 0;
  const value = Decimal.of(numberOf(args[0]!));
  return whole(value.shifted(digits)).shifted(-digits).toNumber();
}

const towardsZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.ceiling() : value.floor();
const awayFromZero = (value: Decimal) =>
  value.compare(Decimal.zero) < 0 ? value.floor() : value.ceiling();
