/** What a card takes along when it is drawn again by another version of its rubric, and what has no place there. */
import { partKey } from "../../rubric/assessors";
import { criteriaOf, factKeys, type PlacedCriterion } from "../../rubric/model";
import type { Fact, Rubric, Text } from "../../rubric/types";
import { factLabel, partLabel } from "../../scoring/labels";
import type { Entry, Scorecard, StageEntries } from "../../scoring/types";
import { plainText } from "../read/cells";
import { isTyped } from "./keep-scores";

/** What somebody typed that the other version has no place for. */
export interface Lost {
  stage: string;
  name: Text;
  value: Entry["value"];
}

export interface RubricDifferences {
  added: Text[];
  removed: Text[];
  /** Points of a criterion; null where it has none. */
  points: { name: Text; from: number | null; to: number | null }[];
  /** Criteria whose wording or rule is another. */
  changed: Text[];
}

export interface NewVersion {
  scorecard: Scorecard;
  /** How many typed values go along. */
  kept: number;
  lost: Lost[];
  differences: RubricDifferences;
}

/**
 * Scores and facts go by id, then by wording where exactly one fits. A score that was judged has no place where a rule
 * computes it now.
 */
export function toNewVersion(from: Rubric, to: Rubric, scorecard: Scorecard): NewVersion {
  const pairs = pairsOf(from, to);
  const places = {
    scores: scorePlaces(pairs),
    facts: factPlaces(from, to),
    parts: partPlaces(pairs),
  };
  const lost: Lost[] = [];
  let kept = 0;
  const stages: Record<string, StageEntries> = {};
  for (const [stage, entries] of Object.entries(scorecard.stages)) {
    const isThere = to.stages.some(({ id }) => id === stage);
    const goOver = (kind: keyof typeof places) => {
      const { gone, entries: own } = moved(entries[kind] ?? {}, isThere ? places[kind] : NONE);
      kept += Object.values(own).filter(isTyped).length;
      for (const [key, { value, held }] of gone)
        lost.push({ stage, name: nameOf[kind](from, key), value: value ?? String(held ?? "") });
      return own;
    };
    const all = { scores: goOver("scores"), facts: goOver("facts"), parts: goOver("parts") };
    if (isThere) stages[stage] = all;
  }
  const rubric = { id: to.id, version: to.version };
  return {
    scorecard: { ...scorecard, rubric, stages },
    kept,
    lost,
    differences: differencesOf(from, to, pairs),
  };
}

/**
 * Of a card whose own rubric nobody has: where a rule or a formula of this one computes, a formula that is not its own is the
 * other rubric's, and no person's.
 */
export function withoutComputed(rubric: Rubric, scorecard: Scorecard): Scorecard {
  const scored = criteriaOf(rubric).map(({ criterion }) => criterion);
  const computed = new Set([
    ...scored.filter(isRuled).map(({ id }) => id),
    ...scored.flatMap(({ id, parts = [] }) =>
      parts.flatMap(({ rule }, index) => (rule === undefined ? [] : [partKey(id, index)])),
    ),
    ...linesOf(rubric).flatMap(({ key, fact }) => (fact.formula === undefined ? [] : [key])),
  ]);
  const without = (entries: Record<string, Entry>) =>
    Object.fromEntries(
      Object.entries(entries).filter(([key, { formula }]) => !formula || !computed.has(key)),
    );
  const stages = Object.entries(scorecard.stages).map(
    ([stage, { scores, facts, parts = {} }]): [string, StageEntries] => [
      stage,
      { scores: without(scores), facts: without(facts), parts: without(parts) },
    ],
  );
  return { ...scorecard, stages: Object.fromEntries(stages) };
}

const isRuled = ({ rule }: PlacedCriterion["criterion"]) => rule !== "judged" && rule !== "flag";

type Places = ReadonlyMap<string, string>;

const NONE: Places = new Map();

const nameOf = {
  scores: (rubric: Rubric, key: string) =>
    criteriaOf(rubric).find(({ criterion }) => criterion.id === key)?.criterion.name ?? {
      zh: key,
      en: key,
    },
  facts: factLabel,
  parts: partLabel,
};

