/** A printed table with one cell for each section and subsection, however the document repeats or leaves out its words. */
import { plainText } from "../../sheets/read/cells";
import type { HeaderRole } from "../table/headers";
import type { Heading, PrintedCell, PrintedRow, PrintedTable } from "../table/printed";
import type { PrintedColumn } from "../table/printed-header";
import { levelIndex } from "../table/sections";

/** Beside the columns of the sheet: parts that have rows of their own get a column. */
const MADE: Partial<Record<HeaderRole, string>> = { section: "一级指标", subsection: "二级指标" };

/** @param hasParts further parts follow, which need a column for their names */
export function unified(table: PrintedTable, hasParts = false): PrintedTable {
  const hasHeadings = hasParts || table.rows.some(({ heading }) => heading);
  const withColumns = hasHeadings ? withLevelColumns(table) : table;
  const { columns } = withColumns.header;
  const rows = withColumns.rows.map((row) => ({ ...row, cells: [...row.cells] }));
  const [section, subsection] = [levelIndex(columns, "section"), levelIndex(columns, "subsection")];
  rows.forEach((row, at) => {
    const above = rows[at - 1];
    const isSame = place(row, above, section, topOf(row.heading));
    const lower = row.heading?.under ? row.heading : null;
    place(row, isSame ? above : undefined, subsection, lower);
  });
  return { ...withColumns, rows: stretched(rows) };
}

const topOf = (heading: Heading | null): Heading | null => heading?.under ?? heading;

/** Puts the cell of a level into a row: that of the row above where it says the same, or the heading. True where it is that of the row above. */
function place(
  row: PrintedRow,
  above: PrintedRow | undefined,
  index: number,
  heading: Heading | null,
): boolean {
  const cell = row.cells[index];
  const over = above?.cells[index];
  if (index < 0 || cell === null || cell === undefined) return false;
  const isEmpty = cell.text.trim() === "";
  if (isEmpty && heading) {
    const isSame = over?.row === heading.row && over.column === heading.column;
    row.cells[index] = isSame ? over : headingCell(heading, cell);
    return isSame;
  }
  if (over && !isEmpty && (cell === over || sameWords(cell.text, over.text))) {
    row.cells[index] = over;
    return true;
  }
  return cell === over;
}

/** “一、组织领导（续）” on the next page is the same. */
const sameWords = (a: string, b: string) =>
  plainText(a).replace(/\(续\)$/, "") === plainText(b).replace(/\(续\)$/, "");

const headingCell = ({ row, column, text }: Heading, cell: PrintedCell): PrintedCell => ({
  ...cell,
  text,
  row,
  column,
});

/** Columns for headings where the table has none for their level. */
function withLevelColumns(table: PrintedTable): PrintedTable {
  const { rows, header } = table;
  const hasLower = rows.some(({ heading }) => heading?.under);
  const made = (["section", "subsection"] as const)
    .filter((role) => levelIndex(header.columns, role) < 0)
    .filter((role) => role === "section" || hasLower)
    .map(
      (role): PrintedColumn => ({
        at: -1,
        header: MADE[role]!,
        group: null,
        role,
        stage: null,
      }),
    );
  if (made.length === 0) return table;
  const blank = (row: PrintedRow): PrintedCell => ({
    text: "",
    row: row.row,
    column: -1,
    last: row.row,
    rows: 1,
    columns: 1,
    isMerged: false,
  });
  return {
    ...table,
    header: { ...header, columns: [...made, ...header.columns] },
    rows: rows.map((row) => ({ ...row, cells: [...made.map(() => blank(row)), ...row.cells] })),
  };
}

/** Cells with the rows that they stand for now. */
export function stretched(rows: readonly PrintedRow[]): PrintedRow[] {
  const copies = new Map<PrintedCell, PrintedCell>();
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      if (!cell) return null;
      const copy = copies.get(cell) ?? { ...cell, rows: 0 };
      copies.set(cell, copy);
      copy.rows++;
      copy.last = row.row;
      return copy;
    }),
  }));
}
