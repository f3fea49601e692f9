/** Other readings for a card or roster, and what its log says of that. */
import type { Rubric } from "../../rubric/types";
import type { CardIdentity, Change } from "./identity";
import { recordOf } from "./record";

/** The identity with these readings instead, and in its log what that changed. */
export function withReadings(
  identity: CardIdentity,
  rubric: Rubric,
  readings: Readonly<Record<string, string>>,
  change: Change,
): CardIdentity {
  const now = { ...identity.readings, ...readings };
  const log = rubric.readings.flatMap(({ id: key, default: standard }) => {
    const [from, to] = [identity.readings[key] ?? standard, now[key] ?? standard];
    return from === to ? [] : [recordOf({ what: "reading", key, from, to }, change)];
  });
  return { ...identity, readings: now, log: [...identity.log, ...log] };
}
