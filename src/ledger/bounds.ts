/** Between which values a number makes sense. */
import type { AstExpression } from "@borgar/fx";
import { FIRST_LIKELY_DATE, LAST_DATE } from "../formula/dates";
import { call, num, op } from "../formula/node";
import type { RuledCriterion } from "../rubric/rulebook";
import { partInputs } from "../rubric/assessors";
import type { Fact, Stage } from "../rubric/types";
import { any } from "./needs";

export interface Range {
  min?: AstExpression;
  max?: AstExpression;
  /** Only whole numbers. */
  whole?: boolean;
}

/** More persons, things or 万元 than any unit has: a slip of the hand, not a figure. */
const MOST = 1e9;

/** What a fact may be where the rubric says nothing narrower: nothing below 0, no rate above 1. */
export function factBounds({ type, min, max }: Pick<Fact, "type" | "min" | "max">): {
  min: number;
  max: number;
} {
  if (type === "date") return { min: FIRST_LIKELY_DATE, max: LAST_DATE };
  return {
    min: min ?? (type === "signed" ? -MOST : 0),
    max: max ?? (type === "rate" ? 1 : MOST),
  };
}

export function factRange(fact: Fact): Range {
  const { min, max } = factBounds(fact);
  return { min: num(min), max: num(max), ...(fact.type === "count" ? { whole: true } : {}) };
}

/** Of a part of a criterion, or of what one of several persons gives it. */
export function partRange(stage: Stage, criterion: RuledCriterion, key: string): Range {
  const { min, max } = partInputs(stage, criterion).find((each) => each.key === key)!;
  return { min: num(min), ...(max === undefined ? {} : { max: num(max) }) };
}

/** Numbers are compared on 9 decimals. */
export const rounded = (value: AstExpression) => call("ROUND", value, num(9));

/** Below the least or above the greatest value, or no whole number where one is wanted: of that no hair is missing. */
export function outside(cell: AstExpression, { min, max, whole }: Range): AstExpression {
  const value = rounded(cell);
  return any([
    ...(min ? [op("<", value, min)] : []),
    ...(max ? [op(">", value, max)] : []),
    ...(whole ? [op("<>", call("INT", cell), cell)] : []),
  ]);
}
