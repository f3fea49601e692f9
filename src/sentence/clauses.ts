/** A sentence in its clauses: what stands between its punctuation, brackets by themselves where they say something. */
import { NUMBER, UNIT } from "./units";

export interface Clause {
  readonly text: string;
  /** In the normalised sentence. */
  readonly start: number;
  /** `points` “（2分）”, behind what it is given for · `example` “（如：90%以上2分）”. */
  readonly kind: "words" | "points" | "example";
}

const POINTS = new RegExp(`^${NUMBER}分$`, "u");
const EXAMPLE = /^(?:如|例如|比如|举例)[,:]?(?=.)/u;
/** A bracket with a number or points in it says how something is scored; any other explains a word. */
const SCORING = /\d|扣完|满分|加分|扣分|得分/u;

/** Clauses of a normalised text, in order. */
export function clausesOf(text: string): Clause[] {
  return bracketed(text).flatMap(({ text: piece, start, inside }) => {
    if (!inside) return split(piece, start);
    if (POINTS.test(piece)) return [{ text: piece, start, kind: "points" as const }];
    if (EXAMPLE.test(piece))
      return [{ text: piece.replace(EXAMPLE, ""), start, kind: "example" as const }];
    return split(piece, start);
  });
}

interface Piece {
  text: string;
  start: number;
  inside: boolean;
}

/** Brackets that say something stand alone; others go, and what stands around them grows together. */
function bracketed(text: string): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece = { text: "", start: 0, inside: false };
  let at = 0;
  const add = (words: string, start: number) => {
    if (open.text === "") open.start = start;
    open.text += words;
  };
  for (const match of text.matchAll(/\(([^()]*)\)/gu)) {
    const content = match[1]!;
    add(text.slice(at, match.index), at);
    at = match.index + match[0].length;
    if (isMarker(content)) add(";", match.index);
    else if (/[÷×/]/u.test(content) && !/分/u.test(content)) add(content, match.index);
    else if (isAside(content)) add(inclusion(content), match.index);
    else if (SIZE.test(content) && COUNTS.test(text.slice(at))) continue;
    else if (ROUNDING.test(content))
      pieces.push({ text: content, start: match.index + 1, inside: true });
    else {
      pieces.push(open, { text: content, start: match.index + 1, inside: true });
      open = { text: "", start: at, inside: false };
    }
  }
  add(text.slice(at), at);
  return [...pieces, open].filter((piece) => piece.text !== "");
}

/** “每下降5个百分点（不足5个百分点按5个百分点计）扣1分”: what is around it is one clause. */
export const ROUNDING = new RegExp(
  `^(?:每)?不(?:足|满|到)(?<n>${NUMBER})(?<u>${UNIT}|分)(?:的|者)?,?(?:也|均|都)?按照?\\k<n>\\k<u>(?:计算|计|算|扣分|处理|扣)*$`,
  "u",
);

/** “团体辅导（10人以上）一次”: what counts as one; no clause of its own. */
const SIZE = new RegExp(`^${NUMBER}(?:${UNIT})(?:及|或)?以[上下内]$`, "u");
const COUNTS = new RegExp(`^(?:每)?1?(?:${UNIT})`, "u");

const isMarker = (content: string) => /^(?:\d{1,2}|[一二三四五六七八九十]+)$/u.test(content);
const isAside = (content: string) =>
  /^(?:不?含|包括)/u.test(content) || !(SCORING.test(content) || EXAMPLE.test(content));
/** “（不含90%）” changes a bound; “（含）” says what 以上 says anyway, but not what 低于 says. */
const inclusion = (content: string) =>
  /^不含/u.test(content) ? "[不含]" : /^含/u.test(content) && content.length <= 6 ? "[含]" : "";

/** 、 stands between two awards after 分 only; elsewhere it lists words. */
const BETWEEN = /[,;。!?\n]|(?<!\d):|:(?!\d)|(?<=分)、(?![\d.]+分)|(?<=分值?|分数)(?=否则|反之)/gu;

function split(text: string, start: number): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  const add = (end: number) => {
    const words = text.slice(at, end);
    const marker = /^(?:\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,2}、)/u.exec(words)?.[0] ?? "";
    const rest = words.slice(marker.length);
    if (rest === "") return;
    if (EXAMPLE.test(rest))
      clauses.push({ text: rest.replace(EXAMPLE, ""), start: start + at, kind: "example" });
    else clauses.push({ text: rest, start: start + at + marker.length, kind: "words" });
  };
  for (const match of text.matchAll(BETWEEN)) {
    add(match.index);
    at = match.index + match[0].length;
  }
  add(text.length);
  return clauses;
}
