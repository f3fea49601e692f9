/** 各阶段加权: what several stages count together. */
import type { AstExpression } from "@borgar/fx";
import { call, name, num, op, str } from "../formula/node";
import type { RuledCriterion } from "../rubric/rulebook";
import { COMBINED, isCombined, weightedStages } from "../rubric/stage-weights";
import type { LedgerBuilder } from "./builder";
import { cellName, COUNTED } from "./cells";
import { counting } from "./criteria";
import { earnedName } from "./grades";
import { isComplete, isRight } from "./figures";
import { all, any } from "./needs";

/** The name of the cell with what a criterion earns at a stage, or at those that count together. */
export const scoreName = (criterion: Pick<RuledCriterion, "id" | "criterion">, of: string) =>
  of === COUNTED ? cellName("combined", criterion.id) : earnedName(criterion, of);

/** What each criterion earns at the stages that count together; nothing unless it does at all of them. */
export function addCombined(ledger: LedgerBuilder): void {
  const { rubric, criteria } = ledger.book;
  if (!isCombined(rubric)) return;
  for (const criterion of criteria.filter(({ kind }) => kind !== "veto")) {
    const cells = weightedStages(rubric).map(({ id }) => name(earnedName(criterion, id)));
    const isThere = op("=", call("COUNT", ...cells), num(cells.length));
    const sum = weighted(ledger, (stage) =>
      counting(criterion, name(earnedName(criterion, stage))),
    );
    ledger.set(scoreName(criterion, COUNTED), call("IF", isThere, sum, str("")));
  }
}

/** Σ weight × a figure of each stage. */
export function weighted(
  { book }: LedgerBuilder,
  at: (stage: string, index: number) => AstExpression,
): AstExpression {
  const { rubric } = book;
  const parts = weightedStages(rubric).map(({ id, weight }) => {
    const index = rubric.stages.findIndex((stage) => stage.id === id);
    return op("*", num(weight), at(id, index));
  });
  return op("+", parts[0]!, ...parts.slice(1));
}

/** Which stages count: all together, or why none does. */
export function combinedWords({ book }: LedgerBuilder, wrong: string): AstExpression {
  const stages = weightedStages(book.rubric);
  const lacking = stages.map(({ id, name: { zh } }) =>
    call("IF", isComplete(id), str(""), str(`（${zh}）`)),
  );
  const isWrong = any(stages.map(({ id }) => call("NOT", isRight(id))));
  return call(
    "IF",
    all(stages.map(({ id }) => isComplete(id))),
    str(COMBINED.zh),
    call("IF", isWrong, str(wrong), op("&", str("未填完"), ...lacking)),
  );
}
