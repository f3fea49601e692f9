/** Between which values the figures of a roster's row make sense. */
import { rangeOf } from "../formula/faults/ranges";
import { roundHalfUp, sum } from "../formula/decimal";
import { num } from "../formula/node";
import type { Names, NameType } from "../formula/types";
import { figureName, type Rulebook, type RuledCriterion } from "../rubric/rulebook";
import type { RosterColumn } from "../rubric/types";
import { factRange, type Range } from "./bounds";

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
  if (figure === "total") return rangeOf(book.total.tree, names);
  const item = book.items.find(({ id }) => figureName("outcome", id) === figure);
  if (item) return rangeOf(item.bound.tree, withTotal(book, names));
  const { min = -Infinity, max = Infinity } = names.typeOf(figure) ?? {};
  return [min, max];
}

function withTotal(book: Rulebook, names: Names): Names {
  const [min, max] = rangeOf(book.total.tree, names);
  return {
    typeOf: (name) => (name === "total" ? { kind: "signed", min, max } : names.typeOf(name)),
  };
}

/** The sums of a card, each from 0 to the points that can be had. */
function figureNames({ rubric, criteria }: Rulebook): Names {
  const upTo = (max: number): NameType => ({ kind: "number", min: 0, max });
  const most = (counts: (criterion: RuledCriterion) => boolean) =>
    pointsOf(criteria.filter(counts));
  const sections = rubric.sections.map((section) => ({
    section,
    max: most((each) => each.section === section && each.kind === section.kind),
  }));
  const scored = sections.filter(({ section }) => section.kind === "scored");
  const types = new Map<string, NameType>([
    ["base", upTo(sum(scored.map(({ section, max }) => max * (section.weight ?? 1))))],
    ["bonus", upTo(most(({ kind }) => kind === "bonus"))],
    ["vetoed", { kind: "logical" }],
    ...sections.map(({ section, max }) => [figureName("section", section.id), upTo(max)] as const),
    ...(rubric.categories ?? []).map(
      ({ id }) =>
        [
          figureName("category", id),
          upTo(most(({ criterion, kind }) => criterion.category === id && kind !== "veto")),
        ] as const,
    ),
  ]);
  return { typeOf: (name) => types.get(name) };
}

/** A bonus without points of its own has no cap. */
function pointsOf(criteria: readonly RuledCriterion[]): number {
  const points = criteria.map(({ criterion }) => criterion.points ?? Infinity);
  return points.includes(Infinity) ? Infinity : sum(points);
}
