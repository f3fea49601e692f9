import type { Scalar } from "../formula/values";
import type { Rulebook } from "../rubric/rulebook";
import type { Roster, Rubric } from "../rubric/types";
import { assess } from "./assess";
import type { RosterUnit } from "./roster-types";
import type { Assessment, Finding, Scorecard } from "./types";
import { shownTotal } from "./shown-total";

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
  /** Of a unit without a complete stage: what the stage that was begun last lacks, each with its cell. */
  lacking: { stage: string; findings: readonly Finding[] } | null;
  /** 采信理由 */
  accepted: string | null;
  /** Figures by name: `total`, `vetoed`, `section.goal`, `outcome.grade` … */
  scores: Readonly<Record<string, Scalar>>;
}

export function placeUnit(book: Rulebook, unit: RosterUnit): PlacedUnit {
  const group = groupOf(book.rubric, unit);
  const own = { unit: unit.unit, group, given: unit };
  return unit.scorecard
    ? { ...own, ...fromScorecard(book, unit.scorecard) }
    : { ...own, ...fromFigures(book, unit) };
}

type Figures = Omit<PlacedUnit, "unit" | "group" | "given">;

/** A unit of which only the result is known, or whose facts stand in the roster itself. */
function fromFigures(book: Rulebook, { scores = {}, accepted }: RosterUnit): Figures {
  const known = book.rubric.kind === "roster" || Object.keys(scores).length > 0;
  const complete = scores.complete !== false && known;
  const vetoed = scores.vetoed === true;
  const shown = typeof scores.total === "number" ? shownTotal(book, scores.total, vetoed) : null;
  return {
    stage: null,
    lacking: null,
    tookOver: false,
    complete,
    vetoed,
    shown,
    accepted: accepted || null,
    scores: { ...scores, complete },
  };
}

/**
 * Each decision on one of two thousand files makes their roster again: what a scorecard gives is worked out once, where it is
 * frozen. Any other may be changed by whoever has it.
 */
const known = new WeakMap<Scorecard, { book: Rulebook; figures: Figures }>();

function fromScorecard(book: Rulebook, scorecard: Scorecard): Figures {
  const before = known.get(scorecard);
  if (before?.book === book) return before.figures;
  const figures = assessed(book, scorecard);
  if (Object.isFrozen(scorecard)) known.set(scorecard, { book, figures });
  return figures;
}

function assessed(book: Rulebook, scorecard: Scorecard): Figures {
  const assessment = assess(book.rubric, { ...scorecard, readings: { ...book.readings } });
  const { counted, stages, figures, vetoes } = assessment;
  const { total } = figures;
  const vetoed = vetoes.length > 0;
  return {
    stage: counted,
    lacking: counted === null ? lackingOf(assessment) : null,
    tookOver: stages.find(({ stage }) => stage === counted)?.empty ?? false,
    complete: counted !== null,
    vetoed,
    shown: typeof total === "number" ? shownTotal(book, total, vetoed) : null,
    accepted: scorecard.accepted || null,
    scores: figures,
  };
}

const LACKS: ReadonlySet<Finding["kind"]> = new Set(["missing", "partial", "unreadable"]);

function lackingOf({ stages, findings }: Assessment): PlacedUnit["lacking"] {
  const begun = stages.findLast(({ empty }) => !empty) ?? stages[0];
  if (!begun) return null;
  const { stage } = begun;
  return {
    stage,
    findings: findings.filter((each) => each.stage === stage && LACKS.has(each.kind)),
  };
}

function groupOf({ roster }: Rubric, { group, unit }: RosterUnit): Group | null {
  const groups = roster.groups ?? [];
  if (group !== undefined)
    return groups.find(({ id, name }) => id === group || name === group) ?? null;
  return groups.find(({ units }) => units.includes(unit)) ?? null;
}
