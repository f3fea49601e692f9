/** A review matrix that came back: found by its keys, whatever became of rows, columns and the sheet's name. */
import type { Scalar } from "../../formula/values";
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import type { SheetCells } from "../../sheets/read/cells";
import { baseOf, type MatrixBase } from "./base";
import { KEYS } from "./plan";

export interface ReadMatrix {
  id: string;
  base: MatrixBase;
  /** Name of its sheet. */
  sheet: string;
  /** Where the columns stand on the sheet, by their keys. */
  columns: ReadonlyMap<string, number>;
  /** Where those without a key stand, by what is written above them. */
  headers: ReadonlyMap<string, number>;
  rows: ReadMatrixRow[];
}

export interface ReadMatrixRow {
  card: string;
  /** Which row of the sheet it is, from 0. */
  at: number;
  /** What stands in the cells, by the keys of the columns. */
  cells: ReadonlyMap<string, Scalar>;
}

const KEY = /^\s*#matrix:([^:]+):(\S+)\s*$/;

/** Null where no sheet is a matrix, or what it remembers is gone. */
export function readMatrix(
  sheets: readonly SheetCells[],
  register: readonly IdentityRow[],
): ReadMatrix | null {
  for (const sheet of sheets) {
    const [, , id] = KEY.exec(String(sheet.values[0]?.[0] ?? "")) ?? [];
    const base = id === undefined ? null : baseOf(register, id);
    if (id === undefined || !base) continue;
    return { id, base, sheet: sheet.name, ...partsOf(sheet) };
  }
  return null;
}

function partsOf({
  values,
  top,
  left,
}: SheetCells): Pick<ReadMatrix, "columns" | "headers" | "rows"> {
  const keys = values.findIndex((row) => row.includes(KEYS));
  const words = (values[keys] ?? []).map((key) => String(key ?? "").trim());
  const own = words.indexOf(KEYS);
  const keyed = words.flatMap((key, at): [string, number][] =>
    key === "" || at === own ? [] : [[key, at]],
  );
  const headers = (values[keys + 1] ?? []).flatMap((word, at): [string, number][] =>
    typeof word === "string" && (words[at] ?? "") === "" ? [[word.trim(), left + at]] : [],
  );
  const rows = values.flatMap((row, at): ReadMatrixRow[] => {
    const card = String(row[own] ?? "").trim();
    if (keys < 0 || at <= keys || card === "" || card.startsWith("#")) return [];
    const cells = new Map(keyed.map(([key, column]) => [key, row[column] ?? null]));
    return [{ card, at: top + at, cells }];
  });
  const columns = new Map(keyed.map(([key, at]) => [key, left + at]));
  return { columns, headers: new Map(headers), rows };
}
