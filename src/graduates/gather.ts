/** Reads the mapped columns of a list, and tells which of its rows are persons. */
import type { Scalar } from "../formula/values";
import { parseAddress } from "../sheets/plan/address";
import { allColumns, COLUMN_KEYS, type ColumnKey, type Mapping } from "./columns";
import { bareHeader, narrow, textOf } from "./fold";
import type { ListRow, ListSheet } from "./list-file";
import { personOf } from "./values";

/** Why a row is no person. */
export type NoPerson = "subtotal" | "header-again" | "note-line";

/** The rows of a list behind its header, without the wholly empty ones; all arrays run along them. */
export interface ListRows {
  mapping: Mapping;
  date1904: boolean;
  /** Number of each row on its sheet, from 1; in a text that of the record. */
  rows: number[];
  hidden: boolean[];
  /** Null for a person. */
  noPerson: (NoPerson | null)[];
  /** Only of columns that are mapped. */
  cells: Partial<Record<ColumnKey, Scalar[]>>;
  /** In the order of the mapping's flags. */
  flags: Scalar[][];
  /** For a column of the sheet, rows in merged cells with the row whose cell they are. */
  merged: Map<number, Map<number, number>>;
}

export interface GatherOptions {
  /** Told now and then how many rows have been read. */
  progress?: (rows: number) => void;
  /** Stops reading; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

const ROWS_A_PROGRESS = 2000;

export async function gather(
  sheet: Pick<ListSheet, "rows">,
  mapping: Mapping,
  date1904: boolean,
  { progress, signal }: GatherOptions = {},
): Promise<ListRows> {
  const gatherer = new Gatherer(mapping, date1904);
  const { merges } = await sheet.rows((row) => {
    if (row.index >= mapping.headerRow) gatherer.add(row);
    if (row.index % ROWS_A_PROGRESS === 0) progress?.(row.index);
    return !signal?.aborted;
  });
  signal?.throwIfAborted();
  return gatherer.end(merges);
}

class Gatherer {
  private readonly list: ListRows;
  /** Where the cells of each column of the sheet go. */
  private readonly into = new Map<number, Scalar[]>();
  private readonly headers = new Map<number, string>();

  constructor(mapping: Mapping, date1904: boolean) {
    const empty = { rows: [], hidden: [], noPerson: [], cells: {}, flags: [], merged: new Map() };
    this.list = { mapping, date1904, ...empty };
    for (const key of COLUMN_KEYS) {
      const column = mapping.columns[key];
      if (column) this.into.set(column.index, (this.list.cells[key] = []));
    }
    for (const { index } of mapping.flags) {
      // One column may be counted under two names.
      const cells = this.into.get(index) ?? [];
      this.into.set(index, cells);
      this.list.flags.push(cells);
    }
    for (const { index, header } of allColumns(mapping))
      this.headers.set(index, bareHeader(header));
  }

  add(row: ListRow): void {
    const nth = this.list.rows.length;
    let [written, headers] = [false, 0];
    for (let at = 0; at < row.length; at++) {
      const cells = this.into.get(row.column(at));
      if (!cells) {
        written ||= !isBlank(row.value(at));
        continue;
      }
      const value = row.value(at);
      written ||= !isBlank(value);
      cells[nth] = value;
      if (typeof value === "string" && this.isHeader(row.column(at), value)) headers++;
    }
    if (!written) return this.forget(nth);
    for (const cells of this.into.values()) cells[nth] ??= "";
    this.list.rows.push(row.index + 1);
    this.list.hidden.push(row.hidden);
    this.list.noPerson.push(this.reasonOf(row, nth, headers));
  }

  /** The next row takes the place. */
  private forget(nth: number): void {
    for (const cells of this.into.values()) cells.length = Math.min(cells.length, nth);
  }

  end(merges: readonly string[]): ListRows {
    this.fillMerged(merges);
    const { noPerson, rows } = this.list;
    for (let nth = 0; nth < rows.length; nth++)
      if (noPerson[nth] === null && this.saysNothing(nth)) noPerson[nth] = "note-line";
    return this.list;
  }

  private reasonOf(row: ListRow, nth: number, headers: number): NoPerson | null {
    if (this.hasNoNumber(nth)) {
      if (hasAny(row, isTotal)) return "subtotal";
      if (hasAny(row, isSignature)) return "note-line";
    }
    return headers >= LEAST_HEADERS ? "header-again" : null;
  }

  private isHeader(column: number, value: string): boolean {
    const header = this.headers.get(column)!;
    // Folding is slow; a header is not much longer than its bare words.
    return value.length <= header.length * 4 + 8 && value.includes(header[0]!)
      ? bareHeader(value) === header
      : false;
  }

  private isEmpty(key: ColumnKey, nth: number): boolean {
    const value = this.list.cells[key]?.[nth];
    return key === "person" && value !== undefined ? personOf(value) === "" : textOf(value) === "";
  }

  /** 合计 and 制表人 in the column of numbers are none. */
  private hasNoNumber(nth: number): boolean {
    const value = this.list.cells.person?.[nth];
    return value === undefined || personOf(value) === "" || isTotal(value) || isSignature(value);
  }

  private saysNothing(nth: number): boolean {
    const keys: ColumnKey[] = ["person", "level", "destination", "destinationCode"];
    return keys.every((key) => this.isEmpty(key, nth));
  }

  /** What stands in a merged cell counts for all its rows; numbers of persons are each their own. */
  private fillMerged(merges: readonly string[]): void {
    const { rows, cells, mapping } = this.list;
    const places = new Map(rows.map((row, nth) => [row, nth]));
    const own = mapping.columns.person ? cells.person : undefined;
    for (const reference of merges) {
      const area = parseAddress(reference);
      const column = area && this.into.get(area.column);
      if (!area || !column || column === own) continue;
      const first = places.get(area.row + 1);
      if (first === undefined) continue;
      for (let row = area.row + 2; row <= area.row + area.rows; row++) {
        const nth = places.get(row);
        if (nth === undefined) continue;
        column[nth] = column[first]!;
        const merged = this.list.merged.get(area.column) ?? new Map<number, number>();
        this.list.merged.set(area.column, merged.set(row, area.row + 1));
      }
    }
  }
}

const LEAST_HEADERS = 3;

const isBlank = (value: Scalar) => value === null || value === "" || textOf(value) === "";

/** A cell that begins or ends with a word for a total, behind which a number of persons may stand. */
const TOTAL = /^(合计|小计|总计|共计)|(合计|小计|总计|共计)[:=]?[\d.]*人?$/;

function hasAny(row: ListRow, is: (value: Scalar) => boolean): boolean {
  for (let at = 0; at < row.length; at++) if (is(row.value(at))) return true;
  return false;
}

/** 计 is in all of those words. */
const isTotal = (value: Scalar) =>
  typeof value === "string" && value.includes("计") && TOTAL.test(narrow(value));

/** Who made a list, or when: it stands under the table, with the name behind it or in the next cell. */
const SIGNATURE =
  /^(制表|填表|填报|审核|复核|核对|经办|负责|联系|统计|分管)(人|员|者|日期|时间|单位|部门|领导|负责人|电话)(\(?(签字|签名|签章|盖章)\)?)?(:|$)/;

const isSignature = (value: Scalar) =>
  typeof value === "string" &&
  /^\s*[制填审复核经负联统分]/.test(value) &&
  SIGNATURE.test(narrow(value));
