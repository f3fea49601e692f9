/** Which cells are to be marked, and how: from findings and results to marks. */
import type { MarkName } from "../../../src/sheets/plan/plan";
import type { Rubric } from "../../../src/rubric/types";
import type { Assessment, CellPlace, FindingKind, Scorecard } from "../../../src/scoring/types";

export interface WantedMark {
  place: CellPlace;
  mark: MarkName;
}

/** Findings that speak of a whole sheet or of a result have no mark of their own. */
const markOfFinding: Partial<Record<FindingKind, MarkName>> = {
  missing: "missing",
  partial: "missing",
  unreadable: "unreadable",
  ambiguous: "unreadable",
  "read-as": "unreadable",
  error: "unreadable",
  "over-limit": "over-limit",
  negative: "over-limit",
  overwritten: "overwritten",
  differs: "differs-from-review",
  veto: "veto",
  "not-applicable": "not-applicable",
};

/** A cell shows one mark: the first of these that applies. */
const precedence: MarkName[] = [
  "veto",
  "unreadable",
  "over-limit",
  "overwritten",
  "differs-from-review",
  "missing",
  "not-applicable",
  "zero",
  "full",
];

/** The marks of a reading, one a cell. */
export function wantedMarks(
  rubric: Rubric,
  scorecard: Scorecard,
  assessment: Assessment,
): WantedMark[] {
  const chosen = new Map<string, WantedMark>();
  for (const wanted of [
    ...assessment.findings.flatMap(({ kind, place }) => {
      const mark = markOfFinding[kind];
      return mark && place ? [{ mark, place }] : [];
    }),
    ...scoreMarks(rubric, scorecard, assessment),
  ]) {
    const cell = `${wanted.place.sheet}!${wanted.place.address}`;
    const before = chosen.get(cell);
    if (!before || rank(wanted) < rank(before)) chosen.set(cell, wanted);
  }
  return [...chosen.values()];
}

const rank = ({ mark }: WantedMark) => precedence.indexOf(mark);

/** Full points and no points at all, of scored criteria. */
function scoreMarks(rubric: Rubric, scorecard: Scorecard, assessment: Assessment): WantedMark[] {
  const points = fullPoints(rubric);
  return assessment.stages.flatMap(({ stage, criteria }) =>
    Object.values(criteria).flatMap(({ id, score, status }): WantedMark[] => {
      const place = scorecard.stages[stage]?.scores[id]?.place;
      const full = points.get(id);
      if (!place || full === undefined || status !== "scored" || score === null) return [];
      if (score === 0) return [{ place, mark: "zero" }];
      return score === full ? [{ place, mark: "full" }] : [];
    }),
  );
}

function fullPoints(rubric: Rubric): Map<string, number> {
  const points = new Map<string, number>();
  for (const section of rubric.sections) {
    for (const { criteria } of section.subsections) {
      for (const criterion of criteria) {
        if ((criterion.kind ?? section.kind) !== "scored" || !criterion.points) continue;
        points.set(criterion.id, criterion.points);
      }
    }
  }
  return points;
}
