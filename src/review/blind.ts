/** 盲评: the stage before is hidden until a stage is complete and its reviewer opens it. */
import type { ReviewCard } from "./card";
import { logOf, type LogRecord } from "./log";

/** Whether blind review of a stage is on, and was not opened since. */
export const isBlind = (card: Pick<ReviewCard, "rows" | "id">, stage: string): boolean =>
  recordsOf(card, stage).at(-1)?.what === "blind";

/** Whether a stage is or was reviewed blind. */
export const wasBlind = (card: Pick<ReviewCard, "rows" | "id">, stage: string): boolean =>
  recordsOf(card, stage).some(({ what }) => what === "blind");

const recordsOf = ({ rows, id }: Pick<ReviewCard, "rows" | "id">, stage: string): LogRecord[] =>
  logOf(rows, id).filter(
    (record) => record.stage === stage && (record.what === "blind" || record.what === "opened"),
  );
