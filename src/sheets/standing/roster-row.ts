/** What people typed into a row of a roster, as it stands there. */
import type { Scalar } from "../../formula/values";
import type { ValueSource } from "../card/card-source";
import type { RosterPlanUnit } from "../roster/roster";
import type { RosterLine, RosterSheet } from "./roster-sheet";

/** Group, facts, scores and the reason for taking them in; scores and reasons that follow a card are none of it. */
export function typedRow(
  sheet: RosterSheet,
  { row }: RosterLine,
  source?: ValueSource,
): Pick<RosterPlanUnit, "group" | "facts" | "scores" | "accepted"> {
  const facts: Record<string, Scalar> = {};
  const scores: Record<string, Scalar> = {};
  let group = "";
  for (const { id, from, value = "" } of sheet.rubric.roster.columns) {
    const content = sheet.cell(row, id)?.value ?? null;
    if (content === null || content === "") continue;
    if (from === "group" && value !== "quota") group = String(content);
    else if (from === "fact") facts[value] = content;
    else if (from === "score" && !source) scores[value] = content;
  }
  const reason = sheet.reason(row);
  const accepted = source || reason === undefined ? {} : { accepted: reason };
  return { ...accepted, ...(group === "" ? {} : { group }), facts, ...(source ? {} : { scores }) };
}
