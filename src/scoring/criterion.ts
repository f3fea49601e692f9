import { compare9, sum } from "../formula/decimal";
import { explainFormula } from "../formula/explain";
import type { CellValue } from "../formula/values";
import type { PlacedCriterion } from "../rubric/model";
import { ruleFormula } from "../rubric/rules";
import type { Rubric, Text } from "../rubric/types";
import { explainNames } from "./explain-names";
import { evaluate, type Readings } from "./formulas";
import { factValue, readingValue, unknownName } from "./names";
import { fillOf, lackingKeys, ruleNeeds, type Fill } from "./rule-facts";
import { isGiven, isTyped, type EffectiveStage } from "./stage-entries";
import type { CriterionResult, Entry } from "./types";

/** What the rule says of a criterion, before anything typed over it. */
export type Ruling =
  /** No rule: a person scores. */
  | { status: "judged" }
  /** The facts are not filled, or in part; `lacking` are their keys. */
  | { status: "missing" | "partial"; lacking: string[] }
  | { status: "unreadable"; lacking: string[] }
  | { status: "not-applicable" }
  /** The rule gives no score here: a person does, or there is none. */
  | { status: "none" }
  | { status: "value"; value: number; explanation?: Text }
  | { status: "error"; message: Text };

export interface CriterionAssessment {
  result: CriterionResult;
  ruling: Ruling;
  /** What stands in the score cell. */
  entry: Entry | undefined;
  /** The score lies below 0. */
  negative: boolean;
  /** The score typed where the rule leaves it to a person is not below the full points. */
  notBelowFull: boolean;
}

/** Scores one criterion (not a veto) at one stage. */
export function assessCriterion(
  rubric: Rubric,
  place: PlacedCriterion,
  stage: EffectiveStage,
  readings: Readings,
): CriterionAssessment {
  const { criterion } = place;
  const entry = stage.own.scores[criterion.id];
  const ruling = rule(rubric, place, stage, readings);
  const ruled = ruling.status === "value" ? ruling.value : null;
  const typed = isTyped(entry) ? entry : undefined;
  const typedScore = typeof typed?.value === "number" ? typed.value : null;
  const score = typed ? typedScore : ruled;
  const negative = score !== null && compare9(score, 0) < 0;
  const outside = negative || (score !== null && isAbove(score, criterion.points));
  const status =
    typed && typedScore === null
      ? "unreadable"
      : outside
        ? "over-limit"
        : typed
          ? typedStatus(place, ruling)
          : untypedStatus(ruling);
  const explanation = ruling.status === "value" ? ruling.explanation : undefined;
  return {
    result: { id: criterion.id, score, ruled, status, ...(explanation ? { explanation } : {}) },
    ruling,
    entry,
    negative,
    notBelowFull:
      ruling.status === "none" &&
      typedScore !== null &&
      criterion.points !== undefined &&
      compare9(typedScore, criterion.points) >= 0,
  };
}

/** A bonus without a cap has no points to exceed. */
function isAbove(score: number, points: number | undefined): boolean {
  return points !== undefined && compare9(score, points) > 0;
}

/** A person's score is an overwritten rule, unless the rule leaves the score to a person. */
function typedStatus({ criterion }: PlacedCriterion, ruling: Ruling): "scored" | "overwritten" {
  if (criterion.rule === "judged") return ruling.status === "value" ? "overwritten" : "scored";
  if (ruling.status === "not-applicable") return "scored";
  return ruling.status === "none" && criterion.otherwise === "judged" ? "scored" : "overwritten";
}

function untypedStatus(ruling: Ruling): CriterionResult["status"] {
  if (ruling.status === "value") return "scored";
  return ruling.status === "judged" || ruling.status === "none" ? "missing" : ruling.status;
}

function rule(
  rubric: Rubric,
  place: PlacedCriterion,
  stage: EffectiveStage,
  readings: Readings,
): Ruling {
  const { criterion, kind } = place;
  if (criterion.rule === "judged") return sumOfParts(place, stage);
  const needs = ruleNeeds(rubric, criterion, kind, readings);
  const unreadable = needs.needs
    .flatMap(({ keys }) => keys)
    .filter((key) => stage.facts[key]?.unreadable !== undefined);
  if (unreadable.length > 0) return { status: "unreadable", lacking: unreadable };
  const isFilled = (key: string) => isGiven(stage.facts[key]);
  const fill: Fill = needs.needs.length === 0 ? "all" : fillOf(needs, isFilled);
  if (fill !== "all") {
    const status = fill === "none" ? "missing" : "partial";
    return { status, lacking: lackingKeys(needs.needs, isFilled) };
  }
  const lookup = ruleLookup(rubric, place, stage, readings);
  if (criterion.applies !== undefined) {
    const applies = evaluate(criterion.applies, readings, lookup);
    if (applies.status === "error") return applies;
    if (applies.value === false || applies.value === 0) return { status: "not-applicable" };
  }
  const outcome = evaluate(criterion.rule, readings, lookup);
  if (outcome.status === "error") return outcome;
  const { value } = outcome;
  if (typeof value !== "number") return { status: "none" };
  return { status: "value", value, explanation: explain(rubric, criterion.rule, readings, lookup) };
}

/** Part points add up once all parts are scored. */
function sumOfParts({ criterion }: PlacedCriterion, { own }: EffectiveStage): Ruling {
  const keys = (criterion.parts ?? []).map((_, index) => partKey(criterion.id, index));
  const entries = keys.map((key) => own.parts?.[key]);
  if (!entries.some(isTyped)) return { status: "judged" };
  const unreadable = keys.filter((key) => own.parts?.[key]?.unreadable !== undefined);
  if (unreadable.length > 0) return { status: "unreadable", lacking: unreadable };
  const lacking = keys.filter((key) => !isTyped(own.parts?.[key]));
  if (lacking.length > 0) return { status: "partial", lacking };
  return { status: "value", value: sum(entries.map((entry) => Number(entry?.value ?? 0))) };
}

/** Key of a part of a criterion, scored part by part: `leadership-1#2` is its second part. */
export function partKey(criterion: string, index: number): string {
  return `${criterion}#${index + 1}`;
}

/** What the names in a criterion's formulas stand for. */
export function ruleLookup(
  rubric: Rubric,
  { criterion }: Pick<PlacedCriterion, "criterion">,
  stage: Pick<EffectiveStage, "facts">,
  readings: Readings,
): (name: string) => CellValue {
  return (name) => {
    if (name === "points" && criterion.points !== undefined) return criterion.points;
    const value = readingValue(readings, name) ?? factValue(rubric, stage.facts, name);
    if (value === undefined) throw unknownName(rubric, name);
    return value;
  };
}

function explain(
  rubric: Rubric,
  rule: string,
  readings: Readings,
  lookup: (name: string) => CellValue,
): Text {
  const inLanguage = (language: "zh" | "en") =>
    explainFormula(ruleFormula(rule), lookup, language, explainNames(rubric, readings, language));
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}
