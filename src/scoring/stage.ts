import { Decimal, sum } from "../formula/decimal";
import { readFlag } from "../functions/flags";
import { criteriaOf, type PlacedCriterion } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { assessCriterion, type CriterionAssessment } from "./criterion";
import type { Readings } from "./formulas";
import { itemsAt, shownTotal, totalOf, type OutcomeNumbers } from "./outcome";
import { isEmptyStage, isGiven, type EffectiveStage } from "./stage-entries";
import type { Entry, StageResult } from "./types";

/** A stage's result, with what its findings are told from. */
export interface StageAssessment {
  effective: EffectiveStage;
  criteria: { place: PlacedCriterion; assessed: CriterionAssessment }[];
  numbers: OutcomeNumbers;
  result: StageResult;
}

export function assessStage(
  rubric: Rubric,
  effective: EffectiveStage,
  readings: Readings,
): StageAssessment {
  const places = criteriaOf(rubric);
  const criteria = places
    .filter(({ kind }) => kind !== "veto")
    .map((place) => ({ place, assessed: assessCriterion(rubric, place, effective, readings) }));
  const vetoes = places
    .filter(({ kind, criterion }) => kind === "veto" && saysYes(effective.flags[criterion.id]))
    .map(({ criterion }) => criterion.id);
  const numbers: OutcomeNumbers = {
    ...sums(rubric, criteria),
    complete: criteria.every(({ place, assessed }) => isSettled(place, assessed)),
    vetoed: vetoes.length > 0,
    facts: effective.facts,
  };
  const total = totalOf(rubric, numbers, readings);
  const { sections, categories, base, bonus, complete } = numbers;
  return {
    effective,
    criteria,
    numbers,
    result: {
      stage: effective.stage,
      complete: complete && total !== null,
      empty: isEmptyStage(effective.own),
      criteria: Object.fromEntries(
        criteria.map(({ assessed }) => [assessed.result.id, assessed.result]),
      ),
      sections,
      categories,
      base,
      bonus,
      vetoes,
      total: total ?? 0,
      shown: shownTotal(rubric, numbers, readings, total ?? 0),
      outcome: announced(rubric, numbers, readings, total),
    },
  };
}

/** Whether a flag says yes. One that cannot be read is a finding of its own. */
export function saysYes(entry: Entry | undefined): boolean {
  return isGiven(entry) && entry.unreadable === undefined && readFlag(entry.value) === true;
}

/** A scored criterion has its score, or does not apply; a bonus may be empty, but not half filled. */
function isSettled({ kind }: PlacedCriterion, { result }: CriterionAssessment): boolean {
  if (result.score !== null || result.status === "not-applicable") return true;
  return kind === "bonus" && result.status === "missing";
}

function sums(rubric: Rubric, criteria: StageAssessment["criteria"]) {
  const add = (counts: (place: PlacedCriterion) => boolean) =>
    sum(criteria.filter(({ place }) => counts(place)).map(({ assessed }) => assessed.result.score));
  const sections = Object.fromEntries(
    rubric.sections
      .filter(({ kind }) => kind !== "veto")
      .map((section) => [
        section.id,
        add((place) => place.section === section && place.kind === section.kind),
      ]),
  );
  const categories = Object.fromEntries(
    (rubric.categories ?? []).map(({ id }) => [
      id,
      add(({ criterion }) => criterion.category === id),
    ]),
  );
  return {
    sections,
    categories,
    base: baseOf(rubric, sections),
    bonus: add(({ kind }) => kind === "bonus"),
  };
}

/** Sum of the scored sections, weighted where they have weights. */
function baseOf(rubric: Rubric, sections: Readonly<Record<string, number>>): number {
  return rubric.sections
    .filter(({ kind }) => kind === "scored")
    .reduce(
      (base, { id, weight }) =>
        base.plus(Decimal.of(sections[id] ?? 0).times(Decimal.of(weight ?? 1))),
      Decimal.zero,
    )
    .toNumber();
}

/** A grade or an amount is told once the stage is complete; a veto is certain before. */
function announced(
  rubric: Rubric,
  numbers: OutcomeNumbers,
  readings: Readings,
  total: number | null,
): StageResult["outcome"] {
  const known = total !== null && (numbers.complete || numbers.vetoed);
  if (known) return itemsAt(rubric, numbers, readings, total);
  return Object.fromEntries(rubric.outcome.items.map(({ id }) => [id, null]));
}
