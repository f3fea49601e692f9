/** 回填: the figures by which units are compared, from a roster of all of them into their scorecards. */
import { compare9 } from "../formula/decimal";
import { isCombined, weightedStages } from "../rubric/stage-weights";
import { comparedFacts } from "../rubric/rules";
import { columnOfFigure } from "../rubric/complete-comparisons";
import type { Rubric } from "../rubric/types";
import { computeRoster } from "./roster";
import type { RosterOptions, RosterRow, RosterUnit } from "./roster-types";
import type { Scorecard } from "./types";

/** The figures of a unit by their facts' ids, and the stage whose cells they stand in. */
export interface Comparisons {
  stage: string;
  figures: Record<string, number>;
}

/** Whether rules of a rubric compare units. */
export const comparesUnits = (rubric: Rubric): boolean => comparedFacts(rubric).size > 0;

/** The figures that the row of a unit has: those that cannot be told yet are not there. */
export function comparisonsOf(
  rubric: Rubric,
  row: Pick<RosterRow, "stage" | "values">,
): Comparisons {
  const [first] = isCombined(rubric) ? weightedStages(rubric) : rubric.stages;
  const figures = [...comparedFacts(rubric).values()].flatMap(({ fact }) => {
    const value = row.values[columnOfFigure(fact.id)];
    return typeof value === "number" ? [[fact.id, value] as const] : [];
  });
  const stage = isCombined(rubric) ? undefined : row.stage;
  return { stage: stage ?? first!.id, figures: Object.fromEntries(figures) };
}

/** The figures that a unit's scorecard does not have as the roster computes them. */
export function outdated(
  rubric: Rubric,
  { scorecard }: RosterUnit,
  row: Pick<RosterRow, "stage" | "values">,
): Comparisons {
  const { stage, figures } = comparisonsOf(rubric, row);
  const isOther = ([id, value]: [string, number]) => {
    const held = standing(rubric, scorecard, stage, id);
    return typeof held !== "number" || compare9(held, value) !== 0;
  };
  const other = scorecard ? Object.entries(figures).filter(isOther) : [];
  return { stage, figures: Object.fromEntries(other) };
}

/** What counts at a stage: its own, or that of a stage before. */
function standing(rubric: Rubric, scorecard: Scorecard | undefined, stage: string, id: string) {
  const last = rubric.stages.findIndex((each) => each.id === stage);
  const entries = rubric.stages
    .slice(0, last + 1)
    .map((each) => scorecard?.stages[each.id]?.facts[id]);
  return entries.findLast((entry) => entry?.origin === "typed")?.value;
}

/** A scorecard with the figures of the roster in the place of those that it has. */
export function withFigures(scorecard: Scorecard, { stage, figures }: Comparisons): Scorecard {
  const entries = scorecard.stages[stage];
  if (!entries) return scorecard;
  const facts = { ...entries.facts };
  for (const [id, value] of Object.entries(figures)) {
    const place = facts[id]?.place;
    facts[id] = { value, origin: "typed", ...(place && { place }) };
  }
  return { ...scorecard, stages: { ...scorecard.stages, [stage]: { ...entries, facts } } };
}

/** Units of which each scorecard holds the figures of the roster of all of them. */
export function filledBack(
  rubric: Rubric,
  units: readonly RosterUnit[],
  options: RosterOptions = {},
): RosterUnit[] {
  if (!comparesUnits(rubric)) return [...units];
  const { rows } = computeRoster(rubric, units, options);
  return units.map((unit, index) =>
    unit.scorecard
      ? { ...unit, scorecard: withFigures(unit.scorecard, comparisonsOf(rubric, rows[index]!)) }
      : unit,
  );
}
