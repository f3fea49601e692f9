import { criteriaOf, factKeys, formulaName, memberKey } from "../rubric/model";
import type { Criterion, Fact, Rubric } from "../rubric/types";
import { namesIn, type Readings } from "./formulas";

/**
 * The facts that a formula needs, and when they are filled. The same definition decides whether the pane computes a
 * rule and which guard stands in front of it in its cell.
 */
export interface FactNeed {
  fact: Fact;
  /** The fact's own key, or the keys of the lines (`fact.member`) that are needed. */
  keys: string[];
  /** All lines of a fact with members: lines may stay empty, but not all of them. */
  whole: boolean;
}

export interface RuleNeeds {
  needs: FactNeed[];
  /** Needs that tell whether anybody began to fill in; without one of them the criterion is simply unfilled. */
  deciding: FactNeed[];
}

export type Fill = "none" | "partial" | "all";

/** The facts that formulas name, in the order of the rubric. */
export function factNeeds(
  rubric: Rubric,
  formulas: readonly string[],
  readings: Readings,
): FactNeed[] {
  const names = new Set(formulas.flatMap((formula) => namesIn(formula, readings)));
  return rubric.facts.flatMap((fact): FactNeed[] => {
    const name = formulaName(fact.id);
    if (!fact.members) return names.has(name) ? [{ fact, keys: [fact.id], whole: false }] : [];
    const lines = fact.members.filter(({ id }) => names.has(`${name}.${formulaName(id)}`));
    const whole = names.has(name) || lines.length === fact.members.length;
    if (whole) return [{ fact, keys: factKeys(fact), whole }];
    return lines.map(({ id }) => ({ fact, keys: [memberKey(fact.id, id)], whole }));
  });
}

/** What a criterion's rule needs, its condition of applying included. */
export function ruleNeeds(
  rubric: Rubric,
  criterion: Criterion,
  kind: string,
  readings: Readings,
): RuleNeeds {
  const formulas = [criterion.rule, criterion.applies].filter((text) => text !== undefined);
  const needs = factNeeds(rubric, formulas, readings);
  return { needs, deciding: decidingNeeds(rubric, needs, kind, readings) };
}

/**
 * A school-wide benchmark is there for everybody, and a bonus may share a fact with a scored criterion: neither shows
 * that somebody began to fill in this row.
 */
function decidingNeeds(
  rubric: Rubric,
  needs: FactNeed[],
  kind: string,
  readings: Readings,
): FactNeed[] {
  const shared = kind === "bonus" ? factsOfScoredRules(rubric, readings) : new Set<string>();
  const own = needs.filter(({ fact }) => !shared.has(fact.id));
  if (kind === "bonus" && own.length > 0) return own;
  const ofUnit = needs.filter(({ fact }) => fact.scope !== "school");
  return ofUnit.length > 0 ? ofUnit : needs;
}

function factsOfScoredRules(rubric: Rubric, readings: Readings): Set<string> {
  const rules = criteriaOf(rubric)
    .filter(({ kind, criterion }) => kind === "scored" && criterion.rule !== "judged")
    .map(({ criterion }) => criterion.rule);
  return new Set(factNeeds(rubric, rules, readings).map(({ fact }) => fact.id));
}

/** How far the needs are filled; `isFilled` answers for a key. */
export function fillOf({ needs, deciding }: RuleNeeds, isFilled: (key: string) => boolean): Fill {
  const anyFilled = ({ keys }: FactNeed) => keys.some(isFilled);
  if (!deciding.some(anyFilled)) return "none";
  return lackingKeys(needs, isFilled).length === 0 ? "all" : "partial";
}

/**
 * The keys that still have to be filled. Optional facts may be empty as long as something is filled; lines that stand
 * beside each other (毕业生人数 and 就业人数 by degree) are filled for the same members.
 */
export function lackingKeys(
  needs: readonly FactNeed[],
  isFilled: (key: string) => boolean,
): string[] {
  const required = needs.filter(({ fact }) => !fact.optional);
  if (required.length === 0) {
    const keys = needs.flatMap((need) => need.keys);
    return keys.some(isFilled) ? [] : keys;
  }
  return [
    ...required.filter(({ keys }) => !keys.some(isFilled)).flatMap(({ keys }) => keys),
    ...linesOutOfStep(needs, isFilled),
  ];
}

function linesOutOfStep(needs: readonly FactNeed[], isFilled: (key: string) => boolean): string[] {
  const begun = needs.filter(({ whole, keys }) => whole && keys.some(isFilled));
  return sideBySide(begun).flatMap((group) =>
    (group[0]?.keys ?? []).flatMap((_, line) => {
      const keys = group.map((need) => need.keys[line]).filter((key) => key !== undefined);
      return keys.some(isFilled) ? keys.filter((key) => !isFilled(key)) : [];
    }),
  );
}

/** Facts with the same members, in groups of two or more. */
export function sideBySide(needs: readonly FactNeed[]): FactNeed[][] {
  const groups = new Map<string, FactNeed[]>();
  for (const need of needs) {
    if (!need.whole) continue;
    const members = (need.fact.members ?? []).map(({ id }) => id).join("|");
    groups.set(members, [...(groups.get(members) ?? []), need]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
