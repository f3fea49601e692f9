import { rounded9 } from "../formula/decimal";
import type { Decimals, Result } from "./definition";
import { text, type Parameter } from "./parameters";
import type { Sentence } from "./sentence";
import type { Text } from "../formula/values";

/** Arguments that several functions have in common, in words: a noun, and what to give. */

export const POINTS = [
  text("分值", "points"),
  text("该项分值", "The points of the criterion"),
] as const;

export const ACTUAL = [text("实际", "actual"), text("实际达到的值", "What was reached")] as const;

export const TARGET = [text("目标", "target"), text("要求达到的值", "What was asked for")] as const;

export const GRADUATES = [
  text("毕业生数", "graduates"),
  text("各学历毕业生数", "Graduates of each degree level"),
] as const;

export const TARGETS = [
  text("目标", "targets"),
  text(
    "各学历目标比率（小数），一个数或与毕业生数同形的区域",
    "Target rates, fractions; one number or a range like graduates",
  ),
] as const;

export const ROUNDING = [
  text("不足一步", "incomplete step"),
  text(
    "不足一步怎样算：full 整步（不计）、started 不足一步按一步、linear 按比例",
    "An incomplete step: full (not counted), started (counts as one), linear",
  ),
] as const;

/** The result of a function that scores a criterion. */
export const score = (decimals: Decimals): Result => ({
  kind: "number",
  decimals,
  description: text("得分", "The score"),
});

/** That the target is reached; a target of 0, which nothing can miss, is named. */
export function reached<
  P extends Record<string, Parameter> & { actual: Parameter; target: Parameter },
>(s: Sentence<P>, target: number): Text {
  const facts = [s.subject("actual"), s.fact("target", "actual")] as const;
  return rounded9(target) === 0
    ? {
        zh: `${facts[0]}，${facts[1]}，目标为 0 按达到计${s.fullScore}`,
        en: `${facts[0]}, ${facts[1]}, and a target of 0 is always reached${s.fullScore}`,
      }
    : {
        zh: `${facts[0]}，达到${facts[1]}${s.fullScore}`,
        en: `${facts[0]}, reaching ${facts[1]}${s.fullScore}`,
      };
}
