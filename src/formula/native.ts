import type { Token } from "@borgar/fx";
import { argumentsAt, isCatalogueCall, isQuiet, tokensOf, type Span } from "./calls";
import { asTyped } from "./excel-signs";
import { findFunction, NoNativeTwin, type LibraryFunction, type Operand } from "./library";
import { toOperand } from "./operand";
import { FormulaError, toTree } from "./parse";

/** Native formulas are kept below Excel's limits of 8,192 characters and 64 levels. */
const MOST_CHARACTERS = 8192;
const MOST_LEVELS = 64;

/**
 * Replaces every call of the catalogue in a cell's formula by its native twin, however deep it stands;
 * all else stays to the letter. The formula may be anybody's: references, sheets, names, other functions.
 *
 * @returns the formula and how many calls were replaced
 * @throws FormulaError where a call has no native twin, or the result would pass Excel's limits; the message says why
 */
export function toNativeFormula(cellFormula: string): { formula: string; replaced: number } {
  const typed = asTyped(cellFormula);
  const tokens = tokensOf(typed);
  if (!tokens.some(isCatalogueCall)) return { formula: cellFormula, replaced: 0 };
  checkLimits(typed);
  const rewriter = new Rewriter(typed, tokens);
  try {
    const formula = rewriter.rewrite([0, tokens.length]);
    checkLimits(formula);
    return { formula, replaced: rewriter.replaced };
  } catch (error) {
    // A sum of thousands of terms is a tree of thousands of levels: more than there is stack for.
    if (error instanceof RangeError) throw beyondLimits();
    throw error;
  }
}

/** @throws FormulaError for a formula that Excel would not take. */
export function checkLimits(formula: string): void {
  if (formula.length > MOST_CHARACTERS || depth(formula) > MOST_LEVELS) throw beyondLimits();
}

const beyondLimits = () =>
  new FormulaError(
    {
      zh: "公式嵌套太多，换成普通函数后超出 Excel 的长度或层数限制；请先把内层函数放到单独的单元格",
      en: "the formula is nested too deeply: without the add-in's functions it would pass Excel's limits; put the inner calls into cells of their own",
    },
    0,
  );

function depth(formula: string): number {
  let level = 0;
  let deepest = 0;
  for (const token of tokensOf(formula)) {
    if (token.value === "(") deepest = Math.max(deepest, ++level);
    if (token.value === ")") level--;
  }
  return deepest;
}

