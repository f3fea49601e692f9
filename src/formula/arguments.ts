import { numberIn, scalarOf, toLogical, toNumber } from "./coerce";
import { Decimal } from "./decimal";
import { isNoNumber } from "./errors";
import {
  cellsOf,
  FunctionError,
  isError,
  type Content,
  type Lookup,
  type Scalar,
  type Value,
} from "./values";

/** An argument not yet evaluated, so that IF, CHOOSE and IFERROR take only what they need. */
export interface LazyArgument {
  /**
   * Nothing between two commas is 0.
   * @throws FunctionError where it cannot be computed; an error that stands in a cell is handed on
   */
  value(lookup: Lookup): Value;
  /** A name, which stands for a reference to cells: functions of lists pass over what is no number there. */
  readonly isReference: boolean;
}

/** An argument of which one cell is wanted. */
export const cellOf = (argument: LazyArgument, lookup: Lookup): Scalar =>
  scalarOf(argument.value(lookup));

/** An argument as one number. */
export const numberOf = (argument: LazyArgument, lookup: Lookup): number =>
  toNumber(cellOf(argument, lookup));

/** The same, as a decimal. */
export const decimalOf = (argument: LazyArgument, lookup: Lookup): Decimal =>
  Decimal.of(numberOf(argument, lookup));

/** An argument as cells, its errors among them. */
export function contentsOf(argument: LazyArgument, lookup: Lookup): Content[] {
  return cellsOf(valueOrError(argument, lookup));
}

function valueOrError(argument: LazyArgument, lookup: Lookup): Value {
  try {
    return argument.value(lookup);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

/** Whether an argument is given directly, and not in cells or in an array. */
const isDirect = (argument: LazyArgument, value: Value): value is Content =>
  !argument.isReference && !Array.isArray(value);

/** The numbers of a list: in cells only what is a number; given directly, also what can be taken for one. */
export function numbersOf(args: readonly LazyArgument[], lookup: Lookup): number[] {
  const numbers: number[] = [];
  for (const argument of args) {
    const value = argument.value(lookup);
    if (isDirect(argument, value)) {
      const number = directNumber(scalarOf(value));
      if (number !== null) numbers.push(number);
    } else for (const cell of cellsOf(value)) if (isNumberOrThrow(cell)) numbers.push(cell);
  }
  return numbers;
}

function directNumber(value: Scalar): number | null {
  if (value === null) return null;
  if (value === "") throw isNoNumber(value);
  return toNumber(value);
}

function isNumberOrThrow(content: Content): content is number {
  if (isError(content)) throw content;
  return typeof content === "number";
}

/** How many numbers there are; errors are passed over. */
export function countNumbers(args: readonly LazyArgument[], lookup: Lookup): number {
  let count = 0;
  for (const argument of args) {
    const value = valueOrError(argument, lookup);
    if (!Array.isArray(value)) {
      if (argument.isReference ? isNumber(value) : isLikeNumber(value)) count++;
      continue;
    }
    const cells = cellsOf(value);
    const isCounted = argument.isReference || cells.length !== 1 ? isNumber : isLikeNumber;
    for (const cell of cells) if (isCounted(cell)) count++;
  }
  return count;
}

const isNumber = (content: Content) => typeof content === "number";

const isLikeNumber = (content: Content) =>
  isNumber(content) ||
  typeof content === "boolean" ||
  (typeof content === "string" && numberIn(content) !== undefined);

/**
 * Whether one of the conditions of AND and OR is so; undefined where there is none. All are looked at; blanks are passed
 * over, and text that stands in cells.
 */
export function isAnyCondition(
  args: readonly LazyArgument[],
  lookup: Lookup,
  wanted: boolean,
): boolean | undefined {
  let found: boolean | undefined;
  for (const argument of args) {
    const value = argument.value(lookup);
    const isGiven = !argument.isReference;
    if (!Array.isArray(value)) found = isEither(found, condition(value, isGiven), wanted);
    else for (const cell of cellsOf(value)) found = isEither(found, condition(cell, false), wanted);
  }
  return found;
}

function condition(content: Content, isGiven: boolean): boolean | undefined {
  const cell = scalarOf(content);
  const isPassedOver = cell === null || (!isGiven && typeof cell === "string");
  return isPassedOver ? undefined : toLogical(cell);
}

const isEither = (found: boolean | undefined, next: boolean | undefined, wanted: boolean) =>
  next === undefined ? found : found === true || next === wanted;
