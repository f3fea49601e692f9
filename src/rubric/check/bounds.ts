import { criteriaOf, type CriterionKind, type PlacedCriterion } from "../model";
import { normalisedIn } from "../normalised";
import { text, type Report } from "../problems";
import { TOTAL_FLOOR } from "../total-floor";
import type { Limits, Rubric } from "../types";

/** Reports bounds that hold nothing, or nothing that can be held. */
export function checkBounds(rubric: Rubric, report: Report): void {
  const { sections, limits = {} } = rubric;
  const has = (kind: CriterionKind) => criteriaOf(rubric).some((each) => each.kind === kind);
  sections.forEach((section, s) => {
    checkRange(section, `sections[${s}]`, report);
    if (section.kind === "veto" && isGiven(section))
      reportIdle(`sections[${s}]`, "一票否决没有上下限。", "A veto has no bounds.", report);
  });
  for (const key of ["bonus", "minus", "total"] as const) {
    checkRange(limits[key] ?? {}, `limits.${key}`, report);
    if (!limits[key] || key === "total" || has(key)) continue;
    const [zh, en] = key === "bonus" ? ["加分", "bonus"] : ["减分", "minus"];
    reportIdle(`limits.${key}`, `没有${zh}项，上下限不起作用。`, `There is no ${en}.`, report);
  }
  for (const each of criteriaOf(rubric)) checkCriterion(each, report);
  if (rubric.normalise && normalisedIn(rubric).length === 0)
    report(
      "rule",
      "normalise",
      text(
        "没有一项可以不适用，normalise 不起作用。",
        "Nothing may be said not to apply, so that normalise does nothing.",
      ),
      text(
        "请给可以不适用的项写 applies，或者删去 normalise。",
        "Give criteria applies, or take normalise out.",
      ),
    );
  checkFloor(rubric, has("minus"), report);
}

const isGiven = ({ min, max }: Limits) => min !== undefined || max !== undefined;

function checkRange({ min, max }: Limits, path: string, report: Report): void {
  if (min === undefined || max === undefined || min <= max) return;
  report(
    "sum",
    `${path}.min`,
    text(`下限 ${min} 大于上限 ${max}。`, `The least, ${min}, is above the most, ${max}.`),
    text("请对调或改正。", "Swap or correct them."),
  );
}

function reportIdle(path: string, zh: string, en: string, report: Report): void {
  report("sum", path, text(zh, en), text("请删去 min、max。", "Take min and max out."));
}

/** What a score may be, around the points that the table prints. */
function checkCriterion({ criterion, kind, path }: PlacedCriterion, report: Report): void {
  const { points, min, max } = criterion;
  if (!isGiven(criterion)) return;
  if (kind === "veto" || kind === "minus") {
    const [zh, en] =
      kind === "veto"
        ? ["一票否决没有得分范围。", "A veto has no score."]
        : ["减分项的范围是 0 至 points。", "What is taken is from 0 to points."];
    reportIdle(path, zh!, en!, report);
    return;
  }
  checkRange(
    { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
    path,
    report,
  );
  if (max === undefined || points === undefined || max >= points) return;
  report(
    "sum",
    `${path}.max`,
    text(
      `最高得分 ${max} 小于分值 ${points}。`,
      `The most that can be had, ${max}, is below the points, ${points}.`,
    ),
    text("请改 max，或者改 points。", "Change max, or points."),
  );
}

/** The question of the total's floor has these two answers, and matters where points are taken. */
function checkFloor({ readings, limits }: Rubric, isAsked: boolean, report: Report): void {
  const at = readings.findIndex(({ id }) => id === TOTAL_FLOOR.id);
  if (at < 0) return;
  const options = readings[at]!.options.map(({ id }) => id);
  const known: string[] = [TOTAL_FLOOR.zero, TOTAL_FLOOR.none];
  if (isAsked && limits?.total?.min === undefined && options.every((id) => known.includes(id)))
    return;
  report(
    "reading",
    `readings[${at}]`,
    text(
      `口径 ${TOTAL_FLOOR.id} 的答案是 zero 和 none，只在有减分项、又没有写总分下限时使用。`,
      `The reading ${TOTAL_FLOOR.id} has the options zero and none, where points are taken and the total has no least.`,
    ),
    text("请改正，或者删去这个口径。", "Correct it, or take it out."),
  );
}
