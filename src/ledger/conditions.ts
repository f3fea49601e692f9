/** Conditions that the wording states without points, and facts that contradict each other by them. */
import type { AstExpression } from "@borgar/fx";
import { bool, call, calledName, childrenOf, namesOf } from "../formula/node";
import { isComparison } from "../formula/operators";
import type { BoundFormula, Rulebook, RuledCriterion } from "../rubric/rulebook";
import type { Text } from "../rubric/types";
import { ruleNode } from "./criteria";
import { any, anyLack, factNeeds, lacksOf, yearLacking } from "./needs";

export interface StatedCondition {
  criterion: RuledCriterion;
  message: Text;
  /** Where it does not hold, the facts contradict each other: more employed than graduates. */
  contradiction: boolean;
  /** TRUE where its facts are given and it does not hold. */
  broken: AstExpression;
  /** What it is made of, each with facts of its own: of facts that contradict each other one claim is enough. */
  claims: readonly Claim[];
}

/** One comparison of a condition. */
export interface Claim {
  /** TRUE where its facts are given and it does not hold. */
  broken: AstExpression;
  /** What must not be more, and what it must not be more than; none where it compares otherwise. */
  sides: readonly [less: AstExpression, more: AstExpression] | null;
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
  return conditions.map(({ formula, message, contradiction = false }): StatedCondition => {
    const bound = book.bind(formula);
    const claims = (contradiction ? partsOf(bound) : [bound]).map(
      (part): Claim => ({
        broken: brokenNode(book, criterion, part, stage),
        sides: sidesOf(book, criterion, part, stage),
      }),
    );
    const broken = any(claims.map((claim) => claim.broken));
    return { criterion, message, contradiction, broken, claims };
  });
}

/** What AND joins says each for itself. */
function partsOf(formula: BoundFormula): BoundFormula[] {
  if (calledName(formula.tree) !== "AND") return [formula];
  return childrenOf(formula.tree).flatMap((part) => (part ? partsOf(boundPart(part)) : []));
}

const boundPart = (tree: AstExpression): BoundFormula => ({
  tree,
  names: [...new Set(namesOf(tree))],
});

function sidesOf(
  book: Rulebook,
  criterion: RuledCriterion,
  { tree }: BoundFormula,
  stage: number,
): Claim["sides"] {
  const isOrder = tree.type === "BinaryExpression" && isComparison(tree.operator);
  if (!isOrder || tree.operator === "=" || tree.operator === "<>") return null;
  const [left, right] = tree.arguments.map((side) =>
    ruleNode(book, criterion, boundPart(side), stage),
  ) as [AstExpression, AstExpression];
  return tree.operator.startsWith("<") ? [left, right] : [right, left];
}

function brokenNode(
  book: Rulebook,
  criterion: RuledCriterion,
  bound: BoundFormula,
  stage: number,
): AstExpression {
  const holds = call("IFERROR", ruleNode(book, criterion, bound, stage), bool(true));
  const lacks = [...lacksOf(book, factNeeds(book, [bound]), stage), ...yearLacking([bound])];
  const broken = call("NOT", holds);
  return lacks.length === 0 ? broken : call("IF", anyLack(lacks), bool(false), broken);
}
