/** A printed table: which cell stands for which rows, and what each row is. */
import type { Area } from "../../sheets/plan/plan";
import type { Page } from "../workbook/page";
import { isLevelRole } from "./levels";
import { kindInWords, printedPoints } from "./points";
import { repeats, type PrintedColumn, type PrintedHeader } from "./printed-header";

/** A cell with all the rows that it stands for. */
export interface PrintedCell {
  text: string;
  row: number;
  column: number;
  /** The last of its rows among those that are criteria. */
  last: number;
  rows: number;
  /** It covers several columns of the table. */
  columns: number;
  /** The document merged it over rows. */
  isMerged: boolean;
}

/** A row that is a criterion. */
export interface PrintedRow {
  row: number;
  /** By the place of a column in the header; null where it belongs to the cell on its left. */
  cells: (PrintedCell | null)[];
  /** The heading above it, in a row of its own. */
  heading: Heading | null;
  /** The heading says the header again: a new page begins. */
  isNewPage: boolean;
}

export interface Heading {
  row: number;
  column: number;
  text: string;
  /** What stands in its row under 分值. */
  points: number | null;
  /** （一） below 一、. */
  under: Heading | null;
}

export interface PrintedLine {
  row: number;
  column: number;
  text: string;
}

export interface PrintedTable {
  header: PrintedHeader;
  rows: PrintedRow[];
  headings: Heading[];
  /** Rows that begin with 合计 and the like. */
  sums: PrintedLine[];
  notes: PrintedLine[];
  /** Lines below the table that say nothing of it: who filled it in, who signs. */
  signed: PrintedLine[];
}

const SUM = /^(合\s*计|总\s*计|小\s*计|总\s*分|共\s*计)/;
const NOTE = /^(注|备注|说明|附注|填表说明|评分说明)\s*\d*[：:\s\d（(]|^(注|备注|说明)$/;
const NUMBERED = /^([（(]?[\d一二三四五六七八九十]+[)）]?[、.．：:)）]|[①-⑳]|\*|※)/;
const SIGNED = /签字|签名|盖章|签章|负责人|填表|制表|(审核|考核|评审|复核)人|日\s*期|年\s*月\s*日/;
/** 联系人：张三 */
const TO_FILL = /^[^，。；、,;]{1,10}[：:][^，。；,;]*$/;
/** 填表人：张三, 填表日期：2025年9月30日, 审核人：: who filled in the table, and when. */
const FILLED_IN =
  /^(填[表报]|制表|经办|联系|(审核|考核|评审|复核|负责|主管|分管)人|单位|学院|部门|电话|手机|日期|时间|签字|签名|盖章)[^：:，。；、,;]{0,8}[：:][^，。；,;]{0,30}$/;
const DAY = /^(\d{4})?\s*年\s*(\d{1,2})?\s*月\s*((\d{1,2})?\s*日)?$/;
/** How a part begins, in a row of its own. */
const PART =
  /^(第?[一二三四五六七八九十]+[、.．章部]|[（(][一二三四五六七八九十]+[)）])|(加分|减分|扣分|否决|奖励|附加)|[（(][^（()）]*分[^（()）]*[)）]$|部分$/;
const NUMBERED_PART =
  /^第?[一二三四五六七八九十]+[、.．章部]|^(附加)?(加分|减分|扣分|一票否决)(项|项目)?([（(].*[)）])?$/;
const LOWER_PART = /^[（(][一二三四五六七八九十]+[)）]/;

/** @param end the row before which it ends, where another table follows */
export function readPrinted(page: Page, header: PrintedHeader, end = page.rows): PrintedTable {
  const table: PrintedTable = { header, rows: [], headings: [], sums: [], notes: [], signed: [] };
  const reader = new RowReader(page, header, table, end);
  for (let row = header.bottom + 1; row < end; row++) {
    if (page.isEmptyRow(row) && isEmptyOf(page, header, row)) reader.blank();
    else if (repeats(page, row, header)) reader.newPage();
    else reader.row(row);
  }
  reader.end();
  return table;
}

const isEmptyOf = (page: Page, { columns }: PrintedHeader, row: number) =>
  columns.every(({ at }) => {
    const area = page.area(row, at);
    return page.text(area.row, area.column).trim() === "";
  });

class RowReader {
  private heading: Heading | null = null;
  private isNewPage = false;
  /** The line above is a note that may go on. */
  private isNoting = false;
  private readonly known = new Map<string, PrintedCell>();
  private readonly columns: readonly PrintedColumn[];
  /** The last row that has points or a standard. */
  private readonly lastScored: number;

  constructor(
    private readonly page: Page,
    { columns, bottom }: PrintedHeader,
    private readonly table: PrintedTable,
    private readonly endRow: number,
  ) {
    this.columns = columns;
    this.lastScored = this.findLastScored(bottom);
  }

