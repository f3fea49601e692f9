/** The functions of Excel 2007 that printed formulas use, each with Excel's meaning of blank, text, logical and error. */
import { matcher } from "./criteria";
import { dateOf, serialOf } from "./dates";
import { choose, index, lookUp, lookUpInTable } from "./lookups";
import { each } from "./operators";
import { remainder, rounded, roundedDown, roundedUp, whole } from "./rounding";
import {
  Area,
  CellError,
  cellsOf,
  DIV0,
  isError,
  NA,
  NUM,
  numberInText,
  single,
  toLogical,
  toNumber,
  toText,
  VALUE,
  type Cell,
  type Value,
} from "./values";

/** By the number that ERROR.TYPE gives. */
const ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];

/** An argument not yet computed: IF, CHOOSE and IFERROR compute only what they take. */
export type Lazy = () => Value;
export type SheetFunction = (args: readonly Lazy[]) => Value;

const omitted: Lazy = () => null;

/** A function of computed arguments. */
const eager =
  (act: (...args: Value[]) => Value): SheetFunction =>
  (args) =>
    act(...args.map((argument) => argument()));

/** A function of single numbers. */
function numeric(act: (...numbers: number[]) => Cell): SheetFunction {
  return (args) => {
    const cells = args.map((argument) => argument());
    const [first = null, ...others] = cells;
    if (first instanceof Area && first.height * first.width > 1)
      return each(first, null, (cell) => onNumbers([cell, ...others.map(single)], act));
    return onNumbers(cells.map(single), act);
  };
}

function onNumbers(cells: readonly Cell[], act: (...numbers: number[]) => Cell): Cell {
  const numbers: number[] = [];
  for (const cell of cells) {
    const number = toNumber(cell);
    if (number instanceof CellError) return number;
    numbers.push(number);
  }
  const result = act(...numbers);
  return typeof result === "number" && !Number.isFinite(result) ? NUM : result;
}

/** A function of lists: text, blanks and logicals in a reference are passed over, given directly they are converted. */
function ofList(act: (numbers: number[]) => Cell): SheetFunction {
  return (args) => {
    const numbers = numbersOf(args.map((argument) => argument()));
    return numbers instanceof CellError ? numbers : act(numbers);
  };
}

function numbersOf(values: readonly Value[]): number[] | CellError {
  const numbers: number[] = [];
  for (const value of values) {
    for (const cell of cellsOf(value)) {
      const number = value instanceof Area ? cell : toNumber(cell);
      if (number instanceof CellError) return number;
      if (typeof number === "number") numbers.push(number);
    }
  }
  return numbers;
}

/** The k-th number of a list that is in some order. */
const kth =
  (sort: (a: number, b: number) => number): SheetFunction =>
  ([list = omitted, k = omitted]) => {
    const numbers = numbersOf([list()]);
    const place = toNumber(single(k()));
    if (numbers instanceof CellError) return numbers;
    if (place instanceof CellError) return place;
    return numbers.sort(sort)[Math.ceil(place) - 1] ?? NUM;
  };

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function median(numbers: number[]): Cell {
  numbers.sort((a, b) => a - b);
  const middle = numbers.length >> 1;
  const upper = numbers[middle];
  if (upper === undefined) return NUM;
  return numbers.length % 2 === 1 ? upper : ((numbers[middle - 1] ?? 0) + upper) / 2;
}

const branch: SheetFunction = ([condition = omitted, yes = omitted, no]) => {
  const value = condition();
  if (value instanceof Area && value.height * value.width > 1)
    return each(value, null, (cell) => single(pick(cell, yes, no)));
  return pick(single(value), yes, no);
};

function pick(condition: Cell, yes: Lazy, no: Lazy | undefined): Value {
  const holds = toLogical(condition);
  if (holds instanceof CellError) return holds;
  return holds ? yes() : no ? no() : false;
}

/** AND and OR compute everything, pass over blanks and text in references, and have no answer without any logical. */
function junction(isAnd: boolean): SheetFunction {
  return (args) => {
    const logicals: boolean[] = [];
    for (const value of args.map((argument) => argument())) {
      for (const cell of cellsOf(value)) {
        if (cell instanceof CellError) return cell;
        if (value instanceof Area && (cell === null || typeof cell === "string")) continue;
        const logical = toLogical(cell);
        if (logical instanceof CellError) return logical;
        logicals.push(logical);
      }
    }
    if (logicals.length === 0) return VALUE;
    return isAnd ? logicals.every(Boolean) : logicals.some(Boolean);
  };
}

function sumProduct(...values: Value[]): Value {
  const areas = values.map((value) => (value instanceof Area ? value : new Area([[value]], false)));
  const [first] = areas;
  if (!first) return VALUE;
  if (areas.some(({ height, width }) => height !== first.height || width !== first.width))
    return VALUE;
  const columns = areas.map((area) => area.cells);
  for (const cell of columns.flat()) if (cell instanceof CellError) return cell;
  return sum(
    first.cells.map((_, at) =>
      columns.reduce((product, cells) => {
        const cell = cells[at];
        return product * (typeof cell === "number" ? cell : 0);
      }, 1),
    ),
  );
}

function sumIf(range: Value, criterion: Value, amounts: Value = range): Value {
  const matches = matcher(single(criterion));
  const summed = cellsOf(amounts);
  const numbers = cellsOf(range).flatMap((cell, at) => (matches(cell) ? [summed[at] ?? null] : []));
  const error = numbers.find(isError);
  return error ?? sum(numbers.filter((cell) => typeof cell === "number"));
}

