/** What of the open workbook a paper can be made from, and which years it compares. */
import type { CardRef } from "../../excel/types";
import { MOST_YEARS } from "../../papers/kinds/comparison";
import type { PaperSource } from "../../papers/source";

/** What the user may choose. */
export interface Choice {
  key: string;
  roster?: CardRef;
  /** The cards of the same rubric, version and year. */
  cards: CardRef[];
  /** Those of other years. */
  others: CardRef[];
}

/** Rosters first: they have what their cards have not, such as ranks as they were decided. */
export function choicesIn(cards: readonly CardRef[]): Choice[] {
  const rosters = cards.filter(({ kind }) => kind === "roster");
  const tables = cards.filter(({ kind }) => kind !== "roster");
  const groups = [...new Set(tables.map(groupOf))];
  const of = (card: CardRef) => ({
    cards: tables.filter((each) => groupOf(each) === groupOf(card)),
    others: tables.filter((each) => each.rubric === card.rubric && each.year !== card.year),
  });
  return [
    ...rosters.map((roster) => ({ key: roster.id, roster, ...of(roster) })),
    ...groups.map((key) => ({ key, ...of(tables.find((each) => groupOf(each) === key)!) })),
  ];
}

const groupOf = ({ rubric, version, year }: CardRef) => `${rubric} ${version} ${year}`;

/** A year once, the latest of the years before; a year of the files beside the same year of the workbook is not taken. */
export function yearsBefore(
  { year }: PaperSource,
  inBook: readonly PaperSource[],
  inFiles: readonly PaperSource[],
): { sources: PaperSource[]; twice: string[]; left: string[] } {
  const all = [...inFiles, ...inBook];
  const sources = all.filter(
    (source, at) =>
      source.year !== year && all.findIndex((each) => each.year === source.year) === at,
  );
  const twiceThere = all.filter((source) => !sources.includes(source)).map((source) => source.year);
  const latest = [...sources].sort((a, b) => (a.year < b.year ? 1 : -1));
  return {
    sources: latest.slice(0, MOST_YEARS - 1),
    twice: [...new Set(twiceThere)],
    left: latest.slice(MOST_YEARS - 1).map((source) => source.year),
  };
}
