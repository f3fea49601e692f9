import { isYes } from "./flags";
import { position, type Cells, type Numbers } from "./ranges";
import { readReading, type ReadingKey } from "./readings";
import {
  display,
  FunctionError,
  isEmpty,
  toMatrix,
  type CellValue,
  type Scalar,
  type Text,
} from "../formula/values";

export type ParameterKind =
  | "number"
  | "score"
  | "numbers"
  | "cells"
  | "flags"
  | "label"
  | "reading";

/** What a number must be on 9 decimals, else `#NUM!`. */
export type Sign = "non-negative" | "positive";

/** An argument of a function, declared once: for reading, checking, metadata and the native twin. */
export interface Parameter<V = unknown> {
  readonly kind: ParameterKind;
  /** A short noun, as an explanation calls the value. */
  readonly noun: Text;
  /** What to give, as the function wizard and the help page say it. */
  readonly description: Text;
  readonly optional: boolean;
  /** The value when the argument is left out; undefined where it is required. */
  readonly fallback?: V;
  readonly sign?: Sign | undefined;
  /** The argument whose shape this range must have. */
  readonly like?: string | undefined;
  /** With `like`: one number may serve for all cells. */
  readonly oneForAll?: boolean;
  readonly options?: readonly ReadingKey[];
  /** Reads an argument; throws `#VALUE!` for the wrong kind. */
  read(value: CellValue, name: string): V;
}

/** A parameter as the metadata and the help pages need it. */
export interface CatalogueParameter {
  readonly name: string;
  readonly parameter: Parameter;
}

type Words = readonly [noun: Text, description: Text];

/** A pair of texts, Chinese and English. */
export const text = (zh: string, en: string): Text => ({ zh, en });

const base = ([noun, description]: Words, kind: ParameterKind, optional: boolean) => ({
  kind,
  noun,
  description,
  optional,
});

/** A required number; an empty cell is 0, as in Excel's own functions. */
export function number(words: Words, sign?: Sign): Parameter<number> {
  return {
    ...base(words, "number", false),
    sign,
    read: (value, name) => readNumber(single(value, name), name) ?? 0,
  };
}

/** A number that may be left out. */
export function numberOr<D extends number | null>(
  words: Words,
  fallback: D,
  sign?: Sign,
): Parameter<number | D> {
  return {
    ...base(words, "number", true),
    fallback,
    sign,
    read(value, name) {
      const cell = single(value, name);
      return isEmpty(cell) ? fallback : (readNumber(cell, name) ?? fallback);
    },
  };
}

/** A number that a unit without a result passes as "" (or as an empty cell). */
export function score(words: Words): Parameter<number | null> {
  return {
    ...base(words, "score", false),
    read(value, name) {
      const cell = single(value, name);
      return isEmpty(cell) ? null : readNumber(cell, name);
    },
  };
}

interface RangeOptions {
  sign?: Sign;
  like?: string;
  oneForAll?: boolean;
}

/** A range of numbers; empty cells and empty text count 0. */
export function numbers(words: Words, options: RangeOptions = {}): Parameter<Numbers> {
  return { ...base(words, "numbers", false), ...options, read: readNumbers };
}

/** A range of numbers that may be left out: then it is this row. */
export function numbersOr(
  words: Words,
  fallback: readonly number[],
  options: RangeOptions = {},
): Parameter<Numbers> {
  const row = { rows: 1, columns: fallback.length, cells: fallback };
  return {
    ...base(words, "numbers", true),
    ...options,
    fallback: row,
    read: (value, name) => (isLeftOut(value) ? row : readNumbers(value, name)),
  };
}

/** A range of numbers that may be left out: then there is none. */
export function numbersOrNone(words: Words, options: RangeOptions = {}): Parameter<Numbers | null> {
  return {
    ...base(words, "numbers", true),
    ...options,
    fallback: null,
    read: (value, name) => (isLeftOut(value) ? null : readNumbers(value, name)),
  };
}

