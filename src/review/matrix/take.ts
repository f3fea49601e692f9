/** What a card takes from its row of a review matrix, as one act. */
import { assign, giveReason, type Written } from "../acts";
import type { ReviewCard } from "../card";
import type { NewRecord } from "../log";
import type { Change } from "../../sheets/identity/identity";
import type { Exchange } from "./exchange";

/** Scores, facts and reasons. */
export type Taken = Pick<Exchange, "assignments" | "reasons">;

export function taking(card: ReviewCard, taken: Taken, stage: string, change: Change): Written {
  let { rows } = card;
  const more: NewRecord[] = [];
  for (const { key, reason } of taken.reasons) {
    const done = giveReason({ ...card, rows }, { stage, key }, reason, change);
    rows = done.rows;
    more.push(done.record);
  }
  return assign(card, taken.assignments, change, { rows, more });
}
