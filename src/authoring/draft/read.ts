/** From a printed table to a draft: its criteria, its sums, what it leaves open. Recognition proposes, a person decides. */
import { a1, columnLetters } from "../../sheets/plan/address";
import type { Text } from "../../rubric/types";
import type { AboveTable } from "../table/above";
import { levelIndex } from "../table/sections";
import type { PrintedCell, PrintedLine, PrintedRow, PrintedTable } from "../table/printed";
import { MOST_ROWS, type Page } from "../workbook/page";
import { CriteriaReader, type ReadCriterion, type ReadTable } from "./criteria";
import { byPoints, type MergedPoints } from "./merged-points";
import { gradesIn, type Grade } from "./grades";
import { applyLimits, limitsIn, noteRows, usesOf, type NotedLimit, type NoteUse } from "./notes";
import { withOwnNames } from "./facts";
import { questionsOf } from "./questions";
import { nominalTotal, sumsOf, type SumRow } from "./sums";
import { shown, type ShownSheet } from "./shown";
import { rowsUnder, tablesOf, type FoundTables } from "./tables";
import type { ColumnChoice, Draft, DraftSection, DraftSource, PrintedText } from "./types";
import { oneLine } from "./words";

/** A draft with the table that its workbook is written from. */
export interface DraftedTable {
  draft: Draft;
  /** One row a criterion, in their order. */
  table: PrintedTable;
  above: AboveTable;
  /** As the table prints the sections of the draft. */
  sectionTexts: string[];
  /** The section of each criterion; null where the table has none. */
  sectionOf: (DraftSection | null)[];
  /** The last row of sums, as it is printed; null where there is none. */
  total: PrintedLine | null;
  grades: Grade[];
  /** Of each note of the draft what became of it. */
  uses: NoteUse[][];
  limits: NotedLimit[];
}

export interface DraftOptions {
  /** Which of several tables, from 1. */
  table?: number;
  columns?: readonly ColumnChoice[];
}

export const NO_TABLE: Text = {
  zh: "没有找到考核表：要有一行表头，写着分值（或权重）和指标、考核内容、评分标准之类；最多 2000 行、60 列。",
  en: "No table was found: it needs a header with points (or a weight) and criteria; at most 2,000 rows and 60 columns.",
};

/** Null where the sheet has no table with points, or is longer than any table that an office scores by. */
export function draftTable(source: DraftSource, options: DraftOptions = {}): DraftedTable | null {
  const sheet = shown(source);
  if (sheet.page.rows > MOST_ROWS) return null;
  const choices = (options.columns ?? []).map((choice) => ({
    ...choice,
    column: sheet.columns.indexOf(choice.column),
  }));
  const tables = tablesOf(sheet.page, options.table, choices, source.tableOf);
  if (!tables || tables.main.rows.length === 0) return null;
  return new Drafting(source, sheet, tables).draft();
}

class Drafting {
  private readonly page: Page;
  private readonly cellName: (row: number, column: number) => string;
  private readonly columnName: (column: number) => string;

  constructor(
    private readonly source: DraftSource,
    { page, columns }: ShownSheet,
    private readonly tables: FoundTables,
  ) {
    const { cellName = (row, column) => a1({ row, column }), columnName = columnLetters } = source;
    this.page = page;
    this.cellName = (row, column) => cellName(row, columns[column] ?? 0);
    this.columnName = (column) => columnName(columns[column] ?? 0);
  }

  draft(): DraftedTable {
    const { main, above, parts } = this.tables;
    const printed = [
      ...main.rows,
      ...parts.flatMap((part) => rowsUnder(main, part)),
      ...noteRows(this.noteLines(), main.header.columns),
    ];
    const { rows, merged, read } = this.criteria(main, printed);
    const notes = this.notes();
    const limits = limitsIn(notes);
    applyLimits(read.sections, limits);
    const sums = sumsOf(read, this.sumRows(), this.cellName);
    const table = { ...main, rows };
    const draft: Draft = {
      file: this.source.file,
      title: above.title ? oneLine(above.title.text) : null,
      columns: this.columns(),
      sections: read.sections.map(({ name, kind, points, weight, max }) => ({
        name,
        kind,
        points,
        weight,
        max,
      })),
      criteria: withOwnNames(read.criteria.map((each) => this.plain(each))),
      sums: sums.map(({ cell, what, printed: said, computed, agrees }) => ({
        cell,
        what,
        printed: said,
        computed,
        agrees,
      })),
      notes,
      questions: [
        ...(this.source.said ?? []),
        ...questionsOf({
          page: this.page,
          tables: this.tables,
          read,
          merged,
          sums,
          total: nominalTotal(read),
          said: this.wholeTexts(notes),
          cellName: this.cellName,
        }),
      ],
    };
    return {
      draft,
      table,
      above,
      sectionTexts: read.sections.map(({ cell, name }) => cell?.text ?? name),
      sectionOf: read.criteria.map(({ of }) => of),
      total: this.total(),
      grades: gradesIn(notes),
      uses: usesOf(notes),
      limits,
    };
  }