/** A range of any values. */
export function cells(words: Words, like?: string): Parameter<Cells<Scalar>> {
  return {
    ...base(words, "cells", false),
    like,
    read: (value, name) => readCells(value, name, (cell) => cell),
  };
}

/** One value of any kind. */
export function label(words: Words): Parameter<Scalar> {
  return { ...base(words, "label", false), read: single };
}

/** A range of yes/no cells. */
export function flags(words: Words): Parameter<Cells<boolean>> {
  return { ...base(words, "flags", false), read: readFlags };
}

/** A range of yes/no cells of the shape of `like` that may be left out: then all say no. */
export function flagsOrNone(words: Words, like: string): Parameter<Cells<boolean> | null> {
  return {
    ...base(words, "flags", true),
    like,
    fallback: null,
    read: (value, name) => (isLeftOut(value) ? null : readFlags(value, name)),
  };
}

/** A reading (口径), by key or Chinese label; the first of the options is the default. */
export function reading<K extends ReadingKey>(
  words: Words,
  options: readonly [K, ...K[]],
): Parameter<K> {
  return {
    ...base(words, "reading", true),
    options,
    fallback: options[0],
    read: (value, name) => readReading(single(value, name), options, name),
  };
}

/** Whether an argument is left out: null, an empty cell or empty text. */
export function isLeftOut(value: CellValue): boolean {
  return isEmpty(Array.isArray(value) ? (isOneCell(value) ? value[0]![0]! : 0) : value);
}

/** A single cell given as a range is that cell; a larger range is `#VALUE!`. */
function single(value: CellValue, name: string): Scalar {
  if (!Array.isArray(value)) return value;
  if (isOneCell(value)) return value[0]![0] ?? null;
  const shape = `${value.length}×${value[0]?.length ?? 0}`;
  throw new FunctionError(
    "#VALUE!",
    {
      zh: `参数 ${name} 要一个单元格，给的是 ${shape} 的区域`,
      en: `${name} takes one cell, not a range of ${shape}`,
    },
    name,
  );
}

function isOneCell(range: Scalar[][]): boolean {
  return range.length === 1 && range[0]!.length === 1;
}

function readNumber(value: Scalar, name: string, place?: Text): number | null {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value === null) return null;
  const shown = display(value);
  throw new FunctionError(
    "#VALUE!",
    {
      zh: `参数 ${name}${place?.zh ?? ""} 要数字，给的是 ${shown.zh}`,
      en: `${name}${place?.en ?? ""} takes a number, not ${shown.en}`,
    },
    name,
  );
}

function readNumbers(value: CellValue, name: string): Numbers {
  if (typeof value === "number" && Number.isFinite(value)) {
    return { rows: 1, columns: 1, cells: [value] };
  }
  return readCells(value, name, (cell, row, column) =>
    cell === ""
      ? null
      : typeof cell === "number" && Number.isFinite(cell)
        ? cell
        : readNumber(cell, name, position(row, column)),
  );
}

function readFlags(value: CellValue, name: string): Cells<boolean> {
  if (!Array.isArray(value)) return { rows: 1, columns: 1, cells: [isYes(value, name)] };
  return readCells(value, name, (cell) => isYes(cell, name));
}

function readCells<T>(
  value: CellValue,
  name: string,
  read: (cell: Scalar, row: number, column: number) => T,
): Cells<T> {
  const rows = toMatrix(value);
  const columns = rows[0]?.length ?? 0;
  const result: T[] = [];
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row]!;
    if (cells.length !== columns || columns === 0) throw raggedRange(name);
    for (let column = 0; column < columns; column++) {
      result.push(read(cells[column] ?? null, row, column));
    }
  }
  if (result.length === 0) throw raggedRange(name);
  return { rows: rows.length, columns, cells: result };
}

const raggedRange = (name: string) =>
  new FunctionError(
    "#VALUE!",
    { zh: `参数 ${name} 不是完整的区域`, en: `${name} is not a whole range` },
    name,
  );
