/**
 * How conditional formats of ours are told from the user's: each condition names its kind in a part that is always true,
 * such as `N("rubric-mark missing 1x9z")=0`. It is native, survives saving and mailing, and shows in Excel's rule list.
 */
import type { MarkName } from "../../sheets/plan";

/** The condition of a mark, which is set on just the cells that it is for. */
export function markCondition(mark: MarkName, fingerprint: string): string {
  return `=${tag(`rubric-mark ${mark} ${fingerprint}`)}`;
}

/** A rule of a generated sheet, which colours without the add-in. */
export function ruleCondition(formula: string, mark: MarkName): string {
  return `=AND(${formula.replace(/^=/, "")},${tag(`rubric-rule ${mark}`)})`;
}

export function isMark(formula: string): boolean {
  return formula.includes('N("rubric-mark ');
}

export function isOurs(formula: string): boolean {
  return isMark(formula) || formula.includes('N("rubric-rule ');
}

/** Excel's N of a text is 0. */
const tag = (words: string) => `N("${words}")=0`;
