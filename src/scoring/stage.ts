import { disqualifies } from "../rubric/demotions";
import { readFlag } from "../functions/flags";
import { COUNTED } from "../ledger/cells";
import { COMPLETE, figureCell, type FigureKey } from "../ledger/figures";
import type { CardValues } from "../ledger/values";
import type { RuledCriterion } from "../rubric/rulebook";
import { assessCriterion, type CriterionAssessment } from "./criterion";
import { isEmptyStage, isGiven, type EffectiveStage } from "./stage-entries";
import type { CountedResult, Entry, StageResult } from "./types";

/** A stage's result, with what its findings are told from. */
export interface StageAssessment {
  effective: EffectiveStage;
  criteria: { place: RuledCriterion; assessed: CriterionAssessment }[];
  values: CardValues;
  result: StageResult;
}

export function assessStage(values: CardValues, effective: EffectiveStage): StageAssessment {
  const { rubric, criteria: places } = values.ledger.book;
  const criteria = places
    .filter(({ kind }) => kind !== "veto")
    .map((place) => ({ place, assessed: assessCriterion(values, place, effective) }));
  const { stage } = effective;
  const at = (key: FigureKey) => values.at(figureCell(key, stage));
  const sums = (keys: readonly { id: string }[], group: "section" | "category") =>
    Object.fromEntries(keys.map(({ id }) => [id, numberOr0(at(`${group}:${id}`))]));
  return {
    effective,
    criteria,
    values,
    result: {
      stage,
      complete: at("counted") === COMPLETE,
      empty: isEmptyStage(effective.own),
      wrong: numberOr0(at("wrong")),
      criteria: Object.fromEntries(
        criteria.map(({ assessed }) => [assessed.result.id, assessed.result]),
      ),
      sections: sums(
        rubric.sections.filter(({ kind }) => kind !== "veto"),
        "section",
      ),
      categories: sums(rubric.categories ?? [], "category"),
      base: numberOr0(at("base")),
      bonus: numberOr0(at("bonus")),
      minus: numberOr0(at("minus")),
      waiting: numberOr0(at("waiting")),
      pending: numberOr0(at("pending")),
      vetoes: vetoesOf(places, effective),
      total: numberOr0(at("total")),
      shown: numberOr0(at("shown")),
      outcome: outcomeAt(values, stage),
    },
  };
}

/** The items of the outcome under a stage, or under what counts; null where one cannot be told yet. */
export function outcomeAt(values: CardValues, of: string): StageResult["outcome"] {
  return Object.fromEntries(
    values.ledger.book.items.map(({ id }) => {
      const value = values.at(figureCell(`item:${id}`, of));
      return [id, value === "" || value instanceof Error ? null : value];
    }),
  );
}

/** The total of the stage that counts, with what follows from it, under the vetoes in force at the end. */
export function countedResult(values: CardValues): CountedResult {
  const at = (key: FigureKey) => {
    const value = values.at(figureCell(key, COUNTED));
    return typeof value === "number" ? value : null;
  };
  const [total, shown] = [at("total"), at("shown")];
  return { total, shown, pending: at("pending") ?? 0, outcome: outcomeAt(values, COUNTED) };
}

function vetoesOf(places: readonly RuledCriterion[], { flags }: EffectiveStage): string[] {
  return places
    .filter((each) => each.kind === "veto" && disqualifies(each) && saysYes(flags[each.id]))
    .map(({ id }) => id);
}

/** Whether a flag says yes. One that cannot be read is a finding of its own. */
export function saysYes(entry: Entry | undefined): boolean {
  return isGiven(entry) && entry.unreadable === undefined && readFlag(entry.value) === true;
}

function numberOr0(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