  row(row: number): void {
    const { table } = this;
    const line = { row, ...this.firstText(row) };
    if (SUM.test(line.text) && !this.has(row, "standard")) table.sums.push(line);
    else if (this.isInherited(row)) return;
    else if (this.isFilledIn(row)) table.signed.push(line);
    else if (this.isNote(row, line.text)) this.note(line, row);
    else if (this.isWhole(row) || this.isHeading(row, line.text)) this.head(line, row);
    else if (this.isBelow(row) && (this.isAlone(row) || SIGNED.test(line.text)))
      table.signed.push(line);
    else table.rows.push(this.criterion(row));
  }

  newPage(): void {
    this.isNewPage = true;
  }

  blank(): void {
    this.isNoting = false;
  }

  /** A heading that no criterion follows is none. */
  end(): void {
    const last = this.table.rows.at(-1)?.row ?? -1;
    this.table.headings = this.table.headings.filter(({ row }) => row <= last);
  }

  private criterion(row: number): PrintedRow {
    const made = {
      row,
      cells: this.cells(row),
      heading: this.heading,
      isNewPage: this.isNewPage,
    };
    this.isNewPage = false;
    this.isNoting = false;
    return made;
  }

  private head({ text, column }: PrintedLine, row: number): void {
    const before = this.heading;
    const isLower = LOWER_PART.test(text) && before !== null;
    const top = before?.under ?? before;
    const points = printedPoints(this.pointsText(row)).points;
    this.heading = {
      row,
      column,
      text,
      points,
      under: isLower && top && !LOWER_PART.test(top.text) ? top : null,
    };
    this.table.headings.push(this.heading);
  }

  private note(line: PrintedLine, row: number): void {
    this.isNoting = true;
    this.table.notes.push({ ...line, text: this.lineText(row) });
  }

  private firstText(row: number): { text: string; column: number } {
    for (const { at } of this.columns) {
      const area = this.page.area(row, at);
      const text = area.row === row ? this.page.text(row, area.column).trim() : "";
      if (text !== "") return { text, column: area.column };
    }
    return { text: "", column: this.columns[0]!.at };
  }

  private lineText(row: number): string {
    return this.columns
      .filter(({ at }) => this.page.area(row, at).column === at)
      .map(({ at }) => this.page.text(row, at).trim())
      .filter((text) => text !== "")
      .join(" ");
  }

  private has(row: number, wanted: PrintedColumn["role"]): boolean {
    return this.columns.some(
      ({ at, role }) =>
        role === wanted &&
        this.page.area(row, at).columns === 1 &&
        this.page.text(row, at).trim() !== "",
    );
  }

  /** Below all that is scored; single vetoes need neither points nor a standard. */
  private isBelow(row: number): boolean {
    return row > this.lastScored && kindInWords(this.heading?.text ?? "") !== "veto";
  }

  /** Every text of the row is one of those that say who filled in the table. */
  private isFilledIn(row: number): boolean {
    const texts = this.columns
      .filter(({ at }) => {
        const area = this.page.area(row, at);
        return area.row === row && area.column === at;
      })
      .map(({ at }) => this.page.text(row, at).trim())
      .filter((text) => text !== "");
    const [first = ""] = texts;
    return FILLED_IN.test(first) && texts.every((text) => FILLED_IN.test(text) || DAY.test(text));
  }

  private pointsText(row: number): string {
    const column = this.columns.findLast(({ role }) => role === "points");
    return column && this.page.area(row, column.at).columns === 1
      ? this.page.text(row, column.at)
      : "";
  }

  /** Every cell of the row belongs to one above: its rows are merged all over. */
  private isInherited(row: number): boolean {
    return this.columns.every(({ at }) => this.page.area(row, at).row < row);
  }

  /** Merged over the whole width. */
  private isWhole(row: number): boolean {
    const [first, last] = [this.columns[0]!.at, this.columns.at(-1)!.at];
    const area = this.page.area(row, first);
    return area.row === row && area.columns > 1 && area.column + area.columns > last;
  }

  /** One text, and nothing else, not even of a cell above. */
  private isAlone(row: number): boolean {
    const filled = this.columns.filter(({ at }) => {
      const area = this.page.area(row, at);
      return this.page.text(area.row, area.column).trim() !== "" && area.column === at;
    });
    return filled.length === 1 && this.page.area(row, filled[0]!.at).row === row;
  }

