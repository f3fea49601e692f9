/**
 * Rubrics at random, as data: all that the schema knows and the language admits, put together as a document might. The
 * same seed gives the same rubric.
 */
import { describeProblem } from "../../../src/rubric/problems";
import { parseRubric } from "../../../src/rubric/load";
import { assessorsOf } from "../../../src/rubric/assessors";
import { criteriaOf } from "../../../src/rubric/model";
import { normalisedIn } from "../../../src/rubric/normalised";
import type { Rubric, Section, Stage } from "../../../src/rubric/types";
import { Pool, words } from "./facts";
import { randomForm } from "./forms";
import { admitted } from "./language";
import { namingLastYear } from "./last";
import { randomOutcome } from "./outcome";
import { Random } from "./random";
import { randomRoster } from "./roster";
import { mergeCells } from "./merged-cells";
import { withSources } from "./sources";
import { planSections, SCALES, sectionIds, SectionMaker } from "./sections";
import { randomStages, randomTable } from "./table";
import { written } from "./written";

export interface RandomRubric {
  seed: number;
  rubric: Rubric;
  /** Of which kinds the rules are, by the id of their criterion. */
  kinds: ReadonlyMap<string, readonly string[]>;
}

/** A scorecard of this seed; throws where `parseRubric` refuses it. */
export function randomRubric(seed: number): RandomRubric {
  const random = new Random(seed);
  const plan = planSections(random);
  const pool = new Pool(random, sectionIds(plan));
  const stages = weighed(new Random(seed), randomStages(random));
  const maker = new SectionMaker(random, pool, plan, admitted());
  const { sections, categories, kinds } = maker.make();
  const outcome = randomOutcome(random, { sections, categories, pool });
  const { items } = outcome;
  const rubric: Rubric = {
    ...document(random, seed),
    kind: "scorecard",
    stages: assessed(new Random(seed), stages, sections),
    table: randomTable(random, stages, plan),
    sections,
    ...(JSON.stringify(sections).includes('"scale"') ? { scales: SCALES! } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...randomLimits(new Random(seed), sections),
    ...randomNormalising(new Random(seed), sections),
    outcome,
    roster: randomRoster(random, { pool, sections, categories, items, isBare: false }),
    forms: random.chance(0.3) ? [randomForm(random)] : [],
    facts: withSources(new Random(seed), pool.facts),
    readings: pool.readings,
  };
  hideLostPoints(rubric);
  mergeCells(new Random(seed), rubric);
  const whole = namingLastYear(new Random(seed), rubric);
  return { seed, rubric: accepted(whole, seed), kinds };
}

/** A rubric that is a roster from the start. */
export function randomRosterRubric(seed: number): Rubric {
  const random = new Random(seed);
  const pool = new Pool(random, [], false);
  for (const type of ["count", "rate", "flag", "number"] as const) pool.scalar(type);
  const roster = randomRoster(random, {
    ...{ pool, sections: [], categories: [], items: [] },
    isBare: true,
  });
  const rubric: Rubric = {
    ...document(random, seed),
    kind: "roster",
    stages: [{ id: "all", name: words("汇总", "Roster") }],
    sections: [],
    outcome: { total: "0", items: [] },
    roster,
    forms: [],
    facts: pool.facts,
    readings: [],
  };
  return accepted(rubric, seed);
}

/** What is said of the document, and matters to no figure. */
function document(random: Random, seed: number) {
  return {
    ...random.maybe(0.5, () => ({ $schema: "./rubric.schema.json" })),
    id: `random-${seed}`,
    version: "1.0.0",
    name: words(`随机考核表${seed}`, `Random rubric ${seed}`),
    summary: words("随机生成，供测试。", "Made at random, for tests."),
    source: {
      document: "考核办法",
      ...random.maybe(0.3, () => ({ issuer: "教育厅", number: "〔2024〕1号", date: "2024-06-01" })),
      citation: "依据考核办法",
      ...random.maybe(0.3, () => ({ note: words("试行", "On trial") })),
    },
    ...random.maybe(0.3, () => ({
      validity: {
        ...random.maybe(0.7, () => ({ from: "2024-01-01", until: "2026-12-31" })),
        quote: "自发布之日起施行",
      },
    })),
    errata: random.chance(0.3)
      ? [
          {
            ...{ id: "slip", place: "一1", printed: "扣分", meant: "加分" },
            ...random.maybe(0.5, () => ({ note: words("原文有误", "A slip") })),
          },
        ]
      : [],
    ...random.maybe(0.3, () => ({ clauses: [{ clause: "五", text: "考核结果予以公示。" }] })),
  };
}

/** What all that is added or taken is held within, and the total. */
function randomLimits(random: Random, sections: readonly Section[]): Pick<Rubric, "limits"> {
  const kinds = new Set(
    sections.flatMap(({ kind, subsections }) =>
      subsections.flatMap(({ criteria }) => criteria.map((each) => each.kind ?? kind)),
    ),
  );
  const limits = {
    ...random.maybe(kinds.has("bonus") ? 0.3 : 0, () => ({ bonus: { max: 8 } })),
    ...random.maybe(kinds.has("minus") ? 0.5 : 0, () => ({ minus: { max: 6, min: 1 } })),
    ...random.maybe(0.2, () => ({ total: { max: 60, min: 2 } })),
  };
  return Object.keys(limits).length > 0 ? { limits } : {};
}

/** Stages that count together, all of them or the last two. */
function weighed(random: Random, stages: Stage[]): Stage[] {
  const counted = random.chance(0.5) ? stages : stages.slice(-2);
  const weights = [[1], [0.4, 0.6], [0.2, 0.35, 0.45], [0.1, 0.2, 0.3, 0.4]][counted.length - 1]!;
  if (random.chance(0.7)) return stages;
  return stages.map((stage) => {
    const weight = weights[counted.indexOf(stage)];
    return weight === undefined ? stage : { ...stage, weight };
  });
}

/** Several persons score at a stage, where anything is judged. */
function assessed(random: Random, stages: Stage[], sections: readonly Section[]): Stage[] {
  const at = random.whole(0, stages.length - 1);
  const assessors = random.pick<NonNullable<Stage["assessors"]>>([
    { count: 3, combine: "mean" },
    { count: 4, combine: "trimmed" },
    { count: 5, combine: "trimmed", trim: 2 },
    {
      ...{ count: 2, combine: "mean" },
      groups: [
        { name: "领导", weight: 0.3 },
        { name: "同行", weight: 0.7 },
      ],
    },
  ]);
  const stage = { ...stages[at]!, assessors };
  const judged = criteriaOf({ sections: [...sections] }).filter((each) => assessorsOf(stage, each));
  if (judged.length === 0 || random.chance(0.4)) return stages;
  return stages.map((each, index) => (index === at ? stage : each));
}

/** Where something may be said not to apply, what applies may count for the whole. */
function randomNormalising(random: Random, sections: Section[]): Pick<Rubric, "normalise"> {
  const normalise = random.chance(0.5) ? "total" : "section";
  if (random.chance(0.3)) return {};
  const isIdle = normalisedIn({ sections, normalise } as Rubric).length === 0;
  return isIdle ? {} : { normalise };
}

/** A wording for the points needs their column. */
function hideLostPoints({ table, sections }: Rubric): void {
  if (table?.columns.some(({ role }) => role === "points")) return;
  for (const { subsections } of sections)
    for (const { criteria } of subsections) for (const { cells } of criteria) delete cells.points;
}

function accepted(rubric: Rubric, seed: number): Rubric {
  const text = JSON.stringify(written(new Random(seed + 1), rubric), null, 2);
  const parsed = parseRubric(text, `random-${seed}.json`);
  if (parsed.rubric) return parsed.rubric;
  const problems = parsed.problems.map((problem) => describeProblem(problem, "en"));
  throw new Error(`The generator made a rubric that is refused:\n${problems.join("\n")}\n${text}`);
}
