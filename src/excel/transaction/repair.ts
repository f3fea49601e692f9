/** Puts right what an act left half done, when the workbook is opened again or before the next act. */
import type { Text } from "../../rubric/types";
import { saysNothing, withoutUnfinished } from "../../sheets/identity/identity-rows";
import type { Unfinished } from "../../sheets/identity/identity-rows";
import type { IdentitySheet } from "../identity";
import { inExcel } from "../session";
import { changesOf, isTask } from "./changes";
import { notMended, takenBack } from "./sentences";
import { halfDoneActs } from "./transaction";
import { carryOut, takeBack } from "./undo";

/** Somebody else may be at it in the same workbook; an act takes seconds. */
const longestAct = 60_000;

/** Whether there are acts that nobody is at any more, or an identity sheet that an act began and could not fill. */
export function isHalfDone({ isThere, rows, unfinished }: IdentitySheet, now: Date): boolean {
  return (isThere && saysNothing(rows)) || unfinished.some((act) => isLeft(act, now));
}

function isLeft({ id }: Unfinished, now: Date): boolean {
  if (halfDoneActs.has(id)) return true;
  const began = Date.parse(id.slice(0, id.indexOf(" ")));
  return !(now.getTime() - began < longestAct);
}

/** An act of this pane of which no notes stand left nothing behind: Excel refused before its first change. */
export function forgetRefused({ unfinished }: IdentitySheet): void {
  const noted = new Set(unfinished.map(({ id }) => id));
  for (const id of halfDoneActs) if (!noted.has(id)) halfDoneActs.delete(id);
}

/** Answers what was put right, and what could not be. */
export async function repair(identity: IdentitySheet, now: Date): Promise<Text[]> {
  const said: Text[] = [];
  if (identity.isThere && saysNothing(identity.rows)) {
    await inExcel((context) => takeBack(context, [], { rows: () => [] })).catch(() => {});
    return said;
  }
  for (const act of identity.unfinished.filter((each) => isLeft(each, now))) {
    const name = act.id.slice(act.id.indexOf(" ") + 1);
    const rows = (standing: IdentitySheet) => withoutUnfinished(standing.rows, act.id);
    const changes = changesOf(act.notes);
    // What a later version noted, it understands.
    if (!changes) continue;
    try {
      if (changes.every(isTask)) {
        await inExcel((context) => carryOut(context, changes, rows));
      } else {
        await inExcel((context) => takeBack(context, changes, { rows }));
        said.push(takenBack(name));
      }
      halfDoneActs.delete(act.id);
    } catch (error) {
      said.push(notMended(name, error));
    }
  }
  return said;
}
