import type { AstExpression } from "@borgar/fx";
import { compare9 } from "../formula/decimal";
import { explainFormula } from "../formula/explain";
import { takenSentence } from "../formula/taken";
import { FunctionError } from "../formula/values";
import { cellName } from "../ledger/cells";
import {
  BELOW_NOTHING,
  NOT_APPLICABLE,
  partKeys,
  partNode,
  pointsCell,
  rulingOf,
  scoreBounds,
  takes,
} from "../ledger/criteria";
import { factReference } from "../ledger/facts";
import { earnedName } from "../ledger/grades";
import { assessorsOf } from "../rubric/assessors";
import { anyFilled, decidingNeeds, ruleKeys } from "../ledger/needs";
import type { CardValues } from "../ledger/values";
import { WAITING } from "../ledger/waiting";
import { mayBeExcused, unknownName } from "../rubric/model";
import type { RuledCriterion } from "../rubric/rulebook";
import { readingName } from "../rubric/names";
import { factFormula } from "../rubric/rules";
import type { Text } from "../rubric/types";
import { lacksYear } from "../rubric/year";
import { explainNames } from "./explain-names";
import { rulingOfAssessors } from "./assessors";
import { gradeSentence } from "./grade-words";
import { isGiven, isTyped, type EffectiveStage } from "./stage-entries";
import type { CriterionResult, Entry } from "./types";

/** What the rule says of a criterion, before anything typed over it. */
export type Ruling =
  /** No rule: a person scores. */
  | { status: "judged" }
  /** The facts are not filled, or in part; `lacking` are their keys. */
  | { status: "missing" | "partial"; lacking: string[]; message?: Text }
  | { status: "unreadable"; lacking: string[] }
  | { status: "not-applicable" }
  /** What it compares is not there yet. */
  | { status: "waiting" }
  /** The rule gives no score here: a person does, or there is none. */
  | { status: "none" }
  | { status: "value"; value: number; explain?: () => Text }
  | { status: "error"; message: Text };

export interface CriterionAssessment {
  result: CriterionResult;
  ruling: Ruling;
  /** What stands in the score cell. */
  entry: Entry | undefined;
  /** The score lies below the least that it may be. */
  negative: boolean;
  /** The score typed where the rule leaves it to a person is not below the full points. */
  notBelowFull: boolean;
}

/** Scores one criterion (not a veto) at one stage. */
export function assessCriterion(
  values: CardValues,
  criterion: RuledCriterion,
  stage: EffectiveStage,
): CriterionAssessment {
  const {
    id,
    criterion: { points },
  } = criterion;
  const { least, most } = scoreBounds(criterion);
  const entry = stage.own.scores[id];
  const isExcused = mayBeExcused(criterion.criterion) && entry?.value === NOT_APPLICABLE;
  const ruling: Ruling = isExcused
    ? { status: "not-applicable" }
    : rulingAt(values, criterion, stage);
  const held = values.at(earnedName(criterion, stage.stage));
  const score = typeof held === "number" ? (takes(criterion) ? 0 - Math.abs(held) : held) : null;
  const amount = score !== null && takes(criterion) ? 0 - score : score;
  const negative = amount !== null && compare9(amount, least) < 0;
  const outside = negative || (amount !== null && isAbove(amount, most));
  const typed = isTyped(entry);
  const status = isExcused
    ? "not-applicable"
    : typed && score === null
      ? "unreadable"
      : outside
        ? "over-limit"
        : typed
          ? typedStatus(criterion, ruling)
          : untypedStatus(ruling, score);
  const ruled = ruling.status === "value" ? ruling.value : null;
  const { rubric } = values.ledger.book;
  const explain =
    ruling.status === "value"
      ? ruling.explain
      : () => gradeSentence(rubric, criterion.criterion, entry);
  return {
    result: new Explained(id, score, ruled, status, explain),
    ruling,
    entry,
    negative,
    notBelowFull:
      ruling.status === "none" &&
      typed &&
      score !== null &&
      points !== undefined &&
      compare9(score, points) >= 0,
  };
}

/** A result with its sentence, which is made when somebody reads it: most are never read. */
class Explained implements CriterionResult {
  #explanation: Text | undefined;
  readonly #explain: (() => Text | undefined) | undefined;

  constructor(
    readonly id: string,
    readonly score: number | null,
    readonly ruled: number | null,
    readonly status: CriterionResult["status"],
    explain: (() => Text | undefined) | undefined,
  ) {
    this.#explain = explain;
  }

