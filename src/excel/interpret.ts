/** From the cells of a card to what they mean. */
import type { Rubric } from "../rubric/types";
import { assess } from "../scoring/assess";
import type { Assessment, Finding, Scorecard } from "../scoring/types";
import { readCard } from "../sheets/read";
import type { KnownCard } from "./cards";
import type { LoadedCard } from "./read";
import { today } from "./today";

export function interpret(
  { ref, copies }: KnownCard,
  { sheets, identities }: LoadedCard,
  rubric: Rubric,
): { scorecard: Scorecard; assessment: Assessment } {
  const identity = identities?.find(({ card }) => card === ref.id);
  const { unit, year } = identity ?? ref;
  const read = readCard(
    rubric,
    Object.values(sheets).map(({ cells }) => cells),
    {
      unit,
      year,
      readings: identity?.readings ?? {},
      ...(identity && { version: identity.version }),
    },
  );
  const scorecard = { ...read, findings: [...copies.map(copied), ...read.findings] };
  return { scorecard, assessment: assess(rubric, scorecard, { today: today() }) };
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
