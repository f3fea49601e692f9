/** What the notes below a table say of the whole: limits of parts, vetoes. */
import { propose } from "../propose";
import type { PrintedColumn } from "../table/printed-header";
import type { PrintedCell, PrintedLine, PrintedRow } from "../table/printed";
import { levelIndex } from "../table/sections";
import { gradesIn } from "./grades";
import type { DraftSection, PrintedText } from "./types";
import { bareNote } from "./words";

/** The most that a part, or the total, may be. */
export interface NotedLimit {
  of: "bonus" | "minus" | "total";
  max: number;
}

/** What a note became in the draft. */
export type NoteUse = "grades" | "limit" | "veto" | "minus";

/** Of each note what was taken from it; nothing where it stays a text. */
export function usesOf(notes: readonly PrintedText[]): NoteUse[][] {
  const graded = notes.findIndex((note) => gradesIn([note]).length > 0);
  return notes.map((note, at) => [
    ...(at === graded ? (["grades"] as const) : []),
    ...(limitsIn([note]).length > 0 ? (["limit"] as const) : []),
    ...(vetoesIn(note.text).length > 0 ? (["veto"] as const) : []),
    ...(deductionsIn(note.text).length > 0 ? (["minus"] as const) : []),
  ]);
}

export function limitsIn(notes: readonly PrintedText[]): NotedLimit[] {
  return notes.flatMap(({ text }) =>
    propose({ sentence: ofAll(bareNote(text)), points: null, kind: "scored" }).limits.flatMap(
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

/** Rows for what notes say of a unit, under parts of their own: a person confirms them as any other. */
export const noteRows = (
  notes: readonly PrintedLine[],
  columns: readonly PrintedColumn[],
): PrintedRow[] =>
  (
    [
      ["扣分项", deductionsIn],
      ["一票否决", vetoesIn],
    ] as const
  ).flatMap(([part, saidIn]) => {
    const said = notes.flatMap((note) => saidIn(note.text).map((text) => ({ ...note, text })));
    return rowsOfPart(part, said, columns);
  });

function rowsOfPart(
  name: string,
  said: readonly PrintedLine[],
  columns: readonly PrintedColumn[],
): PrintedRow[] {
  const [first] = said;
  if (!first) return [];
  const [top, ...lower] = (["section", "subsection", "criterion", "standard"] as const)
    .map((role) => levelIndex(columns, role))
    .filter((at) => at >= 0);
  const wording = lower.findLast((at) => columns[at]!.role !== "standard") ?? lower[0] ?? top!;
  // Without a column for parts, a heading says it.
  const isColumn = top !== wording && columns[top!]!.role === "section";
  const part = cellOf({ ...first, text: name }, said.length);
  const heading = { row: first.row, column: first.column, text: name, points: null };
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

const cellOf = ({ row, column, text }: PrintedLine, rows = 1): PrintedCell => ({
  text,
  row,
  column,
  last: row,
  rows,
  columns: 1,
  isMerged: rows > 1,
});

const sentencesOf = (text: string): string[] =>
  bareNote(text)
    .split(/(?<=[。；;])/u)
    .map((sentence) => sentence.replace(/[。；;]$/u, "").trim());

/** “逾期每天扣0.5分”: what takes points, where nothing of it is left open. */
const deductionsIn = (text: string): string[] =>
  sentencesOf(text).filter((sentence) => {
    if (!/扣\s*[\d.]+\s*分/u.test(sentence)) return false;
    const { rule, certainty } = propose({ sentence, points: null, kind: "minus" });
    return rule !== null && certainty === "certain";
  });

/** The sentences of a note that are vetoes; one over the total or the rank is no fact of a unit. */
const vetoesIn = (text: string): string[] =>
  sentencesOf(text).filter(
    (sentence) =>
      !/总分|得分|排名|名次|\d\s*分/u.test(sentence) &&
      propose({ sentence, points: null, kind: "scored" }).rule === "flag",
  );
