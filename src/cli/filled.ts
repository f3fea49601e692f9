/** What a filled workbook holds: cards as they were read, and rosters. */
import { rubricsOfFile } from "../intake/files/carried";
import type { IntakeFinding, ReadCard, ReadFile } from "../intake/types";
import type { ReviewCard } from "../review/card";
import { openFile } from "../review/file";
import type { Rubric } from "../rubric/types";
import type { Scorecard } from "../scoring/types";
import type { MadeFrom } from "../sheets/identity/made-from";
import { readCards, readWorkbook } from "../xlsx/read";
import { readRosters, type FileRoster } from "../xlsx/read-rosters";
import { FileTrouble } from "./files";
import { readOfUnit } from "./read-of-unit";

export interface FilledCard {
  rubric: Rubric;
  card: ReadCard;
  /** Under the readings that the file itself states. */
  scorecard: Scorecard;
  findings: IntakeFinding[];
  /** The same card with its log, reasons and signatures. */
  reviewed: ReviewCard;
}

export interface Filled {
  read: ReadFile;
  cards: FilledCard[];
  rosters: FileRoster[];
  /** The rubrics that are known, with those that the file carries. */
  used: Rubric[];
}

/** @throws FileTrouble where the file holds neither */
export async function readFilled(
  file: string,
  bytes: Uint8Array,
  rubrics: readonly Rubric[],
): Promise<Filled> {
  const read = await readOfUnit(file, bytes, { rubrics, byOwnVersion: true });
  const refused = read.findings.find(({ kind }) => kind === "unreadable-file");
  if (refused) throw new FileTrouble(refused.message);
  const rosters = await rostersIn(bytes, rubrics);
  if (read.cards.length + rosters.length === 0) throw new FileTrouble(read.findings[0]!.message);
  const used = [...rubrics, ...(read.carried ?? []), ...rosters.map(({ rubric }) => rubric)];
  const opened = read.cards.length > 0 ? openFile(bytes, used).cards : [];
  const cards = read.cards.map((card, index) => ({
    reviewed: opened[index]!.card,
    rubric: ofVersion(used, card.scorecard.rubric),
    card,
    scorecard: { ...card.scorecard, readings: card.readings },
    findings: read.findings.filter(({ card: of }) => of === index),
  }));
  return { read, cards, rosters, used };
}

export type RubricVersion = Pick<Rubric, "id" | "version">;

export const ofVersion = (rubrics: readonly Rubric[], { id, version }: RubricVersion): Rubric =>
  rubrics.find((rubric) => rubric.id === id && rubric.version === version)!;

async function rostersIn(bytes: Uint8Array, rubrics: readonly Rubric[]): Promise<FileRoster[]> {
  const sheets = readWorkbook(bytes);
  const { rubricOf } = rubricsOfFile({ sheets }, [], rubrics, { byOwnVersion: true });
  const find = (made: MadeFrom) => Promise.resolve(rubricOf(made));
  const { cards } = await readCards(sheets, find);
  return (await readRosters(sheets, cards, find)).rosters;
}
