import { isFunction, isRange, type Token, tokenize } from "@borgar/fx";
import type { Behaviours } from "./behaviours";

/** How a formula that was written comes back, by the behaviours that are on. */
export function spelled(
  formula: string,
  behaviours: Behaviours,
  isCustom: (name: string) => boolean,
): string {
  if (!formula || !SPELLINGS.some((name) => behaviours.has(name))) return formula;
  const tokens = tokenize(formula);
  const own = tokens.flatMap((token, i) =>
    isFunction(token) && isCustom(token.value) ? [{ first: i, last: closing(tokens, i) }] : [],
  );
  const [before, after] = AROUND.find(([name]) => behaviours.has(name))?.slice(1) ?? ["", ""];
  return tokens
    .map((token, i) => {
      const text = behaviours.has("formulasRespelled") ? respelled(token) : token.value;
      const opens = own.some(({ first }) => first === i) ? before : "";
      const closes = own.filter(({ last }) => last === i).length;
      return `${opens}${text}${after!.repeat(closes)}`;
    })
    .join("");
}

/** What was written as Excel takes it: the signs that it puts before a function mean nothing when they are written back. */
export function unspelled(formula: string, behaviours: Behaviours): string {
  const isPlain = !formula.startsWith("=") || !AROUND.some(([name]) => behaviours.has(name));
  if (isPlain) return formula;
  const tokens = tokenize(formula.replace(/\[\d+\]!(?=[A-Z_])/gi, ""));
  const gone = new Set(
    tokens.flatMap((token, i) => {
      if (token.value === "@" && tokens[i + 1] && isFunction(tokens[i + 1]!)) return [i];
      return isSingle(token) ? [i, i + 1, closing(tokens, i)] : [];
    }),
  );
  return tokens.map(({ value }, i) => (gone.has(i) ? "" : value)).join("");
}

const isSingle = (token: Token) =>
  isFunction(token) && token.value.toUpperCase() === "_XLFN.SINGLE";

/** What stands around a custom function. */
const AROUND = [
  ["formulasWithAt", "@", ""],
  ["formulasAsSingle", "_xlfn.SINGLE(", ")"],
  ["formulasPrefixed", "[2]!", ""],
] as const;
const SPELLINGS = [...AROUND.map(([name]) => name), "formulasRespelled"] as const;

/** Where the bracket that a function opens is closed. */
function closing(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    if (tokens[i]!.value === "(") depth += 1;
    if (tokens[i]!.value === ")") depth -= 1;
    if (tokens[i]!.value === ")" && depth === 0) return i;
  }
  return tokens.length - 1;
}

function respelled(token: Token): string {
  const { type, value } = token;
  if (isFunction(token)) return value.toUpperCase();
  if (isRange(token)) return value.replace(/^'([\p{L}_][\p{L}\p{N}_]*)'!/u, "$1!");
  if (type === "number") return String(Number(value));
  return type === "bool" ? value.toUpperCase() : value;
}
