/** Scores that caught that the add-in's functions were not there: when these come, Excel need not calculate them again. */

/** After each asking that helped nothing the wait is twice as long: calculating leads to reading, and so to the next. */
const FIRST_WAIT_MILLISECONDS = 2000;

export class LateFunctions {
  private wait = FIRST_WAIT_MILLISECONDS;
  private notBefore = 0;

  constructor(private readonly now: () => Date) {}

  /** Where scores wait for functions, Excel calculates everything anew: this very page brings them. */
  async calculate(context: Excel.RequestContext, isWaiting: boolean): Promise<void> {
    const now = this.now().getTime();
    if (!isWaiting) {
      [this.wait, this.notBefore] = [FIRST_WAIT_MILLISECONDS, 0];
      return;
    }
    if (now < this.notBefore) return;
    context.workbook.application.calculate("Full");
    await context.sync();
    [this.wait, this.notBefore] = [this.wait * 2, now + this.wait];
  }
}
