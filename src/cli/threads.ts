/** Worker threads that read returned files: the program's own file again, in each thread. */
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { readReturned, type ReadOptions } from "../intake/read-file";
import type { ReadFile } from "../intake/types";
import type { Readers } from "./host";

interface Asked {
  file: string;
  bytes: Uint8Array;
}

export const isReader = (): boolean => !isMainThread && parentPort !== null;

/** What a thread does: reads what it is sent, one after the other. */
export function serve(): void {
  const options = workerData as ReadOptions;
  parentPort!.on("message", ({ file, bytes }: Asked) => {
    void readReturned(file, bytes, options).then((read) => {
      parentPort!.postMessage(read);
    });
  });
}

/** @param asked how many; as many as there are processors by default */
export function threads(options: ReadOptions, asked: number | undefined, script: string): Readers {
  const count = asked ?? availableParallelism();
  const free: Worker[] = [];
  const all: Worker[] = [];
  const take = () => {
    const worker = free.pop();
    if (worker) return worker;
    const started = new Worker(script, { workerData: options });
    all.push(started);
    return started;
  };
  return {
    count,
    read(file, bytes) {
      const worker = take();
      return new Promise<ReadFile>((done, failed) => {
        const settle = () => {
          worker.removeAllListeners("message").removeAllListeners("error");
        };
        worker.once("message", (read: ReadFile) => {
          settle();
          free.push(worker);
          done(read);
        });
        worker.once("error", (error) => {
          settle();
          failed(error instanceof Error ? error : new Error(String(error)));
        });
        // A copy of its own: bytes of a zip share one buffer.
        const own = bytes.slice();
        worker.postMessage({ file, bytes: own }, [own.buffer]);
      });
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
