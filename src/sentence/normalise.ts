/** A sentence in one spelling: half width, digits for numerals, no blanks; each sign knows where it stood. */
import { numeralsIn } from "./numerals";

export interface Normalised {
  readonly written: string;
  readonly text: string;
  /** For each sign of `text`, and for its end, the place in what was written. */
  readonly places: readonly number[];
}

interface Sign {
  text: string;
  place: number;
}

export function normalise(written: string): Normalised {
  const signs = joined(signsOf(written));
  const text = signs.map((sign) => sign.text).join("");
  const result: Sign[] = [];
  let at = 0;
  for (const { start, end, text: digits } of numeralsIn(text)) {
    result.push(...signs.slice(at, start));
    result.push(...[...digits].map((sign) => ({ text: sign, place: signs[start]!.place })));
    at = end;
  }
  result.push(...signs.slice(at));
  return {
    written,
    text: result.map((sign) => sign.text).join(""),
    places: [...result.map(({ place }) => place), written.length],
  };
}

/** Signs that NFKC does not fold, or folds into digits that would be numbers. */
const FOLDED: Readonly<Record<string, string>> = {
  "\n": "\n",
  "\r": "\n",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  "~": "-",
  "〜": "-",
  "∼": "-",
  "*": "×",
  "≧": "≥",
  "≦": "≤",
  "㎡": "平方米",
  "½": "50%",
};

function signsOf(written: string): Sign[] {
  const signs: Sign[] = [];
  let place = 0;
  for (const sign of written) {
    for (const unit of folded(sign)) signs.push({ text: unit, place });
    place += sign.length;
  }
  return signs;
}

function folded(sign: string): string {
  // ① and ⑴ number an item.
  if (/[①-⒛㈠-㈩]/u.test(sign)) return ";";
  const plain = FOLDED[sign] ?? sign.normalize("NFKC");
  return FOLDED[plain] ?? plain;
}

/** Blanks go, but between two numbers; 1,000 is one number. */
function joined(signs: Sign[]): Sign[] {
  const kept = signs.filter(
    ({ text }, i) =>
      !/[^\S\n]/u.test(text) || (isDigit(signs[i - 1]?.text) && isDigit(signs[i + 1]?.text)),
  );
  return kept.filter(({ text }, i) => {
    const near = (from: number, to: number) =>
      kept
        .slice(Math.max(0, from), to)
        .map((sign) => sign.text)
        .join("");
    const isSeparator =
      text === "," && /\d$/u.test(near(i - 1, i)) && /^\d{3}(?!\d)/u.test(near(i + 1, i + 5));
    return !isSeparator;
  });
}

const isDigit = (sign: string | undefined) => sign !== undefined && /\d/u.test(sign);
