/** 等次: as a note says them in a sentence, and as a person types them, a line each. */
import type { PrintedText } from "./types";
import { bareNote } from "./words";

export interface Grade {
  value: string;
  atLeast: number | null;
}

const NAMES =
  "优秀|优|良好|良|中等|中|合格|及格|基本合格|基本称职|称职|达标|不达标|未达标|不合格|不及格|不称职|较差|差|[一二三四]等|[A-E]级?";
const FROM = new RegExp(
  `(\\d+(?:\\.\\d+)?)分?(?:\\(含(?:\\d+分?)?\\))?(?:及)?(?:以上|[-—–~～至]+\\d+(?:\\.\\d+)?分?)(?:\\([^()]*\\))?(?:的|者)*[,:]?(?:评定|确定|评|定|等次|等级)?(?:为|是)?[“"]?(${NAMES})`,
  "g",
);
const UPTO = new RegExp(
  `(?:(\\d+(?:\\.\\d+)?)分?(?:\\(不含(?:\\d+分?)?\\))?以下|(?:不足|低于|不满)(\\d+(?:\\.\\d+)?)分?)(?:\\([^()]*\\))?(?:的|者)*[,:]?(?:评定|确定|评|定|等次|等级)?(?:为|是)?[“"]?(${NAMES})`,
);
const NAMED = new RegExp(
  `[“"]?(${NAMES})[”"]?(?:等次)?\\(?[:为]?(\\d+(?:\\.\\d+)?)分?(?:\\(含\\))?(?:以上|[-—–~～至]+\\d+)`,
  "g",
);

/** “90分以上为优秀，80—89分为良好，60分以下为不合格”: levels from the best, the last without a bound. */
export function gradesIn(notes: readonly PrintedText[]): Grade[] {
  for (const { text } of notes) {
    const plain = bareNote(text).normalize("NFKC").replace(/\s/g, "");
    const named = [...plain.matchAll(FROM)].map(([, from, value]) => ({
      value: value!,
      atLeast: Number(from),
    }));
    const reversed = [...plain.matchAll(NAMED)].map(([, value, from]) => ({
      value: value!,
      atLeast: Number(from),
    }));
    const above = (named.length >= reversed.length ? named : reversed).sort(
      (a, b) => b.atLeast - a.atLeast,
    );
    const [, below, short, lowest] = UPTO.exec(plain) ?? [];
    // “60分以下不合格，90分以上优秀” leaves out what lies between: no ladder.
    if (lowest !== undefined && Number(below ?? short) !== above.at(-1)?.atLeast) continue;
    const values = [...above.map(({ value }) => value), ...(lowest === undefined ? [] : [lowest])];
    if (values.length < 2 || new Set(values).size < values.length) continue;
    return [...above, ...(lowest === undefined ? [] : [{ value: lowest, atLeast: null }])];
  }
  return [];
}

/** A line each, from the best: “优秀 90”; the lowest has no bound. */
export const gradesText = (grades: readonly Grade[]): string =>
  grades.map(({ value, atLeast }) => (atLeast === null ? value : `${value} ${atLeast}`)).join("\n");

const LINE = /^([^\d\s]+)\s*(?:\(?(?:不低于|≥|>=)?\s*(\d+(?:\.\d+)?)\s*分?(?:及?以上)?\)?)?$/u;

/** What was typed, from the best: lines like {@link gradesText}'s, or a sentence of the document. Null where it is neither. */
export function gradesOf(typed: string): Grade[] | null {
  const plain = typed.normalize("NFKC").trim();
  if (plain === "") return [];
  const said = gradesIn([{ cell: "", text: plain }]);
  if (said.length > 0) return said;
  const grades = plain.split(/[\n;,、]+/u).flatMap((line): (Grade | null)[] => {
    if (line.trim() === "") return [];
    const [, value, bound] = LINE.exec(line.trim()) ?? [];
    if (value === undefined) return [null];
    return [{ value, atLeast: bound === undefined ? null : Number(bound) }];
  });
  const read = grades.filter((grade) => grade !== null);
  const fall = read.sort((a, b) => (b.atLeast ?? -1) - (a.atLeast ?? -1));
  const isLadder =
    read.length === grades.length &&
    read.length > 1 &&
    new Set(read.map(({ value }) => value)).size === read.length &&
    new Set(read.map(({ atLeast }) => atLeast)).size === read.length;
  return isLadder ? fall : null;
}
