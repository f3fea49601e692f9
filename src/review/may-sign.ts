/** Whether a stage can be signed: it is complete, and nothing in the file is an error. */
import type { IntakeFinding } from "../intake/types";
import { COMPLETE, figureCell } from "../ledger/figures";
import { stageName } from "../rubric/model";
import type { Text } from "../rubric/types";
import { isBlind } from "./blind";
import { valuesOf, type ReviewCard } from "./card";

/** A score over a rule is a departure, with its reason. */
const DEPARTURES: ReadonlySet<IntakeFinding["kind"]> = new Set<IntakeFinding["kind"]>([
  "rule-replaced",
  // Told by whether the stage is complete.
  "missing",
]);

/** What somebody may take in as it stands, with a reason (采信理由). */
const ACCEPTED: ReadonlySet<IntakeFinding["kind"]> = new Set<IntakeFinding["kind"]>([
  ...(["out-of-range", "unreadable-value", "impossible"] as const),
]);

/** What keeps a stage from being signed, in sentences; none where nothing does. */
export function signTroubles(
  card: ReviewCard,
  stage: string,
  findings: readonly IntakeFinding[],
): Text[] {
  const name = stageName(card.rubric, stage);
  const isComplete = valuesOf(card).at(figureCell("counted", stage)) === COMPLETE;
  const isAccepted = card.scorecard.accepted !== undefined;
  return [
    ...(card.rows.length === 0 ? [NO_ROWS] : []),
    ...(isComplete
      ? []
      : [{ zh: `“${name.zh}”还没有填完整，或有误`, en: `“${name.en}” is not complete, or wrong` }]),
    ...(isBlind(card, stage)
      ? [{ zh: `“${name.zh}”的盲评还没有揭晓`, en: `“${name.en}” is still reviewed blind` }]
      : []),
    ...findings
      .filter(({ severity, kind }) => severity === "error" && !DEPARTURES.has(kind))
      .filter(({ kind }) => !(isAccepted && ACCEPTED.has(kind)))
      .map(({ message }) => message),
  ];
}

const NO_ROWS: Text = {
  zh: "文件里没有记录表（_rubric），不能定稿",
  en: "the file has no sheet of records (_rubric)",
};
