/** The web worker that keeps the rows of one list. */
import type { Answer, Ask } from "../../graduates/serve";

export interface ListReader {
  /** One question at a time; rejected where the worker breaks down, and when it is closed. */
  ask(ask: Ask, progress?: (rows: number) => void): Promise<Answer>;
  close(): void;
}

export type StartListReader = () => ListReader;

interface Reply {
  answer?: Answer;
  error?: string;
  rows?: number;
}

/** The reader was closed while it worked. */
export class ReaderClosed extends Error {}

export const startListReader: StartListReader = () => {
  const worker = new Worker(new URL("./reader.worker.ts", import.meta.url));
  let refuse: (error: Error) => void = () => {};
  return {
    ask: (ask, progress) =>
      new Promise((resolve, reject) => {
        refuse = reject;
        worker.onmessage = ({ data: { answer, error, rows } }: MessageEvent<Reply>) => {
          if (answer) resolve(answer);
          else if (rows !== undefined) progress?.(rows);
          else reject(new Error(error));
        };
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(ask);
      }),
    close() {
      worker.terminate();
      refuse(new ReaderClosed("The reader was closed."));
    },
  };
};
