/** Which column of a list holds what, told by its header. */
import type { Scalar } from "../formula/values";
import { bareHeader, textOf } from "./fold";

/** What is read of a list, with the headers in use; the first that is there is taken. */
const HEADERS = {
  person: ["学号", "考生号", "身份证号", "身份证号码"],
  unit: ["学院", "院系", "院系名称", "学院名称", "所在学院", "培养单位", "系"],
  level: ["学历", "学历层次", "培养层次", "层次"],
  destination: ["毕业去向", "毕业去向名称", "毕业去向类别", "去向", "就业状态"],
  destinationCode: ["毕业去向代码"],
  place: ["单位所在地", "单位所在地名称", "就业地"],
  placeCode: ["单位所在地代码", "单位地区代码"],
  date: ["登记日期", "签约日期", "审核时间", "落实时间"],
  difficulty: ["困难生类别", "困难类别", "困难类型", "就业困难类别"],
} as const;

export type ColumnKey = keyof typeof HEADERS;

export const COLUMN_KEYS = Object.keys(HEADERS) as ColumnKey[];

export interface MappedColumn {
  /** Column on the sheet, from 0. */
  index: number;
  /** As it stands. */
  header: string;
}

/** A yes/no column that is counted under a name of its own. */
export interface FlagColumn extends MappedColumn {
  name: string;
}

export interface Mapping {
  /** The row of the header, the last where there are two, from 1. */
  headerRow: number;
  columns: Partial<Record<ColumnKey, MappedColumn>>;
  flags: FlagColumn[];
}

/** What the person who counts says of the columns. */
export interface AskedColumns {
  columns?: Partial<Record<ColumnKey, string>>;
  flags?: readonly { name: string; header: string }[];
}

/** One of the first rows of a sheet: cells by column, with holes. */
export interface HeadRow {
  /** From 0. */
  index: number;
  cells: Scalar[];
}

/** A header stands among these. */
const HEADER_ROWS = 15;

/** How many columns of a mapping were recognised. */
export const recognised = ({ columns, flags }: Mapping): number =>
  Object.keys(columns).length + flags.length;

/** The header with most columns recognised: one row, or two read as one. Null where no row has any. */
export function recognise(head: readonly HeadRow[], asked: AskedColumns = {}): Mapping | null {
  const rows = head.filter(({ index }) => index < HEADER_ROWS);
  const candidates = [...rows, ...pairs(rows)].map(({ index, cells }) =>
    mapped(index, cells, asked),
  );
  const best = candidates.reduce<Mapping | null>(
    (best, each) => (recognised(each) > (best ? recognised(best) : 0) ? each : best),
    null,
  );
  return best;
}

/** Two rows as one: where the lower says nothing, the upper counts. */
function pairs(rows: readonly HeadRow[]): HeadRow[] {
  return rows.flatMap((upper, nth) => {
    const lower = rows[nth + 1];
    if (lower?.index !== upper.index + 1) return [];
    const length = Math.max(upper.cells.length, lower.cells.length);
    const cells = Array.from({ length }, (_, column) =>
      textOf(lower.cells[column]) === "" ? (upper.cells[column] ?? "") : lower.cells[column]!,
    );
    return [{ index: lower.index, cells }];
  });
}

function mapped(index: number, cells: readonly Scalar[], asked: AskedColumns): Mapping {
  const headers = Array.from(cells, (cell) => bareHeader(textOf(cell)));
  const taken = new Set<number>();
  const take = (wanted: readonly string[]): MappedColumn | null => {
    for (const header of wanted) {
      const column = headers.findIndex((each, at) => each === header && !taken.has(at));
      if (header === "" || column < 0) continue;
      taken.add(column);
      return { index: column, header: textOf(cells[column]) };
    }
    return null;
  };
  const columns: Mapping["columns"] = {};
  const set = (key: ColumnKey, wanted: readonly string[]) => {
    const column = take(wanted);
    if (column) columns[key] = column;
  };
  // What was asked for comes first, so that no other key takes its column.
  for (const key of COLUMN_KEYS)
    if (asked.columns?.[key] !== undefined) set(key, [bareHeader(asked.columns[key])]);
  const flags = (asked.flags ?? []).flatMap(({ name, header }) => {
    const column = take([bareHeader(header)]);
    return column ? [{ name, ...column }] : [];
  });
  for (const key of COLUMN_KEYS) if (asked.columns?.[key] === undefined) set(key, HEADERS[key]);
  return { headerRow: index + 1, columns, flags };
}

/** What was asked for and is not there. */
export function missingColumns(mapping: Mapping | null, asked: AskedColumns): string[] {
  const keys = COLUMN_KEYS.filter((key) => asked.columns?.[key] !== undefined);
  const flags = asked.flags ?? [];
  return [
    ...keys.filter((key) => !mapping?.columns[key]).map((key) => asked.columns![key]!),
    ...flags
      .filter(({ name }) => !mapping?.flags.some((flag) => flag.name === name))
      .map(({ header }) => header),
  ];
}

/** All mapped columns. */
export const allColumns = ({ columns, flags }: Mapping): MappedColumn[] => [
  ...Object.values(columns),
  ...flags,
];
