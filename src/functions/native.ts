import { compare9, rounded9 } from "../formula/decimal";
import { NoNativeTwin, type Operand } from "../formula/library";
import { constant, literal } from "../formula/written";
import { NO_WORDS, YES_WORDS } from "./flags";
import type { Parameter } from "./parameters";
import { READING_LABELS, type ReadingKey } from "./readings";
import type { Scalar } from "../formula/values";
import type { Cells, Numbers } from "./ranges";

/**
 * Building blocks of native twins. They use only what Excel 2007, WPS and LibreOffice share, need no array
 * entry (ranges are computed inside SUMPRODUCT and LOOKUP only) and name each argument as seldom as
 * possible, for without LET a nested call is repeated at each use.
 */

export { constant, literal, NoNativeTwin, type Operand };

/** An argument in a place beside an operator. */
export const beside = (operand: Operand) =>
  operand.isCompound ? `(${operand.source})` : operand.source;

/** Where a twin must know the rows and columns of an argument. */
export const unknownShape = (name: string) =>
  new NoNativeTwin({
    zh: `参数 ${name} 须是常数数组，或写明行列的区域（如 A1:A3）`,
    en: `${name} must be an array of constants, or a range such as A1:A3`,
  });

/** Half of the last of the 9 decimals on which values are compared. */
export const HALF = "5E-10";

/** An array of constants in one row. */
export function row(values: readonly Scalar[]): string {
  return `{${values.map(constant).join(",")}}`;
}

/** An array of constants, written down the rows where `shape` is a column. */
export function vector(
  values: readonly Scalar[],
  shape: readonly [number, number] | undefined,
): string {
  const isColumn = shape !== undefined && shape[1] === 1 && shape[0] > 1;
  return `{${values.map(constant).join(isColumn ? ";" : ",")}}`;
}

/** A range of constants; empty cells and empty text as 0. */
function matrix({ columns, cells }: Cells<Scalar>): string {
  const filled = cells.map((cell) => constant(cell === null || cell === "" ? 0 : cell));
  const rows = Array.from({ length: cells.length / columns }, (_, index) =>
    filled.slice(index * columns, (index + 1) * columns).join(","),
  );
  return cells.length === 1 ? filled[0]! : `{${rows.join(";")}}`;
}

/** A single number among a twin's arguments. */
export class NativeNumber {
  constructor(
    /** For an argument's place: no parentheses. */
    readonly bare: string,
    /** Left out, so that the text is the default's. */
    readonly omitted: boolean,
    readonly known?: number | null,
    private readonly isCompound = false,
    private readonly mayBeBlank = false,
  ) {}

  /** For a result: an empty cell as 0. */
  get value(): string {
    return this.mayBeBlank ? `N(${this.bare})` : this.bare;
  }

  /** For a place beside an operator. */
  get text(): string {
    return this.isCompound || (this.known ?? 0) < 0 ? `(${this.bare})` : this.bare;
  }

  /** The value on which comparisons are made. */
  get rounded(): string {
    return typeof this.known === "number" ? literal(rounded9(this.known)) : `ROUND(${this.bare},9)`;
  }

  /** `factor*`, or nothing where the number is 1. */
  times(rest: string): string {
    return this.known === 1 ? rest : `${this.text}*${rest}`;
  }
}

/** A range among a twin's arguments. */
export class NativeRange {
  constructor(
    readonly text: string,
    readonly shape: readonly [number, number] | undefined,
    /** The cells, where the range is a constant or left out. */
    readonly known: Cells<Scalar> | undefined,
    readonly omitted: boolean,
    private readonly operand: Operand | undefined,
  ) {}

  /** One cell: true, false, or undefined where it is not known. */
  get isSingle(): boolean | undefined {
    return this.shape && this.shape[0] * this.shape[1] === 1;
  }

