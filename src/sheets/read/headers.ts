/** Columns of the stages by their headers, wherever they stand now. */
import type { Rubric } from "../../rubric/types";
import type { Finding } from "../../scoring/types";
import { LAST_HEADER, lastColumns } from "../card/last-column";
import { usedHeader } from "../card/layout";
import { placeAt, plainText, type SheetCells } from "./cells";
import { structure } from "./findings";

export interface StageHeader {
  stage: string;
  header: string;
}

export interface StageColumns {
  /** Column of a stage at a row; null where no header says it. */
  columnAt(row: number, stage: string): number | null;
  /** Row of the first header; -1 where there is none. */
  firstRow: number;
  findings: Finding[];
}

/** Headers of the score columns of the scorecard. */
export function scoreHeaders(rubric: Rubric): StageHeader[] {
  return (rubric.table?.columns ?? []).flatMap(({ role, stage, header }) =>
    role === "score" && stage !== undefined ? [{ stage, header }] : [],
  );
}

/** Headers of the facts sheet: the stages' names, and 上年 in the place of a stage. */
export function factHeaders(rubric: Rubric): StageHeader[] {
  const last = lastColumns(rubric) === 0 ? [] : [{ stage: LAST_HEADER, header: LAST_HEADER }];
  return [...rubric.stages.map(({ id, name }) => ({ stage: id, header: name.zh })), ...last];
}

/** Headers of the facts sheet's hidden columns, with the facts that count at later stages. */
export function usedHeaders(rubric: Rubric): StageHeader[] {
  return rubric.stages.slice(1).map((stage) => ({ stage: stage.id, header: usedHeader(stage) }));
}

/** Rows of the scorecard's header, the one with the stages first: a column that is in no group has its words above. */
export function headerRows({ table }: Rubric, stages: number): number[] {
  return table?.columns.some(({ group }) => group) ? [stages, stages - 1] : [stages];
}

/** The column of a header that stands in one of some rows; -1 where it stands in none. */
export function columnOf({ values }: SheetCells, header: string, rows: readonly number[]): number {
  const wanted = plainText(header);
  const found = rows.map((row) =>
    (values[row] ?? []).findIndex((value) => plainText(value) === wanted),
  );
  return found.find((column) => column >= 0) ?? -1;
}

/**
 * Finds every header row. A header that is repeated further down, even with its columns swapped, holds for the rows
 * below it; where all agree, it holds for all rows, sorted ones above it included.
 */
export function stageColumns(sheet: SheetCells, headers: readonly StageHeader[]): StageColumns {
  const findings: Finding[] = [];
  const wanted = headers.map(({ stage, header }) => ({ stage, header, words: plainText(header) }));
  const found = sheet.values.flatMap((values, row) => {
    const columns = new Map<string, number>();
    const plain = values.map(plainText);
    for (const { stage, header, words } of wanted) {
      const first = plain.indexOf(words);
      if (first < 0) continue;
      const second = plain.indexOf(words, first + 1);
      columns.set(stage, first);
      if (second >= 0) findings.push(doubled(sheet, row, header, first, second));
    }
    return isHeader(columns.size, headers.length) ? [{ row, columns }] : [];
  });
  const stages = headers.map(({ stage }) => stage);
  const agree = stages.every(
    (stage) => new Set(found.map(({ columns }) => columns.get(stage))).size <= 1,
  );
  for (const { stage, header } of headers) {
    if (!found.some(({ columns }) => columns.has(stage))) findings.push(lost(sheet, header));
  }
  return {
    columnAt(row, stage) {
      const above = agree ? found[0] : (found.findLast((each) => each.row < row) ?? found[0]);
      return above?.columns.get(stage) ?? null;
    },
    firstRow: found[0]?.row ?? -1,
    findings,
  };
}

/** One word of a header may stand anywhere; most of them in one row make a header. */
function isHeader(found: number, all: number): boolean {
  return found > 0 && found * 2 >= all;
}

function doubled(
  sheet: SheetCells,
  row: number,
  header: string,
  first: number,
  second: number,
): Finding {
  const place = placeAt(sheet, row, second);
  const read = placeAt(sheet, row, first);
  return structure("error", place, {
    zh: `表头“${header}”出现了两次，只读取 ${read.address} 所在的列；请更正多余的表头。`,
    en: `The header “${header}” stands twice; the column of ${read.address} was read. Correct the other header.`,
  });
}

function lost(sheet: SheetCells, header: string): Finding {
  return structure("error", undefined, {
    zh: `工作表“${sheet.name}”找不到表头“${header}”，这一列没有读取；请恢复表头文字。`,
    en: `The sheet “${sheet.name}” has no header “${header}”, so that column was not read; restore the header.`,
  });
}
