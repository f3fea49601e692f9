/** Which column words which level, where headers alone do not say it. */
import type { Page } from "../workbook/page";
import type { PrintedColumn, PrintedHeader } from "./printed-header";

const LEVELS = ["section", "subsection", "criterion"] as const;
type Level = (typeof LEVELS)[number];

export const isLevelRole = (role: string): boolean => (LEVELS as readonly string[]).includes(role);

/** The header with its levels from left to right, where two columns would be of one. */
export function withLevels(page: Page, header: PrintedHeader): PrintedHeader {
  const levels = header.columns.filter(({ role }) => isLevelRole(role));
  if (levels.length === 1) {
    const [only] = levels;
    only!.role = isContinued(page, header, only!) ? "section" : "criterion";
    return header;
  }
  const roles = levels.map(({ role }) => role);
  const inOrder = roles.every((role, at) => at === 0 || place(role) > place(roles[at - 1]!));
  if (inOrder) return header;
  levels.forEach((column, at) => {
    const last = at === levels.length - 1;
    column.role = last && at >= 2 ? "criterion" : (LEVELS[Math.min(at, 2)] as Level);
  });
  return header;
}

const place = (role: string) => (LEVELS as readonly string[]).indexOf(role);

/** Whether any cell of the column stands for several rows. */
function isContinued(page: Page, header: PrintedHeader, { at }: PrintedColumn): boolean {
  for (let row = header.bottom + 1; row < page.rows; row++) {
    const area = page.area(row, at);
    if (area.rows > 1 && area.columns < header.columns.length) return true;
    const isEmpty = page.text(row, at).trim() === "" && area.row === row && area.column === at;
    if (
      isEmpty &&
      row > header.bottom + 1 &&
      !page.isEmptyRow(row) &&
      hasOther(page, header, row, at)
    )
      return true;
  }
  return false;
}

const hasOther = (page: Page, header: PrintedHeader, row: number, at: number) =>
  header.columns.some(
    (other) =>
      other.at !== at &&
      (other.role === "standard" || other.role === "points") &&
      page.text(row, other.at).trim() !== "",
  );
