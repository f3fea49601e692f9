/**
 * A process of its own for each figure: reads the files of a folder, again and again until there were so many. Prints what
 * was needed at most, and what is still held at the end.
 */
import fs from "node:fs";
import path from "node:path";
import { useNodeBytes } from "../../../src/cli/node-bytes";
import { readerOf, type ReaderName } from "./readers";

async function main([name, folder, count]: string[]): Promise<void> {
  useNodeBytes();
  const read = await readerOf(name as ReaderName);
  const files = fs.readdirSync(folder!).map((file) => path.join(folder!, file));
  const start = process.cpuUsage();
  for (let index = 0; index < Number(count); index++)
    await read(new Uint8Array(fs.readFileSync(files[index % files.length]!)));
  const { user, system } = process.cpuUsage(start);
  const { maxRSS } = process.resourceUsage();
  globalThis.gc?.();
  const held = process.memoryUsage().heapUsed / 2 ** 20;
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes: maxRSS / 1024, held }));
}

void main(process.argv.slice(2));
