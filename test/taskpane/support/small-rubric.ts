import { worstFirst } from "../../../src/scoring/findings-order";
import type { Criterion, Rubric, Section } from "../../../src/rubric/types";
import type {
  Assessment,
  CriterionResult,
  Finding,
  Scorecard,
  StageResult,
} from "../../../src/scoring/types";

const criterion = (id: string, name: string, rest: Partial<Criterion> = {}): Criterion => ({
  id,
  name: { zh: name, en: `${id} in English` },
  clause: `一 ${id}`,
  cells: {},
  rule: "judged",
  ...rest,
});

const section = (
  id: string,
  kind: Section["kind"],
  name: string,
  criteria: Criterion[],
): Section => ({
  id,
  kind,
  name: { zh: name, en: `${id} in English` },
  ...(kind === "scored" && { points: criteria.reduce((sum, { points = 0 }) => sum + points, 0) }),
  cells: {},
  subsections: [{ id: `${id}-all`, cells: {}, criteria }],
});

/** A system small enough to see whole: two criteria, a bonus, a veto, one open question and a grade. */
export const smallRubric: Rubric = {
  id: "small",
  version: "1.0.0",
  name: { zh: "小考核", en: "Small assessment" },
  summary: { zh: "两项指标的考核。", en: "An assessment of two criteria." },
  kind: "scorecard",
  source: { document: "《小办法》", issuer: "小局", citation: "小局《小办法》" },
  validity: { until: "2024-12-31", quote: "有效期至2024年12月31日" },
  errata: [{ id: "slip", place: "第二条", printed: "六月五日", meant: "六月十五日" }],
  readings: [
    {
      id: "half",
      question: { zh: "不足一项怎样计分？", en: "How is half an item scored?" },
      clause: "第三条",
      quote: "每项计十分",
      options: [
        {
          id: "full",
          label: { zh: "整项", en: "Whole items" },
          effect: { zh: "半项不计。", en: "Half counts nothing." },
        },
        {
          id: "double",
          label: { zh: "加倍", en: "Double" },
          effect: { zh: "全部加倍。", en: "Everything counts twice." },
        },
      ],
      default: "full",
    },
  ],
  stages: [
    { id: "self", name: { zh: "自评", en: "Self score" } },
    { id: "review", name: { zh: "复核", en: "Review" } },
  ],
  facts: [{ id: "errors", label: { zh: "错漏例数", en: "Errors" }, type: "count" }],
  sections: [
    section("work", "scored", "工作", [
      criterion("plan", "计划", { points: 10 }),
      criterion("fairs", "招聘会", { points: 10, rule: "RUBRIC.DEDUCT(points, errors)" }),
    ]),
    section("extra", "bonus", "加分", [criterion("papers", "论文", { points: 5 })]),
    section("no", "veto", "一票否决", [criterion("fraud", "弄虚作假", { rule: "flag" })]),
  ],
  outcome: {
    total: "base+bonus",
    items: [
      {
        id: "grade",
        label: { zh: "等级", en: "Grade" },
        formula: 'IF(total>=15,"优秀","不合格")',
        type: "text",
        clause: "第四条",
        levels: [
          { value: "优秀", consequence: "给予奖励", tone: "good" },
          { value: "不合格", consequence: "取消称号", tone: "bad" },
        ],
      },
      {
        id: "money",
        label: { zh: "奖补", en: "Subsidy" },
        formula: "IF(total>=15,4,0)",
        type: "money",
        unit: { zh: "万元", en: "×10,000 yuan" },
        clause: "第五条",
      },
    ],
  },
  roster: {
    title: "小考核汇总",
    columns: [
      {
        id: "rank",
        header: "名次",
        from: "formula",
        value:
          'RUBRIC.RANK(IF(OR(RUBRIC.VETO(vetoed),total=""),"",total),column.total,column.vetoed)',
        type: "rank",
        width: 8,
      },
      { id: "unit", header: "学院", from: "unit", type: "text", width: 20 },
      { id: "total", header: "总分", from: "score", value: "total", type: "number", width: 8 },
      { id: "vetoed", header: "一票否决", from: "score", value: "vetoed", type: "flag", width: 8 },
      {
        id: "grade",
        header: "等级",
        from: "score",
        value: "outcome.grade",
        type: "text",
        width: 8,
        levels: [{ value: "优秀", consequence: "给予奖励", tone: "good" }],
      },
      {
        id: "money",
        header: "奖补（万元）",
        from: "score",
        value: "outcome.money",
        type: "money",
        width: 8,
      },
      { id: "stage", header: "计分阶段", from: "score", value: "stage", type: "text", width: 8 },
    ],
    sortBy: "rank",
    sums: [{ column: "money", label: "奖补合计（万元）" }],
    lists: [
      {
        id: "public",
        title: "公示名单",
        where: 'NOT(rank="")',
        columns: ["unit", "total"],
        clause: "第四条",
      },
    ],
  },
  forms: [
    {
      id: "apply",
      name: { zh: "奖补申请表", en: "Application" },
      label: "附件3",
      title: "奖补申请表",
      clause: "第五条",
      columns: [10],
      rows: [],
      orientation: "portrait",
    },
  ],
};

