/** Which column words which level, where headers alone do not say it. */
import type { Page } from "../workbook/page";
import { printedPoints, printedWeight } from "./points";
import type { PrintedColumn, PrintedHeader } from "./printed-header";

const LEVELS = ["section", "subsection", "criterion"] as const;
type Level = (typeof LEVELS)[number];

export const isLevelRole = (role: string): boolean => (LEVELS as readonly string[]).includes(role);

/** The header with its levels from left to right, where two columns would be of one, and one column of points. */
export function withLevels(page: Page, header: PrintedHeader): PrintedHeader {
  onePoints(page, header);
  return levelled(page, header);
}

/** Of several columns of points that with most cells is the criteria's; the others print sums of parts. */
function onePoints(page: Page, header: PrintedHeader): void {
  const columns = header.columns.filter(({ role }) => role === "points");
  const count = ({ at }: PrintedColumn) => {
    let cells = 0;
    for (let row = header.bottom + 1; row < page.rows; row++)
      if (page.area(row, at).row === row && page.text(row, at).trim() !== "") cells++;
    return cells;
  };
  const [, ...others] = columns.sort((a, b) => count(b) - count(a) || b.at - a.at);
  for (const column of others) Object.assign(column, { role: "label", restates: "points" });
  if (columns.length > 0) plainWeights(page, header, columns[0]!);
}

/** Weights beside points that are the same shares already count nothing of their own. */
function plainWeights(page: Page, header: PrintedHeader, { at }: PrintedColumn): void {
  const column = header.columns.find(({ role }) => role === "weight");
  if (!column) return;
  const pairs: [points: number, weight: number][] = [];
  for (let row = header.bottom + 1; row < page.rows; row++) {
    const weight = printedWeight(page.text(row, column.at));
    const { points } = printedPoints(page.text(row, at));
    if (points !== null && weight !== null && weight < 1) pairs.push([points, weight]);
  }
  const all = pairs.reduce((sum, [points]) => sum + points, 0);
  const isShare = ([points, weight]: [number, number]) =>
    Math.abs(points - weight * all) < 1e-6 * all;
  if (
    pairs.length > 1 &&
    pairs.every(isShare) &&
    new Set(pairs.map(([, weight]) => weight)).size > 1
  )
    Object.assign(column, { role: "label", restates: "weight" });
}

function levelled(page: Page, header: PrintedHeader): PrintedHeader {
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
