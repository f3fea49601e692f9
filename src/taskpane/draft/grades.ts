/** 等次 as they were typed: readable, and with every grade that a row of the table names. */
import { gradesOf } from "../../authoring/draft";
import type { Text } from "../../rubric/types";
import type { DraftState } from "./session";
import { words } from "./words";

/** What a person has to mend before the system can be used; null for nothing. */
export function gradesProblem({ draft, names }: DraftState): Text | null {
  const grades = gradesOf(names.grades);
  if (!grades) return words.names.gradesUnreadable;
  for (const { wording, proposal } of draft!.criteria) {
    const { consequence } = proposal;
    if (!consequence || consequence === "disqualify") continue;
    const named =
      "grade" in consequence
        ? consequence.grade
        : "cap" in consequence
          ? consequence.cap
          : undefined;
    const isThere = named === undefined || grades.some(({ value }) => value === named);
    if (grades.length === 0 || !isThere) return words.names.gradesNeeded(wording, named);
  }
  return null;
}
