/** A web worker that reads as others do. */
import { readerOf, type ReaderName } from "./readers";

self.onmessage = async ({ data }: MessageEvent<{ name: ReaderName; bytes: Uint8Array[] }>) => {
  const read = await readerOf(data.name);
  for (const bytes of data.bytes) await read(bytes);
  self.postMessage("done");
};
