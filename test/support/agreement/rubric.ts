/** A rubric whose every rule is one on which cell and assessment could part, and nothing else. */
import { parseRubric } from "../../../src/rubric/load";
import { describeProblem } from "../../../src/rubric/problems";
import type { Criterion, Fact, Reading, Rubric } from "../../../src/rubric/types";
import { rubricText } from "../rubrics";

const words = (zh: string) => ({ zh, en: zh });

const fact = (id: string, type: Fact["type"], more: Partial<Fact> = {}): Fact => ({
  id,
  label: words(id),
  type,
  ...more,
});

const lines = (...ids: string[]) => ({ members: ids.map((id) => ({ id, label: words(id) })) });

/** What people fill in. */
const FACTS: Fact[] = [
  fact("visits", "count"),
  fact("extra", "count", { optional: true }),
  fact("when", "date"),
  fact("rates", "rate", lines("a", "b", "c")),
  fact("amounts", "number", lines("a", "b", "c")),
  fact("actual", "rate"),
  fact("target", "rate"),
  fact("level", "choice", { choices: ["国家级", "省级"] }),
  fact("yes", "flag"),
  fact("staffing", "number"),
  fact("cases", "count"),
  fact("before", "date", { optional: true }),
  fact("rank", "choice", { choices: ["甲", "乙"], optional: true }),
];

const RULES = {
  "extra-visits": [60, "IF(extra>=1,points,MIN(points,visits*10))"],
  "in-time": [10, "IF(when<=45565,points,0)"],
  "lines-reached": [6, "SUMPRODUCT((rates>=0.5)*2)"],
  "a-gap": [5, "IF(actual-target>=0.04,points,0)"],
  "a-level": [3, 'IF(level="省级",points,0)'],
  "a-flag": [3, "IF(yes,points,0)"],
  "lines-summed": [100, "MIN(points,SUM(amounts)*10)"],
  "a-share": [100, "MIN(points,ROUND(actual*100,2))"],
  "no-rank": [4, 'IF(AND(rank="",visits>0),points,0)'],
  "an-optional-date": [4, "IF(AND(before<=45565,visits>0),points,0)"],
  "a-number": [10, "MIN(points,staffing*2)"],
  "there-and-back": [2, "IF(staffing/3*3>=1000000000,points,0)"],
  "a-count": [10, "MAX(0,points-cases)"],
  judged: [5, "judged"],
} as const satisfies Record<string, readonly [points: number, rule: string]>;

/** Its criteria by id. */
export type RuleId = keyof typeof RULES;

export const RULE_IDS = Object.keys(RULES) as RuleId[];

/** What is scored part by part and what hangs on a reading, beside the total. */
const BONUSES: Criterion[] = [
  {
    ...{ id: "in-parts", cells: { criterion: "in-parts" }, name: words("in-parts"), clause: "二" },
    ...{ kind: "bonus", points: 4, rule: "judged" },
    parts: [
      { name: "第一部分", points: 2 },
      { name: "第二部分", points: 2 },
    ],
  },
  {
    ...{ id: "as-read", cells: { criterion: "as-read" }, name: words("as-read"), clause: "三" },
    ...{ kind: "bonus", points: 20, rule: 'MIN(points,IF(reading.how="twice",2,1)*staffing)' },
  },
];

const option = (id: string) => ({ id, label: words(id), effect: words(id) });

const HOW: Reading = {
  ...{ id: "how", question: words("怎样计？"), clause: "三", quote: "按规定计分" },
  ...{ options: ["once", "twice"].map(option), default: "once" },
};

const criterion = (id: RuleId): Criterion => {
  const [points, rule] = RULES[id];
  return { id, points, rule, cells: { criterion: id }, name: words(id), clause: "一" };
};

const base = JSON.parse(rubricText("torture.json")) as Rubric;

/** Its results have no grades that a veto could lower. */
const onlyDisqualifying = (section: Rubric["sections"][number]) => ({
  ...section,
  subsections: section.subsections.map((each) => ({
    ...each,
    criteria: each.criteria.filter(({ consequence }) => consequence === undefined),
  })),
});

/** The rubric, as its file would be read. */
export function agreementRubric(): Rubric {
  const stages = base.stages
    .filter(({ id }) => id === "self" || id === "final")
    .map(({ id, name }) => ({ id, name }));
  const points = RULE_IDS.reduce((sum, id) => sum + RULES[id][0], 0);
  const criteria = [...RULE_IDS.map(criterion), ...BONUSES];
  const [veto] = base.sections.filter(({ kind }) => kind === "veto").map(onlyDisqualifying);
  const rules: Rubric["sections"][number] = {
    ...{ id: "rules", name: words("规则"), kind: "scored", points, cells: { section: "一" } },
    subsections: [{ id: "all", points, cells: {}, criteria }],
  };
  const text = JSON.stringify({
    ...base,
    ...{ id: "agreement", errata: [], readings: [HOW], categories: [], forms: [], clauses: [] },
    ...{ stages, facts: FACTS, sections: [rules, veto!] },
    ...{ limits: undefined, normalise: undefined },
    table: { ...base.table, columns: base.table!.columns.filter(({ id }) => id !== "first") },
    outcome: { total: "base", items: [] },
    roster: {
      title: "汇总表",
      columns: base.roster.columns.filter(({ id }) =>
        ["rank", "unit", "total", "vetoed"].includes(id),
      ),
      sortBy: "rank",
    },
  });
  const { rubric, problems } = parseRubric(text, "agreement.json");
  if (!rubric) throw new Error(problems.map((each) => describeProblem(each, "en")).join("\n"));
  return rubric;
}
