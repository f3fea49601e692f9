/** Web workers that read returned files. */
import type { ReadOptions } from "../../intake/files/read-file";
import { LONGEST_MS, TookTooLong, type Answer, type Ask } from "../../intake/serve";

export interface Readers {
  /** How many ask at a time. */
  readonly count: number;
  /** Rejected where a worker breaks down, and when they are closed. */
  answer(ask: Ask): Promise<Answer>;
  close(): void;
}

export type StartReaders = (options: ReadOptions) => Readers;

/** More than these read no faster: the disk and the page have their share. */
const MOST = 4;

/** As many as there are processors; each starts when it is needed. */
export const startReaders: StartReaders = (options) => {
  const free: Reader[] = [];
  const all = new Set<Reader>();
  return {
    count: Math.max(1, Math.min(MOST, navigator.hardwareConcurrency || 1)),
    async answer(ask) {
      const reader = free.pop() ?? new Reader(options);
      all.add(reader);
      try {
        const answer = await reader.answer(ask);
        free.push(reader);
        return answer;
      } catch (error) {
        // What broke one down does not stop those that come after.
        reader.close();
        all.delete(reader);
        throw error;
      }
    },
    close() {
      for (const reader of all) reader.close();
    },
  };
};

interface Reply {
  answer?: Answer;
  error?: string;
}

class Reader {
  private readonly worker = new Worker(new URL("./reader.worker.ts", import.meta.url));
  private refuse: (error: Error) => void = () => {};

  constructor(options: ReadOptions) {
    this.worker.postMessage({ options });
  }

  async answer(ask: Ask): Promise<Answer> {
    const timer = window.setTimeout(() => this.refuse(new TookTooLong()), LONGEST_MS);
    try {
      return await this.answerAtLast(ask);
    } finally {
      window.clearTimeout(timer);
    }
  }

  private answerAtLast(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.refuse = reject;
      this.worker.onmessage = ({ data: { answer, error } }: MessageEvent<Reply>) => {
        if (answer) resolve(answer);
        else reject(new Error(error));
      };
      this.worker.onerror = ({ message }) => reject(new Error(message));
      this.worker.postMessage({ ask });
    });
  }

  close(): void {
    this.worker.terminate();
    this.refuse(new Error("The reader was closed."));
  }
}
