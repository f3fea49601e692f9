/** The steps in their order: what a later one looks at, an earlier one has drawn. */
import { contentSteps } from "./contents";
import { eventSteps } from "./events";
import { functionsReady, functionSteps } from "./functions";
import { lookSteps } from "./looks";
import { protectionSteps } from "./protection";
import { requestSteps } from "./requests";
import { ruleSteps } from "./rules";
import { sheetSteps } from "./sheets";
import type { Step } from "./step";

export const STEPS: readonly Step[] = [
  functionsReady,
  ...contentSteps,
  ...functionSteps,
  ...lookSteps,
  ...ruleSteps,
  ...protectionSteps,
  ...sheetSteps,
  ...eventSteps,
  ...requestSteps,
];
