/** Rows of a sheet by their keys, wherever they stand now. */
import type { Finding } from "../../scoring/types";
import { isBesideKey, parseCardKey, type CardKey } from "../identity/keys";
import { placeAt, plainText, type SheetCells } from "./cells";
import { structure } from "./findings";

/** The key that the sheet carries in its hidden column; null where there is none. */
export function findCardKey(sheet: SheetCells): CardKey | null {
  for (const row of sheet.values) {
    for (const value of row) {
      const key = typeof value === "string" ? parseCardKey(value) : null;
      if (key) return key;
    }
  }
  return null;
}

/** Whether it is a sheet of ours that is no card's: its key stands in its first cells, a little further where rows were inserted. */
export const isBesideCards = ({ values }: Pick<SheetCells, "values">): boolean =>
  values.slice(0, CORNER).some((row) => row.slice(0, CORNER).some(isBesideKey));

const CORNER = 10;

/** The column that holds most of the keys; -1 where none holds any. */
export function findKeyColumn(sheet: SheetCells, keys: ReadonlySet<string>): number {
  const counts = new Map<number, number>();
  for (const row of sheet.values) {
    row.forEach((value, column) => {
      const known = typeof value === "string" && keys.has(value.trim());
      if (known) counts.set(column, (counts.get(column) ?? 0) + 1);
    });
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? -1;
}

export interface KeyedRows {
  /** Row of each key. */
  rows: Map<string, number>;
  findings: Finding[];
}

/**
 * Where each key stands. A key that stands twice counts where it stands first, one that is gone is said to be, and so is
 * a row that the rubric does not know.
 */
export function keyedRows(
  sheet: SheetCells,
  keys: ReadonlySet<string>,
  nameOf: (key: string) => { zh: string; en: string },
  wording: ReadonlyMap<string, string> = new Map(),
): KeyedRows {
  const column = findKeyColumn(sheet, keys);
  const rows = new Map<string, number>();
  const findings: Finding[] = [];
  sheet.values.forEach((values, row) => {
    const key = column >= 0 ? keyAt(values[column]) : keyByWording(values, wording);
    if (key === "") return;
    const place = placeAt(sheet, row, Math.max(0, column));
    if (!keys.has(key)) {
      if (!key.startsWith("#")) findings.push(unknownRow(key, place));
    } else if (rows.has(key)) {
      findings.push(doubledRow(nameOf(key), place, (rows.get(key) ?? 0) + sheet.top + 1));
    } else rows.set(key, row);
  });
  const lost = [...keys].filter((key) => !rows.has(key));
  if (column < 0) findings.unshift(noKeys(sheet, rows.size));
  if (rows.size > 0 || column >= 0) {
    findings.push(...lost.map((key) => lostRow(sheet, nameOf(key))));
  }
  return { rows, findings };
}

function keyAt(value: SheetCells["values"][number][number] | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}

/** Without keys, a row is known by its wording, where no other row has the same. */
function keyByWording(values: readonly unknown[], wording: ReadonlyMap<string, string>): string {
  for (const value of values) {
    const key = typeof value === "string" ? wording.get(plainText(value)) : undefined;
    if (key !== undefined) return key;
  }
  return "";
}

/** Wording → key, for wording that stands once only. */
export function uniqueWording(
  entries: readonly (readonly [string, string])[],
): Map<string, string> {
  const found = new Map<string, string | null>();
  for (const [words, key] of entries) {
    const plain = plainText(words);
    if (plain.length < 2) continue;
    const known = found.get(plain);
    found.set(plain, known === undefined || known === key ? key : null);
  }
  return new Map(
    [...found].flatMap(([words, key]) => (key === null ? [] : [[words, key] as const])),
  );
}

function unknownRow(key: string, place: Finding["place"]): Finding {
  return structure("warning", place, {
    zh: `这一行的标识“${key}”不属于本考核表，未读取；如是自己添加的行，请清空隐藏列中的标识。`,
    en: `This row's key “${key}” is unknown to the rubric, so it was not read; clear it in the hidden column if the row is your own.`,
  });
}

function doubledRow(
  name: { zh: string; en: string },
  place: Finding["place"],
  first: number,
): Finding {
  return structure("error", place, {
    zh: `“${name.zh}”出现了两行，只读取第 ${first} 行；请删除多余的一行。`,
    en: `“${name.en}” stands twice; row ${first} was read. Delete the one too many.`,
  });
}

function lostRow(sheet: SheetCells, name: { zh: string; en: string }): Finding {
  return structure("error", undefined, {
    zh: `工作表“${sheet.name}”缺少“${name.zh}”一行；请撤销删除，或重新生成（已填内容会保留）。`,
    en: `The sheet “${sheet.name}” lacks the row “${name.en}”; undo its deletion, or generate again (what was typed is kept).`,
  });
}

function noKeys(sheet: SheetCells, found: number): Finding {
  const by =
    found > 0
      ? { zh: "，已按文字内容识别各行", en: "; its rows were recognised by their wording" }
      : { zh: "", en: "" };
  return structure(found > 0 ? "warning" : "error", undefined, {
    zh: `工作表“${sheet.name}”没有行标识（隐藏列已删除）${by.zh}；请重新生成，已填内容会保留。`,
    en: `The sheet “${sheet.name}” has no row keys (its hidden column is gone)${by.en}; generate again, what was typed is kept.`,
  });
}
