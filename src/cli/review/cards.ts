/** The file and the card that a review command is about. */
import { otherFormat } from "../../intake/files/formats";
import { openFile, type OpenedCard, type OpenedFile } from "../../review/file";
import type { Rubric } from "../../rubric/types";
import { FileTrouble, readBytes } from "../files";
import { UsageError, type Options } from "../options";

/** @throws FileTrouble where no card is in the file */
export async function openCards(file: string, rubrics: readonly Rubric[]): Promise<OpenedFile> {
  const bytes = await readBytes(file);
  const other = otherFormat(file, bytes);
  if (other) throw new FileTrouble(other);
  const opened = openFile(bytes, rubrics);
  if (opened.cards.length > 0) return opened;
  throw new FileTrouble({
    zh: `${file} 里没有已知的考核表，请确认是填报的考核表。`,
    en: `No card of a known rubric is in ${file}; make sure that it is a unit's table.`,
  });
}

/** The only card of a file, or the one that `--card` names. */
export function chosenCard({ cards }: OpenedFile, { card }: Options): OpenedCard {
  const ids = cards.map((each) => each.card.id).join("、");
  if (card === undefined && cards.length > 1)
    throw new UsageError({
      zh: `文件里有几份考核表，请用 --card 指定一份：${ids}`,
      en: `The file holds several cards; choose one with --card: ${ids}`,
    });
  const found = card === undefined ? cards[0] : cards.find((each) => each.card.id === card);
  if (found) return found;
  throw new UsageError({
    zh: `文件里没有编号为“${card}”的考核表。现有：${ids}`,
    en: `There is no card “${card}” in the file. It holds: ${ids}`,
  });
}

/** The stage that `--stage` names. */
export function askedStage({ card: { rubric } }: OpenedCard, stage: string | undefined): string {
  const ids = rubric.stages.map(({ id }) => id);
  if (stage !== undefined && ids.includes(stage)) return stage;
  const known = ids.join(", ");
  throw new UsageError(
    stage === undefined
      ? { zh: `请用 --stage 写明评分阶段：${known}`, en: `Name the stage with --stage: ${known}` }
      : {
          zh: `没有“${stage}”这个评分阶段。可用：${known}`,
          en: `There is no stage “${stage}”. Known: ${known}`,
        },
  );
}
