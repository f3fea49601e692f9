import type { Scalar } from "../formula/values";
import { formulaName } from "../rubric/model";
import type { Roster, Rubric } from "../rubric/types";
import { assess, vetoesInForce } from "./assess";
import type { Readings } from "./formulas";
import { itemsAt, shownBareTotal, totalOf } from "./outcome";
import type { RosterUnit } from "./roster-types";
import type { Assessment, StageResult } from "./types";

export type Group = NonNullable<Roster["groups"]>[number];

/** A unit with all that its row is filled from. */
export interface PlacedUnit {
  unit: string;
  group: Group | null;
  stage: string | null;
  tookOver: boolean;
  complete: boolean;
  vetoed: boolean;
  shown: number | null;
  given: RosterUnit;
  /** Figures by name: `total`, `vetoed`, `section.goal`, `outcome.grade` … */
  scores: Readonly<Record<string, Scalar>>;
}

export function placeUnit(rubric: Rubric, unit: RosterUnit, readings: Readings): PlacedUnit {
  const group = groupOf(rubric, unit);
  if (!unit.scorecard) {
    const scores = unit.scores ?? {};
    const complete =
      scores.complete !== false && (rubric.kind === "roster" || Object.keys(scores).length > 0);
    const vetoed = scores.vetoed === true;
    const own = { unit: unit.unit, group, stage: null, tookOver: false, given: unit };
    const shown =
      typeof scores.total === "number"
        ? shownBareTotal(rubric, readings, scores.total, vetoed)
        : null;
    return { ...own, complete, vetoed, shown, scores: { ...scores, complete } };
  }
  const assessment = assess(rubric, { ...unit.scorecard, readings: { ...readings } });
  const counted = assessment.stages.find(({ stage }) => stage === assessment.counted);
  const vetoed = vetoesInForce(assessment).length > 0;
  return {
    unit: unit.unit,
    group,
    stage: assessment.counted,
    tookOver: counted?.empty ?? false,
    complete: counted !== undefined,
    vetoed,
    shown: counted
      ? vetoed === counted.vetoes.length > 0
        ? counted.shown
        : shownBareTotal(rubric, readings, counted.total, vetoed)
      : null,
    given: unit,
    scores: counted ? figures(rubric, assessment, counted, vetoed) : { complete: false },
  };
}

function groupOf({ roster }: Rubric, { group, unit }: RosterUnit): Group | null {
  const groups = roster.groups ?? [];
  if (group !== undefined)
    return groups.find(({ id, name }) => id === group || name === group) ?? null;
  return groups.find(({ units }) => units.includes(unit)) ?? null;
}

/** The figures of the stage that counts; a veto of a later stage is in force for them. */
function figures(
  rubric: Rubric,
  { readings }: Assessment,
  counted: StageResult,
  vetoed: boolean,
): Record<string, Scalar> {
  const own = counted.vetoes.length > 0;
  const numbers = { ...counted, vetoed, facts: {} };
  const total =
    own === vetoed ? counted.total : (totalOf(rubric, numbers, readings) ?? counted.total);
  const outcome = own === vetoed ? counted.outcome : itemsAt(rubric, numbers, readings, total);
  const stage = rubric.stages.find(({ id }) => id === counted.stage)?.name.zh ?? counted.stage;
  return {
    total,
    vetoed,
    stage,
    complete: true,
    ...named("section", counted.sections),
    ...named("category", counted.categories),
    ...named("outcome", outcome),
  };
}

function named(group: string, values: Readonly<Record<string, Scalar>>): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [`${group}.${formulaName(id)}`, value]),
  );
}
