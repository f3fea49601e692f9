/** What others use of this room. */
import type { Draft, DraftSource } from "./types";
export type * from "./types";
export { JUDGED } from "../workbook/rules";
export { ruleText, usualAnswers } from "./rule-text";
export { sentenceMarks, type SentenceMark } from "./marks";
export declare function draftOf(source: DraftSource): Draft;
export declare function tablesOf(bytes: Uint8Array, name: string): DraftSource[];
export declare function writeDraft(
  source: DraftSource,
  draft: Draft,
  said: { name: string; document: string; rows: readonly { rule: string; confirmed: boolean }[] },
): Promise<Uint8Array<ArrayBuffer>>;
