/** A review matrix as a file, and the files of its units: what each side takes from the other. */
import { isIdentitySheet } from "../../intake/files/identities";
import { rubricFingerprint } from "../../rubric/fingerprint";
import { byteWork } from "../../xlsx/byte-work";
import { editCells } from "../../xlsx/edit-cells";
import { openWorkbook, type FileSheet } from "../../xlsx/read";
import { rowEdits, rowsOfSheet } from "../file";
import { commonValues, type BaseCard } from "./base";
import { matrixColumns } from "./columns";
import type { Copy, Taken } from "./copies";
import {
  exchange,
  type Exchange,
  type MatrixConflict,
  type MatrixSide,
  type Refusal,
} from "./exchange";
import { isBlocked, type Given } from "./files";
import { readMatrix, type ReadMatrix } from "./read";
import { refreshed, type Exchanged } from "./refresh";

export interface OpenedMatrix {
  bytes: Uint8Array;
  matrix: ReadMatrix;
  /** The sheet with what it remembers. */
  register: FileSheet;
}

/** Null where the file is no matrix, or its records are gone. */
export function openMatrixFile(bytes: Uint8Array): OpenedMatrix | null {
  const { sheets } = openWorkbook(bytes);
  const register = sheets.find(isIdentitySheet);
  const matrix = register && readMatrix(sheets, rowsOfSheet(register));
  return matrix ? { bytes, matrix, register } : null;
}

/** The matrix with what the cards say now, which it remembers as common: the next exchange begins there. */
export async function refreshedFile(
  { bytes, matrix, register }: OpenedMatrix,
  given: readonly Given[],
  copies: readonly Copy[],
): Promise<Uint8Array> {
  const copied = new Map<string, Exchanged>();
  for (const { bytes: copy, cards } of copies) {
    const sha256 = await byteWork.sha256(copy);
    for (const card of cards) copied.set(card.id, { card, sha256 });
  }
  const exchanged = given.map(
    ({ of: { card }, sha256 }) => copied.get(card.id) ?? { card, sha256 },
  );
  const { cells, rows } = refreshed(matrix, rowsOfSheet(register), exchanged);
  return editCells(bytes, [...cells, ...rowEdits(register, rows)]);
}

/** Which side counts in a conflict; undefined: it is told. */
export type Prefer = (card: string, key: string) => MatrixSide | undefined;

/** What became of a matrix and the files of its units. */
export interface FilesExchange {
  /** Whose rows were compared. */
  exchanged: Given[];
  taken: Taken[];
  /** Units whose files were changed since the matrix was made. */
  refreshed: string[];
  /** `id` of the card. */
  conflicts: ({ id: string; unit: string } & MatrixConflict)[];
  refused: { unit: string; why: string; key?: string }[];
}

export function exchangeFiles(
  matrix: ReadMatrix,
  cards: readonly Given[],
  prefer: Prefer | undefined,
): FilesExchange {
  const result: FilesExchange = {
    exchanged: [],
    taken: [],
    refreshed: [],
    conflicts: [],
    refused: [],
  };
  for (const base of matrix.base.cards) {
    const exchanged = exchangeOne(matrix, base, cards, prefer);
    const { unit } = base;
    if ("why" in exchanged) {
      const { why, ...more } = exchanged;
      result.refused.push({ unit, why, ...("key" in more ? { key: more.key } : {}) });
      continue;
    }
    const { given, ...rest } = exchanged;
    const known = [base.sha256, base.last?.sha256];
    if (!known.includes(given.sha256)) result.refreshed.push(unit);
    result.exchanged.push(given);
    result.conflicts.push(...rest.conflicts.map((each) => ({ id: base.card, unit, ...each })));
    if (rest.assignments.length + rest.reasons.length > 0)
      result.taken.push({ given, exchanged: rest });
  }
  return result;
}

function exchangeOne(
  { base: { stage, fingerprint }, rows }: ReadMatrix,
  base: BaseCard,
  cards: readonly Given[],
  prefer: Prefer | undefined,
): (Exchange & { given: Given }) | Refusal | { why: string } {
  const [row, second] = rows.filter(({ card }) => card === base.card);
  const [given, twin] = cards.filter(({ of }) => of.card.id === base.card);
  if (!given) return { why: "missing" };
  if (twin) return { why: "twice" };
  if (!row) return { why: "row-missing" };
  if (second) return { why: "row-twice" };
  const { card } = given.of;
  if (rubricFingerprint(card.rubric) !== fingerprint) return { why: "other-version" };
  if (isBlocked(given, stage)) return { why: "blocked" };
  const columns = matrixColumns({ rubric: card.rubric, stage, facts: true, blind: false });
  const choose = prefer && ((key: string) => prefer(base.card, key));
  const exchanged = exchange(card, stage, row, columns, commonValues(base, card), choose);
  return "why" in exchanged ? exchanged : { ...exchanged, given };
}