  get explanation(): Text | undefined {
    return (this.#explanation ??= this.#explain?.());
  }
}

/** A bonus without a cap has no points to exceed. */
function isAbove(score: number, points: number | undefined): boolean {
  return points !== undefined && compare9(score, points) > 0;
}

/** A person's score is an overwritten rule, unless the rule leaves the score to a person. */
function typedStatus({ rule }: RuledCriterion, ruling: Ruling): "scored" | "overwritten" {
  if (rule.type === "judged") return ruling.status === "value" ? "overwritten" : "scored";
  if (ruling.status === "not-applicable") return "scored";
  const leftToPerson = rule.type === "formula" && rule.elseJudged;
  return ruling.status === "none" && leftToPerson ? "scored" : "overwritten";
}

/** A generated formula that somebody emptied gives no score, although the rule would. */
function untypedStatus(ruling: Ruling, score: number | null): CriterionResult["status"] {
  if (ruling.status === "value") return score === null ? "missing" : "scored";
  return ruling.status === "judged" || ruling.status === "none" ? "missing" : ruling.status;
}

function rulingAt(values: CardValues, criterion: RuledCriterion, stage: EffectiveStage): Ruling {
  if (criterion.rule.type !== "formula") return sumOfParts(values, criterion, stage);
  const { book } = values.ledger;
  const unreadable = ruleKeys(book, criterion).filter(
    (key) => stage.facts[key]?.unreadable !== undefined,
  );
  if (unreadable.length > 0) return { status: "unreadable", lacking: unreadable };
  // A number means that nothing is lacking.
  const given = values.generated(cellName("score", criterion.id, stage.stage));
  if (typeof given === "number") return valueOf(values, criterion, stage, given);
  const ruling = rulingOf(book, criterion, stage.index);
  const lacks = ruling.lacks.filter(({ node }) => values.holds(node));
  if (lacks.length > 0) {
    const lacking = [...new Set(lacks.flatMap(({ keys }) => keys))];
    if (lacking.length === 0 && lacksYear(book)) return { status: "partial", lacking };
    if (lacking.length === 0) return { status: "error", message: NOTHING_DERIVED };
    return { status: values.holds(ruling.begun) ? "partial" : "missing", lacking };
  }
  return ruled(values, criterion, stage, ruling);
}

function ruled(
  values: CardValues,
  criterion: RuledCriterion,
  stage: EffectiveStage,
  { applies, rule }: { applies?: AstExpression; rule: AstExpression },
): Ruling {
  const given = applies ? values.value(applies) : true;
  if (given instanceof FunctionError) return { status: "error", message: given.messages };
  if (given === false || given === 0) return { status: "not-applicable" };
  const value = values.value(rule);
  if (value instanceof FunctionError) return { status: "error", message: value.messages };
  if (value === WAITING) return { status: "waiting" };
  if (value === BELOW_NOTHING) return { status: "error", message: TAKES_LESS };
  if (typeof value !== "number") return { status: "none" };
  return valueOf(values, criterion, stage, value);
}

/** Everything is filled in, and yet a figure does not follow from it. */
const NOTHING_DERIVED = {
  zh: "由基础数据算出的数没有结果，例如除数是 0",
  en: "a figure does not follow from its facts, for example because its divisor is 0",
};

const TAKES_LESS = {
  zh: "规则算出的扣分小于 0",
  en: "its rule takes less than nothing",
};

const valueOf = (
  values: CardValues,
  criterion: RuledCriterion,
  stage: EffectiveStage,
  value: number,
): Ruling => ({ status: "value", value, explain: () => explain(values, criterion, stage) });

/** Part points add up once all parts are scored. */
function sumOfParts(
  values: CardValues,
  criterion: RuledCriterion,
  { own, facts, stage, index }: EffectiveStage,
): Ruling {
  const { book } = values.ledger;
  const ofStage = book.rubric.stages[index]!;
  const keys = partKeys(ofStage, criterion);
  const assessors = assessorsOf(ofStage, criterion);
  if (assessors) return rulingOfAssessors(values, criterion, { own, stage }, assessors);
  const isByRule = ruleKeys(book, criterion).length > 0;
  const isTypedIn = keys.some((key) => isTyped(own.parts?.[key]));
  if (!isTypedIn && !isByRule) return { status: "judged" };
  const unreadable = [
    ...keys.filter((key) => own.parts?.[key]?.unreadable !== undefined),
    ...ruleKeys(book, criterion).filter((key) => facts[key]?.unreadable !== undefined),
  ];
  if (unreadable.length > 0) return { status: "unreadable", lacking: unreadable };
  const value = values.generated(cellName("score", criterion.id, stage));
  if (typeof value === "number") return { status: "value", value };
  if (value === WAITING) return { status: "waiting" };
  const lacking = keys.flatMap((key, part) => {
    if (isGiven(own.parts?.[key])) return [];
    const ruled = partNode(book, criterion, part, index);
    if (!ruled) return [key];
    return ruled.lacks.filter(({ node }) => values.holds(node)).flatMap((lack) => lack.keys);
  });
  if (lacking.length === 0) return { status: "error", message: NOTHING_DERIVED };
  const isBegun = isTypedIn || values.holds(anyFilled(book, decidingNeeds(book, criterion), index));
  return { status: isBegun ? "partial" : "missing", lacking: [...new Set(lacking)] };
}

function explain(values: CardValues, criterion: RuledCriterion, stage: EffectiveStage): Text {
  const { rubric, readings } = values.ledger.book;
  const formula = factFormula(rubric, criterion.criterion.rule);
  const lookup = (each: string) => ruleValue(values, criterion, stage, each);
  const inLanguage = (language: "zh" | "en") =>
    explainFormula(formula, lookup, language, explainNames(rubric, readings, language));
  const [zh, en] = [inLanguage("zh"), inLanguage("en")];
  return takes(criterion) ? { zh: `扣分：${takenSentence(zh)}`, en: `Taken: ${en}` } : { zh, en };
}

/** What a name in a criterion's own words stands for at a stage. */
function ruleValue(
  values: CardValues,
  criterion: RuledCriterion,
  { index }: EffectiveStage,
  each: string,
) {
  const { rubric, readings } = values.ledger.book;
  const reading = Object.keys(readings).find((id) => readingName(id) === each);
  if (reading !== undefined) return readings[reading]!;
  if (each === "most" || each === "least") return scoreBounds(criterion)[each]!;
  const node = each === "points" ? undefined : factReference(rubric, each, index);
  if (each !== "points" && !node) throw unknownName(rubric, each);
  return values.lookup(node?.type === "ReferenceIdentifier" ? node.value : pointsCell(criterion));
}
