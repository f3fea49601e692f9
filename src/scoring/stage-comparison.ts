/** 自评与复核对照: what two stages say of each criterion, side by side. */
import { compare9, subtract } from "../formula/decimal";
import { readFlag } from "../functions/flags";
import { criteriaOf, type PlacedCriterion } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { Assessment, CellPlace, Scorecard, StageResult } from "./types";

/** What a stage says: a score, the answer of a veto, or nothing yet. */
export type Said = number | boolean | null;

export interface ComparedCriterion extends Pick<PlacedCriterion, "criterion" | "section" | "kind"> {
  before: Said;
  after: Said;
  /** After less before, exact; null where one of them lacks, and of a veto. */
  difference: number | null;
  /**
   * `open`: the later stage has said nothing yet · `only-after`: the earlier one said nothing · `hidden`: it is not shown.
   */
  state: "same" | "differs" | "open" | "only-after" | "empty" | "hidden";
  /** Where the later stage answers. */
  place: CellPlace | undefined;
}

export interface StageComparison {
  before: StageResult;
  after: StageResult;
  criteria: ComparedCriterion[];
  /** How many of the scores that the earlier stage gave the later one has answered, and how many of all it says otherwise. */
  reviewed: { count: number; of: number; different: number };
}

/** Compares a stage with the one before it; null for the first. */
export function compareStages(
  rubric: Rubric,
  scorecard: Pick<Scorecard, "stages">,
  assessment: Pick<Assessment, "stages">,
  stage: string,
): StageComparison | null {
  const at = assessment.stages.findIndex((each) => each.stage === stage);
  const [before, after] = [assessment.stages[at - 1], assessment.stages[at]];
  if (!before || !after) return null;
  const criteria = criteriaOf(rubric).map((placed) => {
    const said = (of: StageResult) => saidOf(placed, of, scorecard);
    return compared(placed, said(before), said(after), placeOf(placed, stage, scorecard));
  });
  return { before, after, criteria, reviewed: reviewedOf(criteria) };
}

/** The stage under review: the last that anybody began, or else the first after another. */
export function stageUnderReview({ stages }: Pick<Assessment, "stages">): string | undefined {
  const later = stages.slice(1);
  return (later.findLast(({ empty }) => !empty) ?? later[0])?.stage;
}

function saidOf(
  { criterion: { id }, kind }: PlacedCriterion,
  of: StageResult,
  { stages }: Pick<Scorecard, "stages">,
): Said {
  if (kind !== "veto") return of.criteria[id]?.score ?? null;
  const entry = stages[of.stage]?.scores[id];
  return entry === undefined || entry.value === null ? null : (readFlag(entry.value) ?? null);
}

const placeOf = (
  { criterion: { id } }: PlacedCriterion,
  stage: string,
  { stages }: Pick<Scorecard, "stages">,
) => stages[stage]?.scores[id]?.place;

function compared(
  { criterion, section, kind }: PlacedCriterion,
  before: Said,
  after: Said,
  place: CellPlace | undefined,
): ComparedCriterion {
  return {
    criterion,
    section,
    kind,
    before,
    after,
    difference: differenceOf(before, after),
    state: stateOf(before, after),
    place,
  };
}

/** How far apart two stages are: after less before, 0 where they count as one; null where one says no number. */
export function differenceOf(before: unknown, after: unknown): number | null {
  if (typeof before !== "number" || typeof after !== "number") return null;
  return compare9(before, after) === 0 ? 0 : subtract(after, before);
}

function stateOf(before: Said, after: Said): ComparedCriterion["state"] {
  if (after === null) return before === null ? "empty" : "open";
  if (before === null) return "only-after";
  const same =
    typeof before === "number" && typeof after === "number"
      ? compare9(before, after) === 0
      : before === after;
  return same ? "same" : "differs";
}

function reviewedOf(criteria: readonly ComparedCriterion[]): StageComparison["reviewed"] {
  const due = criteria.filter(({ kind, before }) => kind !== "veto" && before !== null);
  return {
    count: due.filter(({ after }) => after !== null).length,
    of: due.length,
    different: criteria.filter(({ state }) => state === "differs").length,
  };
}

/** Worst first: the largest departures down, then up; what is open or the same keeps the order of the table. */
export function worstDifferenceFirst<C extends ComparedCriterion>(criteria: readonly C[]): C[] {
  const weight = ({ state, difference }: ComparedCriterion) =>
    state === "differs" ? Math.abs(difference ?? Number.POSITIVE_INFINITY) : -1;
  return [...criteria].sort((a, b) => {
    const [heavy, light] = [weight(b), weight(a)];
    return heavy === light ? 0 : heavy - light;
  });
}
