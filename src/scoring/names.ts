import type { CellValue, Scalar } from "../formula/values";
import { factKeys, factNames, formulaName, memberKey } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { Entry } from "./types";

/** The value of a fact's name in a formula; undefined where no fact is called so. */
export function factValue(
  rubric: Rubric,
  facts: Readonly<Record<string, Entry>>,
  name: string,
): CellValue | undefined {
  const found = factNames(rubric).get(name);
  if (!found) return undefined;
  const { fact, member } = found;
  const value = (key: string): Scalar => facts[key]?.value ?? null;
  if (member) return value(memberKey(fact.id, member.id));
  return fact.members ? factKeys(fact).map((key) => [value(key)]) : value(fact.id);
}

/** A reading's name in a formula; undefined for any other name. */
export function readingValue(
  readings: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  if (!name.startsWith("reading.")) return undefined;
  const id = Object.keys(readings).find((each) => `reading.${formulaName(each)}` === name);
  return id === undefined ? undefined : readings[id];
}

/** A rubric's formula names what it does not have: the rubric was not checked when it was loaded. */
export function unknownName(rubric: Rubric, name: string): Error {
  return new Error(`The rubric ${rubric.id} uses ${name} in a formula, which nothing is called`);
}
