import { FileError } from "../../src/xlsx/package";
import type { ReadFile } from "../files/read";
import type { Reading } from "./read-worker";

/**
 * Reads a file's bytes in a worker of its own. Null when it was stopped.
 *
 * @throws {FileError} when the bytes are no workbook, too large, or hostile
 */
export async function readApart(bytes: Uint8Array, stop: AbortSignal): Promise<ReadFile | null> {
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url));
  try {
    const answer = await new Promise<Reading | null>((resolve, reject) => {
      stop.addEventListener("abort", () => resolve(null));
      worker.onmessage = ({ data }: MessageEvent<Reading>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(bytes);
    });
    if (!answer) return null;
    if ("refused" in answer) throw new FileError(answer.refused.reason, answer.refused.text);
    if ("failed" in answer) throw new Error(answer.failed);
    return answer.file;
  } finally {
    worker.terminate();
  }
}
