import type { Token } from "@borgar/fx";
import { unsigned } from "./excel-signs";
import { findFunction } from "./library";
import { constant } from "./written";
import { formatNumber, type Scalar } from "./values";
import { FormulaError } from "./parse";
import { argumentsAt, isCatalogueCall, isQuiet, tokensOf, type Span } from "./calls";
import { checkLimits, toNativeFormula } from "./native";

/**
 * Formulas for people without the add-in. A sent formula computes with its native twin and carries the words of the
 * original where no spreadsheet looks, for CHOOSE computes the chosen value only:
 *
 *     =IF(C9="","",RUBRIC.DEDUCT(D27,C9))
 *     =CHOOSE(1,IF(C9="","",MAX(0,D27-SUM(C9))),"RUBRIC:5f0c2a91",IF(C9="","",CHOOSE(1,0,"RUBRIC.DEDUCT",D27,C9)))
 *
 * The seal behind the marker tells whether anybody changed either half since, so that a formula which an older version sent,
 * with another twin, comes back all the same.
 *
 * The original stands there as a formula and not as text: its references follow inserted rows, sorting, filling and
 * renamed sheets like any other, and the way back needs nothing but the formula itself.
 */
const COMPUTED = "RUBRIC";

/** Stands before the original of a formula whose value was fixed. */
const FIXED = "RUBRIC.FIXED";

/** Excel takes 255 UTF-16 units for a text within a formula, and a character may be two. */
const LONGEST_TEXT = 127;

/** Whether a formula calls the catalogue, however deep; one that cannot be read does if it looks so. */
export function callsCatalogue(formula: string): boolean {
  if (!/RUBRIC|SUBSIDY/i.test(formula)) return false;
  try {
    return tokensOf(formula).some(isCatalogueCall);
  } catch {
    return /(RUBRIC|SUBSIDY)[._][A-Z]+\(/i.test(formula);
  }
}

/**
 * The formula for somebody without the add-in: it computes, and {@link toCatalogueFormula} finds the original in it.
 *
 * @param formula a cell's formula, beginning with `=`
 * @throws FormulaError where a call has no native twin, or the result would pass Excel's limits; the message says why
 */
export function toSentFormula(formula: string): string {
  if (!callsCatalogue(formula)) return formula;
  return sealed(toNativeFormula(formula).formula, formula);
}

/**
 * The formula with its value fixed, for cells that no longer compute at the recipient's.
 *
 * @param value what the cell shows; rows of a range for an array formula; error values as their text
 * @throws FormulaError where the result would pass Excel's limits
 */
export function toFixedFormula(formula: string, value: Scalar | Scalar[][]): string {
  return wrap(`=${shown(value)}`, FIXED, formula);
}

/**
 * The original of a formula that {@link toSentFormula} or {@link toFixedFormula} made, whoever saved it in between; any
 * other formula stays to the letter.
 *
 * @returns `edited` where somebody changed the computing half since: it is left as it is
 */
export function toCatalogueFormula(formula: string): {
  formula: string;
  restored: number;
  edited: boolean;
} {
  if (!formula.includes(`"${COMPUTED}`)) return { formula, restored: 0, edited: false };
  const reader = originalsIn(formula);
  if (!reader) return { formula, restored: 0, edited: false };
  const text = reader.all();
  return reader.restored === 0
    ? { formula, restored: 0, edited: reader.edited }
    : { formula: text, restored: reader.restored, edited: reader.edited };
}

/**
 * A formula that computes by one half and carries the words of the original in the other, under a seal of both.
 *
 * @param computing the native twin of the original, in this version or any other, beginning with `=`
 */
export function sealed(computing: string, original: string): string {
  const seal = sealOf(tokensOf(computing), tokensOf(`=${carried(original)}`));
  return wrap(computing, `${COMPUTED}:${seal}`, original);
}

function wrap(computing: string, marker: string, original: string): string {
  const sent = `=CHOOSE(1,${computing.slice(1)},"${marker}",${carried(original)})`;
  checkLimits(sent);
  return sent;
}

/** Each call of the catalogue as one that every spreadsheet reads: `CHOOSE(1,0,"RUBRIC.DEDUCT",…)`. */
function carried(original: string): string {
  const tokens = tokensOf(original);
  let text = "";
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type === "fx_prefix") continue;
    text += isCatalogueCall(token) ? `CHOOSE(1,0,"${token.value}"` : token.value;
    if (!isCatalogueCall(token)) continue;
    at++; // its opening parenthesis
    const isEmpty = nextWord(tokens, at + 1)?.value === ")";
    if (!isEmpty) text += ",";
  }
  return text;
}

/** A value as a formula writes it: long texts in pieces, which an array cannot hold. */
function shown(value: Scalar | Scalar[][]): string {
  if (Array.isArray(value)) return `{${value.map((row) => row.map(inArray).join(",")).join(";")}}`;
  if (typeof value !== "string") return constant(value);
  if (isErrorConstant(value)) return value;
  const pieces = value.match(new RegExp(`.{1,${LONGEST_TEXT}}`, "gsu")) ?? [""];
  return pieces.map(constant).join("&");
}

function inArray(value: Scalar): string {
  const text = shown(value);
  if (typeof value !== "string" || value.length <= LONGEST_TEXT) return text;
  throw new FormulaError(
    {
      zh: `数组公式的结果里有超过 ${LONGEST_TEXT} 个字的文字，不能固定；请把文字放到单独的单元格`,
      en: `a text of more than ${LONGEST_TEXT} characters in an array formula cannot be fixed; put it into a cell of its own`,
    },
    0,
  );
}

