/** The rows of a table that a person scores. */
import { criteriaOf } from "../../src/rubric/model";
import type { Rubric } from "../../src/rubric/types";

export const judgedCriteria = (rubric: Rubric): { id: string; points: number }[] =>
  criteriaOf(rubric).flatMap(({ criterion: { id, rule, points } }) =>
    rule === "judged" && points !== undefined ? [{ id, points }] : [],
  );
