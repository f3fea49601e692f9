import { criteriaOf } from "../../rubric/model";
import type { Rubric, Text } from "../../rubric/types";
import type { Assessment, CellPlace } from "../../scoring/types";
import { isUntouched } from "./findings";
import type { CardView } from "./pane";
import { resultOf } from "./result";

/** A cell that waits to be filled in. */
export interface Unfilled {
  place: CellPlace;
  name: Text;
  /** Of its criterion in the table. */
  order: number;
}

/** What is still to be filled in at the stage on show, from top to bottom of the table. */
export function unfilledCells(rubric: Rubric, assessment: Assessment): Unfilled[] {
  const { stage } = resultOf(rubric, assessment);
  const criteria = criteriaOf(rubric);
  return assessment.findings
    .filter(
      ({ kind, stage: of }) => (kind === "missing" || kind === "partial") && of === stage.stage,
    )
    .flatMap(({ place, criterion: id }) => {
      const order = criteria.findIndex(({ criterion }) => criterion.id === id);
      const found = criteria[order];
      return place && found ? [{ place, name: found.criterion.name, order }] : [];
    })
    .sort((a, b) => a.order - b.order);
}

/** The next after what was led to before; after the last the first again. */
export function nextUnfilled(
  cells: readonly Unfilled[],
  last: Unfilled | null,
): Unfilled | undefined {
  return cells.find(({ order }) => last !== null && order > last.order) ?? cells[0];
}

/** Where to begin on a table that nobody has begun. */
export function firstInput({
  rubric,
  assessment,
}: Pick<CardView, "rubric" | "assessment">): CellPlace | undefined {
  return isUntouched(assessment) ? unfilledCells(rubric, assessment)[0]?.place : undefined;
}
