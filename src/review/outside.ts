/** What was changed of a card since it was recorded last, and not by the add-in. */
import { isLastKey } from "../rubric/last";
import { canonicalLines, type Line } from "./canonical";
import type { ReviewCard } from "./card";
import { compareLines, type ChangedLine } from "./compare";
import type { NewRecord } from "./log";
import { keptLines } from "./state";

export interface Outside {
  changes: ChangedLine[];
  /** The first stage was blank when it was recorded last: that it was filled in since is one thing, of so many cells. */
  filled: { stage: string; n: number } | null;
}

/** Nothing where the card was never recorded. */
export function outsideOf(card: ReviewCard): Outside {
  const before = keptLines(card.rows, card.id);
  if (!before) return { changes: [], filled: null };
  const { changed } = compareLines(before, canonicalLines(card, { figures: false }));
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
