import { tokenize, type Token } from "@borgar/fx";
import { findFunction } from "../catalogue";
import { toNativeFormula } from "./native";

/**
 * The formula for somebody without the add-in: every call of the catalogue becomes its native twin, and keeps its own
 * words beside it where no spreadsheet looks: `CHOOSE(1,MAX(0,D27-C9),"RUBRIC.DEDUCT",D27,C9)`.
 *
 * CHOOSE computes its first value only. Because the call's arguments stand in the same formula, they follow inserted
 * rows, sorting, filling and renamed sheets like any reference, and {@link toCatalogueFormula} needs nothing else to
 * find the call again.
 *
 * @returns the formula and how many calls were turned
 * @throws FormulaError where a call has no native twin, or the result would pass Excel's limits; the message says why
 */
export function toSentFormula(formula: string): { formula: string; replaced: number } {
  return toNativeFormula(formula, keepCall);
}

const keepCall = (twin: string, name: string, args: readonly string[]) =>
  `CHOOSE(${[1, twin, `"${name}"`, ...args].join(",")})`;

/**
 * Undoes {@link toSentFormula}, whoever saved the formula in between; all else stays to the letter.
 *
 * @returns the formula and how many calls came back
 */
export function toCatalogueFormula(formula: string): { formula: string; restored: number } {
  const tokens = tokenize(formula);
  const reader = new KeptCalls(tokens);
  const restored = reader.text(0, tokens.length);
  return reader.restored === 0
    ? { formula, restored: 0 }
    : { formula: restored, restored: reader.restored };
}

type Span = readonly [from: number, to: number];

class KeptCalls {
  restored = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  text(from: number, to: number): string {
    let text = "";
    for (let at = from; at < to; at++) {
      const kept = this.keptCall(at);
      if (!kept) {
        text += this.tokens[at]!.value;
        continue;
      }
      // Excel shows `@` before CHOOSE where a file does not say that its formula is dynamic.
      text = text.replace(/@$/, "");
      this.restored++;
      text += `${kept.name}(${kept.args.map(([first, last]) => this.text(first, last)).join(",")})`;
      at = kept.end;
    }
    return text;
  }

  /** `CHOOSE(1,twin,"NAME",…)` at a token; null for anything else. */
  private keptCall(at: number): { name: string; args: Span[]; end: number } | null {
    const { type, value } = this.tokens[at]!;
    if (type !== "func" || value.toUpperCase() !== "CHOOSE") return null;
    const call = this.argumentsOf(at);
    if (!call || call.spans.length < 3) return null;
    const [index, , marker, ...args] = call.spans;
    const name = this.plain(marker!).replace(/^"(.*)"$/, "$1");
    const isKept = this.plain(index!) === "1" && findFunction(name) !== undefined;
    return isKept ? { name, args, end: call.end } : null;
  }

  private plain([from, to]: Span): string {
    return this.tokens
      .slice(from, to)
      .map(({ value }) => value)
      .join("")
      .trim();
  }

  private argumentsOf(call: number): { spans: Span[]; end: number } | null {
    const spans: Span[] = [];
    let level = 0;
    let from = call + 2;
    for (let at = call + 1; at < this.tokens.length; at++) {
      const { type, value } = this.tokens[at]!;
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
}
