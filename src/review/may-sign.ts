/** Whether a stage can be signed: it is complete, and nothing in the file is an error. */
import type { IntakeFinding } from "../intake/types";
import { cellName } from "../ledger/cells";
import { COMPLETE, figureCell } from "../ledger/figures";
import { criteriaOf, stageName } from "../rubric/model";
import type { Text } from "../rubric/types";
import { isBlind } from "./blind";
import { inputAt, valuesOf, type ReviewCard } from "./card";

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
    ...(isComplete ? [] : [incomplete(card, stage, name)]),
    ...(isBlind(card, stage)
      ? [{ zh: `“${name.zh}”的盲评还没有揭晓`, en: `“${name.en}” is still reviewed blind` }]
      : []),
    ...findings
      .filter(({ severity, kind }) => severity === "error" && !DEPARTURES.has(kind))
      .filter(({ kind }) => !(isAccepted && ACCEPTED.has(kind)))
      .map(({ message }) => message),
  ];
}

/** More of them nobody reads; the first leads on. */
const MOST_NAMED = 8;

/** Names the criteria that lack a score, with their cells. */
function incomplete(card: ReviewCard, stage: string, name: Text): Text {
  const values = valuesOf(card);
  const lacking = criteriaOf(card.rubric)
    .filter(({ kind, criterion: { id } }) => {
      const score = values.at(cellName("score", id, stage));
      return kind === "scored" && (score === null || score === "");
    })
    .map(({ criterion: { id, name: own } }) => {
      const place = inputAt(card, stage, id)?.place;
      const cell = place ? `${place.sheet}!${place.address}` : "";
      return { zh: `${own.zh}${cell && `（${cell}）`}`, en: `${own.en}${cell && ` (${cell})`}` };
    });
  const named = lacking.slice(0, MOST_NAMED);
  const isAll = named.length === lacking.length;
  const zh = named.map((each) => each.zh).join("、");
  const en = named.map((each) => each.en).join(", ");
  return {
    zh: `“${name.zh}”还没有填完整，或有误${zh && `：${zh}${isAll ? "" : `等 ${lacking.length} 项`}`}`,
    en: `“${name.en}” is not complete, or wrong${en && `: ${en}${isAll ? "" : ` and others, ${lacking.length} in all`}`}`,
  };
}

const NO_ROWS: Text = {
  zh: "文件里没有记录表（_rubric），不能定稿",
  en: "the file has no sheet of records (_rubric)",
};
