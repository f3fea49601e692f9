/** What the notes below a table say of the whole: limits of parts, grades, vetoes. */
import { propose } from "../propose";
import type { PrintedColumn } from "../table/printed-header";
import type { PrintedCell, PrintedLine, PrintedRow } from "../table/printed";
import { levelIndex } from "../table/sections";
import type { DraftSection, PrintedText } from "./types";

export interface Grade {
  value: string;
  atLeast: number | null;
}

/** The most that a part, or the total, may be. */
export interface NotedLimit {
  of: "bonus" | "minus" | "total";
  max: number;
}

export function limitsIn(notes: readonly PrintedText[]): NotedLimit[] {
  return notes.flatMap(({ text }) =>
    propose({ sentence: ofAll(bare(text)), points: null, kind: "scored" }).limits.flatMap(
      ({ of, max }) => (of === "section" ? [] : [{ of, max }]),
    ),
  );
}

/** A limit of all bonuses is that of their section, where there is one. */
export function applyLimits(
  sections: readonly DraftSection[],
  limits: readonly NotedLimit[],
): void {
  for (const { of, max } of limits) {
    const own = sections.filter(({ kind }) => kind === of);
    if (own.length === 1) own[0]!.max ??= max;
  }
}

/** “加分不超过8分”: in a note, of all that are added. */
const ofAll = (text: string) =>
  text.replace(
    /((?:加分|减分|扣分|奖励分|附加分)(?:项目?|部分)?)(?=(?:不得?超过|最[高多]|上限|以))/gu,
    "$1累计",
  );

const bare = (text: string) =>
  text.replace(/^(注|备注|说明|附注)?\s*[：:]?\s*[（(]?\d*[)）、.．]?\s*/, "");

/** Rows for the vetoes that notes say, under a part of their own: a person confirms them as any other. */
export function vetoRows(
  notes: readonly PrintedLine[],
  columns: readonly PrintedColumn[],
): PrintedRow[] {
  const said = notes.flatMap((note) => vetoesIn(note.text).map((text) => ({ ...note, text })));
  const [first] = said;
  if (!first) return [];
  const [top, ...lower] = (["section", "subsection", "criterion", "standard"] as const)
    .map((role) => levelIndex(columns, role))
    .filter((at) => at >= 0);
  const wording = lower.findLast((at) => columns[at]!.role !== "standard") ?? lower[0] ?? top!;
  // Without a column for parts, a heading says it.
  const isColumn = top !== wording && columns[top!]!.role === "section";
  const part = cellOf({ ...first, text: VETO_PART }, said.length);
  const heading = { row: first.row, column: first.column, text: VETO_PART, points: null };
  return said.map((line) => ({
    row: line.row,
    cells: columns.map((_, at) => {
      if (at === wording) return cellOf(line);
      return isColumn && at === top ? part : cellOf({ ...line, text: "" });
    }),
    heading: isColumn ? null : { ...heading, under: null },
    isNewPage: false,
  }));
}

const VETO_PART = "一票否决";

const cellOf = ({ row, column, text }: PrintedLine, rows = 1): PrintedCell => ({
  text,
  row,
  column,
  last: row,
  rows,
  columns: 1,
  isMerged: rows > 1,
});

/** The sentences of a note that are vetoes; one over the total or the rank is no fact of a unit. */
const vetoesIn = (text: string): string[] =>
  bare(text)
    .split(/(?<=[。；;])/u)
    .map((sentence) => sentence.replace(/[。；;]$/u, "").trim())
    .filter(
      (sentence) =>
        !/总分|得分|排名|名次|\d\s*分/u.test(sentence) &&
        propose({ sentence, points: null, kind: "scored" }).rule === "flag",
    );

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
    const plain = bare(text).normalize("NFKC").replace(/\s/g, "");
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
