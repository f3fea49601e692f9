import { contentIn, numberIn, scalarOf, toLogical, toNumber } from "./coerce";
import { isNoNumber } from "./errors";
import { cellsOf, FunctionError, isError, type Content, type Scalar, type Value } from "./values";

/**
 * A node made ready to be worked out many times.
 *
 * @throws FunctionError where it cannot be computed; an error that stands in a cell is handed on
 */
export type Program<C> = (cells: C) => Value;

/** An argument made ready: IF, CHOOSE and IFERROR work out only those that they need. */
export interface Argument<C> {
  readonly value: Program<C>;
  /** A name, which stands for a reference to cells: functions of lists pass over what is no number there. */
  readonly isReference: boolean;
  /** What it is, whatever stands in the cells; undefined where they have a part. */
  readonly constant?: Scalar;
}

/** An argument of which one cell is wanted. */
export function cellOf<C>({ value }: Argument<C>, cells: C): Scalar {
  return scalarOf(value(cells));
}

/** The one cell of an argument, whatever it shows. */
export function contentOf<C>({ value }: Argument<C>, cells: C): Content {
  try {
    return contentIn(value(cells));
  } catch (error) {
    return asContent(error);
  }
}

/** An argument as one number. */
export function numberOf<C>({ value }: Argument<C>, cells: C): number {
  const given = value(cells);
  return typeof given === "number" ? given : toNumber(scalarOf(given));
}

/** An argument as a condition. */
export function logicalOf<C>({ value }: Argument<C>, cells: C): boolean {
  const given = value(cells);
  return typeof given === "boolean" ? given : toLogical(scalarOf(given));
}

/** An argument as cells, its errors among them. */
export function contentsOf<C>(argument: Argument<C>, cells: C): Content[] {
  return cellsOf(valueOrError(argument, cells));
}

function valueOrError<C>({ value }: Argument<C>, cells: C): Value {
  try {
    return value(cells);
  } catch (error) {
    return asContent(error);
  }
}

/** An error of a cell, which is among the contents of cells; any other stays thrown. */
function asContent(error: unknown): FunctionError {
  if (error instanceof FunctionError) return error;
  throw error;
}

/** The numbers of a list: in cells only what is a number; given directly, also what can be taken for one. */
export function numbersOf<C>(args: readonly Argument<C>[], cells: C): number[] {
  const numbers: number[] = [];
  for (const { value, isReference } of args) {
    const given = value(cells);
    if (Array.isArray(given)) for (const row of given) addNumbers(numbers, row);
    else if (isReference) addNumber(numbers, given);
    else {
      const number = directNumber(scalarOf(given));
      if (number !== null) numbers.push(number);
    }
  }
  return numbers;
}

function addNumbers(numbers: number[], row: readonly Content[]): void {
  for (const cell of row) addNumber(numbers, cell);
}

function addNumber(numbers: number[], cell: Content): void {
  if (typeof cell === "number") numbers.push(cell);
  else if (isError(cell)) throw cell;
}

function directNumber(value: Scalar): number | null {
  if (value === null) return null;
  if (value === "") throw isNoNumber(value);
  return toNumber(value);
}

/** How many numbers there are; errors are passed over. */
export function countNumbers<C>(args: readonly Argument<C>[]): (cells: C) => number {
  const [first, ...others] = args.map(
    (argument) => (cells: C) => countIn(valueOrError(argument, cells), argument.isReference),
  );
  if (others.length === 0) return first!;
  return (cells) => others.reduce((count, each) => count + each(cells), first!(cells));
}

function countIn(value: Value, isReference: boolean): number {
  if (typeof value === "number") return 1;
  if (!Array.isArray(value)) return !isReference && isLikeNumber(value) ? 1 : 0;
  const contents = cellsOf(value);
  const isCounted = isReference || contents.length !== 1 ? isNumber : isLikeNumber;
  let count = 0;
  for (const cell of contents) if (isCounted(cell)) count++;
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
export function isAnyCondition<C>(
  args: readonly Argument<C>[],
  cells: C,
  wanted: boolean,
): boolean | undefined {
  let found: boolean | undefined;
  for (const { value, isReference } of args) {
    const given = value(cells);
    if (typeof given === "boolean") found = found === true || given === wanted;
    else if (!Array.isArray(given)) found = isEither(found, condition(given, !isReference), wanted);
    else for (const cell of cellsOf(given)) found = isEither(found, condition(cell, false), wanted);
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
