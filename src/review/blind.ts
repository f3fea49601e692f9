/** 盲评: the stage before is hidden until a stage is complete and its reviewer opens it. */
import type { ReviewCard } from "./card";
import { logOf } from "./log";

/** Whether blind review of a stage is on, and was not opened since. */
export const isBlind = ({ rows, id }: Pick<ReviewCard, "rows" | "id">, stage: string): boolean =>
  logOf(rows, id).findLast(
    (record) => record.stage === stage && (record.what === "blind" || record.what === "opened"),
  )?.what === "blind";
