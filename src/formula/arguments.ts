import { numberIn, scalarOf, toLogical, toNumber } from "./coerce";
import { Decimal } from "./decimal";
import { isNoNumber } from "./errors";
import { cellsOf, FunctionError, isError, type Content, type Scalar, type Value } from "./values";

/** An argument not yet evaluated, so that IF, CHOOSE and IFERROR take only what they need. */
export interface LazyArgument {
  /** @throws FunctionError where it cannot be computed; an error that stands in a cell is handed on */
  value(): Value;
  /** A name, which stands for a reference to cells: functions of lists pass over what is no number there. */
  readonly isReference: boolean;
  /** Nothing stands between two commas. */
  readonly isLeftOut: boolean;
}

/** An argument of which one cell is wanted. */
export const cellOf = (argument: LazyArgument): Scalar =>
  argument.isLeftOut ? 0 : scalarOf(argument.value());

/** An argument as one number. */
export const numberOf = (argument: LazyArgument): number => toNumber(cellOf(argument));

/** The same, as a decimal. */
export const decimalOf = (argument: LazyArgument): Decimal => Decimal.of(numberOf(argument));

/** An argument as cells, its errors among them. */
export function contentsOf(argument: LazyArgument): Content[] {
  try {
    return cellsOf(argument.value());
  } catch (error) {
    if (error instanceof FunctionError) return [error];
    throw error;
  }
}

/** Whether an argument is given directly, and not in cells or in an array. */
const isDirect = (argument: LazyArgument, value: Value): value is Content =>
  !argument.isReference && !Array.isArray(value);

/** The numbers of a list: in cells only what is a number; given directly, also what can be taken for one. */
export function numbersOf(args: readonly LazyArgument[]): number[] {
  const numbers: number[] = [];
  for (const argument of args) {
    const value = argument.isLeftOut ? 0 : argument.value();
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
export function countNumbers(args: readonly LazyArgument[]): number {
  let count = 0;
  for (const argument of args) {
    const contents = argument.isLeftOut ? [0] : contentsOf(argument);
    const isCounted = argument.isReference || contents.length !== 1 ? isNumber : isLikeNumber;
    for (const content of contents) if (isCounted(content)) count++;
  }
  return count;
}

const isNumber = (content: Content) => typeof content === "number";

const isLikeNumber = (content: Content) =>
  isNumber(content) ||
  typeof content === "boolean" ||
  (typeof content === "string" && numberIn(content) !== undefined);

/** The conditions of AND and OR: all are looked at; blanks are passed over, and text that stands in cells. */
export function conditionsOf(args: readonly LazyArgument[]): boolean[] {
  const conditions: boolean[] = [];
  for (const argument of args) {
    const value = argument.isLeftOut ? false : argument.value();
    const isGiven = isDirect(argument, value);
    for (const content of cellsOf(value)) {
      const cell = scalarOf(content);
      if (cell === null || (!isGiven && typeof cell === "string")) continue;
      conditions.push(toLogical(cell));
    }
  }
  return conditions;
}
