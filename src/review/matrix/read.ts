/** A review matrix that came back: found by its keys, whatever became of rows, columns and the sheet's name. */
import type { Scalar } from "../../formula/values";
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import { ALL_CARDS } from "../../sheets/identity/office-memory";
import type { SheetCells } from "../../sheets/read/cells";
import { objectIn, rowsOf } from "../rows";
import { KEYS, type BaseCard, type MatrixBase } from "./plan";

export interface ReadMatrix {
  id: string;
  base: MatrixBase;
  /** What stands in the cells, by card and the key of the column. */
  rows: ReadMatrixRow[];
}

export interface ReadMatrixRow {
  card: string;
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
    return { id, base, rows: rowsIn(sheet) };
  }
  return null;
}

function rowsIn({ values }: SheetCells): ReadMatrixRow[] {
  const keys = values.findIndex((row) => row.includes(KEYS));
  if (keys < 0) return [];
  const own = values[keys]!.indexOf(KEYS);
  const columns = values[keys]!.map((key) => String(key ?? "").trim());
  return values.slice(keys + 1).flatMap((row) => {
    const card = String(row[own] ?? "").trim();
    if (card === "" || card.startsWith("#")) return [];
    const cells = columns.flatMap((key, at): [string, Scalar][] =>
      key === "" || at === own ? [] : [[key, row[at] ?? null]],
    );
    return [{ card, cells: new Map(cells) }];
  });
}

function baseOf(register: readonly IdentityRow[], id: string): MatrixBase | null {
  const pieces = rowsOf(register, ALL_CARDS)
    .filter(({ key }) => key.startsWith(`base.${id}.`))
    .map(({ key, value }) => ({ nth: Number(key.split(".").at(-1)), said: objectIn(value) }))
    .sort((a, b) => a.nth - b.nth);
  const [first] = pieces;
  if (!first?.said || pieces.some(({ said }, index) => !said || pieces[index]!.nth !== index + 1))
    return null;
  const word = (name: string) => String(first.said![name] ?? "");
  return {
    ...{ rubric: word("rubric"), version: word("version"), fingerprint: word("fingerprint") },
    ...{ stage: word("stage"), year: word("year"), blind: first.said.blind === true },
    cards: pieces.flatMap(
      ({ said }) => (Array.isArray(said!.cards) ? said!.cards : []) as BaseCard[],
    ),
  };
}
