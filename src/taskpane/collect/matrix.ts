/** 复核总表 over the files that came back: made as a file, and taken back filled. Loaded when somebody asks for one. */
import { packedFiles } from "../../intake/files/unpack";
import type { Source } from "../../intake/serve";
import { isBlind } from "../../review/blind";
import { openCardFile, type OpenedFile } from "../../review/file";
import { copiesOf } from "../../review/matrix/copies";
import {
  exchangeFiles,
  openMatrixFile,
  refreshedFile,
  type FilesExchange,
  type Prefer,
} from "../../review/matrix/exchange-files";
import { fileRows, formOf, mixedCards, type Given } from "../../review/matrix/files";
import { matrixWorkbook } from "../../review/matrix/plan";
import { newCardId } from "../../sheets/identity/card-id";
import type { Change } from "../../sheets/identity/identity";
import type { Rubric, Text } from "../../rubric/types";
import { writeWorkbook } from "../../xlsx/write";
import { ZipInMemory } from "../../xlsx/zip-in-memory";
import { bytesOf } from "../kit/bytesOf";
import type { TakenFile } from "./collection";

export interface OpenedFiles {
  cards: Given[];
  /** Files that hold no card, and why. */
  failed: { file: string; why: Text }[];
}

interface Reading {
  rubrics: readonly Rubric[];
  /** Why files are taken in that are not ready. */
  reasons: Readonly<Record<string, string>>;
  progress(done: number): void;
  signal: AbortSignal;
}

/** Opens the files once more, with all that is in them; null where it was stopped. */
export async function openFiles(
  files: readonly TakenFile[],
  { rubrics, reasons, progress, signal }: Reading,
): Promise<OpenedFiles | null> {
  const found: OpenedFiles = { cards: [], failed: [] };
  const bytesFor = unpacker();
  for (const [at, { source, read }] of files.entries()) {
    if (signal.aborted) return null;
    progress(at);
    const opened = openOr(await bytesFor(source), [...rubrics, ...(read.carried ?? [])]);
    if ("cards" in opened)
      for (const of of opened.cards)
        found.cards.push({
          ...{ file: read.file, sha256: read.sha256, opened, of },
          isTakenIn: reasons[read.file] !== undefined,
        });
    else found.failed.push({ file: read.file, why: opened });
    await pause();
  }
  return found;
}

/** A zip is opened once for all its files. */
function unpacker() {
  const zips = new Map<Blob, ReturnType<typeof packedFiles>>();
  return async ({ blob, name, entry }: Source): Promise<Uint8Array | Text> => {
    if (entry === null) return bytesOf(blob);
    const packed = zips.get(blob) ?? packedFiles(name, await bytesOf(blob));
    zips.set(blob, packed);
    const opened = packed[entry]!.open();
    return "bytes" in opened ? opened.bytes : opened.trouble;
  };
}

const openOr = (bytes: Uint8Array | Text, rubrics: readonly Rubric[]): OpenedFile | Text =>
  bytes instanceof Uint8Array ? openCardFile(bytes, rubrics) : bytes;

/** Lets the page show what is going on. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Those of the rubric and year that most cards are of; a matrix holds one of each. */
export function largestGroup(cards: readonly Given[]): { own: Given[]; others: Given[] } {
  const groups = new Map<string, Given[]>();
  for (const given of cards) {
    const key = formOf(given.of.card);
    groups.set(key, [...(groups.get(key) ?? []), given]);
  }
  const [own = []] = [...groups.values()].sort((a, b) => b.length - a.length);
  return { own, others: cards.filter((given) => !own.includes(given)) };
}

/** The matrix as a file; a text says why there is none. */
export async function matrixFile(
  cards: readonly Given[],
  stage: string,
): Promise<Uint8Array | Text> {
  const mixed = mixedCards(cards);
  if (mixed) return mixed;
  const { rubric, scorecard } = cards[0]!.of.card;
  const info = {
    ...{ rubric, stage, facts: true, blind: cards.some(({ of }) => isBlind(of.card, stage)) },
    ...{ id: newCardId(), year: scorecard.year },
  };
  return writeWorkbook(matrixWorkbook(info, fileRows(cards, info)));
}

export interface MatrixReturn extends FilesExchange {
  /** The filled copies in one zip, and the matrix as it is then; null where nothing was written. */
  zip: Uint8Array | null;
  matrix: Uint8Array | null;
  copies: { name: string; cells: number }[];
}

/** Null where the file is no matrix. In a conflict nothing is written, unless it was decided. */
export async function returnMatrix(
  bytes: Uint8Array,
  cards: readonly Given[],
  change: Change,
  prefer: Prefer,
): Promise<MatrixReturn | null> {
  const opened = openMatrixFile(bytes);
  if (!opened) return null;
  const { stage, blind } = opened.matrix.base;
  const result = exchangeFiles(opened.matrix, cards, prefer);
  if (result.conflicts.length > 0) return { ...result, zip: null, matrix: null, copies: [] };
  const to = { names: true, ...(blind ? { blindStage: stage } : {}) };
  const copies = copiesOf(result.taken, stage, change, to);
  const zip = new ZipInMemory();
  for (const copy of copies) zip.add(copy.name, copy.bytes);
  return {
    ...result,
    zip: copies.length > 0 ? zip.end() : null,
    matrix:
      result.exchanged.length > 0 ? await refreshedFile(opened, result.exchanged, copies) : null,
    copies: copies.map(({ name, cells }) => ({ name, cells })),
  };
}
