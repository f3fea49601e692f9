/** How many rubrics are tried, from which seed on, and what came of it. */
import { describeFailure, filledCase, type FilledCase, type Verdict } from "./case";
import { randomRubric } from "../random-rubric";

/** `RANDOM_RUBRIC=7:3` tries the third filling of the seventh rubric alone, `RANDOM_RUBRIC=7` all of its fillings. */
const [only, onlyFilling] = (process.env.RANDOM_RUBRIC ?? "").split(":");
const first = Number(process.env.RANDOM_SEED ?? 1);

const RUBRICS = Number(process.env.RANDOM_RUBRICS ?? 150);
/** How often each rubric is filled in: `byDefault`, or as often as `RANDOM_FILLINGS` says. */
export const fillings = (byDefault: number) => Number(process.env.RANDOM_FILLINGS ?? byDefault);
export const SEEDS = only
  ? [Number(only)]
  : Array.from({ length: RUBRICS }, (_, index) => first + index);

/** So many cases of a rubric. */
export function casesOf(seed: number, count: number): FilledCase[] {
  const source = randomRubric(seed);
  const chosen = onlyFilling
    ? [Number(onlyFilling)]
    : Array.from({ length: count }, (_, filling) => filling);
  return chosen.map((filling) => filledCase(source, filling));
}

/** What was compared, and what is not as it should be. */
export class Tally {
  cards = 0;
  compared = 0;
  readonly wrong: string[] = [];

  add({ compared, failures, untrue }: Verdict): void {
    this.cards++;
    this.compared += compared;
    this.wrong.push(...failures.map(describeFailure), ...untrue);
  }

  toString(): string {
    return `${SEEDS.length} rubrics, ${this.cards} cards, ${this.compared} figures compared, ${this.wrong.length} differences`;
  }
}
