/** Facts over the stages: a later stage takes the fact of the stage before until somebody corrects it. */
import type { AstExpression } from "@borgar/fx";
import { call, name, op, str } from "../formula/node";
import { isLastFact, isLastKey } from "../rubric/last";
import { factKeys, factNames, memberKey } from "../rubric/model";
import { isDerived } from "../rubric/rules";
import type { Fact, Rubric } from "../rubric/types";
import type { LedgerBuilder } from "./builder";
import { cellName } from "./cells";

/** `derive` says what a derived fact computes at a stage. */
export function addFacts(
  ledger: LedgerBuilder,
  derive: (fact: Fact, stage: number) => AstExpression,
): void {
  const { rubric } = ledger.book;
  ledger.stages.forEach(({ id }, stage) => {
    for (const fact of rubric.facts) {
      if (isDerived(fact)) addDerived(ledger, fact.id, stage, derive(fact, stage));
      else if (stage > 0 && !isLastFact(fact))
        for (const key of factKeys(fact)) takeOver(ledger, key, stage);
      if (fact.members) {
        ledger.list(
          `lines:${fact.id}`,
          id,
          factKeys(fact).map((key) => usedCell(rubric, key, stage)),
        );
      }
    }
  });
}

/** What the review's cell shows until it is corrected, and the fact that counts whatever became of that cell. */
function takeOver(ledger: LedgerBuilder, key: string, stage: number): void {
  const { rubric } = ledger.book;
  const { id } = ledger.stages[stage]!;
  const own = name(cellName("fact", key, id));
  const before = name(cellName("fact", key, ledger.stages[stage - 1]!.id));
  const usedBefore = name(usedCell(rubric, key, stage - 1));
  ledger.set(cellName("fact", key, id), filledOr(before, str("")));
  ledger.set(
    cellName("used", key, id),
    call("IF", op("=", own, str("")), filledOr(usedBefore, str("")), own),
  );
}

/** Nobody corrects a derived fact: at each stage it follows from the facts that count there. */
function addDerived(ledger: LedgerBuilder, key: string, stage: number, node: AstExpression): void {
  const { id } = ledger.stages[stage]!;
  ledger.set(cellName("fact", key, id), node);
  if (stage > 0)
    ledger.set(cellName("used", key, id), filledOr(name(cellName("fact", key, id)), str("")));
}

/** A reference to an empty cell would show 0. */
const filledOr = (cell: AstExpression, otherwise: AstExpression) =>
  call("IF", op("=", cell, str("")), otherwise, cell);

/** The cell of the fact, or of the line of one, that counts at a stage. Last year's stands in one cell for all. */
export function usedCell({ stages }: Rubric, key: string, stage: number): string {
  const isTyped = stage === 0 || isLastKey(key);
  return cellName(isTyped ? "fact" : "used", key, stages[isTyped ? 0 : stage]?.id ?? "");
}

/** What a fact's name in a formula stands for at a stage; undefined where no fact is called so. */
export function factReference(
  rubric: Rubric,
  factName: string,
  stage: number,
): AstExpression | undefined {
  const found = factNames(rubric).get(factName);
  if (!found) return undefined;
  const { fact, member } = found;
  const one = (key: string) => name(usedCell(rubric, key, stage));
  if (member) return one(memberKey(fact.id, member.id));
  if (!fact.members) return one(fact.id);
  return name(cellName("list", `lines:${fact.id}`, rubric.stages[stage]?.id ?? ""));
}
