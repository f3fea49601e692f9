/** The rows of a printed table under their sections and subsections. */
import type { PrintedCell, PrintedRow, PrintedTable } from "./printed";
import type { PrintedColumn } from "./printed-header";

export interface PrintedSection {
  /** What it is called by: its cell, or the heading above its rows. */
  text: string;
  /** Its own cell; null under a heading. */
  cell: PrintedCell | null;
  heading: string;
  row: number;
  column: number;
  subsections: PrintedSubsection[];
}

export interface PrintedSubsection {
  text: string;
  cell: PrintedCell | null;
  rows: PrintedRow[];
}

export const rowsOf = ({ subsections }: PrintedSection): PrintedRow[] =>
  subsections.flatMap(({ rows }) => rows);

/** A level column of the table, by its place in the header; -1 where there is none. */
export const levelIndex = (
  columns: readonly PrintedColumn[],
  role: PrintedColumn["role"],
): number => columns.findIndex((column) => column.role === role);

export function sectionsOf({ header, rows }: PrintedTable): PrintedSection[] {
  const first = levelIndex(header.columns, "section");
  const second = levelIndex(header.columns, "subsection");
  const sections: PrintedSection[] = [];
  let of: { section: unknown; subsection: unknown } | undefined;
  for (const row of rows) {
    const cell = first < 0 ? null : (row.cells[first] ?? null);
    const sectionKey = cell ?? row.heading;
    const own = second < 0 ? null : (row.cells[second] ?? null);
    const subsectionKey = own ?? sectionKey;
    if (!of || of.section !== sectionKey)
      sections.push({
        text: cell?.text.trim() || (row.heading?.text ?? ""),
        cell,
        heading: row.heading?.text ?? "",
        row: cell?.row ?? row.heading?.row ?? row.row,
        column: cell?.column ?? header.columns[0]!.at,
        subsections: [],
      });
    const section = sections.at(-1)!;
    if (!of || of.section !== sectionKey || of.subsection !== subsectionKey)
      section.subsections.push({ text: own?.text.trim() ?? "", cell: own, rows: [] });
    section.subsections.at(-1)!.rows.push(row);
    of = { section: sectionKey, subsection: subsectionKey };
  }
  return sections;
}
