/**
 * The whole text of a rubric that is not official, carried by the workbook: once on the identity sheet, however many cards
 * it is the rubric of, in plain rows that survive every program. Whoever reads it treats it as any rubric file.
 */
import { rubricFingerprint } from "../../rubric/fingerprint";
import { rubricIndex } from "../../rubric/official";
import type { Rubric } from "../../rubric/types";
import type { IdentityRow } from "./identity-rows";

export interface CarriedRubric {
  id: string;
  fingerprint: string;
  /** JSON. */
  text: string;
}

/** Begins the first cell of each row; a card's key never begins so. */
const CARRIED = "#rubric:";

/** A cell takes 32,767 characters. */
const LONGEST_PIECE = 30_000;

/** What is read of one workbook: as long as a rubric file may be, for more rubrics than one workbook has cards of. */
const MOST_RUBRICS = 20;
const MOST_PIECES = 40;

export const isOfficial = (id: string): boolean => rubricIndex.some((entry) => entry.id === id);

/** What a workbook has to carry of a rubric; undefined for an official one, which everybody has. */
export function carriedOf(rubric: Rubric): CarriedRubric | undefined {
  if (isOfficial(rubric.id)) return undefined;
  const fingerprint = rubricFingerprint(rubric);
  return { id: rubric.id, fingerprint, text: JSON.stringify(rubric) };
}

/** The rows of a rubric's text. A piece stands between signs, so that no program trims it or takes it for a formula. */
export function carriedRows({ id, fingerprint, text }: CarriedRubric): string[][] {
  const pieces = piecesOf(text);
  return pieces.map((piece, index) => [
    `${CARRIED}${id}`,
    `${fingerprint}.${index + 1}.${pieces.length}`,
    `|${piece}|`,
  ]);
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + LONGEST_PIECE);
    // Between the two halves of one character no program leaves a text whole.
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!)) end--;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

export const isCarriedRow = (row: IdentityRow): boolean => String(row[0]).startsWith(CARRIED);

/** The rows with these rubrics' texts among them, each once. */
export function withCarried(
  rows: readonly IdentityRow[],
  carried: readonly (CarriedRubric | undefined)[],
): IdentityRow[] {
  const all = [...rows];
  const standing = new Set(carriedIn(rows).map(keyOf));
  for (const each of carried) {
    if (!each || standing.has(keyOf(each))) continue;
    standing.add(keyOf(each));
    all.push(...carriedRows(each));
  }
  return all;
}

const keyOf = ({ id, fingerprint }: Pick<CarriedRubric, "id" | "fingerprint">) =>
  `${id}\n${fingerprint}`;

/** The texts that are whole; nothing of them is checked yet. */
export function carriedIn(rows: readonly IdentityRow[]): CarriedRubric[] {
  const found = new Map<string, { of: Omit<CarriedRubric, "text">; pieces: string[] }>();
  for (const row of rows) {
    if (!isCarriedRow(row)) continue;
    const [id, key, piece] = [String(row[0]).slice(CARRIED.length), String(row[1]), String(row[2])];
    const [, fingerprint, nth, of] = /^([0-9a-f]+)\.(\d{1,2})\.(\d{1,2})$/.exec(key) ?? [];
    if (fingerprint === undefined || Number(of) > MOST_PIECES) continue;
    const name = `${id}\n${key.slice(0, key.indexOf("."))}\n${of}`;
    if (!found.has(name) && found.size >= MOST_RUBRICS) break;
    const known = found.get(name) ?? { of: { id, fingerprint }, pieces: Array<string>(Number(of)) };
    found.set(name, known);
    known.pieces[Number(nth) - 1] ??= piece.trim().replace(/^\||\|$/g, "");
  }
  return [...found.values()].flatMap(({ of, pieces }) =>
    pieces.includes(undefined as unknown as string) ? [] : [{ ...of, text: pieces.join("") }],
  );
}
