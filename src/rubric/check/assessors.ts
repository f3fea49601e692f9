import { assessorsOf } from "../assessors";
import { criteriaOf } from "../model";
import { text, type Report } from "../problems";
import type { Assessors, Rubric } from "../types";

/** Reports assessors of whom nobody is left, groups that are not the whole, and stages without anything to assess. */
export function checkAssessors(rubric: Rubric, report: Report): void {
  rubric.stages.forEach((stage, s) => {
    const { assessors } = stage;
    if (!assessors) return;
    const path = `stages[${s}].assessors`;
    checkCount(assessors, path, report);
    checkGroups(assessors, path, report);
    if (criteriaOf(rubric).some((each) => assessorsOf(stage, each))) return;
    report(
      "rule",
      path,
      text("没有由人打分的项，评委不起作用。", "Nothing is scored by a person."),
      text("请删去 assessors。", "Take assessors out."),
    );
  });
}

function checkCount({ count, combine, trim }: Assessors, path: string, report: Report): void {
  if (combine === "mean" && trim !== undefined)
    report(
      "rule",
      `${path}.trim`,
      text("平均（mean）不去掉分数。", "A mean drops no scores."),
      text("请删去 trim，或者把 combine 改成 trimmed。", "Take trim out, or write trimmed."),
    );
  if (combine === "mean" || count > 2 * (trim ?? 1)) return;
  report(
    "rule",
    `${path}.count`,
    text(
      `${count} 位评委，去掉最高、最低各 ${trim ?? 1} 个分数后没有剩下的。`,
      `Of ${count} scores nothing is left without the ${trim ?? 1} highest and lowest.`,
    ),
    text("请增加评委，或者改 trim。", "Have more assessors, or change trim."),
  );
}

function checkGroups({ groups }: Assessors, path: string, report: Report): void {
  if (!groups) return;
  const sum = Number(groups.reduce((all, { weight }) => all + weight, 0).toFixed(9));
  if (sum !== 1)
    report(
      "sum",
      `${path}.groups`,
      text(`各组权重之和是 ${sum}，应为 1。`, `The weights of the groups add up to ${sum}, not 1.`),
      text("请核对各组的 weight。", "Check the weight of each group."),
    );
  const names = groups.map(({ name }) => name);
  if (new Set(names).size === names.length) return;
  report(
    "id",
    `${path}.groups`,
    text("两组评委同名。", "Two groups have one name."),
    text("请改名。", "Call one of them otherwise."),
  );
}
