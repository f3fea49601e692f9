/** 材料清单 as it stands: rows by their key and number, columns by their headers. */
import type { Scalar } from "../../formula/values";
import type { EvidenceRow } from "../../scoring/types";
import { parseEvidenceKey, ROW_KEY } from "../identity/keys";
import { placeAt, plainText, type SheetCells } from "../read/cells";
import { MOST_COPIES, NUMBER_HEADER, TYPED_COLUMNS } from "./form";

/** Whose 材料清单 a sheet is; null where it is none. The key stands in its first cells. */
export function evidenceOwner({ values }: SheetCells): string | null {
  for (const row of values.slice(0, CORNER))
    for (const value of row.slice(0, CORNER)) {
      const key = parseEvidenceKey(value);
      if (key) return key.card;
    }
  return null;
}

const CORNER = 10;

/** Every row for a material, filled in or not; none where the sheet has lost its headers. */
export function readEvidence(sheet: SheetCells): EvidenceRow[] {
  const header = sheet.values.findIndex((row) => TYPED.every((words) => has(row, words)));
  const words = (sheet.values[header] ?? []).map(plainText);
  const keys = words.indexOf(plainText(ROW_KEY.header));
  const number = words.indexOf(plainText(NUMBER_HEADER));
  if (header < 0 || keys < 0) return [];
  const columns = TYPED.map((word) => words.indexOf(word));
  const rows: EvidenceRow[] = [];
  let criterion = "";
  sheet.values.forEach((cells, row) => {
    const key = textOf(cells[keys]);
    if (row <= header || key.startsWith("#")) return;
    const [name, count, link, state, note] = columns.map((column) => cells[column] ?? null);
    // A row that somebody inserted is of the criterion above it, where anything stands in it.
    const isInserted = key === "";
    if (isInserted && columns.every((column) => textOf(cells[column]) === "")) return;
    if (!isInserted) criterion = key;
    if (criterion === "") return;
    const placed = (column: number) => placeAt(sheet, row, columns[column]!);
    rows.push({
      key: criterion,
      n: (number < 0 ? null : countOf(cells[number])) ?? 0,
      ...{ name: textOf(name), count: countOf(count), link: textOf(link) },
      ...{ state: textOf(state), note: textOf(note) },
      places: {
        ...{ name: placed(0), count: placed(1), link: placed(2) },
        ...{ state: placed(3), note: placed(4) },
      },
    });
  });
  return numbered(rows);
}

/** A number that is missing, or another row's already, is one after all of its criterion. */
function numbered(rows: readonly EvidenceRow[]): EvidenceRow[] {
  const last = new Map<string, number>();
  for (const { key, n } of rows) last.set(key, Math.max(last.get(key) ?? 0, n));
  const seen = new Set<string>();
  return rows.map((row) => {
    const { key, n } = row;
    const id = `${key}:${n}`;
    const isOwn = n > 0 && !seen.has(id);
    seen.add(id);
    if (isOwn) return row;
    const next = last.get(key)! + 1;
    last.set(key, next);
    return { ...row, n: next };
  });
}

const TYPED = TYPED_COLUMNS.map(({ header }) => plainText(header));

const has = (row: readonly Scalar[], word: string) =>
  row.some((value) => plainText(value) === word);

function textOf(value: Scalar | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value.trim() : String(value);
}

/** A whole number of copies, as “3份” too; null for anything else. */
function countOf(value: Scalar | undefined): number | null {
  const [, digits] = /^(\d{1,4})[份个件本套]?$/.exec(plainText(value ?? null)) ?? [];
  const count = digits === undefined ? NaN : Number(digits);
  return count <= MOST_COPIES ? count : null;
}