  /** Σ of the cells; text and empty cells count 0. */
  get sum(): string {
    if (this.known) {
      const { cells } = this.known;
      return cells.length === 1 ? literal(Number(cells[0] ?? 0)) : `SUM(${this.text})`;
    }
    if (this.isSingle && this.operand?.isNumber) {
      return this.operand.isCompound ? `(${this.text})` : this.text;
    }
    if (this.operand?.isReference) return `SUM(${this.text})`;
    // The empty cell that a lookup finds is no number for SUMPRODUCT.
    return this.isSingle ? `N(${this.text})` : `SUMPRODUCT(${this.text})`;
  }

  /** The condition that a cell is below 0. */
  get isNegative(): string {
    const least = this.operand ? leastOf(this.operand) : this.text;
    return least === undefined ? anyNegative(this.text) : `(MIN(${least})<=-(${HALF}))`;
  }

  /** The cells as an array of numbers, empty text as 0; for use inside SUMPRODUCT and LOOKUP. */
  get numbers(): string {
    return this.known ? matrix(this.known) : `VALUE(SUBSTITUTE("0"&${this.text},"0-","-0"))`;
  }

  /** The number of cells. */
  get count(): string {
    return cellsOf(this.text, this.shape);
  }

  /** The cells but the last, and the cells but the first, of a reference of one row or column. */
  get neighbours(): readonly [string, string] | undefined {
    return this.operand?.neighbours;
  }

  /** Another part of the same reference. */
  part(text: string): NativeRange {
    return new NativeRange(text, undefined, undefined, false, this.operand);
  }

  /** One of the cells, counted from 1. */
  at(index: number): string {
    if (this.known) return constant(this.known.cells[index - 1] ?? 0);
    if (this.operand?.isReference || !this.shape) return `INDEX(${this.text},${index})`;
    const length = this.shape[0] * this.shape[1];
    const mask = Array.from({ length }, (_, at) => (at === index - 1 ? 1 : 0));
    return `SUMPRODUCT(${this.text}*${vector(mask, this.shape)})`;
  }
}

/** What MIN takes for the least cell; undefined for what it computes by array entry only. */
export function leastOf(operand: Operand): string | undefined {
  if (operand.isReference || operand.isNumber || operand.constant !== undefined)
    return operand.source;
  const isOne = operand.shape && operand.shape[0] * operand.shape[1] === 1;
  return isOne ? `N(${operand.source})` : undefined;
}

/** The condition that a cell is below 0, of anything: SUMPRODUCT always computes arrays. */
export const anyNegative = (text: string) => `SUMPRODUCT(--(${text}<=-(${HALF})))`;

/** The number of cells; ROWS would be at a loss where a defined name is a constant. */
function cellsOf(text: string, shape: readonly [number, number] | undefined): string {
  return shape ? String(shape[0] * shape[1]) : `SUMPRODUCT(1+0*ISERROR(${text}))`;
}

/**
 * The condition that two ranges differ in rows or columns, where the text alone does not tell: in one computation they
 * then make more cells than one of them has.
 */
export function differs(range: Operand, like: Operand, oneForAll: boolean): string {
  const [a, b] = [cellsOf(range.source, range.shape), cellsOf(like.source, like.shape)];
  const both = `SUMPRODUCT(1+0*ISERROR(${range.source})*ISERROR(${like.source}))`;
  const differ = `((${a}<>${both})+(${b}<>${both})>0)`;
  return oneForAll ? `${differ}*(${a}>1)` : differ;
}

/** The condition that a range is one empty cell, or empty text, and so counts as left out. */
export function isEmptyCell(operand: Operand): string {
  if (operand.shape) return `${beside(operand)}=""`;
  return `SUMPRODUCT(--(${beside(operand)}<>""))+${cellsOf(operand.source, undefined)}=1`;
}

/** Σ counts×factors, where one factor may serve for all counts. */
export function sumOfProducts(counts: NativeRange, factors: NativeRange): string {
  const one = factors.known?.cells.length === 1 ? Number(factors.known.cells[0] ?? 0) : undefined;
  if (one === 1) return counts.sum;
  if (factors.isSingle)
    return `${counts.sum}*${one !== undefined && one < 0 ? `(${one})` : factors.sum}`;
  const products = `SUMPRODUCT(${counts.text},${factors.text})`;
  if (factors.isSingle === false) return products;
  return `IF(${factors.count}=1,${counts.sum}*${factors.sum},${products})`;
}

