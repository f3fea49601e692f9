/**
 * Signs that Excel puts before what stood in a formula without them when it opens a file that does not say its formulas are
 * dynamic, or beside add-ins of another kind: `@`, in a file `_xlfn.SINGLE(…)`, and `[2]!`. And the names that files
 * give to an add-in's functions: `_xldudf_RUBRIC_DEDUCT`.
 */
import type { Token } from "@borgar/fx";
import { argumentsAt, isCatalogueCall, tokensOf } from "./calls";
import { findFunction } from "./library";
import { FormulaError } from "./parse";

/**
 * A formula with the calls of the catalogue as they are typed. Every other word stays to the letter, and so does what is no
 * formula or cannot be read.
 */
export function asTyped(formula: string): string {
  if (!formula.startsWith("=") || !/(RUBRIC|SUBSIDY)[._]/i.test(formula)) return formula;
  try {
    return textOf(withoutSigns(tokensOf(formula).map(withTypedName), isCatalogueCall));
  } catch (error) {
    if (error instanceof FormulaError) return formula;
    throw error;
  }
}

/** Tokens without any of the signs, for telling whether two formulas say the same. */
export function unsigned(tokens: readonly Token[]): Token[] {
  return withoutSigns(tokens, ({ type }) => type === "func" || type.startsWith("range"));
}

const FILE_NAME = /^(?:_xlfn\.|_xludf\.)*(?:_xldudf_)?([A-Z]+)[._]([A-Z0-9]+)$/i;

function withTypedName(token: Token): Token {
  if (token.type !== "func" || isCatalogueCall(token)) return token;
  const [, group, name] = FILE_NAME.exec(token.value) ?? [];
  const value = `${group}.${name}`.toUpperCase();
  return findFunction(value) ? { ...token, value } : token;
}

function withoutSigns(tokens: readonly Token[], isMeant: (operand: Token) => boolean): Token[] {
  const gone = new Set<number>();
  const after = (at: number): number => (gone.has(at) ? after(at + 1) : at);
  // From the end, for a sign may stand before another.
  for (let at = tokens.length - 1; at >= 0; at--) {
    const length = signAt(tokens, at);
    const operand = after(at + length);
    if (length === 0 || !tokens[operand] || !isMeant(tokens[operand])) continue;
    if (isSingle(tokens[at]!)) {
      const end = after((argumentsAt(tokens, operand)?.end ?? operand) + 1);
      if (end !== argumentsAt(tokens, at)?.end) continue;
      gone.add(end);
    }
    for (let i = at; i < at + length; i++) gone.add(i);
  }
  return tokens.filter((_, at) => !gone.has(at));
}

/** How many tokens the sign has that begins here; 0 where none does. */
function signAt(tokens: readonly Token[], at: number): number {
  if (tokens[at]!.value === "@") return 1;
  if (isSingle(tokens[at]!)) return 2;
  const isBook =
    tokens[at + 4]?.type === "func" && /^\[\d+\]!$/.test(textOf(tokens.slice(at, at + 4)));
  return isBook ? 4 : 0;
}

const isSingle = ({ type, value }: Token) => type === "func" && /^_xlfn\.SINGLE$/i.test(value);

const textOf = (tokens: readonly Token[]) => tokens.map(({ value }) => value).join("");
