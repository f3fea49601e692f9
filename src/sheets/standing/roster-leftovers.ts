/** Whether a roster holds anything that drawing it again would not put back. */
import type { SheetPlan } from "../plan/plan";
import { ROSTER_HEADERS } from "../../rubric/model";
import { COUNTS_HEADER } from "../roster/roster-layout";
import type { RosterSheet } from "./roster-sheet";

/**
 * Whether a roster holds words, figures or formulas of the user's own beside what is drawn again. In doubt a cell counts.
 *
 * @param replaced figures that something else is put in the place of
 */
export function holdsMore(
  { cells, lines, rubric, headerRow, keyColumn }: RosterSheet,
  drawn: SheetPlan,
  replaced: ReadonlySet<string> = new Set(),
): boolean {
  const contents = new Set([
    ...drawn.cells.map(({ value }) => plain(value ?? "")),
    ...[...replaced].map(plain),
  ]);
  const rows = new Set(lines.map(({ row }) => row));
  const generated = new Set([
    ...rubric.roster.columns
      .filter(({ from }) => from === "formula" || from === "score")
      .map(({ header }) => plain(header)),
    ...Object.values(ROSTER_HEADERS),
  ]);
  const header = cells.values[headerRow] ?? [];
  return cells.formulas.some((line, row) =>
    line.some((content, column) => {
      const text = plain(content ?? "");
      if (text === "" || column === keyColumn) return false;
      if (!text.startsWith("=")) return !contents.has(text) && !text.startsWith("口径·");
      // Remarks and sums are formulas below and beside the table's own columns.
      const isTable = rows.has(row) && header[column] !== undefined && plain(header[column]) !== "";
      const of = plain(header[column] ?? "");
      return isTable && !generated.has(of) && !of.startsWith(COUNTS_HEADER);
    }),
  );
}

const plain = (content: unknown) => String(content).replace(/[\s']/g, "");
