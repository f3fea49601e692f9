/** What a card says in the cells of a review matrix. */
import { isReasonCode, reasonAt, REASONS, reasonWords, type Reason } from "../reason-rows";
import type { Scalar } from "../../formula/values";
import { inputAt, type ReviewCard } from "../card";
import { shown } from "../view";
import type { MatrixColumn } from "./columns";

/** Stands where nobody can read what was typed. */
export const UNREADABLE = "？";

export interface MatrixValue {
  shown: Scalar;
  /** As it is compared. */
  text: string;
}

export function valueIn(card: ReviewCard, { kind, stage, id }: MatrixColumn): MatrixValue {
  if (kind === "reason") {
    const reason = reasonAt(card, stage, id);
    const text = reason ? reasonWords(reason).zh : "";
    return { shown: text === "" ? null : text, text };
  }
  const input = inputAt(card, stage, id, kind);
  if (!input) return { shown: null, text: "" };
  if (input.content === null && input.value !== "") return { shown: UNREADABLE, text: UNREADABLE };
  const value = shown(input);
  return { shown: typeof value === "boolean" ? (value ? "是" : "否") : value, text: input.value };
}

/** A reason as people type it: one of the short list, with words behind it or alone; anything else is another. */
export function readReason(words: string): Pick<Reason, "code" | "text"> | null {
  const text = words.trim();
  if (text === "") return null;
  for (const [code, { zh }] of Object.entries(REASONS)) {
    if (!isReasonCode(code)) continue;
    if (text === zh || text === code) return { code, text: "" };
    const [sign] = text.slice(zh.length);
    if (text.startsWith(zh) && (sign === "：" || sign === ":"))
      return { code, text: text.slice(zh.length + 1).trim() };
  }
  return { code: "other", text };
}
