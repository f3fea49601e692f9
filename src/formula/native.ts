import { tokenize, type Token } from "@borgar/fx";
import { findFunction, NoNativeTwin, type LibraryFunction } from "./library";
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
  const tokens = tokenize(cellFormula, { withLocation: true });
  if (!tokens.some(isCatalogueCall)) return { formula: cellFormula, replaced: 0 };
  const rewriter = new Rewriter(cellFormula, tokens);
  const formula = rewriter.rewrite(0, tokens.length);
  checkLimits(formula);
  return { formula, replaced: rewriter.replaced };
}

/** @throws FormulaError for a formula that Excel would not take. */
export function checkLimits(formula: string): void {
  if (formula.length <= MOST_CHARACTERS && depth(formula) <= MOST_LEVELS) return;
  throw new FormulaError(
    {
      zh: "公式嵌套太多，换成普通函数后超出 Excel 的长度或层数限制；请先把内层函数放到单独的单元格",
      en: "the formula is nested too deeply: without the add-in's functions it would pass Excel's limits; put the inner calls into cells of their own",
    },
    0,
  );
}

function isCatalogueCall(token: Token): boolean {
  return token.type === "func" && findFunction(token.value) !== undefined;
}

function depth(formula: string): number {
  let level = 0;
  let deepest = 0;
  for (const token of tokenize(formula)) {
    if (token.value === "(") deepest = Math.max(deepest, ++level);
    if (token.value === ")") level--;
  }
  return deepest;
}

/** An error as an argument, such as a deleted row leaves behind, is the value of the call. */
const ERROR = /^#(REF!|N\/A|VALUE!|NUM!|DIV\/0!|NAME\?|NULL!)$/;

class Rewriter {
  replaced = 0;

  constructor(
    private readonly formula: string,
    private readonly tokens: readonly Token[],
  ) {}

  /** The text of the tokens from `from` up to `to`, their calls replaced. */
  rewrite(from: number, to: number): string {
    let text = "";
    for (let index = from; index < to; index++) {
      const token = this.tokens[index]!;
      const called = token.type === "func" ? findFunction(token.value) : undefined;
      if (!called) {
        text += this.formula.slice(...this.span(token));
        continue;
      }
      const { parts, end } = this.argumentsOf(index);
      text += this.call(called, parts, token, this.isAlone(from, index, end, to));
      index = end;
    }
    return text;
  }

  /** Whether a call is all of its text, so that its twin needs no parentheses. */
  private isAlone(from: number, start: number, end: number, to: number): boolean {
    const isQuiet = ({ type }: Token) => type === "whitespace" || type === "fx_prefix";
    return (
      this.tokens.slice(from, start).every(isQuiet) && this.tokens.slice(end + 1, to).every(isQuiet)
    );
  }

  private call(
    called: LibraryFunction,
    parts: readonly (readonly [number, number])[],
    token: Token,
    isAlone: boolean,
  ): string {
    const at = this.span(token)[0];
    if (parts.length < called.required || parts.length > called.parameters.length) {
      throw new FormulaError(
        {
          zh: `${called.name} 的参数个数不对（给了 ${parts.length} 个）`,
          en: `${called.name} has a wrong number of arguments (${parts.length})`,
        },
        at,
      );
    }
    const sources = parts.map(([from, to]) => this.rewrite(from, to).trim());
    const operands = parts.map(([from, to], index) =>
      toOperand(sources[index]!, this.original(from, to).trim()),
    );
    this.replaced++;
    try {
      const twin = sources.find((source) => ERROR.test(source)) ?? called.native(operands);
      return isAlone || isCallOrConstant(twin) ? twin : `(${twin})`;
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

  /** The token ranges of a call's arguments, and its closing parenthesis. */
  private argumentsOf(index: number): { parts: [number, number][]; end: number } {
    const parts: [number, number][] = [];
    let level = 0;
    let from = index + 2;
    for (let at = index + 1; at < this.tokens.length; at++) {
      const { type, value } = this.tokens[at]!;
      if (type !== "operator") continue;
      if (value === "(" || value === "{") level++;
      if (value === ")" || value === "}") level--;
      if ((level === 1 && value === ",") || level === 0) {
        if (value === "," || at > from || parts.length > 0) parts.push([from, at]);
        from = at + 1;
      }
      if (level === 0) return { parts, end: at };
    }
    throw new FormulaError(
      {
        zh: `公式缺少右括号：${this.formula}`,
        en: `a closing parenthesis is missing: ${this.formula}`,
      },
      this.span(this.tokens[index]!)[0],
    );
  }

  private original(from: number, to: number): string {
    return from === to
      ? ""
      : this.formula.slice(this.span(this.tokens[from]!)[0], this.span(this.tokens[to - 1]!)[1]);
  }

  private span({ loc }: Token): [number, number] {
    return [loc![0]!, loc![1]!];
  }
}

/** Whether a text is one call or one constant, which may stand beside any operator as it is. */
function isCallOrConstant(text: string): boolean {
  const tree = toTree(text, tokenize(text, { withLocation: true }));
  return tree.type === "CallExpression" || tree.type === "Literal" || tree.type === "ErrorLiteral";
}
