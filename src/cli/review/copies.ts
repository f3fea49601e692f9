/** The filled copies of units, written into a folder or a zip. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Copy } from "../../review/matrix/copies";
import { ZipInMemory } from "../../xlsx/zip-in-memory";
import { writeBytes } from "../files";

export async function writeCopies(
  out: string,
  copies: readonly Copy[],
  force: boolean,
): Promise<void> {
  if (copies.length === 0) return;
  if (out.toLowerCase().endsWith(".zip")) {
    const zip = new ZipInMemory();
    for (const { name, bytes } of copies) zip.add(name, bytes);
    await writeBytes(out, zip.end(), force);
    return;
  }
  await mkdir(out, { recursive: true });
  for (const { name, bytes } of copies) await writeBytes(path.join(out, name), bytes, force);
}
