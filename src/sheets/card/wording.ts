import { mergesIn, ownTexts } from "../../rubric/merged-cells";
import type { Column, Rubric } from "../../rubric/types";
import type { CriterionRow } from "./layout";
import type { Area } from "../plan/plan";

export type Level = "section" | "subsection" | "criterion";

/** One cell of the table's wording, over all the rows and columns that it stands for. */
export interface WordingBlock {
  level: Level;
  text: string;
  column: Column;
  /** Rows of the sheet; columns count from the first of the table. */
  area: Area;
}

/** The cells of the label columns, column by column from top to bottom. */
export function wordingBlocks({
  columns,
  criteria,
}: {
  columns: readonly Column[];
  criteria: readonly CriterionRow[];
}): WordingBlock[] {
  const blocks: WordingBlock[] = [];
  columns.forEach((column, index) => {
    if (column.role !== "label") return;
    const merges = mergesIn(
      criteria.map(({ criterion }) => criterion),
      column.id,
    );
    const isAbsent = (row: number) => {
      const at = criteria.findIndex((each) => each.row === row);
      return at >= 0 && !merges.has(at) && wordingAt(criteria[at]!, column.id) === null;
    };
    for (const run of runs(criteria, column.id, merges)) {
      const { level, text, row, rows } = run;
      const left = blocks.find(({ area }) => covers(area, row, index - 1));
      if (run.absent && left && rowsOf(left.area).every(isAbsent)) {
        if (left.area.row === row) left.area.columns += 1;
      } else {
        blocks.push({ level, text, column, area: { row, column: index, rows, columns: 1 } });
      }
    }
  });
  return blocks;
}

function covers(area: Area, row: number, column: number): boolean {
  return rowsOf(area).includes(row) && area.column <= column && column < area.column + area.columns;
}

function rowsOf({ row, rows }: Area): number[] {
  return Array.from({ length: rows }, (_, index) => row + index);
}

interface Run {
  level: Level;
  text: string;
  /** No wording is given on any level: the place belongs to the cell on its left (加分项目 over 二级指标). */
  absent: boolean;
  row: number;
  rows: number;
}

/** Neighbouring rows that share one wording of their section or subsection, or a merged cell; rows of their own otherwise. */
function runs(
  criteria: readonly CriterionRow[],
  column: string,
  merges: ReturnType<typeof mergesIn>,
): Run[] {
  const found: Run[] = [];
  criteria.forEach((place, index) => {
    const merged = merges.get(index);
    if (merged) {
      const { text } = merged.cell;
      if (merged.first !== index) found.at(-1)!.rows += 1;
      else found.push({ level: "criterion", text, absent: false, row: place.row, rows: 1 });
      return;
    }
    const wording = wordingAt(place, column);
    const { level, text } = wording ?? { level: "criterion" as const, text: "" };
    const before = criteria[index - 1];
    const run = found.at(-1);
    const sameHeading =
      (level === "section" && before?.section === place.section) ||
      (level === "subsection" && before?.subsection === place.subsection);
    if (run && run.level === level && sameHeading && !merges.has(index - 1)) run.rows += 1;
    else found.push({ level, text, absent: wording === null, row: place.row, rows: 1 });
  });
  return found;
}

function wordingAt(
  { section, subsection, criterion }: CriterionRow,
  column: string,
): { level: Level; text: string } | null {
  const own = ownTexts(criterion)[column];
  if (own !== undefined) return { level: "criterion", text: own };
  const ofSubsection = subsection.cells[column];
  if (ofSubsection !== undefined) return { level: "subsection", text: ofSubsection };
  const ofSection = section.cells[column];
  return ofSection === undefined ? null : { level: "section", text: ofSection };
}

/** Beside a reading: who chose it and when （王老师 2026-11-20 选定）; nothing where nobody did. */
export function chosenText(chosen: { by: string; at: string } | undefined): string {
  const words = [chosen?.by, chosen?.at].filter(Boolean);
  return words.length === 0 ? "" : `（${words.join(" ")} 选定）`;
}

/** What a generated sheet is based on, without a full stop: 依据《…》第 26 条考核. */
export function basisOf({ source: { citation } }: Rubric): string {
  const text = citation.replace(/。$/, "");
  return text.startsWith("依据") ? text : `依据：${text}`;
}
