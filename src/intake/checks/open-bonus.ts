import { decidingNeeds } from "../../ledger/needs";
import { cellName } from "../../ledger/cells";
import { partKeys } from "../../ledger/criteria";
import type { RuledCriterion } from "../../rubric/rulebook";
import type { CardContext } from "../card/context";

/** Whether somebody began a bonus: one that nobody began may stay empty. */
export function openBonus(
  { form, read }: CardContext,
  criterion: RuledCriterion,
  stage: string,
): boolean {
  const isFilled = (cell: string) => (read.at(cell) ?? "") !== "";
  const ofStage = form.rubric.stages.find(({ id }) => id === stage)!;
  if (criterion.rule.type !== "formula")
    return partKeys(ofStage, criterion).some((key) => isFilled(cellName("part", key, stage)));
  return decidingNeeds(form.ledger.book, criterion)
    .flatMap(({ keys }) => keys)
    .some((key) => isFilled(cellName("fact", key, stage)));
}