  private criteria(
    main: PrintedTable,
    printed: readonly PrintedRow[],
  ): { rows: PrintedRow[]; merged: MergedPoints[]; read: ReadTable } {
    const reader = new CriteriaReader(main);
    const at = levelIndex(main.header.columns, "points");
    const grouped = byPoints(
      printed,
      at,
      (row) => reader.words(row),
      (row) => reader.isCounted(row),
    );
    const read = reader.all(grouped.rows, grouped.own);
    for (const { cell, points, as } of grouped.merged) {
      if (as !== "limit") continue;
      const section = read.criteria.find(({ row }) => row.cells[at]?.row === cell.row)?.of;
      if (section) section.max ??= points;
    }
    for (const section of read.sections) limitOf(section, read.criteria);
    return { rows: grouped.rows, merged: grouped.merged, read };
  }

  private columns(): Draft["columns"] {
    const { columns } = this.tables.main.header;
    return columns
      .filter(({ at }) => at >= 0)
      .map(({ at, header, group, role, stage, restates }) => ({
        column: this.columnName(at),
        header: oneLine(header || (group?.header ?? "")),
        role: restates ?? role,
        stage,
      }));
  }

  private plain({ own, row: _, of: __, unclear: ___, ...rest }: ReadCriterion) {
    return { cell: this.nameOf(own), ...rest };
  }

  private nameOf({ row, column }: PrintedCell): string {
    return this.cellName(row, column);
  }

  private noteLines(): PrintedLine[] {
    const { main, parts, leftOut } = this.tables;
    return [main, ...[...parts, ...leftOut].map(({ table }) => table)].flatMap(
      ({ notes }) => notes,
    );
  }

  private notes(): PrintedText[] {
    return this.noteLines().map(({ row, column, text }) => ({
      cell: this.cellName(row, column),
      text: oneLine(text),
    }));
  }

  private sumRows(): SumRow[] {
    const { main, parts } = this.tables;
    return [main, ...parts.map(({ table }) => table)].flatMap(({ header, sums }) => {
      const text = (role: string, row: number) => {
        const column = header.columns.find(
          (each) => each.role === role || (each.restates === role && role === "weight"),
        );
        const area = column && this.page.area(row, column.at);
        return area && area.columns === 1 ? this.page.text(row, area.column) : "";
      };
      return sums.map((sum) => ({
        ...sum,
        points: text("points", sum.row),
        weight: text("weight", sum.row),
      }));
    });
  }

  private total(): PrintedLine | null {
    const { sums, rows } = this.tables.main;
    const last = sums.at(-1);
    return last && last.row > (rows.at(-1)?.row ?? 0) ? last : null;
  }

  /** Where the whole is said in words. */
  private wholeTexts(notes: readonly PrintedText[]): PrintedText[] {
    const { title, head, labels } = this.tables.above;
    const lines = [...(title ? [title] : []), ...labels, ...head.flat()];
    return [
      ...lines.map(({ row, column, text }) => ({ cell: this.cellName(row, column), text })),
      ...notes,
    ];
  }
}

/** “加分项（10分）”: the most that they give, where the rows do not add up to it. */
function limitOf(section: ReadTable["sections"][number], criteria: readonly ReadCriterion[]): void {
  if (section.max !== null || section.points === null) return;
  if (section.kind !== "bonus" && section.kind !== "minus") return;
  const own = criteria.filter(({ of }) => of === section);
  const sum = own.reduce((all, { points }) => all + (points ?? 0), 0);
  if (own.some(({ points }) => points === null) || sum !== section.points)
    section.max = section.points;
}