const criteriaOf = (kind: Section["kind"]) =>
  smallRubric.sections
    .filter((each) => each.kind === kind)
    .flatMap(({ subsections }) => subsections.flatMap(({ criteria }) => criteria));

/** Scores the small system the plain way: sums, a limit, a veto; the reading `double` doubles all. */
export function assessSmall(rubric: Rubric, scorecard: Scorecard): Assessment {
  const readings = { half: "full", ...scorecard.readings };
  const findings: Finding[] = [...scorecard.findings];
  const stages = rubric.stages.map(({ id }) => assessStage(scorecard, id, readings, findings));
  const counted = stages.findLast(({ complete }) => complete);
  const { total = null, shown = null, outcome = {} } = counted ?? {};
  return {
    rubric: scorecard.rubric,
    unit: scorecard.unit,
    year: scorecard.year,
    readings,
    stages,
    counted: counted?.stage ?? null,
    result: { total, shown, pending: 0, outcome },
    vetoes: stages.findLast(({ vetoes }) => vetoes.length > 0)?.vetoes ?? [],
    figures: {},
    findings: worstFirst(rubric, findings),
  };
}

function assessStage(
  scorecard: Scorecard,
  stage: string,
  readings: Record<string, string>,
  findings: Finding[],
): StageResult {
  const { scores } = scorecard.stages[stage]!;
  const criteria: Record<string, CriterionResult> = {};
  const empty = Object.values(scores).every(
    ({ value, origin }) => value === null || origin === "inherited",
  );
  const factor = readings.half === "double" ? 2 : 1;
  const sum = (kind: Section["kind"]) => {
    let total = 0;
    for (const { id, name, points = 0, rule } of criteriaOf(kind)) {
      const entry = scores[id];
      const score = typeof entry?.value === "number" ? entry.value : null;
      const over = score !== null && score > points;
      criteria[id] = {
        id,
        score,
        ruled: null,
        status: score === null ? "missing" : over ? "over-limit" : "scored",
        ...(rule !== "judged" &&
          score !== null && {
            explanation: { zh: `错漏 ${points - score} 例`, en: `${points - score} errors` },
          }),
      };
      if (over) {
        findings.push({
          kind: "over-limit",
          severity: "error",
          stage,
          criterion: id,
          place: entry!.place!,
          message: {
            zh: `${name.zh}填了 ${score} 分，超过 ${points} 分，请改为 0 至 ${points}。`,
            en: `${score} is more than ${points}: enter 0 to ${points}.`,
          },
        });
      }
      if (score === null && kind === "scored" && !empty) {
        findings.push({
          kind: "missing",
          severity: "warning",
          stage,
          criterion: id,
          place: { sheet: scorecard.unit, address: `E${id.length}` },
          message: { zh: `${name.zh}还没有评分，请填写。`, en: "Not scored yet: fill it in." },
        });
      }
      total += (score ?? 0) * factor;
    }
    return total;
  };
  const base = sum("scored");
  const bonus = sum("bonus");
  const vetoes = criteriaOf("veto").flatMap(({ id }) => (scores[id]?.value === true ? [id] : []));
  const total = base + bonus;
  const wrong = Object.values(criteria).filter(({ status }) => status === "over-limit").length;
  return {
    stage,
    empty,
    wrong,
    complete: wrong === 0 && criteriaOf("scored").every(({ id }) => criteria[id]?.score !== null),
    criteria,
    sections: { work: base, extra: bonus },
    categories: {},
    base,
    bonus,
    minus: 0,
    waiting: 0,
    pending: 0,
    vetoes,
    total,
    shown: total,
    outcome: { grade: total >= 15 ? "优秀" : "不合格", money: total >= 15 ? 4 : 0 },
  };
}
