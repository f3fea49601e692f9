import type { CellValue, Scalar } from "../formula/values";
import { formulaName } from "../rubric/model";
import type { OutcomeItem, Rubric } from "../rubric/types";
import { displayScore } from "./display";
import { evaluate, namesIn, type Readings } from "./formulas";
import { factValue, readingValue, unknownName } from "./names";
import type { Entry, StageResult } from "./types";

/** What outcome formulas see of a stage. */
export interface OutcomeNumbers
  extends Pick<StageResult, "sections" | "categories" | "base" | "bonus" | "complete"> {
  vetoed: boolean;
  facts: Readonly<Record<string, Entry>>;
}

export type OutcomeValues = StageResult["outcome"];

/** The total after `outcome.total`; null where its formula gives no number. */
export function totalOf(
  rubric: Rubric,
  numbers: OutcomeNumbers,
  readings: Readings,
): number | null {
  const value = valueOf(rubric, rubric.outcome.total, numbers, readings, null, {});
  return typeof value === "number" ? value : null;
}

/** All items for a total, in their order: each sees those before it. */
export function itemsAt(
  rubric: Rubric,
  numbers: OutcomeNumbers,
  readings: Readings,
  total: number,
): OutcomeValues {
  const values: OutcomeValues = {};
  for (const { id, formula } of rubric.outcome.items) {
    values[id] = valueOf(rubric, formula, numbers, readings, total, values);
  }
  return values;
}

/** Items that say a grade, a band or an amount for a total: rounding must not make them look wrong. */
export function boundItems(rubric: Rubric, readings: Readings): OutcomeItem[] {
  return rubric.outcome.items.filter(
    ({ type, formula }) =>
      type !== "number" && type !== "rate" && namesIn(formula, readings).includes("total"),
  );
}

/** The total as it is shown beside its grade and amount. */
export function shownTotal(
  rubric: Rubric,
  numbers: OutcomeNumbers,
  readings: Readings,
  total: number,
): number {
  const bounds = boundItems(rubric, readings).map(({ id }) => id);
  const exact = itemsAt(rubric, numbers, readings, total);
  return displayScore(total, (shown) => {
    const there = itemsAt(rubric, numbers, readings, shown);
    return bounds.every((id) => there[id] === exact[id]);
  });
}

/** The same for a total of which nothing else is known, such as one of a mailed roster. */
export function shownBareTotal(
  rubric: Rubric,
  readings: Readings,
  total: number,
  vetoed: boolean,
): number {
  const zeros = (ids: readonly { id: string }[] = []) =>
    Object.fromEntries(ids.map(({ id }) => [id, 0]));
  const none = {
    sections: zeros(rubric.sections),
    categories: zeros(rubric.categories),
    base: total,
    bonus: 0,
    complete: true,
    facts: {},
  };
  return shownTotal(rubric, { ...none, vetoed }, readings, total);
}

function valueOf(
  rubric: Rubric,
  formula: string,
  numbers: OutcomeNumbers,
  readings: Readings,
  total: number | null,
  items: OutcomeValues,
): Scalar {
  const outcome = evaluate(formula, readings, (name) => {
    const value = lookUp(rubric, numbers, readings, total, items, name);
    if (value === undefined) throw unknownName(rubric, name);
    return value;
  });
  return outcome.status === "value" ? outcome.value : null;
}

function lookUp(
  rubric: Rubric,
  numbers: OutcomeNumbers,
  readings: Readings,
  total: number | null,
  items: OutcomeValues,
  name: string,
): CellValue | undefined {
  if (name === "total") return total;
  if (name === "base") return numbers.base;
  if (name === "bonus") return numbers.bonus;
  if (name === "vetoed") return numbers.vetoed;
  if (name === "complete") return numbers.complete;
  return (
    named(numbers.sections, "section", name) ??
    named(numbers.categories, "category", name) ??
    named(items, "outcome", name) ??
    readingValue(readings, name) ??
    factValue(rubric, numbers.facts, name)
  );
}

function named<Value>(
  values: Readonly<Record<string, Value>>,
  group: string,
  name: string,
): Value | undefined {
  if (!name.startsWith(`${group}.`)) return undefined;
  return Object.entries(values).find(([id]) => `${group}.${formulaName(id)}` === name)?.[1];
}
