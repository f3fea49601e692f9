/** What a result sheet has for signatures: a line a stage, and below them the places for a hand and a seal. */
import type { Rubric } from "../../rubric/types";

/** Key of the line of a stage, in the hidden column. */
export const signedKey = (stage: string): string => `#signed:${stage}`;

/** Signed and sealed on paper. */
export const BY_HAND = {
  key: "#signed:*",
  text: "签字：　　　　　　　　盖章：　　　　　　　　日期：　　　　年　　月　　日",
} as const;

/** Room for a hand and a seal, in points. */
export const SIGNING_HEIGHT = 40;

/** The lines say nothing before a stage is signed. */
export const signedRows = ({ stages }: Rubric): { key: string; text: string }[] => [
  ...stages.map(({ id }) => ({ key: signedKey(id), text: "" })),
  BY_HAND,
];
