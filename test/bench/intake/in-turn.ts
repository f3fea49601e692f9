/**
 * A process of its own: each file is read by every reader, one after the other, so that whatever else the machine does
 * takes from all alike. Prints the seconds that each needs after the first, which warm it up.
 */
import fs from "node:fs";
import path from "node:path";
import { useNodeBytes } from "../../../src/cli/node-bytes";
import { readerOf, type ReaderName } from "./readers";

async function main([folder, warming, ...names]: string[]): Promise<void> {
  useNodeBytes();
  const files = fs
    .readdirSync(folder!)
    .map((file) => new Uint8Array(fs.readFileSync(path.join(folder!, file))));
  const readers = await Promise.all(
    names.map(async (name) => ({ name, read: await readerOf(name as ReaderName), seconds: 0 })),
  );
  for (const [index, bytes] of files.entries())
    for (const reader of readers) {
      const start = process.cpuUsage();
      await reader.read(bytes);
      const { user, system } = process.cpuUsage(start);
      if (index >= Number(warming)) reader.seconds += (user + system) / 1e6;
    }
  console.log(JSON.stringify(Object.fromEntries(readers.map((each) => [each.name, each.seconds]))));
}

void main(process.argv.slice(2));
