/** Conditions that the wording states without points, and facts that contradict each other by them. */
import type { AstExpression } from "@borgar/fx";
import { bool, call } from "../formula/node";
import type { Rulebook, RuledCriterion } from "../rubric/rulebook";
import type { Text } from "../rubric/types";
import { ruleNode } from "./criteria";
import { anyLack, factNeeds, lacksOf } from "./needs";

export interface StatedCondition {
  criterion: RuledCriterion;
  message: Text;
  /** Where it does not hold, the facts contradict each other: more employed than graduates. */
  contradiction: boolean;
  /** TRUE where its facts are given and it does not hold. */
  broken: AstExpression;
}

const stated = new WeakMap<RuledCriterion, Map<number, readonly StatedCondition[]>>();

/** The conditions of a criterion at a stage, made once: every card is held against them. */
export function conditionsOf(
  book: Rulebook,
  criterion: RuledCriterion,
  stage: number,
): readonly StatedCondition[] {
  const known = stated.get(criterion) ?? new Map<number, readonly StatedCondition[]>();
  stated.set(criterion, known);
  const conditions = known.get(stage) ?? newConditions(book, criterion, stage);
  known.set(stage, conditions);
  return conditions;
}

/** All contradictions that the rubric states, at a stage. */
export function contradictionsOf(book: Rulebook, stage: number): StatedCondition[] {
  return book.criteria
    .flatMap((criterion) => conditionsOf(book, criterion, stage))
    .filter(({ contradiction }) => contradiction);
}

function newConditions(book: Rulebook, criterion: RuledCriterion, stage: number) {
  const conditions = criterion.criterion.conditions ?? [];
  return conditions.map(({ formula, message, contradiction = false }) => ({
    criterion,
    message,
    contradiction,
    broken: brokenNode(book, criterion, formula, stage),
  }));
}

function brokenNode(
  book: Rulebook,
  criterion: RuledCriterion,
  formula: string,
  stage: number,
): AstExpression {
  const bound = book.bind(formula);
  const holds = call("IFERROR", ruleNode(book, criterion, bound, stage), bool(true));
  const lacks = lacksOf(book, factNeeds(book, [bound]), stage);
  const broken = call("NOT", holds);
  return lacks.length === 0 ? broken : call("IF", anyLack(lacks), bool(false), broken);
}
