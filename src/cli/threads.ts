/** Worker threads that read returned files: the program's own file again, in each thread. */
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { ReadOptions } from "../intake/files/read-file";
import type { ReadFile } from "../intake/types";
import type { Readers } from "./host";
import { readOfUnit } from "./read-of-unit";
import { givenUp, LONGEST_MS, TookTooLong } from "../intake/serve";

interface Asked {
  file: string;
  bytes: Uint8Array;
}

export const isReader = (): boolean => !isMainThread && parentPort !== null;

/** What a thread does: reads what it is sent, one after the other. */
export function serve(): void {
  const options = workerData as ReadOptions;
  parentPort!.on("message", ({ file, bytes }: Asked) => {
    void readOfUnit(file, bytes, options).then((read) => {
      parentPort!.postMessage(read);
    });
  });
}

/**
 * @param asked how many; as many as there are processors by default
 * @param limit milliseconds that one file may take
 */
export function threads(
  options: ReadOptions,
  asked: number | undefined,
  script: string,
  limit = LONGEST_MS,
): Readers {
  const free: Worker[] = [];
  const all = new Set<Worker>();
  const take = () => {
    const worker = free.pop();
    if (worker) return worker;
    const started = new Worker(script, { workerData: options });
    all.add(started);
    return started;
  };
  return {
    count: asked ?? availableParallelism(),
    async read(file, bytes) {
      const worker = take();
      try {
        const read = await answerOf(worker, { file, bytes }, limit);
        free.push(worker);
        return read;
      } catch (error) {
        // What broke one down, or holds it for ever, is that file's trouble: the others go on with a new one.
        all.delete(worker);
        await worker.terminate();
        return givenUp(file, error);
      }
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

function answerOf(worker: Worker, { file, bytes }: Asked, limit: number): Promise<ReadFile> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new TookTooLong()), limit);
    const settle = () => {
      clearTimeout(timer);
      worker.removeAllListeners("message").removeAllListeners("error");
    };
    worker.once("message", (read: ReadFile) => {
      settle();
      done(read);
    });
    worker.once("error", (error) => {
      settle();
      failed(error);
    });
    // A copy of its own: bytes of a zip share one buffer.
    const own = bytes.slice();
    worker.postMessage({ file, bytes: own }, [own.buffer]);
  });
}
