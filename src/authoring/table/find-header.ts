/** Where a table begins on a sheet: at the first row that has the headers of one. */
import { MOST_COLUMNS, type Page } from "../workbook/page";
import { isLabelHeader } from "./headers";
import { headerAt, repeats, type PrintedHeader } from "./printed-header";

/** The headers of all tables on a sheet; one that is only said again, as on a new page, is none. */
export function headersIn(page: Page): PrintedHeader[] {
  const found = headersThat(page, hasPoints);
  // Tables without a column of points print them in the standard.
  return found.length > 0 ? found : headersThat(page, hasScores).slice(0, 1);
}

function headersThat(page: Page, isHeader: (header: PrintedHeader) => boolean): PrintedHeader[] {
  const found: PrintedHeader[] = [];
  const columns = Math.min(page.columns, MOST_COLUMNS);
  for (let row = 0; row < page.rows; row++) {
    if (page.isEmptyRow(row)) continue;
    const header = headerAt(page, row, columns);
    if (!isHeader(header) || found.some((each) => repeats(page, row, each))) continue;
    found.push(header);
    row = header.bottom;
  }
  return found;
}

const hasRole = ({ columns }: PrintedHeader, isRole: (role: string) => boolean) =>
  columns.some(({ role }) => isRole(role));
const hasLabel = ({ columns }: PrintedHeader) => columns.some(({ role }) => isLabelHeader(role));

const hasPoints = (header: PrintedHeader) =>
  hasLabel(header) && hasRole(header, (role) => role === "points" || role === "weight");

const hasScores = (header: PrintedHeader) =>
  hasRole(header, (role) => role === "standard") &&
  hasRole(header, (role) => role === "score") &&
  header.columns.filter(({ role }) => isLabelHeader(role)).length > 1;
