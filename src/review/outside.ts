/** What was changed of a card since it was recorded last, and not by the add-in. */
import { isLastKey } from "../rubric/last";
import type { Scorecard } from "../scoring/types";
import { canonicalLines, type Line } from "./canonical";
import type { ReviewCard } from "./card";
import { compareLines, type ChangedLine } from "./compare";
import { logOf, type LogRecord, type NewRecord } from "./log";
import { keptLines } from "./state";

export interface Outside {
  changes: ChangedLine[];
  /** The first stage was blank when it was recorded last: that it was filled in since is one thing, of so many cells. */
  filled: { stage: string; n: number } | null;
}

/** Nothing where nobody knows what the card said before. */
export function outsideOf(card: ReviewCard): Outside {
  const before = keptLines(card.rows, card.id) ?? drawnLines(card);
  if (!before) return { changes: [], filled: null };
  const log = logOf(card.rows, card.id);
  const changed = compareLines(before, canonicalLines(card, { figures: false })).changed.filter(
    (each) => !isRecorded(log, each),
  );
  const first = card.rubric.stages[0]?.id ?? "";
  const filled = changed.filter(
    ({ stage, key, toOrigin }) => stage === first && toOrigin === "typed" && !isLastKey(key),
  );
  if (filled.length < 2 || before.some((line) => isTypedAt(line, first)))
    return { changes: changed, filled: null };
  return {
    changes: changed.filter((each) => !filled.includes(each)),
    filled: { stage: first, n: filled.length },
  };
}

/** Before anything is recorded, a card is known to have been as it was drawn: blank, but for what the office gave. */
function drawnLines(card: ReviewCard): Line[] | null {
  const isDrawn = logOf(card.rows, card.id).some(({ what }) => what === "generated");
  if (!isDrawn) return null;
  const { accepted: _, evidence: _none, ...scorecard } = card.scorecard;
  const given = Object.entries(scorecard.stages).map(([stage, { facts }]) => [
    stage,
    {
      scores: {},
      facts: Object.fromEntries(Object.entries(facts).filter(([key]) => isLastKey(key))),
    },
  ]);
  const stages = Object.fromEntries(given) as Scorecard["stages"];
  const blank = { ...card, scorecard: { ...scorecard, stages, fields: {} } };
  return canonicalLines(blank, { figures: false });
}

/** Whether the last record of a cell says what stands there. */
export function isRecorded(log: readonly LogRecord[], change: ChangedLine): boolean {
  const key = change.key || change.what;
  const last = log.findLast((each) => each.stage === change.stage && each.key === key);
  return last !== undefined && CELLS.has(last.what) && last.to === change.to;
}

/** What says of a cell that it holds something else. */
const CELLS: ReadonlySet<string> = new Set([
  ...["score", "part", "veto", "fact", "field", "agreed", "outside", "reading"],
]);

const INPUTS: ReadonlySet<string> = new Set(["fact", "score", "part", "veto"]);

/** Last year's values are the office's, and make no stage begun. */
const isTypedAt = ([kind, stage, key = "", origin]: Line, first: string) =>
  INPUTS.has(kind) && stage === first && origin === "typed" && !isLastKey(key);

/** The records of it: nobody knows who it was, and the time is that of finding it. */
export function outsideRecords({ changes, filled }: Outside): NewRecord[] {
  return [
    ...(filled ? [{ what: "outside" as const, stage: filled.stage, n: filled.n, by: "" }] : []),
    ...changes.map(({ what, stage, key, from, to }) => ({
      ...{ what: "outside" as const, stage, key: key || what, from, to, code: what, by: "" },
    })),
  ];
}
