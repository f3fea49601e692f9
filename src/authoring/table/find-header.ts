/** Where a table begins on a sheet: at the first row that has the headers of one. */
import { MOST_COLUMNS, type Page } from "../workbook/page";
import { foldedHeader, isLabelHeader } from "./headers";
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
    const header = likeFirst(headerAt(page, row, columns), found[0]);
    if (!isHeader(header) || found.some((each) => repeats(page, row, each))) continue;
    found.push(header);
    row = header.bottom;
  }
  return found;
}

/** The header of the first table said again with 扣分 or 加分 where that has 分值: these are points too. */
function likeFirst(header: PrintedHeader, first: PrintedHeader | undefined): PrintedHeader {
  if (first?.columns.length !== header.columns.length) return header;
  const isSame = header.columns.every(
    ({ at, header: words }, i) =>
      at === first.columns[i]!.at &&
      (foldedHeader(words) === foldedHeader(first.columns[i]!.header) ||
        (first.columns[i]!.role === "points" && OWN_POINTS.test(foldedHeader(words)))),
  );
  if (!isSame) return header;
  const columns = header.columns.map((column, i) => ({ ...column, role: first.columns[i]!.role }));
  return { ...header, columns };
}

const OWN_POINTS = /^(加分|减分|扣分)(值|分值|标准)?$/;

const hasRole = ({ columns }: PrintedHeader, isRole: (role: string) => boolean) =>
  columns.some(({ role }) => isRole(role));
const hasLabel = ({ columns }: PrintedHeader) => columns.some(({ role }) => isLabelHeader(role));

const hasPoints = (header: PrintedHeader) =>
  hasLabel(header) && hasRole(header, (role) => role === "points" || role === "weight");

const hasScores = (header: PrintedHeader) =>
  hasRole(header, (role) => role === "standard") &&
  hasRole(header, (role) => role === "score") &&
  header.columns.filter(({ role }) => isLabelHeader(role)).length > 1;
