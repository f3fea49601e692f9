/** From the cells of a card to what they mean. */
import type { Rubric } from "../../rubric/types";
import type { Finding, Scorecard } from "../../scoring/types";
import { readCard } from "../read";
import { allSheets, type KnownCard, type StandingCard } from "./card";

/** What was filled in, under the readings that the identity sheet says; copies of its sheets are findings. */
export function standingScorecard(
  { ref, copies }: KnownCard,
  standing: StandingCard,
  rubric: Rubric,
): Scorecard {
  const identity = standing.identities?.find(({ card }) => card === ref.id);
  const { unit, year } = identity ?? ref;
  const read = readCard(
    rubric,
    allSheets(standing).map(({ cells }) => cells),
    {
      unit,
      year,
      readings: identity?.readings ?? {},
      ...(identity && { version: identity.version, fingerprint: identity.fingerprint }),
    },
  );
  return { ...read, findings: [...copies.map(copied), ...read.findings] };
}

/** The formulas of a copy go on reading the original's facts, so it is no table of its own. */
function copied(sheet: string): Finding {
  return {
    kind: "structure",
    severity: "warning",
    place: { sheet, address: "A1" },
    message: {
      zh: `“${sheet}”是本表的副本，没有读取。要为另一单位评分，请用“生成”新建一张；不需要时请删除副本。`,
      en: `“${sheet}” is a copy of this table and was not read. Generate a table for another unit; delete the copy if it is not needed.`,
    },
  };
}
