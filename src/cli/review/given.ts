/** The cards of all files and folders that a command is given. */
import { otherFormat } from "../../intake/files/formats";
import { openCardFile } from "../../review/file";
import type { Given } from "../../review/matrix/files";
import type { Rubric, Text } from "../../rubric/types";
import { byteWork } from "../../xlsx/byte-work";
import { contents, gather } from "../gather";
import type { CommandHost } from "../host";
import type { Options } from "../options";
import { knownRubrics } from "../rubrics";

export interface Gathered {
  cards: Given[];
  /** Files that hold no card, and why. */
  failed: { file: string; why: Text }[];
}

export async function cardsIn(paths: readonly string[], options: Options): Promise<Gathered> {
  const own = [options.out, ...options.rubric].filter((each) => each !== undefined);
  const rubrics = await knownRubrics(options.rubric);
  const found: Gathered = { cards: [], failed: [] };
  for (const source of await gather(paths, own))
    for await (const unpacked of contents(source)) {
      const { file } = unpacked;
      const read = "bytes" in unpacked ? openOr(file, unpacked.bytes, rubrics) : unpacked.trouble;
      if (!("cards" in read)) found.failed.push({ file, why: read });
      else if ("bytes" in unpacked) {
        const sha256 = await byteWork.sha256(unpacked.bytes);
        for (const of of read.cards) found.cards.push({ file, sha256, opened: read, of });
      }
    }
  return found;
}

const openOr = (file: string, bytes: Uint8Array, rubrics: readonly Rubric[]) =>
  otherFormat(file, bytes) ?? openCardFile(bytes, rubrics);

export function tellFailed(
  failed: Gathered["failed"],
  { language }: Options,
  host: CommandHost,
): void {
  for (const { file, why } of failed) host.printError(`${file}: ${why[language]}`);
}