/** A formula of the user's own may name rows that are elsewhere now: it goes along as one that has moved. */
function moved(entries: Record<string, Entry>, places: Places) {
  const all = Object.entries(entries).filter(([, entry]) => isTyped(entry));
  return {
    entries: Object.fromEntries(
      all.flatMap(([key, { place: _, ...entry }]): [string, Entry][] => {
        const target = places.get(key);
        return target === undefined ? [] : [[target, entry]];
      }),
    ),
    gone: all.filter(([key]) => !places.has(key)),
  };
}

type Pair = readonly [from: PlacedCriterion, to: PlacedCriterion];

function pairsOf(from: Rubric, to: Rubric): Pair[] {
  const wordings = [
    ({ criterion }: PlacedCriterion) => criterion.id,
    ({ criterion }: PlacedCriterion) => Object.values(criterion.cells).join("\n"),
    ({ criterion }: PlacedCriterion) => criterion.name.zh,
  ];
  return matched(criteriaOf(from), criteriaOf(to), wordings).filter(
    ([one, other]) => one.kind === other.kind,
  );
}

/** By the first of these texts that one on each side has, and no other. */
function matched<Each>(
  from: readonly Each[],
  to: readonly Each[],
  texts: readonly ((each: Each) => string)[],
): [Each, Each][] {
  const pairs: [Each, Each][] = [];
  for (const text of texts) {
    const free = (all: readonly Each[], side: 0 | 1) =>
      all.filter((each) => !pairs.some((pair) => pair[side] === each));
    const [left, right] = [byText(free(from, 0), text), byText(free(to, 1), text)];
    for (const [words, own] of left) {
      const fitting = right.get(words) ?? [];
      if (own.length === 1 && fitting.length === 1) pairs.push([own[0]!, fitting[0]!]);
    }
  }
  return pairs;
}

function byText<Each>(all: readonly Each[], text: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const words = plainText(text(each));
    groups.set(words, [...(groups.get(words) ?? []), each]);
  }
  return groups;
}

function scorePlaces(pairs: readonly Pair[]): Places {
  return new Map(
    pairs
      .filter(([{ criterion: from }, { criterion: to }]) => from.rule !== "judged" || isJudged(to))
      .map(([from, to]) => [from.criterion.id, to.criterion.id]),
  );
}

const isJudged = ({ rule, otherwise }: PlacedCriterion["criterion"]): boolean =>
  rule === "judged" || otherwise === "judged";

function partPlaces(pairs: readonly Pair[]): Places {
  return new Map(
    pairs.flatMap(([{ criterion: from }, { criterion: to }]) =>
      (from.parts ?? []).flatMap(({ name }, index): [string, string][] => {
        const at = (to.parts ?? []).findIndex((part) => part.name === name);
        return at < 0 ? [] : [[partKey(from.id, index), partKey(to.id, at)]];
      }),
    ),
  );
}

interface FactLine {
  key: string;
  fact: Fact;
  label: string;
}

function factPlaces(from: Rubric, to: Rubric): Places {
  const pairs = matched(linesOf(from), linesOf(to), [({ key }) => key, ({ label }) => label]);
  return new Map(
    pairs
      .filter(([one, other]) => one.fact.type === other.fact.type && !other.fact.formula)
      .map(([one, other]) => [one.key, other.key]),
  );
}

const linesOf = (rubric: Rubric): FactLine[] =>
  rubric.facts.flatMap((fact) =>
    factKeys(fact).map((key) => ({ key, fact, label: factLabel(rubric, key).zh })),
  );

function differencesOf(from: Rubric, to: Rubric, pairs: readonly Pair[]): RubricDifferences {
  const without = (rubric: Rubric, side: 0 | 1) =>
    criteriaOf(rubric)
      .filter((each) => !pairs.some((pair) => pair[side] === each))
      .map(({ criterion }) => criterion.name);
  const both = pairs.map(([one, other]) => [one.criterion, other.criterion] as const);
  return {
    added: without(to, 1),
    removed: without(from, 0),
    points: both
      .filter(([one, other]) => one.points !== other.points)
      .map(([one, { name, points }]) => ({ name, from: one.points ?? null, to: points ?? null })),
    changed: both
      .filter(([one, other]) => saying(one) !== saying(other))
      .map(([, { name }]) => name),
  };
}

/** What a criterion says and how it scores, but for its points. */
const saying = ({ cells, rule, applies, parts }: PlacedCriterion["criterion"]): string =>
  JSON.stringify([plainText(Object.values(cells).join("\n")), rule, applies, parts]);
