/** What papers are made from: the roster or the cards at some paths. */
import type { ReadFile } from "../intake/types";
import type { PaperFinding } from "../papers/paper";
import {
  groupsOfCards,
  sourceOfCards,
  sourceOfRoster,
  standingOf,
  type GivenCard,
} from "../papers/make";
import { MOST_YEARS } from "../papers/kinds/comparison";
import type { PaperSource } from "../papers/source";
import type { FileRoster } from "../xlsx/read-rosters";
import { FileTrouble } from "./files";
import { readFilled, type FilledCard } from "./filled";
import { contents, gather } from "./gather";
import { UsageError, type Options } from "./options";
import { countedCode, receiptNotes } from "./review-notes";
import { knownRubrics } from "./rubrics";

export interface Sourced {
  source: PaperSource;
  findings: PaperFinding[];
}

/** The roster at these paths, else the one that the cards make. */
export async function paperSource(paths: readonly string[], options: Options): Promise<Sourced> {
  const { cards, rosters } = await readPaths(paths, options);
  const [roster, ...others] = rosters;
  if (others.length > 0)
    throw new UsageError({
      zh: "只能给一张汇总表。",
      en: "Name one roster only.",
    });
  if (roster) return { source: rosterSource(roster, cards), findings: [] };
  const found = cardSources(cards);
  if (found.length > 1)
    throw new UsageError({
      zh: `文件属于几个考核或年度（${found.map(({ source }) => label(source)).join("、")}），请分别出。`,
      en: `The files belong to several rubrics or years (${found.map(({ source }) => label(source)).join(", ")}).`,
    });
  if (!found[0])
    throw new FileTrouble({
      zh: "所给的位置没有汇总表，也没有评分表。",
      en: "There is neither a roster nor a card at the paths given.",
    });
  return found[0];
}

/** Earlier years of the same units; a year twice, or too many of them, is a mistake. */
export async function earlierSources(now: PaperSource, options: Options): Promise<PaperSource[]> {
  if (options.last.length === 0)
    throw new UsageError({
      zh: "请用 --last 给出往年的评分表。",
      en: "Name the cards of earlier years with --last.",
    });
  const { cards } = await readPaths(options.last, options);
  const sources = cardSources(cards, yearTwice).map(({ source }) => source);
  const years = [now, ...sources].map(({ year }) => year);
  const twice = years.find((year, at) => years.indexOf(year) !== at);
  if (twice !== undefined) throw yearTwice(twice);
  if (years.length > MOST_YEARS)
    throw new UsageError({
      zh: `最多比较 ${MOST_YEARS} 个年度，这里有 ${years.length} 个。`,
      en: `At most ${MOST_YEARS} years are compared, and here are ${years.length}.`,
    });
  return sources;
}

const yearTwice = (year: string) =>
  new UsageError({
    zh: `${year || "没有写年度的文件"}给了两次，一个年度只能给一次。`,
    en: `The year ${year || "of files without one"} is given twice.`,
  });

const label = ({ rubric, year }: PaperSource) => `${rubric.name.zh} ${year}`.trim();

interface PathCard extends FilledCard {
  file: ReadFile;
}

async function readPaths(
  paths: readonly string[],
  options: Options,
): Promise<{ cards: PathCard[]; rosters: FileRoster[] }> {
  const rubrics = await knownRubrics(options.rubric);
  const cards: PathCard[] = [];
  const rosters: FileRoster[] = [];
  const seen = new Set<string>();
  for (const source of await gather(
    paths,
    [options.out, options.template].flatMap((own) => own ?? []),
  ))
    for await (const unpacked of contents(source)) {
      if ("trouble" in unpacked) throw new FileTrouble(unpacked.trouble);
      const filled = await readFilled(unpacked.file, unpacked.bytes, rubrics);
      // The same bytes under another name are the same file.
      if (seen.has(filled.read.sha256)) continue;
      seen.add(filled.read.sha256);
      cards.push(...filled.cards.map((card) => ({ ...card, file: filled.read })));
      rosters.push(...filled.rosters);
    }
  return { cards, rosters };
}

/** One for each rubric and year of the cards. */
function cardSources(
  cards: readonly PathCard[],
  refuse: (year: string, files: string[], unit: string) => Error = severalCards,
): Sourced[] {
  const given = cards.map((card) => ({ ...givenOf(card), rubric: card.rubric, file: card.file }));
  return groupsOfCards(given).map(({ rubric, year, cards: own, twins }) => {
    const [twin] = twins;
    const files = twins.map(({ file }) => file.file);
    if (twin) throw refuse(year, files, twin.scorecard.unit);
    return sourceOfCards(rubric, year, own);
  });
}

function severalCards(_year: string, files: string[], unit: string): FileTrouble {
  return new FileTrouble({
    zh: `“${unit}”有几份评分表（${files.join("、")}），请只留一份。`,
    en: `There are several cards of “${unit}” (${files.join(", ")}); leave one.`,
  });
}

function givenOf(card: PathCard): GivenCard {
  const { scorecard, findings, file } = card;
  const code = countedCode(card);
  const all = [...findings, ...file.findings.filter((each) => each.card === null)];
  return {
    scorecard,
    ...standingOf(all, code),
    reasonOf: receiptNotes(card).reasonOf,
  };
}

function rosterSource({ rubric, year, units, result }: FileRoster, cards: readonly PathCard[]) {
  return sourceOfRoster(rubric, year, units, result, (unit) => {
    const card = cards.find(({ scorecard }) => scorecard.unit === unit);
    return card ? givenOf(card) : { isWaiting: false };
  });
}
