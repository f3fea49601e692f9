import type { Outcome, OutcomeItem, Section } from "../../../src/rubric/types";
import { criteriaOf, formulaName } from "../../../src/rubric/model";
import { words, type Pool } from "./facts";
import type { Random } from "./random";

interface Given {
  sections: readonly Section[];
  categories: readonly { id: string }[];
  pool: Pool;
}

const LEVELS: NonNullable<OutcomeItem["levels"]> = [
  { value: "优秀", consequence: "给予奖励", tone: "good" },
  { value: "合格", consequence: "", tone: "neutral" },
  { value: "不合格", consequence: "限期整改", tone: "bad" },
];

/** A total of the sums, and what follows from it. */
export function randomOutcome(random: Random, given: Given): Outcome {
  const made = random.some(ITEMS, 0.5).map((item) => item(random, given));
  const items: OutcomeItem[] = made.map((item, index) => ({
    ...item,
    id: `${item.id}-${index}`,
    clause: "三",
  }));
  const grade = items.find(({ id }) => id.startsWith("grade"));
  if (grade && random.chance(0.6)) {
    grade.ladder = ["不合格", "合格", "优秀"];
    demote(random, given.sections);
  }
  const others = random.chance(0.4) ? singled(random, given.sections, items) : [];
  return { total: total(random, given), items: [...others, ...items] };
}

/** Vetoes that lower, cap or set the grade. */
function demote(random: Random, sections: readonly Section[]): void {
  for (const { criterion, kind } of criteriaOf({ sections: [...sections] })) {
    if (kind !== "veto" || random.chance(0.3)) continue;
    criterion.consequence = random.pick([
      { lower: 1 },
      { lower: 2 },
      { cap: "合格" },
      { grade: "不合格" },
    ]);
  }
}

/** Results that see single criteria and vetoes, and one another in any order. */
function singled(
  random: Random,
  sections: readonly Section[],
  items: readonly OutcomeItem[],
): OutcomeItem[] {
  const criteria = criteriaOf({ sections: [...sections] });
  const vetoes = criteria.filter(({ kind }) => kind === "veto");
  const [one, other] = [0, 1].map(() =>
    random.pick(criteria.filter(({ kind }) => kind !== "veto")),
  );
  const [x, y] = [one!, other!].map(({ criterion }) => formulaName(criterion.id));
  const [item] = items.filter(({ id }) => id.startsWith("grade"));
  const formulas = [
    `IF(criterion.${x}<${one!.criterion.points === undefined ? "1" : `points.${x}*0.6`},"不达标","达标")`,
    `IF(SUM(criterion.${x},criterion.${y})>=5,"高","低")`,
    ...vetoes.map(({ criterion }) => `IF(veto.${formulaName(criterion.id)},"有","无")`),
    ...(criteria.some((each) => each.criterion.tag !== undefined) ? OF_TAGS : []),
    ...(item ? [`IF(outcome.${formulaName(item.id)}="合格","是","否")`] : []),
  ];
  return [
    {
      id: "single",
      label: words("单项", "Single"),
      formula: random.pick(formulas),
      type: "text",
      clause: "四",
    },
  ];
}

const OF_TAGS = [
  'IF(SUM(criteria.core_rows)>=0.6*SUM(points.core_rows),"达标","不达标")',
  'IF(SUMPRODUCT((criteria.core_rows>=points.core_rows)*1)>=1,"有满分","无满分")',
  'IF(COUNTIF(criteria.core_rows,0)>0,"有零分","无零分")',
  'IF(MIN(criteria.core_rows)<1,"低","高")',
];

function total(random: Random, { sections, categories, pool }: Given): string {
  const names = [
    ...sections.filter(({ kind }) => kind !== "veto").map(({ id }) => `section.${formulaName(id)}`),
    ...categories.map(({ id }) => `category.${formulaName(id)}`),
  ];
  return random.pick([
    () => "base+bonus+minus",
    () => "base+bonus",
    () => "MIN(100,base+MIN(5,bonus))",
    () => "IF(vetoed,0,base+bonus)",
    () => "base*100/120+bonus",
    () => `${random.pick(names)}*0.6+${random.pick(names)}*0.4`,
    () => `IF(${pool.reading(["with-bonus", "without"])}="without",base,base+bonus)`,
    () => `base+bonus+MIN(2,SUM(${pool.scalar("count", true)}))`,
  ])();
}

type Item = (random: Random, given: Given) => Omit<OutcomeItem, "clause">;

/** The total as functions of money and grades want it. */
const HUNDRED = "MAX(0,MIN(100,total))";

const ITEMS: readonly Item[] = [
  (random) => {
    const { formula, never = "" } = random.pick<{ formula: string; never?: string }>([
      { formula: 'RUBRIC.BAND(total,{0,60,90},{"不合格","合格","优秀"})' },
      { formula: 'IF(vetoed,"不合格",IF(total>=80,"优秀",IF(total>=60,"合格","不合格")))' },
      { formula: `SUBSIDY.GRADE(${HUNDRED})` },
      { formula: 'IF(AND(base>=30,NOT(vetoed)),"合格","不合格")', never: "优秀" },
    ]);
    const levels = LEVELS.filter(({ value }) => value !== never);
    return {
      id: "grade",
      label: words("等级", "Grade"),
      formula,
      type: "text",
      ...random.maybe(0.5, () => ({ levels })),
    };
  },
  (random, { pool }) => ({
    id: "amount",
    label: words("奖补", "Subsidy"),
    formula: random.pick([
      () => `IF(vetoed,0,SUBSIDY.BAND(${HUNDRED}))`,
      () => `SUBSIDY.BAND(${HUNDRED},${pool.reading(["lower", "round"])})`,
      () => "RUBRIC.BAND(total,{20,40,60,80},{1,2.5,4,7})",
      () => "ROUND(MAX(0,total-60)*0.35,1)",
    ])(),
    type: "money",
    unit: words("万元", "10,000 yuan"),
  }),
  () => ({
    id: "next",
    label: words("距下一档", "To the next band"),
    formula: `SUBSIDY.NEXT(${HUNDRED})`,
    type: "number",
  }),
  (random, { pool }) => {
    const all = pool.lines("count");
    const part = pool.lines("count", all);
    const rate = `SUM(${part.name})/SUM(${all.name})`;
    return {
      id: "rate",
      label: words("去向落实率", "Rate"),
      formula: random.pick([
        `IF(SUM(${all.name})>0,${rate},"")`,
        `IF(SUM(${all.name})>0,MIN(1,${rate}),0)`,
      ]),
      type: "rate",
    };
  },
  (random) => ({
    id: "reached",
    label: words("是否达标", "Reached"),
    formula: random.pick(["total>=60", "AND(total>=60,NOT(vetoed))", "base-bonus>=40"]),
    type: "flag",
  }),
  (random, { sections }) => ({
    id: "words",
    label: words("说明", "Remark"),
    formula: random.pick([
      '"共"&ROUND(total,1)&"分"',
      `IF(section.${formulaName(sections[0]!.id)}>=5,"过线","未过线")`,
      'IF(bonus>0,"有加分","")',
    ]),
    type: "text",
  }),
];
