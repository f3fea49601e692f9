/** 底稿: a workbook that is a rubric. */
import type { Rubric } from "../../rubric/types";
import { differences } from "./difference";
import { flatten } from "./flat";

export { isRubricWorkbook, parseRubricWorkbook } from "./read";
export { writeRubricWorkbook } from "./write";

/** Whether two rubrics say the same, whatever the order of their fields. */
export const isSameRubric = (a: Rubric, b: Rubric): boolean =>
  differences(flatten(a), flatten(b)).length === 0;
