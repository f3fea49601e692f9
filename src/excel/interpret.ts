/** From the cells of a card to what they mean. */
import type { Rubric } from "../rubric/types";
import { assess } from "../scoring/assess";
import type { Assessment, Scorecard } from "../scoring/types";
import { readCard } from "../sheets/read";
import type { KnownCard } from "./cards";
import type { LoadedCard } from "./read";
import { today } from "./today";

export function interpret(
  { ref }: KnownCard,
  { sheets, identities }: LoadedCard,
  rubric: Rubric,
): { scorecard: Scorecard; assessment: Assessment } {
  const identity = identities?.find(({ card }) => card === ref.id);
  const { unit, year } = identity ?? ref;
  const scorecard = readCard(
    rubric,
    Object.values(sheets).map(({ cells }) => cells),
    {
      unit,
      year,
      readings: identity?.readings ?? {},
      ...(identity && { version: identity.version }),
    },
  );
  return { scorecard, assessment: assess(rubric, scorecard, { today: today() }) };
}
