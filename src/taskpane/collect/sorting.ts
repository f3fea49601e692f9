/** The order and the choice of rows in the table. */
import { printable } from "../../intake/gathered/printable";
import type { Row, RowState } from "./overview";

export type SortKey = "unit" | "state" | "findings" | "file" | `stage:${string}`;

export interface Sorting {
  by: SortKey;
  down: boolean;
}

export interface RowFilter {
  /** Part of a unit's or file's name. */
  text: string;
  state: RowState | null;
}

export const NO_FILTER: RowFilter = { text: "", state: null };

export const unitOf = ({ card, file }: Row): string => printable(card?.unit ?? file.named ?? "");
export const fileOf = ({ file }: Row): string => printable(file.file);

/** Findings of the card, and of the file as a whole. */
export const findingsOf = ({ file, card }: Row) => {
  const index = card ? file.cards.indexOf(card) : 0;
  return file.findings.filter((each) => each.card === null || each.card === index);
};

export function matching(rows: readonly Row[], { text, state }: RowFilter): Row[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (state === null || row.state === state) &&
      (wanted === "" ||
        unitOf(row).toLowerCase().includes(wanted) ||
        fileOf(row).toLowerCase().includes(wanted)),
  );
}

/** Rows alike stand in the order of their files; those without a figure stand last, whatever the direction. */
export function sorted(rows: readonly Row[], { by, down }: Sorting): Row[] {
  return rows
    .map((row) => ({ row, key: keyOf(row, by) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return (down ? -1 : 1) * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

const ORDER: readonly RowState[] = ["blocked", "confirm", "taken", "ready", "left"];

function keyOf(row: Row, by: SortKey): string | number | null {
  switch (by) {
    case "unit":
      return unitOf(row) || null;
    case "file":
      return fileOf(row);
    case "state":
      return ORDER.indexOf(row.state);
    case "findings":
      return findingsOf(row).length;
    default:
      return row.card?.stages[by.slice("stage:".length)]?.total ?? null;
  }
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : collator.compare(String(a), String(b));
}
