/** How many rubrics are tried, from which seed on, and what came of it. */
import { describeFailure, filledCase, type Failure, type FilledCase, type Verdict } from "./case";
import { KNOWN_FAULTS, KNOWN_MISREADINGS, KNOWN_REFUSALS, type KnownMessage } from "./known-faults";
import { randomRubric } from "../random-rubric";

/** `RANDOM_RUBRIC=7:3` tries the third filling of the seventh rubric alone, `RANDOM_RUBRIC=7` all of its fillings. */
const [only, onlyFilling] = (process.env.RANDOM_RUBRIC ?? "").split(":");
const first = Number(process.env.RANDOM_SEED ?? 1);

export const RUBRICS = Number(process.env.RANDOM_RUBRICS ?? 100);
export const FILLINGS = Number(process.env.RANDOM_FILLINGS ?? 10);
export const SEEDS = only
  ? [Number(only)]
  : Array.from({ length: RUBRICS }, (_, index) => first + index);

/** What is known and counted, and what is new and fails. */
export class Tally {
  compared = 0;
  private readonly known = new Map<string, { count: number; example: string }>();
  readonly unknown: string[] = [];

  /**
   * The cases of a rubric that can be drawn.
   *
   * @param suffixOf what the names of a case's sheets end in
   */
  cases(seed: number, suffixOf: (filling: number) => string = () => ""): FilledCase[] {
    const source = randomRubric(seed);
    const fillings = onlyFilling
      ? [Number(onlyFilling)]
      : Array.from({ length: FILLINGS }, (_, filling) => filling);
    return fillings.flatMap((filling) => {
      try {
        return [filledCase(source, filling, suffixOf(filling))];
      } catch (error) {
        this.refused(seed, filling, error);
        return [];
      }
    });
  }

  add({ compared, failures, misread }: Verdict): void {
    this.compared += compared;
    failures.forEach((failure) => this.fail(failure));
    for (const each of misread) this.countOr(KNOWN_MISREADINGS, each, each);
  }

  /** A line for each known fault, an example of each where `RANDOM_EXAMPLES` asks for it. */
  toString(): string {
    const lines = [...this.known].map(([what, { count, example }]) =>
      process.env.RANDOM_EXAMPLES ? `${count} × ${what}\n${example}` : `${count} × ${what}`,
    );
    return [`${this.compared} figures compared`, ...lines].join("\n");
  }

  private fail(failure: Failure): void {
    const fault = KNOWN_FAULTS.find(({ explains }) => explains(failure));
    if (fault) this.count(fault.what, () => describeFailure(failure));
    else this.unknown.push(describeFailure(failure));
  }

  /** A card that cannot be drawn or calculated. */
  refused(seed: number, filling: number, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const text = `rubric ${seed}, filling ${filling}: ${message}`;
    this.countOr(KNOWN_REFUSALS, message, text);
  }

  private countOr(faults: readonly KnownMessage[], message: string, text: string): void {
    const fault = faults.find(({ says }) => says.test(message));
    if (fault) this.count(fault.what, () => text);
    else this.unknown.push(text);
  }

  private count(what: string, example: () => string): void {
    const known = this.known.get(what);
    this.known.set(what, { count: (known?.count ?? 0) + 1, example: known?.example ?? example() });
  }
}
