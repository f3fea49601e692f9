import { compare9, rounded9 } from "../formula/decimal";
import { NoNativeTwin, type Operand } from "../formula/library";
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

export { NoNativeTwin, type Operand };

/** Half of the last of the 9 decimals on which values are compared. */
export const HALF = "5E-10";

/** A number as a formula writes it. */
export function literal(value: number): string {
  return String(value).toUpperCase().replace("E+", "E");
}

/** Any constant as a formula writes it; an empty cell as empty text. */
export function constant(value: Scalar): string {
  if (value === null) return '""';
  if (typeof value === "number") return literal(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return `"${value.replace(/"/g, '""')}"`;
}

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
    return this.operand?.isReference ? `SUM(${this.text})` : `SUMPRODUCT(${this.text})`;
  }

  /** The cells as an array of numbers, empty text as 0; for use inside SUMPRODUCT and LOOKUP. */
  get numbers(): string {
    return this.known ? matrix(this.known) : `VALUE(SUBSTITUTE("0"&${this.text},"0-","-0"))`;
  }

  /** The number of cells. */
  get count(): string {
    if (this.shape) return String(this.shape[0] * this.shape[1]);
    return `ROWS(${this.text})*COLUMNS(${this.text})`;
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
    return this.known ? constant(this.known.cells[index - 1] ?? 0) : `INDEX(${this.text},${index})`;
  }
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

const WORDS_BEFORE_NO = `|${YES_WORDS.join("|")}|`;

/** Where in the list of all words the no's begin. */
const FIRST_NO = WORDS_BEFORE_NO.length;

const ALL_WORDS = `${WORDS_BEFORE_NO}${NO_WORDS.join("|")}|`;

/**
 * The place of each flag in the list of words, the yes's first; a cell that says neither is `#VALUE!`.
 * An array, for use inside SUMPRODUCT.
 */
function places(flags: string): string {
  return `FIND("|"&UPPER(TRIM(ASC(${flags})))&"|","${ALL_WORDS}")`;
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
 * 1 for an empty cell, 0 (for which CHOOSE gives `#VALUE!`) for anything else.
 */
export function readingIndex(operand: Operand, options: readonly ReadingKey[]): string {
  const names: string[] = [""];
  const indices: number[] = [1];
  options.forEach((key, index) => {
    names.push(key, READING_LABELS[key]);
    indices.push(index + 1, index + 1);
  });
  const named = `TRIM(SUBSTITUTE(${operand.source},"\u3000"," "))`;
  return `SUMPRODUCT((${named}=${row(names)})*${row(indices)})`;
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
      // Anything above empty text is text, or TRUE or FALSE (which LibreOffice takes for numbers).
      return parameter.optional || parameter.kind === "score"
        ? `(${operand.source}>"")+ISLOGICAL(${operand.source})`
        : `ISTEXT(${operand.source})+ISLOGICAL(${operand.source})`;
    case "numbers": {
      const isCell = operand.shape && operand.shape[0] * operand.shape[1] === 1;
      const wrong = `(${operand.source}>"")+ISLOGICAL(${operand.source})`;
      return isCell ? wrong : `SUMPRODUCT(${wrong})`;
    }
    case "flags":
      // Nothing, or the error itself; a function of flags alone meets it in its formula.
      return parameter.optional ? `0*SUMPRODUCT(${places(operand.source)})` : undefined;
    default:
      return undefined;
  }
}

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
