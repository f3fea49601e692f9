/** Cards under review, filled in at both stages. */
import type { ReviewCard } from "../../../src/review/card";
import { rubricFingerprint } from "../../../src/rubric/fingerprint";
import type { Rubric } from "../../../src/rubric/types";
import { identityOf, identityRows } from "../../../src/sheets/identity/identity";
import { scorecard, type StageValues } from "../../scoring/support/scorecards";
import { soundStage } from "../../intake/support/cards";
import { rubricOf } from "../../support/rubrics";

export const college = rubricOf("graduate-college");

export const CHANGE = { at: "2026-11-20T16:30:00+08:00", by: "张三" };

/** So many minutes later. */
export const later = (minutes: number, by = CHANGE.by) => ({
  at: new Date(Date.parse(CHANGE.at) + minutes * 60_000).toISOString().replace(".000Z", "Z"),
  by,
});

/** Both stages alike, but for what is given. */
export function reviewed(
  review: StageValues = {},
  rubric: Rubric = college,
  self: StageValues = {},
): ReviewCard {
  const sound = soundStage(rubric);
  const [first, second] = rubric.stages.map(({ id }) => id) as [string, string];
  const stages = {
    [first]: {
      scores: { ...sound.scores, ...self.scores },
      facts: { ...sound.facts, ...self.facts },
    },
    [second]: {
      scores: { ...withoutFlags(sound.scores), ...review.scores },
      facts: review.facts ?? {},
    },
  };
  const own = { id: "k1", unit: "文学院", year: "2026", readings: {}, names: {} };
  return {
    id: "k1",
    rubric,
    scorecard: { ...scorecard(rubric, stages), unit: "文学院", year: "2026" },
    rows: [
      ["#card", "key", "value"],
      ...identityRows(identityOf(rubric, own, rubricFingerprint(rubric))),
    ],
  };
}

const withoutFlags = (scores: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(scores).filter(([, value]) => typeof value !== "boolean"),
  ) as NonNullable<StageValues["scores"]>;
