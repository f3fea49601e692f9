/**
 * Signs as a Chinese keyboard or a word processor writes them, in a rule: full width （ ） ， ＞ ＝ ％ １, and ≥ ≤ ≠ × ÷ − “ ”.
 * They are read as the signs of a cell's formula; what stands in quotes stays to the letter.
 */
export interface Normalised {
  readonly text: string;
  /** Where a character of the text stands in what was written. */
  original(position: number): number;
}

const SIGNS: Readonly<Record<string, string>> = {
  "≥": ">=",
  "≧": ">=",
  "⩾": ">=",
  "≤": "<=",
  "≦": "<=",
  "⩽": "<=",
  "≠": "<>",
  "×": "*",
  "÷": "/",
  "−": "-",
  "–": "-",
  "　": " ",
  "\u00a0": " ",
};

const QUOTES = new Set(["“", "”", "＂", '"']);

/** A rule with the signs of a cell's formula. */
export function normaliseSigns(written: string): Normalised {
  let text = "";
  const places: number[] = [];
  const add = (signs: string, place: number) => {
    for (const sign of signs) {
      text += sign;
      places.push(place);
    }
  };
  let closing: ReadonlySet<string> | undefined;
  for (let at = 0; at < written.length; at++) {
    const sign = written[at]!;
    if (closing?.has(sign)) {
      closing = undefined;
      add('"', at);
    } else if (closing) {
      add(sign, at);
    } else if (QUOTES.has(sign)) {
      // A text that a plain quote opens may hold typographic ones.
      closing = sign === '"' ? new Set('"') : QUOTES;
      add('"', at);
    } else {
      add(SIGNS[sign] ?? halfWidth(sign), at);
    }
  }
  return { text, original: (position) => places[position] ?? written.length };
}

function halfWidth(sign: string): string {
  return sign >= "！" && sign <= "～" ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign;
}
