/** Runs in a web worker: reads returned files, one after the other. */
import type { ReadOptions } from "../../intake/files/read-file";
import { Server, type Ask } from "../../intake/serve";
import { withoutReceipts } from "../../review/own-notes";
import { forUnit } from "../../review/unit-copy";

let server: Server | undefined;

self.onmessage = ({ data }: MessageEvent<{ options: ReadOptions } | { ask: Ask }>) => {
  if ("options" in data) server = serverOf(data.options);
  else void answer(data.ask);
};

const serverOf = (options: ReadOptions) =>
  new Server(
    options,
    (copy) => forUnit(copy, options.rubrics, { names: true }),
    (read, bytes) => withoutReceipts(read, bytes, options.rubrics),
  );

async function answer(ask: Ask): Promise<void> {
  try {
    self.postMessage({ answer: await server!.answer(ask) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
}