/** An error that a formula may hold as a result, in every spreadsheet. */
export const isErrorConstant = (value: Scalar): boolean =>
  typeof value === "string" && /^#(NULL!|DIV\/0!|VALUE!|REF!|NUM!|N\/A)$/.test(value);

const nextWord = (tokens: readonly Token[], from: number) =>
  tokens.slice(from).find(({ type }) => type !== "whitespace");

/** Null for what is no formula: nobody sent it. */
function originalsIn(formula: string): Originals | null {
  try {
    return new Originals(tokensOf(formula));
  } catch {
    return null;
  }
}

/** Finds the originals in the tokens of a formula. */
class Originals {
  restored = 0;
  edited = false;

  constructor(private readonly tokens: readonly Token[]) {}

  all(): string {
    return this.text([0, this.tokens.length]);
  }

  private text([from, to]: Span): string {
    let text = "";
    for (let at = from; at < to; at++) {
      const found = this.sentAt(at);
      if (!found) text += this.tokens[at]!.value;
      else {
        // Excel shows `@` before CHOOSE where a file does not say that its formula is dynamic.
        text = text.replace(/@$/, "") + found.original;
        at = found.end;
      }
    }
    return text;
  }

  /** `CHOOSE(1,…,"RUBRIC",original)` at a token; null for anything else, and for one that was edited. */
  private sentAt(at: number): { original: string; end: number } | null {
    const call = this.chooseAt(at);
    if (call?.spans.length !== 4) return null;
    const [, computing, marker, carriedSpan] = call.spans as [Span, Span, Span, Span];
    const [, kind, seal] = MARKER.exec(this.plain(marker)) ?? [];
    if (kind === undefined) return null;
    const original = this.original(carriedSpan);
    const isOurs =
      kind === FIXED ||
      seal === this.seal(computing, carriedSpan) ||
      this.computes(computing, original);
    if (!isOurs) this.edited = true;
    else this.restored++;
    return isOurs ? { original, end: call.end } : null;
  }

  /** The carried words with their calls as they were. */
  private original([from, to]: Span): string {
    let text = "";
    for (let at = from; at < to; at++) {
      const call = this.chooseAt(at);
      const name = call && this.carriedName(call.spans);
      if (!call || !name) text += this.tokens[at]!.value;
      else {
        const args = call.spans.slice(3).map((span) => this.original(span));
        text = `${text.replace(/@$/, "")}${name}(${args.join(",")})`;
        at = call.end;
      }
    }
    return text;
  }

  private carriedName(spans: readonly Span[]): string | null {
    if (spans.length < 3 || this.plain(spans[1]!) !== "0") return null;
    const name = /^"(.+)"$/.exec(this.plain(spans[2]!))?.[1] ?? "";
    return findFunction(name) ? name : null;
  }

  private seal(computing: Span, carriedSpan: Span): string {
    return sealOf(this.tokens.slice(...computing), this.tokens.slice(...carriedSpan));
  }

  /** Whether the computing half still is the twin of the original. */
  private computes(computing: Span, original: string): boolean {
    try {
      const twin = toNativeFormula(`=${original}`).formula;
      return comparable(this.tokens.slice(...computing)) === comparable(tokensOf(twin));
    } catch {
      return false;
    }
  }

  /** The arguments of `CHOOSE(1,…)`. */
  private chooseAt(at: number): { spans: Span[]; end: number } | null {
    const { type, value } = this.tokens[at]!;
    if (type !== "func" || value.toUpperCase() !== "CHOOSE") return null;
    const call = argumentsAt(this.tokens, at);
    return call && this.plain(call.spans[0]!) === "1" ? call : null;
  }

  private plain([from, to]: Span): string {
    return this.tokens
      .slice(from, to)
      .map(({ value }) => value)
      .join("")
      .trim();
  }
}

/** `"RUBRIC"` with or without its seal, and `"RUBRIC.FIXED"`. */
const MARKER = new RegExp(`^"(${FIXED.replace(".", "\\.")}|${COMPUTED})(?::([0-9a-f]{8}))?"$`);

/**
 * The seal of both halves: any word, number or sign that is changed in one of them changes it. References are told by their
 * order in the carried half alone, for inserted rows, sorting and renamed sheets move them in both halves alike.
 */
function sealOf(computing: readonly Token[], carriedHalf: readonly Token[]): string {
  const places = new Map<string, number>();
  const place = (token: Token, isKnown: boolean): string => {
    const key = token.value.toUpperCase();
    if (!places.has(key) && !isKnown) places.set(key, places.size);
    return `${places.get(key) ?? key}`;
  };
  const shape = (tokens: readonly Token[], isKnown: boolean) =>
    comparable(
      tokens.map((token) =>
        REFERENCES.has(token.type)
          ? { ...token, type: "range", value: `[${place(token, isKnown)}]` }
          : token,
      ),
    );
  return hash(`${shape(carriedHalf, false)}|${shape(computing, true)}`);
}

const REFERENCES = new Set(["range", "range_beam", "range_ternary", "range_named", "structured"]);

/** FNV-1a, 32 bits: it recognises a change, and is no protection against a forged one. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, "0");
}

/** One text for all ways in which programs write the same formula. */
function comparable(tokens: readonly Token[]): string {
  return unsigned(tokens)
    .filter((token) => !isQuiet(token))
    .map(({ type, value }) => {
      if (type === "number") return formatNumber(Number(value));
      return type === "string" ? value : value.toUpperCase();
    })
    .join("")
    .replace(/\b(TRUE|FALSE)\(\)/g, "$1");
}
