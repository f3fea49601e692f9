/** The page of the benchmark in Chromium: the pane's own readers, and workers that read as others do. */
import { loadOfficialRubric, rubricIndex } from "../../../src/rubric/official";
import { startReaders } from "../../../src/taskpane/collect/readers";
import type { Rubric } from "../../../src/rubric/types";
import type { ReaderName } from "./readers";

/** Seconds that reading takes on all the pane's workers. */
async function bench(name: ReaderName, urls: readonly string[], count: number): Promise<number> {
  const given = await Promise.all(
    urls.map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())),
  );
  const files = Array.from({ length: count }, (_, index) => given[index % given.length]!);
  const rubrics = await Promise.all(rubricIndex.map(({ id }) => loadOfficialRubric(id)));
  const start = performance.now();
  if (name === "ours") await readByPane(files, rubrics);
  else await readByWorkers(name, files);
  return (performance.now() - start) / 1000;
}

async function readByPane(files: readonly Uint8Array[], rubrics: readonly Rubric[]) {
  const readers = startReaders({ rubrics });
  const queue = files.map((bytes, id) => ({
    ...{ id, name: `${id}.xlsx`, entry: null },
    blob: new Blob([bytes as Uint8Array<ArrayBuffer>]),
  }));
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      await readers.answer({ do: "read", source: next });
  };
  await Promise.all(Array.from({ length: readers.count }, work));
  readers.close();
}

async function readByWorkers(name: ReaderName, files: readonly Uint8Array[]) {
  const count = Math.max(1, Math.min(4, navigator.hardwareConcurrency));
  const share = (nth: number) => files.filter((_, index) => index % count === nth);
  await Promise.all(
    Array.from({ length: count }, (_, nth) => {
      const worker = new Worker(new URL("./peer.worker.ts", import.meta.url));
      return new Promise<void>((done, failed) => {
        worker.onmessage = () => done();
        worker.onerror = ({ message }) => failed(new Error(message));
        worker.postMessage({ name, bytes: share(nth) });
      }).finally(() => worker.terminate());
    }),
  );
}

Object.assign(globalThis, { bench });
