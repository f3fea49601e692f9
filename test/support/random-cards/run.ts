/** How many rubrics are tried, from which seed on, and what came of it. */
import { describeFailure, filledCase, type FilledCase, type Verdict } from "./case";
import { randomRubric } from "../random-rubric";

/** `RANDOM_RUBRIC=7:3` tries the third filling of the seventh rubric alone, `RANDOM_RUBRIC=7` all of its fillings. */
const [only, onlyFilling] = (process.env.RANDOM_RUBRIC ?? "").split(":");
const first = Number(process.env.RANDOM_SEED ?? 1);

const RUBRICS = Number(process.env.RANDOM_RUBRICS ?? 300);
export const FILLINGS = Number(process.env.RANDOM_FILLINGS ?? 10);
export const SEEDS = only
  ? [Number(only)]
  : Array.from({ length: RUBRICS }, (_, index) => first + index);

/** The cases of a rubric. */
export function casesOf(seed: number): FilledCase[] {
  const source = randomRubric(seed);
  const fillings = onlyFilling
    ? [Number(onlyFilling)]
    : Array.from({ length: FILLINGS }, (_, filling) => filling);
  return fillings.map((filling) => filledCase(source, filling));
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
    return `${SEEDS.length} rubrics × ${FILLINGS} fillings: ${this.cards} cards, ${this.compared} figures compared, ${this.wrong.length} differences`;
  }
}
