/** Scores that caught that the add-in's functions were not there: when these come, Excel need not calculate them again. */
import type { Assessment, Scorecard } from "../scoring/types";

/** After each asking that helped nothing the wait is twice as long: calculating leads to reading, and so to the next. */
const FIRST_WAIT_MILLISECONDS = 2000;

export class LateFunctions {
  private wait = FIRST_WAIT_MILLISECONDS;
  private notBefore = 0;

  constructor(private readonly now: () => Date) {}

  /** Where scores wait for functions, Excel calculates everything anew: this very page brings them. */
  async calculate(
    context: Excel.RequestContext,
    scorecard: Scorecard,
    assessment: Assessment,
  ): Promise<void> {
    const now = this.now().getTime();
    if (!isWaiting(scorecard, assessment)) {
      [this.wait, this.notBefore] = [FIRST_WAIT_MILLISECONDS, 0];
      return;
    }
    if (now < this.notBefore) return;
    context.workbook.application.calculate("Full");
    await context.sync();
    [this.wait, this.notBefore] = [this.wait * 2, now + this.wait];
  }
}

/** A generated score shows nothing though its rule gives a number. */
const isWaiting = ({ stages }: Scorecard, assessment: Assessment): boolean =>
  assessment.stages.some(({ stage, criteria }) =>
    Object.entries(stages[stage]?.scores ?? {}).some(
      ([criterion, { origin, shown }]) =>
        origin === "rule" && shown === "" && typeof criteria[criterion]?.ruled === "number",
    ),
  );
