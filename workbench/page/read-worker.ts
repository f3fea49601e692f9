/** Reads a file beside the page: the page stays awake, and ending the worker ends the reading. */
import { FileError } from "../../src/xlsx/package";
import { type ReadFile, readFile } from "../files/read";

/** What the worker answers; an error loses its own words on the way. */
export type Reading =
  | { file: ReadFile }
  | { refused: { reason: FileError["reason"]; text: FileError["text"] } }
  | { failed: string };

async function reading(bytes: Uint8Array): Promise<Reading> {
  try {
    return { file: await readFile(bytes) };
  } catch (error) {
    if (error instanceof FileError) return { refused: { reason: error.reason, text: error.text } };
    return { failed: String(error) };
  }
}

addEventListener("message", ({ data }: MessageEvent<Uint8Array>) => {
  void reading(data).then((answer) => postMessage(answer));
});
