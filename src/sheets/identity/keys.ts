/** Keys in the hidden first column: what a row is, whatever happened to its place. */

/** The sheets of a scorecard, and the one of a roster. */
export type CardSheet = "scorecard" | "facts" | "result" | "roster";

/** Cell A1 of each sheet of a card, so that it is recognised when its sheet was renamed or mailed. */
export interface CardKey {
  kind: CardSheet;
  rubric: string;
  card: string;
}

export const ROW_KEY = {
  head: "#head",
  header: "#header",
  total: "#total",
  note: "#note",
} as const;

/** Key of the row with the sum of a column, under a roster. */
export const sumKey = (column: string) => `#sum:${column}`;

export function cardKey({ kind, rubric, card }: CardKey): string {
  return kind === "roster" ? `#roster:${rubric}:${card}` : `#card:${kind}:${rubric}:${card}`;
}

export function parseCardKey(text: unknown): CardKey | null {
  const match = /^\s*#(?:card:(scorecard|facts|result)|(roster)):([^:]+):(.+?)\s*$/.exec(
    String(text ?? ""),
  );
  if (!match) return null;
  const [, sheet, roster, rubric = "", card = ""] = match;
  return { kind: (sheet ?? roster) as CardSheet, rubric, card };
}

/** A1 of a card's 材料清单. */
export const evidenceKey = (rubric: string, card: string): string =>
  `#card:evidence:${rubric}:${card}`;

export function parseEvidenceKey(text: unknown): Pick<CardKey, "rubric" | "card"> | null {
  const match = /^\s*#card:evidence:([^:]+):(.+?)\s*$/.exec(String(text ?? ""));
  if (!match) return null;
  const [, rubric = "", card = ""] = match;
  return { rubric, card };
}

/** Whether it is the key of a sheet that stands beside cards and is none of theirs to be filled in. */
export const isBesideKey = (text: unknown): boolean =>
  /^\s*#(?:matrix|form|list|reasons|card:evidence):/.test(String(text ?? ""));
