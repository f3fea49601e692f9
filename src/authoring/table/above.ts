/** What stands above a table: its label, its title, the line with the unit's name. */
import type { Page } from "../workbook/page";
import type { PrintedLine } from "./printed";

export interface AboveTable {
  /** 附件2 and the like. */
  labels: PrintedLine[];
  title: PrintedLine | null;
  /** Lines to fill in, each with its cells. */
  head: PrintedLine[][];
}

const LABEL = /^附\s*[件表录]/;
const TO_FILL =
  /^(填报|填表|被考核|考核|学院|单位|部门|学校|年度|日期|时间|姓名)[^。；]{0,12}[：:]|[：:][\s_＿]*$|[_＿]{2,}|^[（(].*[)）]$/;
const NAMES_TABLE = /(表|办法|标准|细则|方案|指标|体系)([（(][^（()）]*[)）])?$/;

/** @param from the first row that may belong to it, where another table stands above */
export function aboveTable(page: Page, top: number, from = 0): AboveTable {
  const found: AboveTable = { labels: [], title: null, head: [] };
  const singles: PrintedLine[] = [];
  for (let row = from; row < top; row++) {
    const cells = cellsOf(page, row);
    const [only] = cells;
    if (!only) continue;
    if (cells.length > 1 || TO_FILL.test(only.text)) found.head.push(cells);
    else singles.push(only);
  }
  const isTitle = ({ text }: PrintedLine) => !LABEL.test(text);
  found.title =
    singles.findLast((line) => isTitle(line) && NAMES_TABLE.test(line.text)) ??
    singles.findLast(isTitle) ??
    null;
  found.labels = singles.filter((line) => line !== found.title);
  return found;
}

function cellsOf(page: Page, row: number): PrintedLine[] {
  const found: PrintedLine[] = [];
  for (let column = 0; column < page.columns; column++) {
    const area = page.area(row, column);
    const text = page.text(row, column).trim();
    if (area.row === row && area.column === column && text !== "")
      found.push({ row, column, text });
  }
  return found;
}
