/** Last year's cards, from files that were chosen or from the open workbook. Loaded when somebody gives one. */
import { readContents } from "../../intake/files/read-file";
import { isZipOfFiles, unpack, type Unpacked } from "../../intake/files/unpack";
import { lastYearOf, type LastFile, type LastYear } from "../../intake/last-year";
import { unreadable } from "../../intake/serve";
import type { CardReading } from "../../excel/types";
import type { Rubric } from "../../rubric/types";
import { bytesOf } from "../kit/bytesOf";

/** Workbooks, or zips of them. */
export async function fromFiles(
  files: readonly File[],
  rubric: Rubric,
  year: string,
): Promise<LastYear> {
  const read: LastFile[] = [];
  for (const file of files)
    for (const each of contentsOf(file.name, await bytesOf(file))) {
      read.push({ file: each.file, ...readOne(each, rubric) });
      await pause();
    }
  return lastYearOf(rubric, read, { known: [rubric], year });
}

function* contentsOf(file: string, bytes: Uint8Array): Generator<Unpacked> {
  if (isZipOfFiles(bytes)) yield* unpack(file, bytes);
  else yield { file, bytes };
}

const readOne = (each: Unpacked, rubric: Rubric) =>
  "bytes" in each
    ? readContents(each.file, each.bytes, { rubrics: [rubric] })
    : unreadable(each.file, each.trouble);

/** Lets the page show what is going on. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A card that stands in the open workbook. */
export function fromCard({ card, scorecard }: CardReading, rubric: Rubric, year: string): LastYear {
  const { unit, year: of } = card;
  const file = { file: `${unit} ${of}`, cards: [{ unit, year: of, scorecard }] };
  return lastYearOf(rubric, [file], { known: [rubric], year });
}