  /** A part's name in a row of its own, whose merge was lost, perhaps with its points. */
  private isHeading(row: number, text: string): boolean {
    const levels = this.columns.filter(({ role }) => isLevelRole(role) || role === "standard");
    const [first, ...lower] = levels;
    if (!first || !this.isOwn(row, first.at) || this.page.text(row, first.at).trim() !== text)
      return false;
    const next = this.nextRow(row);
    if (next === null || !lower.every(({ at }) => this.isBlank(row, at))) return false;
    if (this.isAlone(row) && (lower.length > 0 ? PART : NUMBERED_PART).test(text))
      return row < this.lastScored || kindInWords(text) === "veto";
    if (lower.length === 0) return false;
    const hasOwn = lower.some(({ at }) => this.page.text(next, at).trim() !== "");
    if (hasOwn && this.isOwn(next, first.at) && this.isBlank(next, first.at)) return true;
    return NUMBERED_PART.test(text) && this.isSumOfBelow(row, first.at);
  }

  private isBlank(row: number, at: number): boolean {
    return this.page.area(row, at).row === row && this.page.text(row, at).trim() === "";
  }

  /** Its points are those of the rows below, up to the next part. */
  private isSumOfBelow(row: number, at: number): boolean {
    const { points } = printedPoints(this.pointsText(row));
    let sum = 0;
    for (let next = row + 1; points !== null && next < this.endRow; next++) {
      const text = this.page.text(next, at).trim();
      if (NUMBERED_PART.test(text) || SUM.test(text)) break;
      sum += printedPoints(this.pointsText(next)).points ?? 0;
    }
    return points !== null && points > 0 && Math.abs(sum - points) < 1e-9;
  }

  private isOwn(row: number, at: number): boolean {
    const area = this.page.area(row, at);
    return area.row === row && area.column === at && area.rows === 1 && area.columns === 1;
  }

  private nextRow(row: number): number | null {
    for (let next = row + 1; next < this.endRow; next++)
      if (!this.page.isEmptyRow(next) && !repeats(this.page, next, this.table.header)) return next;
    return null;
  }

  private isNote(row: number, text: string): boolean {
    const isAlone = this.isAlone(row) || this.isWhole(row);
    if (!isAlone || this.page.area(row, this.columns[0]!.at).row < row) return false;
    if (NOTE.test(text)) return true;
    // A note goes on below the heading of vetoes too, whose rows need neither points nor a standard.
    if (!this.isBelow(row) && !(this.isNoting && row > this.lastScored)) return false;
    return NUMBERED.test(text) || (this.isNoting && !SIGNED.test(text) && !TO_FILL.test(text));
  }

  private findLastScored(bottom: number): number {
    for (let row = this.endRow - 1; row > bottom; row--) if (this.isScored(row)) return row;
    return bottom;
  }

  /** It has points, or a standard, and is no line to sign. */
  private isScored(row: number): boolean {
    const texts = this.columns
      .filter(
        ({ at, role }) =>
          (role === "points" || role === "standard") && this.page.area(row, at).columns === 1,
      )
      .map(({ at }) => this.page.text(row, at).trim())
      .filter((text) => text !== "");
    if (texts.length === 0 || this.isFilledIn(row)) return false;
    return !SIGNED.test(this.lineText(row)) || texts.some((text) => /\d/.test(text));
  }

  private cells(row: number): (PrintedCell | null)[] {
    const found: (PrintedCell | null)[] = [];
    const above = this.table.rows.at(-1);
    const isBelow = above !== undefined && above.heading === this.heading;
    let continues = isBelow;
    this.columns.forEach(({ at, role }, index) => {
      const area = this.page.area(row, at);
      if (area.column < at && index > 0 && this.columns[index - 1]!.at >= area.column) {
        found.push(null);
        return;
      }
      const isLevel = isLevelRole(role);
      const text = this.page.text(area.row, area.column);
      // A cell that goes over a page's end is two in print, the second of them empty.
      const isSingle = area.rows === 1 && area.columns === 1;
      const isEmpty = text.trim() === "" && (isSingle || this.isNewPage);
      const over = isLevel && isEmpty && continues ? above?.cells[index] : undefined;
      const cell = over ?? this.cell(area.row, area.column, text, area);
      if (over) this.continue(over, area, row);
      else if (cell.row < row) this.stretch(cell, row);
      if (isLevel) continues &&= cell === above?.cells[index];
      found.push(cell);
    });
    return found;
  }

  private continue(cell: PrintedCell, { row: top, column }: Area, row: number): void {
    this.known.set(`${top}:${column}`, cell);
    this.stretch(cell, row);
  }

  private stretch(cell: PrintedCell, row: number): void {
    if (cell.last < row) cell.rows++;
    cell.last = Math.max(cell.last, row);
  }

  private cell(
    row: number,
    column: number,
    text: string,
    area: { rows: number; columns: number },
  ): PrintedCell {
    const key = `${row}:${column}`;
    let cell = this.known.get(key);
    if (!cell) {
      const isMerged = area.rows > 1;
      cell = { text, row, column, last: row, rows: 1, columns: area.columns, isMerged };
      this.known.set(key, cell);
    }
    return cell;
  }
}
