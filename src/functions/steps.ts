import { Decimal, total } from "../formula/decimal";
import type { Parameter } from "./parameters";
import type { ReadingKey } from "./readings";
import type { Sentence } from "./sentence";
import type { Text } from "../formula/values";
import type { Numbers } from "./ranges";

/** Sums of counts, and steps of a size, as several families count them. */

/** Σ counts×factors in decimal, where one factor may serve for all. */
export function weightedTotal(counts: Numbers, factors: Numbers): Decimal {
  if (factors.cells.length === 1) {
    return total(counts.cells).times(Decimal.of(factors.cells[0] ?? 0));
  }
  let result = Decimal.zero;
  for (let index = 0; index < counts.cells.length; index++) {
    const product = Decimal.of(counts.cells[index] ?? 0).times(
      Decimal.of(factors.cells[index] ?? 0),
    );
    result = result.plus(product);
  }
  return result;
}

/** Readings of an incomplete step: not counted, counted as one, or counted in part. */
export const STEP_READINGS = ["full", "started", "linear"] as const satisfies readonly ReadingKey[];

export type StepReading = (typeof STEP_READINGS)[number];

/** A number of steps as the reading counts it. `steps` is rounded to 9 decimals already. */
export function countSteps(steps: Decimal, rounding: StepReading): Decimal {
  const counted = steps.compare(Decimal.zero) < 0 ? Decimal.zero : steps;
  if (rounding === "linear") return counted;
  return rounding === "full" ? counted.floor() : counted.ceiling();
}

/** The native form of a number of steps: `steps` is a formula that is never negative. */
export function nativeSteps(steps: string, rounding: StepReading): string {
  if (rounding === "linear") return steps;
  return rounding === "full" ? `INT(${steps})` : `ROUNDUP(${steps},0)`;
}

/** ROUND((from − to) ÷ step, 9) */
export function gapInSteps(from: number, to: number, step: number): Decimal {
  return Decimal.of(from).minus(Decimal.of(to)).roundedQuotient(Decimal.of(step), 9);
}

/** How many steps count, where that is not plain from the gap. */
export function stepNote<P extends Record<string, Parameter> & { rounding: Parameter }>(
  sentence: Sentence<P>,
  gap: Decimal,
  counted: Decimal,
  unit = "步",
): Text {
  if (gap.compare(counted) === 0) return { zh: "", en: "" };
  const [reading, steps] = [sentence.reading("rounding"), sentence.number(counted)];
  return { zh: `（${reading}，计 ${steps} ${unit}）`, en: ` (${reading}: ${steps} counted)` };
}
