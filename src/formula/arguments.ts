import { numberIn, scalarOf, toLogical, toNumber } from "./coerce";
import { Decimal } from "./decimal";
import { isNoNumber } from "./errors";
import { FunctionError, isError, toMatrix, type Content, type Scalar, type Value } from "./values";

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
    return toMatrix(argument.value()).flat();
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
  return args.flatMap((argument) => {
    if (argument.isLeftOut) return [0];
    const value = argument.value();
    if (isDirect(argument, value)) return directNumber(scalarOf(value));
    return toMatrix(value).flat().filter(isNumberOrThrow);
  });
}

function directNumber(value: Scalar): number[] {
  if (value === null) return [];
  if (value === "") throw isNoNumber(value);
  return [toNumber(value)];
}

function isNumberOrThrow(content: Content): content is number {
  if (isError(content)) throw content;
  return typeof content === "number";
}

/** How many numbers there are; errors are passed over. */
export function countNumbers(args: readonly LazyArgument[]): number {
  return args.reduce((count, argument) => {
    if (argument.isLeftOut) return count + 1;
    const contents = contentsOf(argument);
    const isCounted = argument.isReference || contents.length !== 1 ? isNumber : isLikeNumber;
    return count + contents.filter(isCounted).length;
  }, 0);
}

const isNumber = (content: Content) => typeof content === "number";

const isLikeNumber = (content: Content) =>
  isNumber(content) ||
  typeof content === "boolean" ||
  (typeof content === "string" && numberIn(content) !== undefined);

/** The conditions of AND and OR: all are looked at; blanks are passed over, and text that stands in cells. */
export function conditionsOf(args: readonly LazyArgument[]): boolean[] {
  return args.flatMap((argument) => {
    if (argument.isLeftOut) return [false];
    const value = argument.value();
    if (isDirect(argument, value)) {
      const cell = scalarOf(value);
      return cell === null ? [] : [toLogical(cell)];
    }
    return toMatrix(value)
      .flat()
      .map((content) => scalarOf(content))
      .filter((cell) => typeof cell === "boolean" || typeof cell === "number")
      .map(toLogical);
  });
}
