/** Rosters and cards that papers are made from. */
import { sourceOfCards, sourceOfRoster, type GivenCard } from "../../../src/papers/make";
import type { PaperChoices, PaperSource } from "../../../src/papers/source";
import { computeRoster } from "../../../src/scoring/roster";
import type { RosterUnit } from "../../../src/scoring/roster-types";
import { soundStage } from "../../intake/support/cards";
import { scorecard, type StageValues } from "../../scoring/support/scorecards";
import { rubricOf } from "../../support/rubrics";

export const choices = (more: Partial<PaperChoices> = {}): PaperChoices => ({
  date: "2026-11-30",
  issuer: "就业指导中心",
  contact: "王老师",
  calendar: { holidays: ["2026-12-25"], workdays: [] },
  withScores: true,
  withRank: true,
  ...more,
});

export interface CardGiven extends Partial<GivenCard> {
  unit: string;
  stages?: Record<string, StageValues>;
  year?: string;
  fields?: Record<string, string>;
}

/** Cards, soundly filled where nothing else is said, signed where they have a code. */
export function cardsOf(
  id: string,
  cards: readonly CardGiven[],
  rubric = rubricOf(id),
): PaperSource {
  const given = cards.map(({ unit, stages, year = "2026", fields = {}, ...more }): GivenCard => {
    const filled = scorecard(rubric, stages ?? { [rubric.stages[0]!.id]: soundStage(rubric) });
    return {
      scorecard: { ...filled, unit, year, fields },
      ...{ isBlocked: false, isWaiting: false, code: "7K3M-9Q2P-XD4T" },
      ...more,
    };
  });
  return sourceOfCards(rubric, given[0]?.scorecard.year ?? "2026", given).source;
}

/** Rows of a roster, of which only the figures are known. */
export function rosterOf(id: string, units: readonly RosterUnit[], settings = {}): PaperSource {
  const rubric = rubricOf(id);
  const result = computeRoster(rubric, units, { settings });
  return sourceOfRoster(rubric, "2026", units, result, () => ({ isWaiting: false, code: "X" }));
}

export const station = (unit: string, total: number, grade: string, subsidy: number) => ({
  unit,
  scores: { total, "outcome.grade": grade, "outcome.subsidy": subsidy },
});

export const texts = ({ blocks }: { blocks: readonly object[] }, style?: string): string[] =>
  (blocks as { type: string; style: string; text: string }[])
    .filter((block) => block.type === "paragraph" && (style === undefined || block.style === style))
    .map(({ text }) => text);
