/** Short ways to write the parts of a guide. */
import type { Text } from "../rubric/types";
import type { Part } from "./types";

export const text = (zh: string, en: string): Part => ({ kind: "text", text: { zh, en } });

export const steps = (...list: [zh: string, en: string][]): Part => ({
  kind: "steps",
  steps: list.map(([zh, en]) => ({ zh, en })),
});

/** A table of two columns. */
export const table = (head: [Text, Text], ...rows: [Text, Text][]): Part => ({
  kind: "table",
  head,
  rows,
});

export const both = (word: string): Text => ({ zh: word, en: word });
