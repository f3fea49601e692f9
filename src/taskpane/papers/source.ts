/** What of the open workbook papers are made from: a roster, or the cards of one rubric and year. */
import type { CardRef, RubricBook } from "../../excel/types";
import { bookOfCells } from "../../intake/card/standing";
import { readReturned } from "../../intake/files/read-file";
import { isZipOfFiles, unpack } from "../../intake/files/unpack";
import {
  groupsOfCards,
  sourceOfCards,
  sourceOfRoster,
  standingOf,
  type CardGroup,
  type GivenCard,
  type RubricCard,
} from "../../papers/make";
import type { PaperFinding } from "../../papers/paper";
import type { PaperSource } from "../../papers/source";
import { openBook, type OpenedCard } from "../../review/file";
import { reasonAt, reasonWords } from "../../review/reason-rows";
import { signatureInForce } from "../../review/signature";
import { lastCounted } from "../../rubric/stage-weights";
import type { Rubric, Text } from "../../rubric/types";
import { assess } from "../../scoring/assess";
import { bytesOf } from "../kit/bytesOf";
import type { PaneServices } from "../services";
import { cardRubric } from "../state/cardRubric";
import type { Choice } from "./choices";

export interface Sourced {
  source: PaperSource;
  findings: PaperFinding[];
  /** Earlier years of the same rubric that stand in the workbook, as far as they can be told apart. */
  earlier: PaperSource[];
}

/** A text says why there is none. */
export async function readSource(
  services: PaneServices,
  book: RubricBook,
  { roster, cards, others }: Choice,
): Promise<Sourced | Text> {
  const first = roster ?? cards[0]!;
  const rubric = await cardRubric(services, book, first);
  const given = await givenCards(book, cards, rubric);
  const earlier = groupsOfCards(await givenCards(book, others, rubric))
    .filter(({ twins }) => twins.length === 0)
    .map(sourceOfGroup);
  if (roster) {
    const { units, result } = await book.readRoster(roster, rubric);
    const known = (unit: string) =>
      given.find(({ scorecard }) => scorecard.unit === unit) ?? { isWaiting: false };
    const source = sourceOfRoster(rubric, roster.year, units, result, known);
    return { source, findings: [], earlier };
  }
  const [group] = groupsOfCards(given);
  const twin = group?.twins[0];
  if (!group || twin) return twin ? twice(twin.scorecard.unit) : NOTHING;
  return { ...sourceOfCards(rubric, group.year, group.cards), earlier };
}

const sourceOfGroup = ({ rubric, year, cards }: CardGroup<RubricCard>): PaperSource =>
  sourceOfCards(rubric, year, cards).source;

async function givenCards(
  book: RubricBook,
  cards: readonly CardRef[],
  rubric: Rubric,
): Promise<RubricCard[]> {
  if (cards.length === 0) return [];
  const opened = openBook(bookOfCells(await book.contents(...cards)), [rubric]);
  return opened.cards.map((each) => ({ ...givenOf(each), rubric: each.card.rubric }));
}

/** A card that stands in the workbook, with its signature and reasons. */
function givenOf({ card, findings }: OpenedCard): GivenCard {
  const { rubric, scorecard } = card;
  const { stages } = assess(rubric, scorecard);
  const isComplete = (id: string) => stages.find(({ stage }) => stage === id)?.complete ?? false;
  const counted = lastCounted(rubric, isComplete);
  const code = counted === null ? undefined : signatureInForce(card, counted, findings)?.code;
  return {
    scorecard,
    ...standingOf(findings, code),
    reasonOf(stage, key) {
      const reason = reasonAt(card, stage, key);
      return reason && reasonWords(reason).zh;
    },
  };
}

const NOTHING: Text = {
  zh: "这些表里读不出评分表。",
  en: "No card can be read in these sheets.",
};

const twice = (unit: string): Text => ({
  zh: `“${unit}”有几张评分表，请只留一张。`,
  en: `There are several cards of “${unit}”; leave one.`,
});

export interface Earlier {
  sources: PaperSource[];
  /** What of the files could not be used, and why. */
  notes: Text[];
}

/** Earlier years, from files that were chosen: workbooks, or zips of them. */
export async function readEarlier(files: readonly File[], rubric: Rubric): Promise<Earlier> {
  const cards: (RubricCard & { file: string })[] = [];
  const notes: Text[] = [];
  for (const each of await unpacked(files)) {
    if (!("bytes" in each)) {
      notes.push(named(each.file, each.trouble));
      continue;
    }
    const read = await readReturned(each.file, each.bytes, {
      rubrics: [rubric],
      byOwnVersion: true,
    });
    const known = [rubric, ...(read.carried ?? [])];
    const own = read.cards.filter((card) => card.rubric === rubric.id);
    if (own.length === 0)
      notes.push(named(each.file, read.findings[0]?.message ?? otherRubric(rubric)));
    for (const card of own) {
      const { scorecard, readings } = card;
      const findings = read.findings.filter(({ card: of }) => of === read.cards.indexOf(card));
      cards.push({
        ...{ scorecard: { ...scorecard, readings }, file: each.file },
        rubric: known.find(({ version }) => version === scorecard.rubric.version) ?? rubric,
        ...standingOf(findings, undefined),
      });
    }
    await pause();
  }
  const groups = groupsOfCards(cards);
  for (const { twins } of groups)
    if (twins[0]) notes.push(twice(`${twins[0].scorecard.unit} ${twins[0].scorecard.year}`));
  return { sources: groups.filter(({ twins }) => twins.length === 0).map(sourceOfGroup), notes };
}

async function unpacked(files: readonly File[]) {
  const all = await Promise.all(
    files.map(async (file) => [file.name, await bytesOf(file)] as const),
  );
  return all.flatMap(([file, bytes]) =>
    isZipOfFiles(bytes) ? [...unpack(file, bytes)] : [{ file, bytes }],
  );
}

const named = (file: string, { zh, en }: Text): Text => ({
  zh: `${file}：${zh}`,
  en: `${file}: ${en || zh}`,
});

const otherRubric = ({ name }: Rubric): Text => ({
  zh: `不是“${name.zh}”的评分表。`,
  en: `no card of “${name.en || name.zh}”.`,
});

/** Lets the page show what is going on. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