const test =
  (holds: (cell: Cell) => boolean): SheetFunction =>
  ([only = omitted]) =>
    each(only(), null, holds);

/** A function of text, over areas cell by cell. */
const textual = (act: (text: string, ...more: string[]) => Cell): SheetFunction =>
  eager((first, ...more) =>
    each(first ?? null, null, (cell) => {
      const texts = [cell, ...more.map(single)].map(toText);
      const error = texts.find((text) => text instanceof CellError);
      if (error !== undefined) return error;
      const [text = "", ...others] = texts as string[];
      return act(text, ...others);
    }),
  );

/** FIND with a list of words to find: cell by cell over the first argument. */
const find = textual((wanted, within = "") => {
  const at = within.indexOf(wanted);
  return at < 0 ? VALUE : at + 1;
});

/** Full width letters, digits and signs as half width; Chinese signs that have no half width stay. */
const halfWidth = (text: string) =>
  text.replace(/[\uff01-\uff5e\u3000]/g, (sign) =>
    sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );

const valueOf = (text: string): Cell => numberInText(text) ?? VALUE;

const countNumbers = (...values: Value[]) =>
  values
    .flatMap((value) =>
      value instanceof Area ? value.cells : [typeof value === "string" ? toNumber(value) : value],
    )
    .filter((cell) => typeof cell === "number").length;

export const FUNCTIONS: Readonly<Record<string, SheetFunction>> = {
  IF: branch,
  CHOOSE: ([which = omitted, ...options]) => choose(single(which()), options),
  IFERROR: ([first = omitted, second = omitted]) => {
    const value = first();
    return each(value, null, (cell) => (isError(cell) ? single(second()) : cell));
  },
  AND: junction(true),
  OR: junction(false),
  NOT: ([only = omitted]) => {
    const logical = toLogical(single(only()));
    return logical instanceof CellError ? logical : !logical;
  },
  TRUE: () => true,
  FALSE: () => false,
  NA: () => NA,

  SUM: ofList(sum),
  MIN: ofList((numbers) => (numbers.length === 0 ? 0 : Math.min(...numbers))),
  MAX: ofList((numbers) => (numbers.length === 0 ? 0 : Math.max(...numbers))),
  AVERAGE: ofList((numbers) => (numbers.length === 0 ? DIV0 : sum(numbers) / numbers.length)),
  MEDIAN: ofList(median),
  LARGE: kth((a, b) => b - a),
  SMALL: kth((a, b) => a - b),
  COUNT: eager(countNumbers),
  COUNTA: eager((...values) => values.flatMap(cellsOf).filter((cell) => cell !== null).length),
  COUNTIF: eager((range = null, criterion = null) => {
    return cellsOf(range).filter(matcher(single(criterion))).length;
  }),
  SUMIF: eager((range = null, criterion = null, amounts) => sumIf(range, criterion, amounts)),
  SUMPRODUCT: eager(sumProduct),

  ABS: numeric((value) => Math.abs(value)),
  INT: numeric((value) => whole(value)),
  MOD: numeric((value, divisor) => (divisor === 0 ? DIV0 : remainder(value, divisor))),
  ROUND: numeric((value, digits) => rounded(value, digits)),
  ROUNDUP: numeric((value, digits) => roundedUp(value, digits)),
  ROUNDDOWN: numeric((value, digits) => roundedDown(value, digits)),

  DATE: numeric((year, month, day) => serialOf(year, month, day)),
  YEAR: numeric((serial) => dateOf(serial)?.year ?? NUM),
  MONTH: numeric((serial) => dateOf(serial)?.month ?? NUM),
  DAY: numeric((serial) => dateOf(serial)?.day ?? NUM),

  LOOKUP: eager((value = null, from = null, to = from) => lookUp(single(value), from, to)),
  VLOOKUP: eager((value = null, table = null, column = null) =>
    lookUpInTable(single(value), table, single(column)),
  ),
  INDEX: eager((area = null, row = null, column = null) =>
    index(area, single(row), single(column)),
  ),
  ROWS: eager((area) => (area instanceof Area ? area.height : 1)),
  COLUMNS: eager((area) => (area instanceof Area ? area.width : 1)),

  N: eager((value) => {
    const cell = single(value ?? null);
    if (typeof cell === "boolean") return cell ? 1 : 0;
    return typeof cell === "number" || isError(cell) ? cell : 0;
  }),
  ISNUMBER: test((cell) => typeof cell === "number"),
  ISTEXT: test((cell) => typeof cell === "string"),
  ISLOGICAL: test((cell) => typeof cell === "boolean"),
  ISBLANK: test((cell) => cell === null),
  ISERROR: test(isError),
  "ERROR.TYPE": eager((value) => {
    const cell = single(value ?? null);
    return isError(cell) ? 1 + ERRORS.indexOf(cell.code) : NA;
  }),

  TRIM: textual((text) => text.replace(/^ +| +$/g, "").replace(/ +/g, " ")),
  UPPER: textual((text) => text.toUpperCase()),
  ASC: textual(halfWidth),
  SUBSTITUTE: textual((text, from = "", to = "") =>
    from === "" ? text : text.replaceAll(from, to),
  ),
  VALUE: textual(valueOf),
  FIND: find,
};
