import { criteriaOf, type PlacedCriterion } from "../model";
import { text, type Report } from "../problems";
import type { Rubric } from "../types";

/** Points have few decimals; sums of them in binary are exact to far less than this. */
const SLACK = 1e-9;

const differ = (a: number, b: number) => Math.abs(a - b) > SLACK;

/** Reports points that do not add up to those of their heading, and weights that are not the whole. */
export function checkSums(rubric: Rubric, report: Report): void {
  const criteria = criteriaOf(rubric);
  checkSubsections(rubric, report);
  checkSections(rubric, criteria, report);
  checkCategories(rubric, criteria, report);
  checkParts(criteria, report);
  checkWeights(rubric, report);
}

const total = (items: readonly PlacedCriterion[]) =>
  items.reduce(
    (sum, { kind, criterion: { points = 0, weight = 1 } }) =>
      sum + (kind === "scored" ? points * weight : 0),
    0,
  );

function checkSubsections(rubric: Rubric, report: Report): void {
  rubric.sections.forEach(({ subsections }, s) =>
    subsections.forEach(({ points, id }, u) => {
      const inside = criteriaOf(rubric).filter(({ subsection }) => subsection.id === id);
      reportSum(
        points,
        total(inside),
        `sections[${s}].subsections[${u}].points`,
        "其下各项",
        "its criteria",
        report,
      );
    }),
  );
}

function checkSections(rubric: Rubric, criteria: readonly PlacedCriterion[], report: Report): void {
  rubric.sections.forEach(({ id, kind, points }, s) => {
    const path = `sections[${s}].points`;
    if (kind !== "scored") {
      if (points === undefined) return;
      report(
        "sum",
        path,
        text("加分、减分和一票否决没有分值。", "A bonus, minus or veto section has no points."),
        text(
          "请删去 points；上限写在各项的 points 或者这里的 max 里。",
          "Take points out; caps stand at the criteria as points, or here as max.",
        ),
      );
      return;
    }
    const inside = criteria.filter(({ section }) => section.id === id);
    reportSum(points, total(inside), path, "其下各项", "its criteria", report);
  });
}

function checkCategories(
  { categories = [] }: Rubric,
  criteria: readonly PlacedCriterion[],
  report: Report,
): void {
  categories.forEach(({ id, points }, index) => {
    const inside = criteria.filter(({ criterion }) => criterion.category === id);
    reportSum(
      points,
      total(inside),
      `categories[${index}].points`,
      "所属各项",
      "its criteria",
      report,
    );
  });
}

function checkParts(criteria: readonly PlacedCriterion[], report: Report): void {
  for (const { criterion, path } of criteria) {
    if (!criterion.parts) continue;
    const sum = criterion.parts.reduce((all, { points }) => all + points, 0);
    reportSum(criterion.points, sum, `${path}.points`, "各部分", "its parts", report);
  }
}

function reportSum(
  points: number | undefined,
  sum: number,
  path: string,
  zh: string,
  en: string,
  report: Report,
): void {
  if (points === undefined || !differ(points, sum)) return;
  const shown = Number(sum.toFixed(9));
  report(
    "sum",
    path,
    text(
      `写的是 ${points} 分，${zh}的分值之和是 ${shown} 分。`,
      `${points} points, but ${en} have ${shown}.`,
    ),
    text("请核对分值，使两者相等。", "Check the points: both must be equal."),
  );
}

function checkWeights({ sections }: Rubric, report: Report): void {
  const scored = sections.flatMap((section, s) =>
    section.kind === "scored" ? [{ ...section, path: `sections[${s}].weight` }] : [],
  );
  const weighted = scored.filter(({ weight }) => weight !== undefined);
  if (weighted.length === 0) return;
  for (const { path, weight, name } of scored) {
    if (weight !== undefined) continue;
    report(
      "sum",
      path,
      text(
        `一级指标“${name.zh}”没有权重，其他一级指标有。`,
        `The section “${name.en}” has no weight, others have.`,
      ),
      text("请补上权重，或者全部不写。", "Give it a weight, or none to all."),
    );
  }
  const sum = weighted.reduce((all, { weight }) => all + (weight ?? 0), 0);
  if (weighted.length < scored.length || !differ(sum, 1)) return;
  report(
    "sum",
    weighted[0]!.path,
    text(
      `各权重之和是 ${Number(sum.toFixed(9))}，应为 1。`,
      `The weights add up to ${Number(sum.toFixed(9))}, not to 1.`,
    ),
    text("请核对各一级指标的 weight。", "Check the weight of each section."),
  );
}
