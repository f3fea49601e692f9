/** The units of papers, in the order of the roster that their cards make. */
import { rulebookOf } from "../rubric/rulebook";
import { effectiveReadings } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { assess } from "../scoring/assess";
import { computeRoster } from "../scoring/roster";
import type { RosterResult, RosterUnit } from "../scoring/roster-types";
import type { Scorecard } from "../scoring/types";
import type { PaperFinding, PaperSeverity } from "./paper";
import type { PaperSource, PaperUnit } from "./source";

/** A card as it was read, and what is known of it besides. */
export interface GivenCard {
  scorecard: Scorecard;
  /** What is wrong with its form: it counts for nothing before it is mended. */
  isBlocked: boolean;
  isWaiting: boolean;
  /** 校验码 of the stage that counts, where its signature is in force and nothing was changed since. */
  code?: string;
  reasonOf?: PaperUnit["reasonOf"];
}

/** How a card stands, by what was found in it and by the code of its signature in force. */
export function standingOf(
  findings: readonly { severity: PaperSeverity }[],
  code: string | undefined,
): Pick<GivenCard, "isBlocked" | "isWaiting" | "code"> {
  return {
    isBlocked: findings.some(({ severity }) => severity === "error"),
    // Who signs has seen what was to be confirmed.
    isWaiting: code === undefined && findings.some(({ severity }) => severity !== "note"),
    ...(code === undefined ? {} : { code }),
  };
}

/** The roster of some cards of one rubric and year, under their readings where these are alike. */
export function sourceOfCards(
  rubric: Rubric,
  year: string,
  cards: readonly GivenCard[],
): { source: PaperSource; findings: PaperFinding[] } {
  const { readings, findings } = readingsOf(rubric, cards);
  const units = cards.map(({ scorecard, isBlocked }): RosterUnit => {
    const { unit } = scorecard;
    return isBlocked
      ? { unit, scores: { complete: false } }
      : { unit, scorecard: { ...scorecard, readings } };
  });
  const result = computeRoster(rubric, units, { readings });
  const of = result.order.map((index): PaperUnit => {
    const { scorecard, isWaiting, code, reasonOf } = cards[index]!;
    return {
      unit: scorecard.unit,
      row: result.rows[index]!,
      card: { scorecard, assessment: assess(rubric, { ...scorecard, readings }) },
      ...signedBy(code),
      isWaiting,
      ...(reasonOf ? { reasonOf } : {}),
    };
  });
  return { source: { rubric, year, result, units: of }, findings };
}

/** A card with the rubric that it was read by. */
export interface RubricCard extends GivenCard {
  rubric: Rubric;
}

/** Cards of one rubric, version and year. */
export interface CardGroup<C extends RubricCard> {
  rubric: Rubric;
  year: string;
  cards: C[];
  /** The cards of the first unit that has several: which of them counts nobody here knows. */
  twins: C[];
}

/** One for each rubric, version and year of the cards, in their order. */
export function groupsOfCards<C extends RubricCard>(cards: readonly C[]): CardGroup<C>[] {
  const groups = new Map<string, CardGroup<C>>();
  for (const card of cards) {
    const { rubric, scorecard } = card;
    const { year } = scorecard;
    const key = `${rubric.id}\n${rubric.version}\n${year}`;
    const group = groups.get(key) ?? { rubric, year, cards: [], twins: [] };
    group.cards.push(card);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, twins: twinsIn(group.cards) }));
}

function twinsIn<C extends GivenCard>(cards: readonly C[]): C[] {
  const units = cards.map(({ scorecard }) => scorecard.unit);
  const twin = units.find((unit, at) => units.indexOf(unit) !== at);
  return twin === undefined ? [] : cards.filter(({ scorecard }) => scorecard.unit === twin);
}

/** A roster as it stands; its units' cards where they are in the same file. */
export function sourceOfRoster(
  rubric: Rubric,
  year: string,
  units: readonly RosterUnit[],
  result: RosterResult,
  known: (unit: string) => Pick<GivenCard, "code" | "isWaiting" | "reasonOf">,
): PaperSource {
  const of = result.order.map((index): PaperUnit => {
    const row = result.rows[index]!;
    const { code, isWaiting, reasonOf } = known(row.unit);
    const { scorecard } = units[index]!;
    const { readings } = result;
    return {
      unit: row.unit,
      row,
      ...(scorecard
        ? { card: { scorecard, assessment: assess(rubric, { ...scorecard, readings }) } }
        : {}),
      ...signedBy(code),
      isWaiting,
      ...(reasonOf ? { reasonOf } : {}),
    };
  });
  return { rubric, year, result, units: of };
}

const signedBy = (code: string | undefined) =>
  code === undefined ? { isSigned: false } : { isSigned: true, code };

/** Those that all cards state; the rubric's own where they differ. */
function readingsOf(rubric: Rubric, cards: readonly GivenCard[]) {
  const stated = cards.map(({ scorecard }) => rulebookOf(rubric, scorecard.readings).readings);
  const [first = effectiveReadings(rubric)] = stated;
  const isOne = stated.every((each) => JSON.stringify(each) === JSON.stringify(first));
  const differs: PaperFinding = {
    kind: "readings",
    severity: "warning",
    message: {
      zh: "各单位评分表所用的口径不一致，这里一律按缺省口径计算；请统一口径后再出。",
      en: "The cards were scored under different readings; the defaults are taken for all. Make them alike first.",
    },
  };
  return {
    readings: isOne ? { ...first } : effectiveReadings(rubric),
    findings: isOne ? [] : [differs],
  };
}