/** An error as an argument, such as a deleted row leaves behind, is the value of the call. */
const ERROR = /^(?:.+!)?(#REF!)$|^(#(?:N\/A|VALUE!|NUM!|DIV\/0!|NAME\?|NULL!))$/;

/** The error that a text is; the sheet of a cell that was deleted is left out. */
function errorOf(source: string): string | undefined {
  const [, reference, other] = ERROR.exec(source) ?? [];
  return reference ?? other;
}

class Rewriter {
  replaced = 0;
  private readonly before = new Map<number, string>();
  private readonly after = new Map<number, string>();

  constructor(
    private readonly formula: string,
    private readonly tokens: readonly Token[],
  ) {
    tokens.forEach(({ type, value }, index) => {
      const call = type === "func" ? argumentsAt(tokens, index) : null;
      if (call) this.amend(value.toUpperCase(), index, call);
    });
  }

  /** Notes what must stand around the tokens of a call within a twin. */
  private amend(name: string, index: number, { spans, end }: { spans: Span[]; end: number }): void {
    if (TAKES_A_BRANCH.has(name))
      for (const span of spans.slice(1)) if (this.isEmpty(span)) this.before.set(span[1], "0");
    if (!COUNTED_PER_CELL.test(name)) return;
    this.before.set(index, `${this.before.get(index) ?? ""}MAX(`);
    this.after.set(end, ")");
  }

  /** The text of the tokens from `from` up to `to`, their calls replaced. */
  rewrite([from, to]: Span, isArgument = false): string {
    let text = "";
    for (let index = from; index < to; index++) {
      const token = this.tokens[index]!;
      if (isArgument) text += this.before.get(index) ?? "";
      const called = token.type === "func" ? findFunction(token.value) : undefined;
      if (!called) {
        text += this.formula.slice(...this.place(token));
        if (isArgument) text += this.after.get(index) ?? "";
        continue;
      }
      const call = argumentsAt(this.tokens, index);
      if (!call) throw this.unclosed(token);
      const given = call.spans.length === 1 && this.isEmpty(call.spans[0]!) ? [] : call.spans;
      const isAlone = this.isEmpty([from, index]) && this.isEmpty([call.end + 1, to]);
      text += this.call(called, given, token, isAlone);
      index = call.end;
    }
    return text;
  }

  private isEmpty([from, to]: Span): boolean {
    return this.tokens.slice(from, to).every(isQuiet);
  }

  /** The twin of a call; one that is all of its text needs no parentheses. */
  private call(
    called: LibraryFunction,
    given: readonly Span[],
    token: Token,
    isAlone: boolean,
  ): string {
    const [at] = this.place(token);
    if (given.length < called.required || given.length > called.parameters.length)
      throw wrongCount(called, given.length, at);
    const sources = given.map((span) => this.rewrite(span, true).trim());
    this.replaced++;
    const error = sources.map(errorOf).find((each) => each !== undefined);
    if (error !== undefined) return error;
    const operands = given.map((span, index) =>
      toOperand(sources[index]!, this.original(span).trim()),
    );
    const twin = twinOf(called, operands, at);
    // Each call repeats the twins within it: a few dozen of them would not fit into any memory.
    if (twin.length > MOST_CHARACTERS) throw beyondLimits();
    return isAlone || isCallOrConstant(twin) ? twin : `(${twin})`;
  }

  private original([from, to]: Span): string {
    return from === to
      ? ""
      : this.formula.slice(this.place(this.tokens[from]!)[0], this.place(this.tokens[to - 1]!)[1]);
  }

  private unclosed(token: Token): FormulaError {
    return new FormulaError(
      {
        zh: `公式缺少右括号，请补上：${this.formula}`,
        en: `a closing parenthesis is missing, add it: ${this.formula}`,
      },
      this.place(token)[0],
    );
  }

  /** Where in the text a token stands. */
  private place({ loc }: Token): [number, number] {
    return [loc![0]!, loc![1]!];
  }
}

function twinOf(
  called: LibraryFunction,
  operands: readonly (Operand | undefined)[],
  at: number,
): string {
  try {
    return called.native(operands);
  } catch (error) {
    if (!(error instanceof NoNativeTwin)) throw error;
    throw new FormulaError(
      {
        zh: `${called.name} 不能换成普通函数：${error.messages.zh}`,
        en: `${called.name} cannot be turned into ordinary functions: ${error.messages.en}`,
      },
      at,
    );
  }
}

function wrongCount({ name, required, parameters }: LibraryFunction, given: number, at: number) {
  const wanted =
    required === parameters.length ? `${required}` : `${required}–${parameters.length}`;
  return new FormulaError(
    {
      zh: `${name} 的参数个数不对（给了 ${given} 个，要 ${wanted} 个），请改正公式`,
      en: `${name} has a wrong number of arguments (${given}, not ${wanted}); correct the formula`,
    },
    at,
  );
}

/** Excel takes nothing between two commas of these for 0, LibreOffice for an empty cell. */
const TAKES_A_BRANCH = new Set(["IF", "CHOOSE", "IFERROR"]);

/** One number of ranges, which LibreOffice 7 within SUMPRODUCT gives once for each of their cells; MAX of them is it. */
const COUNTED_PER_CELL = /^(_XLFN\.)?(T\.TEST|F\.TEST|CHITEST|CHISQ\.TEST|FORECAST\.LINEAR)$/;

/** Whether a text is one call or one constant, which may stand beside any operator as it is. */
function isCallOrConstant(text: string): boolean {
  const tree = toTree(text, tokensOf(`=${text}`));
  return tree.type === "CallExpression" || tree.type === "Literal" || tree.type === "ErrorLiteral";
}
