import type { Token } from "@borgar/fx";
import { findFunction } from "../functions/catalogue";

/** Tokens from one place up to, but without, another. */
export type Span = readonly [from: number, to: number];

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
