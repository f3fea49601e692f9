/** 自检: tries in somebody's Excel what the add-in asks of it. */
export { detailsOf, OUTCOMES, reportOf } from "./report";
export { runSelfTest, type Progress, type SelfTestOptions, type SelfTestRun } from "./run";
export type { Outcome, StepResult } from "./step";
