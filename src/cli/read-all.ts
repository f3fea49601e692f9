/** Reads many files, as many at a time as there are readers, each one's bytes only as long as it is read. */
import { sharingRubrics } from "../intake/files/carried";
import type { ReadOptions } from "../intake/files/read-file";
import { unreadable } from "../intake/serve";
import { MOST_FILES } from "../intake/files/unpack";
import type { ReadFile } from "../intake/types";
import type { CommandHost, Readers } from "./host";
import { readOfUnit } from "./read-of-unit";
import { contents, tooMany, type Source } from "./gather";
import type { Unpacked } from "../intake/files/unpack";

export async function readAll(
  sources: readonly Source[],
  options: ReadOptions,
  host: CommandHost,
  workers: number | undefined,
): Promise<ReadFile[]> {
  const readers = host.readers?.(options, workers) ?? inThisThread(options);
  const queue = everyFile(sources);
  const read: { index: number; file: ReadFile }[] = [];
  const shared = sharingRubrics();
  let index = 0;
  const work = async () => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      const own = index++;
      if (own >= MOST_FILES) throw tooMany(own + 1);
      read.push({ index: own, file: shared(await readOne(next.value, readers)) });
    }
  };
  try {
    await Promise.all(Array.from({ length: readers.count }, work));
  } finally {
    await readers.close();
  }
  return read.sort((a, b) => a.index - b.index).map(({ file }) => file);
}

async function* everyFile(sources: readonly Source[]): AsyncGenerator<Unpacked> {
  for (const source of sources) yield* contents(source);
}

function readOne(unpacked: Unpacked, readers: Readers): Promise<ReadFile> | ReadFile {
  if ("bytes" in unpacked) return readers.read(unpacked.file, unpacked.bytes);
  return unreadable(unpacked.file, unpacked.trouble);
}

const inThisThread = (options: ReadOptions): Readers => ({
  read: (file, bytes) => readOfUnit(file, bytes, options),
  count: 1,
  close: () => Promise.resolve(),
});
