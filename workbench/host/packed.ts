import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const done = new Map<string, Promise<Buffer>>();

/** Nobody waits for the compression of some megabytes; the best would save a tenth and take seconds. */
const QUALITY = 3;

/** The body compressed, once for each key: a page that is loaded again waits for nothing. */
export function packed(key: string, body: Buffer, encoding: "br" | "gzip"): Promise<Buffer> {
  const name = `${encoding} ${key}`;
  let work = done.get(name);
  if (!work) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    };
    work = encoding === "br" ? brotli(body, { params }) : zip(body);
    done.set(name, work);
  }
  return work;
}
