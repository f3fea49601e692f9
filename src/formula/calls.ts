import { tokenize, type Token } from "@borgar/fx";
import { findFunction } from "./library";
import { FormulaError } from "./parse";

/** Tokens from one place up to, but without, another. */
export type Span = readonly [from: number, to: number];

/**
 * The tokens of anybody's formula, with their places in it. It begins with `=`: without, the tokenizer trips over a
 * parenthesis in the first place.
 *
 * @throws FormulaError for what is so far from a formula that the tokenizer loses its way
 */
export function tokensOf(formula: string): Token[] {
  try {
    return tokenize(formula, { withLocation: true });
  } catch {
    throw new FormulaError(
      {
        zh: `公式不完整，请改正：${formula}`,
        en: `the formula is incomplete, correct it: ${formula}`,
      },
      0,
    );
  }
}

/** Whether a token begins a call of the catalogue. */
export function isCatalogueCall({ type, value }: Token): boolean {
  return type === "func" && findFunction(value) !== undefined;
}

/** Whether a token says nothing: a blank, or the `=` in front of a formula. */
export function isQuiet({ type }: Token): boolean {
  return type === "whitespace" || type === "fx_prefix";
}

/**
 * The arguments of the call that begins at a token, and its closing parenthesis; null where that is missing. A call
 * without arguments has one that is empty.
 */
export function argumentsAt(
  tokens: readonly Token[],
  call: number,
): { spans: Span[]; end: number } | null {
  const spans: Span[] = [];
  let level = 0;
  let from = call + 2;
  for (let at = call + 1; at < tokens.length; at++) {
    const { type, value } = tokens[at]!;
    if (type !== "operator") continue;
    if (value === "(" || value === "{") level++;
    if (value === ")" || value === "}") level--;
    if (level > 1 || (level === 1 && value !== ",")) continue;
    spans.push([from, at]);
    from = at + 1;
    if (level === 0) return { spans, end: at };
  }
  return null;
}
