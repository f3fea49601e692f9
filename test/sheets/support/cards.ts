import fc from "fast-check";
import { criteriaOf, factKeys } from "../../../src/rubric/model";
import type { Fact, Rubric } from "../../../src/rubric/types";
import type { Scorecard } from "../../../src/scoring/types";
import { planCard, type CardPlan } from "../../../src/sheets/card/card";
import { keepScores } from "../../../src/sheets/card/keep-scores";
import { readCard } from "../../../src/sheets/read";
import { rubricOf } from "../../support/rubrics";
import { scorecard, type StageValues, type Values } from "../../scoring/support/scorecards";
import { Workbook } from "../../support/excel-doubles/workbook";

export const NAMES = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };

export function card(rubric: Rubric, readings: Record<string, string> = {}): CardPlan {
  return planCard(rubric, { id: "k1", unit: "文学院", year: "2024", readings, names: NAMES });
}

/** The card with a scorecard's contents typed into it. */
export function filledWorkbook(
  rubric: Rubric,
  stages: Record<string, StageValues>,
  readings: Record<string, string> = {},
): { workbook: Workbook; scorecard: Scorecard; plan: CardPlan } {
  const plan = card(rubric, readings);
  const typed = scorecard(rubric, stages, readings);
  return { workbook: new Workbook(keepScores(typed, plan).plan), scorecard: typed, plan };
}

export function readBack(
  rubric: Rubric,
  workbook: Workbook,
  readings: Record<string, string> = {},
): Scorecard {
  const sheets = workbook.plan.sheets.map(({ name }) => workbook.read(name));
  return readCard(rubric, sheets, {
    unit: "文学院",
    year: "2024",
    readings,
    version: rubric.version,
  });
}

/** Readings at random, and a few values for everything that a person may type at each stage. */
export function anyFilling(id: string) {
  const rubric = rubricOf(id);
  const readings = fc.record(
    Object.fromEntries(
      rubric.readings.map((reading) => [
        reading.id,
        fc.constantFrom(...reading.options.map((option) => option.id)),
      ]),
    ),
  );
  return fc.record({
    readings,
    stages: fc.record(
      Object.fromEntries(
        rubric.stages.map((stage, index) => [stage.id, anyStage(rubric, index === 0 ? 0.95 : 0.3)]),
      ),
    ),
  });
}

function anyStage(rubric: Rubric, filled: number): fc.Arbitrary<StageValues> {
  const judged = criteriaOf(rubric).filter(
    ({ kind, criterion }) => kind === "scored" && criterion.rule === "judged",
  );
  const flags = criteriaOf(rubric).filter(({ kind }) => kind === "veto");
  const scores = [
    ...judged.map(
      ({ criterion }) =>
        [
          criterion.id,
          fc.integer({ min: 0, max: (criterion.points ?? 0) * 2 }).map((half) => half / 2),
        ] as const,
    ),
    ...flags.map(({ criterion }) => [criterion.id, fc.boolean()] as const),
  ];
  const facts = rubric.facts.flatMap((fact) =>
    factKeys(fact).map((key) => [key, factValue(fact)] as const),
  );
  return fc.record({ scores: some(scores, filled), facts: some(facts, filled) });
}

function factValue(fact: Fact): fc.Arbitrary<number | boolean | string> {
  const { type, min = 0, max = 60, choices = [] } = fact;
  if (type === "flag") return fc.boolean();
  if (type === "choice") return fc.constantFrom(...choices);
  if (type === "date") return fc.constantFrom("2024-09-29", "2024-09-30", "2024-10-08");
  if (type === "text") return fc.constantFrom("无", "见附件");
  if (type === "rate") return fc.integer({ min: 0, max: 1000 }).map((permille) => permille / 1000);
  return fc.integer({ min, max });
}

/** Each value with a probability. */
function some(
  values: readonly (readonly [string, fc.Arbitrary<number | boolean | string>])[],
  filled: number,
): fc.Arbitrary<Values> {
  const each = values.map(([key, value]) =>
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), value)
      .map(([dice, drawn]) => [key, dice < filled * 100 ? drawn : null] as const),
  );
  return fc
    .tuple(...each)
    .map((drawn) => Object.fromEntries(drawn.filter(([, value]) => value !== null)));
}
