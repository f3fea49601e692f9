import type { NativeNumber, NativeRange, Operand } from "./native";
import type { CatalogueParameter, Parameter } from "./parameters";
import type { ReadingKey } from "./readings";
import type { Sentence } from "./sentence";
import type { ResultKind, SentenceRequest } from "../formula/library";
import type { CellValue, Scalar, Text } from "../formula/values";

export type Family = "deduction" | "bonus" | "total" | "rate" | "ranking" | "subsidy";

export type { ResultKind };

/**
 * The decimals that a cell must show of a result:
 * - `whole`: none, whatever the arguments (a rank, a count of persons), and what is no number has none either;
 * - `as-points`: as many as the points it is made of, for it adds, takes off, multiplies or picks: whole arguments give
 *   a whole result;
 * - `fraction`: it divides, or can (a step in part, a rate): any number of decimals.
 */
export type Decimals = "whole" | "as-points" | "fraction";

export interface Result {
  readonly kind: ResultKind;
  readonly decimals: Decimals;
  readonly description: Text;
  /** A rate, which sentences show as a percentage. */
  readonly unit?: "%";
  /** All words that it can be, beside "". */
  readonly words?: readonly string[];
}

export type Parameters = Record<string, Parameter>;

/** The arguments as `compute` gets them. */
export type Values<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer V> ? V : never;
};

type NativeOf<V> = [V] extends [ReadingKey]
  ? V
  : [V] extends [number | null]
    ? NativeNumber
    : NativeRange;

/** The arguments as `native` gets them: a reading is resolved to its key. */
export type NativeValues<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer V> ? NativeOf<V> : never;
};

/** What a family file says of a function. */
export interface Definition<P extends Parameters> {
  readonly name: string;
  readonly family: Family;
  readonly description: Text;
  readonly parameters: P;
  readonly result: Result;
  /** Calls for the help page, as typed into a cell. */
  readonly examples: readonly string[];
  /** Throws `#VALUE!` for arguments of the right kind that do not go together. */
  readonly demand?: (values: Values<P>) => void;
  /** Throws `#NUM!` for arguments outside their meaning, beyond the signs that the parameters declare. */
  readonly check?: (values: Values<P>) => void;
  /** The value, of checked arguments; throws `#DIV/0!` only. */
  readonly compute: (values: Values<P>) => Scalar;
  /** The formula of the value, of checked arguments. */
  readonly native: (values: NativeValues<P>) => string;
  /** Conditions that are `#NUM!`, as formulas, beyond the signs that the parameters declare. */
  readonly nativeCheck?: (values: NativeValues<P>) => readonly string[];
  /** Conditions that are `#VALUE!`, beyond the kinds that the parameters declare. */
  readonly nativeDemand?: (values: NativeValues<P>) => readonly string[];
  /** The sentence that says why. */
  readonly explain: (values: Values<P>, sentence: Sentence<P>) => Text;
}

/** A function of the catalogue. */
export interface CatalogueFunction {
  readonly name: string;
  readonly family: Family;
  readonly description: Text;
  readonly parameters: readonly CatalogueParameter[];
  readonly required: number;
  readonly result: Result;
  readonly examples: readonly string[];
  /**
   * The value for the arguments in their order; null for one that is left out.
   * @throws FunctionError as functions in a cell return errors
   */
  evaluate(args: readonly CellValue[]): Scalar;
  /**
   * The call in functions that every spreadsheet program has.
   * @throws NoNativeTwin where an argument makes that impossible
   */
  native(operands: readonly (Operand | undefined)[]): string;
  /** One sentence that says how the value came about, with the numbers in it. */
  explain(args: readonly CellValue[], request: SentenceRequest): Text;
}
