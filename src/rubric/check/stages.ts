import { text, type Report } from "../problems";
import { weightedStages } from "../stage-weights";
import type { Rubric } from "../types";

/** Reports stages whose weights are not the whole. */
export function checkStages(rubric: Rubric, report: Report): void {
  const weighted = weightedStages(rubric);
  if (weighted.length === 0) return;
  const sum = Number(weighted.reduce((all, { weight }) => all + weight, 0).toFixed(9));
  if (sum === 1) return;
  report(
    "sum",
    `stages[${rubric.stages.findIndex(({ weight }) => weight !== undefined)}].weight`,
    text(
      `各阶段权重之和是 ${sum}，应为 1。`,
      `The weights of the stages add up to ${sum}, not to 1.`,
    ),
    text("请核对各阶段的 weight。", "Check the weight of each stage."),
  );
}
