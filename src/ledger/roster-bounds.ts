/** Between which values the figures of a roster's row make sense. */
import { rangeOf } from "../formula/faults/ranges";
import { roundHalfUp, sum } from "../formula/decimal";
import { num } from "../formula/node";
import type { Names, NameType } from "../formula/types";
import { figureName, type Rulebook, type RuledCriterion } from "../rubric/rulebook";
import {
  hasWeights,
  isBaseNormalised,
  isNormalised,
  nominalIn,
  nominalOf,
  scoredSections,
} from "../rubric/normalised";
import type { Limits, RosterColumn, Section } from "../rubric/types";
import { factRange, type Range } from "./bounds";
import { scoreBounds, takes } from "./criteria";
import { sectionLimits, sumLimits, totalLimits } from "./limits";

/** What the number of a typed column may be; undefined where it is no number. */
export function columnRange(book: Rulebook, column: RosterColumn): Range | undefined {
  if (column.from === "fact") {
    const fact = book.rubric.facts.find(({ id }) => id === column.value);
    return fact && NUMERIC_FACTS.has(fact.type) ? factRange(fact) : undefined;
  }
  if (column.from !== "score" || column.type === "flag" || column.type === "text") return undefined;
  const [least, most] = figureRange(book, column.value ?? "");
  const min = column.type === "money" ? Math.max(least, 0) : least;
  return {
    ...(Number.isFinite(min) ? { min: num(roundHalfUp(min, 9)) } : {}),
    ...(Number.isFinite(most) ? { max: num(roundHalfUp(most, 9)) } : {}),
  };
}

const NUMERIC_FACTS = new Set(["count", "number", "signed", "rate", "date"]);

/** From the least to the greatest value of a figure of a card, as far as its rubric says. */
function figureRange(book: Rulebook, figure: string): readonly [number, number] {
  const names = figureNames(book);
  if (figure === "total") return rangeOfTotal(book, names);
  const item = book.items.find(({ id }) => figureName("outcome", id) === figure);
  if (item) return rangeOf(item.bound.tree, withTotal(book, names));
  const { min = -Infinity, max = Infinity } = names.typeOf(figure) ?? {};
  return [min, max];
}

function rangeOfTotal(book: Rulebook, names: Names): LeastAndMost {
  const { min = -Infinity, max = Infinity } = totalLimits(book);
  const [least, most] = rangeOf(book.total.tree, names);
  return [Math.max(min, Math.min(least, max)), Math.min(max, Math.max(most, min))];
}

function withTotal(book: Rulebook, names: Names): Names {
  const [min, max] = rangeOfTotal(book, names);
  return {
    typeOf: (name) => (name === "total" ? { kind: "signed", min, max } : names.typeOf(name)),
  };
}

/** The sums of a card, each from the least to the most that its criteria can give. */
function figureNames(book: Rulebook): Names {
  const { rubric, criteria } = book;
  const rangeOfThose = (counts: (criterion: RuledCriterion) => boolean) =>
    total(criteria.filter(counts).map(scoreRange));
  const sections = rubric.sections.map((section) => {
    const own = rangeOfThose((each) => each.section === section && each.kind === section.kind);
    const whole = isNormalised(rubric, section) ? wholeRange(book, [section]) : own;
    return { section, range: limited(whole, sectionLimits(section)) };
  });
  const extra = (kind: "bonus" | "minus") => {
    const loose = rangeOfThose((each) => each.kind === kind && each.section.kind !== kind);
    const own = sections.filter(({ section }) => section.kind === kind).map(({ range }) => range);
    return limited(total([...own, loose]), sumLimits(book, kind));
  };
  const base = sections
    .filter(({ section }) => section.kind === "scored")
    .map(
      ({ section: { weight = 1 }, range: [least, most] }) =>
        [least * weight, most * weight] as const,
    );
  const types = new Map<string, NameType>([
    ["base", ofRange(isBaseNormalised(rubric) ? baseRange(book, sections) : total(base))],
    ["bonus", ofRange(extra("bonus"))],
    ["minus", ofRange(extra("minus"))],
    ["vetoed", { kind: "logical" }],
    ...sections.map(
      ({ section, range }) => [figureName("section", section.id), ofRange(range)] as const,
    ),
    ...(rubric.categories ?? []).map(
      ({ id }) =>
        [
          figureName("category", id),
          ofRange(rangeOfThose(({ criterion }) => criterion.category === id)),
        ] as const,
    ),
  ]);
  return { typeOf: (name) => types.get(name) };
}

/** Sections of which what applies counts for the whole: each criterion may stand for all of them. */
function wholeRange(book: Rulebook, sections: readonly Section[]): LeastAndMost {
  const points = nominalIn(book.rubric, sections);
  const shares = book.criteria
    .filter(({ kind, section }) => kind === "scored" && sections.includes(section))
    .map((each): LeastAndMost => {
      const [least, most] = scoreRange(each);
      const own = nominalOf(each);
      return own > 0 ? [least / own, most / own] : [0, most > 0 ? Infinity : 0];
    });
  return [
    points * Math.min(...shares.map(([least]) => least)),
    points * Math.max(...shares.map(([, most]) => most)),
  ];
}

/** What applies may be of one section alone, which then counts for all. */
function baseRange(
  book: Rulebook,
  sections: readonly { section: Section; range: LeastAndMost }[],
): LeastAndMost {
  const { rubric } = book;
  const all = scoredSections(rubric);
  const isByPoints = rubric.normalise === "total";
  if (isByPoints && !hasWeights(rubric)) return wholeRange(book, all);
  const points = nominalIn(rubric, all);
  const ends = sections
    .filter(({ section }) => section.kind === "scored" && nominalIn(rubric, [section]) > 0)
    .map(({ section, range: [least, most] }): LeastAndMost => {
      const factor = isByPoints
        ? (points * (section.weight ?? 1)) / nominalIn(rubric, [section])
        : hasWeights(rubric)
          ? 1
          : points / nominalIn(rubric, [section]);
      return [least * factor, most * factor];
    });
  return [Math.min(...ends.map(([least]) => least)), Math.max(...ends.map(([, most]) => most))];
}

type LeastAndMost = readonly [least: number, most: number];

const ofRange = ([min, max]: LeastAndMost): NameType => ({ kind: "signed", min, max });

/** What a criterion can give; a bonus without points of its own has no cap, and a minus takes without end. */
function scoreRange(criterion: RuledCriterion): LeastAndMost {
  if (criterion.kind === "veto") return [0, 0];
  const { least, most = Infinity } = scoreBounds(criterion);
  const { weight = 1 } = criterion.criterion;
  return takes(criterion)
    ? [0 - most * weight, 0 - least * weight]
    : [least * weight, most * weight];
}

const total = (ranges: readonly LeastAndMost[]): LeastAndMost => [
  sumOrEndless(ranges.map(([least]) => least)),
  sumOrEndless(ranges.map(([, most]) => most)),
];

const sumOrEndless = (values: readonly number[]) =>
  values.find((value) => !Number.isFinite(value)) ?? sum(values);

/** What is not whole yet is held below its most, but not above its least. */
const limited = ([least, most]: LeastAndMost, { min, max }: Limits): LeastAndMost => [
  Math.min(least, max ?? Infinity),
  Math.max(Math.min(most, max ?? Infinity), min ?? -Infinity),
];
