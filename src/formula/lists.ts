import { contentsOf, numberOf, numbersOf, type Argument, type Program } from "./arguments";
import { compareTexts, numberIn, scalarOf } from "./coerce";
import { divide, multiply, sum } from "./decimal";
import { differentShapes, nothingToAverage, tooFewNumbers } from "./errors";
import { isError, toMatrix, type Content, type Scalar, type Value } from "./values";

/** The functions of lists: places in an order, conditional sums and counts. */

type Arguments<C> = readonly Argument<C>[];

/** The least or the greatest of a list; 0 of nothing. */
export function extremeOf<C>(
  args: Arguments<C>,
  cells: C,
  pick: (...values: number[]) => number,
): number {
  const values = numbersOf(args, cells);
  return values.length === 0 ? 0 : pick(...values);
}

/** AVERAGE; of nothing `#DIV/0!`. */
export function averageOf(values: readonly number[]): number {
  if (values.length === 0) throw nothingToAverage();
  return divide(sum(values), values.length);
}

/** MEDIAN; of nothing `#NUM!`. */
export function medianOf(list: readonly number[]): number {
  const values = ascending(list);
  if (values.length === 0) throw tooFewNumbers("MEDIAN");
  const middle = Math.floor(values.length / 2);
  if (values.length % 2 === 1) return values[middle]!;
  return divide(sum([values[middle - 1]!, values[middle]!]), 2);
}

/** The k-th of a list from its upper or its lower end. */
export function nthOf<C>(name: "LARGE" | "SMALL", [list, k]: Arguments<C>): Program<C> {
  return (cells) => {
    const values = ascending(numbersOf([list!], cells));
    const place = Math.ceil(numberOf(k!, cells));
    if (place < 1 || place > values.length) throw tooFewNumbers(name);
    return name === "SMALL" ? values[place - 1]! : values[values.length - place]!;
  };
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** Products of cells at the same place, added up; what is no number counts 0. */
export function sumProductOf(values: readonly Value[]): number {
  const ranges = values.map((value) => toMatrix(value));
  if (ranges.some((range) => !isSameShape(range, ranges[0]!))) {
    throw differentShapes("SUMPRODUCT");
  }
  const [first, ...others] = ranges.map((range) => range.flat().map(factor)) as [number[]];
  if (others.length === 0) return sum(first);
  const columns: readonly number[][] = others;
  return sum(
    first.map((factorOf, at) =>
      columns.reduce((product, cells) => multiply(product, cells[at]!), factorOf),
    ),
  );
}

function factor(content: Content): number {
  if (isError(content)) throw content;
  return typeof content === "number" ? content : 0;
}

const isSameShape = (a: readonly unknown[][], b: readonly unknown[][]) =>
  a.length === b.length && a[0]!.length === b[0]!.length;

/** How many cells of the list meet the criterion. */
export function countIf<C>([list, criterion]: Arguments<C>): Program<C> {
  const matcher = matcherOf(criterion!);
  return (cells) => {
    const isMet = matcher(cells);
    let count = 0;
    for (const content of contentsOf(list!, cells)) if (isMet(content)) count++;
    return count;
  };
}

/** The sum of the cells that stand where the list meets the criterion. */
export function sumIf<C>([list, criterion, values]: Arguments<C>): Program<C> {
  const matcher = matcherOf(criterion!);
  return (cells) => {
    const isMet = matcher(cells);
    const contents = contentsOf(list!, cells);
    const summands = values ? contentsOf(values, cells) : contents;
    if (summands.length !== contents.length) throw differentShapes("SUMIF");
    const taken = summands
      .filter((_, index) => isMet(contents[index]!))
      .map((content) => scalarOf(content));
    return sum(taken.filter((cell) => typeof cell === "number"));
  };
}

/** A criterion that is written down is read once. */
function matcherOf<C>({ constant, value }: Argument<C>): (cells: C) => Matcher {
  if (constant === undefined) return (cells) => matching(scalarOf(value(cells)));
  const matcher = matching(constant);
  return () => matcher;
}

type Matcher = (content: Content) => boolean;

/** Whether a cell meets a criterion: `">=0.5"`, `3`, `"国家级"`. Numbers are compared as they stand in the cell. */
function matching(criterion: Scalar): Matcher {
  if (typeof criterion === "boolean") return (content) => content === criterion;
  if (typeof criterion !== "string") return matching(`=${criterion ?? 0}`);
  const [, operator = "", operand = ""] = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(criterion)!;
  const number = numberIn(operand);
  const isEquality = operator === "" || operator === "=" || operator === "<>";
  const compare =
    number === undefined
      ? isEquality
        ? textEquality(operand)
        : textOrder(operand)
      : numberOrder(number, isEquality);
  const isMet = ORDERS[operator || "="]!;
  return (content) => {
    const order = compare(content);
    return order === undefined ? operator === "<>" : isMet(order);
  };
}

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

type Order = (content: Content) => number | undefined;

/** A text that looks like the number equals it, but is neither above nor below any. */
function numberOrder(number: number, isEquality: boolean): Order {
  return (content) => {
    const cell = typeof content === "string" && isEquality ? numberIn(content) : content;
    return typeof cell === "number" ? Math.sign(cell - number) : undefined;
  };
}

/** Which of two texts is above the other takes long to tell, and nobody asks. */
function textEquality(text: string): Order {
  const wanted = text.toLowerCase();
  return (content) => {
    if (typeof content !== "string") return undefined;
    // Most cells of a column are empty, or hold the very word.
    if (content === text) return 0;
    return Number(content === "" || content.toLowerCase() !== wanted);
  };
}

function textOrder(text: string): Order {
  return (content) => (typeof content === "string" ? compareTexts(content, text) : undefined);
}