/** Words in frames of their own, so that no text that holds a frame is found across two of them. */
const framed = (words: readonly string[]) => words.map((word) => `|${word}|`).join(",");

const YES = framed(YES_WORDS);
const ALL_WORDS = `${YES},${framed(NO_WORDS)}`;

/** Where in the list of all words the no's begin. */
const FIRST_NO = YES.length + 2;

/**
 * The place of each flag in the list of words, the yes's first; a cell that says neither is `#VALUE!`.
 * An array, for use inside SUMPRODUCT.
 */
function places(flags: string): string {
  // ASC leaves the full-width blank as it is in LibreOffice.
  return `FIND("|"&UPPER(TRIM(SUBSTITUTE(ASC(${flags}),"\u3000"," ")))&"|","${ALL_WORDS}")`;
}

/** An array that is TRUE where a flag says yes. */
export function saysYes(flags: NativeRange): string {
  return `(${places(flags.text)}<${FIRST_NO})`;
}

/** An array that is TRUE where a flag says no. */
export function saysNo(flags: NativeRange): string {
  return `(${places(flags.text)}>=${FIRST_NO})`;
}

/**
 * The number (from 1) of the reading that a cell names, by key or label, blanks trimmed and case ignored;
 * 1 for an empty cell and for the 0 that Excel makes of one, 0 (for which CHOOSE gives `#VALUE!`) for anything else.
 */
export function readingIndex(operand: Operand, options: readonly ReadingKey[]): string {
  const names: string[] = [""];
  const indices: number[] = [1];
  options.forEach((key, index) => {
    names.push(key, READING_LABELS[key]);
    indices.push(index + 1, index + 1);
  });
  const named = `TRIM(SUBSTITUTE(${operand.source},"\u3000"," "))`;
  const found = `SUMPRODUCT((${named}=${row(names)})*${row(indices)})`;
  return `IF(${beside(operand)}=0,1,${found})`;
}

/** `rest`, or `#DIV/0!` where a divisor is 0 on 9 decimals. */
export function unlessZero(divisor: NativeNumber, rest: string): string {
  if (divisor.known !== undefined) return compare9(divisor.known ?? 0, 0) === 0 ? "#DIV/0!" : rest;
  return `IF(${divisor.rounded}=0,#DIV/0!,${rest})`;
}

/** The checks of an argument, as parts of a condition: any that holds is `#VALUE!`. */
export function wrongKind(parameter: Parameter, operand: Operand | undefined): string | undefined {
  if (!operand || operand.constant !== undefined || operand.isNumber) return undefined;
  switch (parameter.kind) {
    case "number":
    case "score":
      return parameter.optional || parameter.kind === "score"
        ? aboveEmptyText(operand)
        : `ISLOGICAL(${operand.source})+ISTEXT(${operand.source})`;
    case "numbers": {
      const isCell = operand.shape && operand.shape[0] * operand.shape[1] === 1;
      return isCell ? aboveEmptyText(operand) : `SUMPRODUCT(${aboveEmptyText(operand)})`;
    }
    case "flags":
      // Nothing, or the error itself; a function of flags alone meets it in its formula.
      return parameter.optional ? `0*SUMPRODUCT(${places(operand.source)})` : undefined;
    default:
      return undefined;
  }
}

/**
 * Anything above empty text is text, or TRUE or FALSE, which LibreOffice takes for numbers. It also takes a constant
 * for TRUE or FALSE if the operation just before gave one: ISLOGICAL comes first.
 */
const aboveEmptyText = (operand: Operand) => `ISLOGICAL(${operand.source})+(${beside(operand)}>"")`;

/** The default range of an argument as an array of constants. */
export function defaultRange(values: Numbers): NativeRange {
  return new NativeRange(
    values.cells.length === 1 ? constant(values.cells[0] ?? 0) : row(values.cells),
    [values.rows, values.columns],
    values,
    true,
    undefined,
  );
}
