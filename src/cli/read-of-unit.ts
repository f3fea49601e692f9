import { readReturned, type ReadOptions } from "../intake/files/read-file";
import type { ReadFile } from "../intake/types";
import { withoutReceipts } from "../review/own-notes";

/** A returned file, without what the add-in itself noted on its cells. */
export const readOfUnit = async (
  file: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ReadFile> =>
  withoutReceipts(await readReturned(file, bytes, options), bytes, options.rubrics);
