import type { CellValue, Language, Scalar, Text } from "./values";

/**
 * The functions that formulas may call beside those of every spreadsheet. The language knows only what they look like: the
 * catalogue, which is written in terms of the language, hands itself over when it is loaded.
 */
export interface LibraryFunction {
  readonly name: string;
  readonly required: number;
  readonly parameters: readonly LibraryParameter[];
  readonly result: {
    readonly kind: ResultKind;
    readonly unit?: "%";
    readonly words?: readonly string[];
  };
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

/** An argument of a library function, as far as the language looks at it. */
export interface LibraryParameter {
  readonly name: string;
  readonly parameter: {
    /** What is taken: one number or score, a range of numbers, cells or flags, a label, or a reading. */
    readonly kind: string;
    /** The keys of a reading. */
    readonly options?: readonly string[];
    /** The argument beside which a range stands, cell by cell. */
    readonly like?: string | undefined;
    /** One number may serve for all of its cells. */
    readonly oneForAll?: boolean;
  };
}

/** What a library function gives. */
export type ResultKind = "number" | "text" | "boolean" | "any";

/** What a sentence may say of the arguments of a call, by place. */
export interface SentenceNames {
  label(index: number): string | undefined;
  unit(index: number): string | undefined;
  /** How a computed argument came about: "在校本科学生总数 500 人×0.2". */
  source?(index: number): string | undefined;
  /** The whole reason of an argument that is the result of another call. */
  reason?(index: number): string | undefined;
  /** What the lines of a range are called. */
  lines?(index: number): readonly string[] | undefined;
}

/** A score is what a criterion earns; a part stands in another sentence, which shows its value itself. */
export type SentenceRole = "score" | "part";

/** In which words a function is to explain its value. */
export interface SentenceRequest {
  readonly language: Language;
  readonly names: SentenceNames;
  readonly role: SentenceRole;
}

/** An argument of a call as it stands in the formula, its own library calls already native. */
export interface Operand {
  /** The formula text. */
  readonly source: string;
  /** The value, where the text is a constant. */
  readonly constant?: CellValue;
  /** Rows and columns where they are known; unknown for names and functions that may return a range. */
  readonly shape?: readonly [rows: number, columns: number];
  /** A reference to cells, so that SUM and MIN pass over the text in them. */
  readonly isReference: boolean;
  /** Surely a number (or an error): needs no check for text, nor a default for an empty cell. */
  readonly isNumber: boolean;
  /** Known not to be an empty cell: it stands in a branch for that. */
  readonly isFilled?: boolean;
  /** Needs parentheses before it can stand beside an operator. */
  readonly isCompound: boolean;
  /** The same one-row or one-column reference without its last and without its first cell. */
  readonly neighbours?: readonly [withoutLast: string, withoutFirst: string];
}

/** A call that has no native twin; the message says which argument stands in the way. */
export class NoNativeTwin extends Error {
  override readonly name = "NoNativeTwin";

  constructor(readonly messages: Text) {
    super(messages.zh);
  }
}

const library = new Map<string, LibraryFunction>();

/** Hands functions over to the language; whoever loads them, formulas may call them from then on. */
export function addToLibrary(functions: readonly LibraryFunction[]): void {
  for (const each of functions) library.set(each.name, each);
}

/** All functions of the library. */
export function libraryFunctions(): readonly LibraryFunction[] {
  return [...loaded().values()];
}

/** The function of this name, case ignored as in a cell. */
export function findFunction(name: string): LibraryFunction | undefined {
  return loaded().get(name) ?? library.get(name.toUpperCase());
}

/** Without its functions the language would take every call for a mistake: better that the first formula says so. */
function loaded(): ReadonlyMap<string, LibraryFunction> {
  if (library.size > 0) return library;
  throw new Error("no library: import src/functions/catalogue before the first formula is read");
}
