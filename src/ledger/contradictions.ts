/** Facts that contradict each other: more employed than graduates, more stayed than employed. */
import type { AstExpression } from "@borgar/fx";
import { bool, call } from "../formula/node";
import type { Rulebook, RuledCriterion } from "../rubric/rulebook";
import type { Text } from "../rubric/types";
import { ruleNode } from "./criteria";
import { anyLack, factNeeds, lacksOf } from "./needs";

export interface Contradiction {
  criterion: RuledCriterion;
  message: Text;
  /** TRUE where the facts are given and contradict each other. */
  node: AstExpression;
}

/** All that the rubric states, at a stage. */
export function contradictionsOf(book: Rulebook, stage: number): Contradiction[] {
  return book.criteria.flatMap((criterion) =>
    (criterion.criterion.conditions ?? [])
      .filter(({ contradiction }) => contradiction)
      .map(({ formula, message }) => ({
        criterion,
        message,
        node: brokenNode(book, criterion, formula, stage),
      })),
  );
}

/** TRUE where the facts of a condition are given and it does not hold. */
export function brokenNode(
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
