/** 合计: what a figure adds up, found by asking the ledger how the figure moves with each of them. */
import { add, compare9, divide, multiply, subtract } from "../formula/decimal";
import { formatShort } from "../formula/shown";
import type { CardValues } from "../ledger/values";
import { shownScore } from "./shown";
import type { ReceiptTerm } from "./types";

/** Something that may be a term of a sum: a cell of the ledger. */
export interface Candidate {
  key: string;
  name: string;
  cell: string;
  /** What is taken counts below 0 whatever its sign. */
  isTaken?: boolean;
}

/**
 * The terms of a figure with their weights, so that Σ weight × value is the figure; none where it is no sum.
 *
 * @param before the cell of the same sum before it is held within its bounds
 */
export function termsOf(
  values: CardValues,
  cell: string,
  candidates: readonly Candidate[],
  before?: string,
): ReceiptTerm[] {
  const figure = numberAt(values, cell);
  const summed = before === undefined ? cell : before;
  const sum = numberAt(values, summed);
  if (figure === null || sum === null) return [];
  const terms = candidates.flatMap((candidate) => termOf(values, summed, sum, candidate));
  if (compare9(sumOf(terms), sum) !== 0) return [];
  return compare9(sum, figure) === 0 ? terms : [...terms, boundTerm(subtract(figure, sum))];
}

/** Σ weight × value; what is not filled in counts nothing. */
export const sumOf = (terms: readonly ReceiptTerm[]): number =>
  terms.reduce((sum, { value, weight }) => add(sum, multiply(value ?? 0, weight)), 0);

function termOf(
  values: CardValues,
  summed: string,
  sum: number,
  { key, name, cell, isTaken = false }: Candidate,
): ReceiptTerm[] {
  const held = numberAt(values, cell);
  const counts = (value: number) => (isTaken ? 0 - Math.abs(value) : value);
  const other = isTaken ? Math.abs(held ?? 0) + 1 : (held ?? 0) + 1;
  const moved = numberAt(
    values.with((each) => (each === cell ? other : undefined)),
    summed,
  );
  if (moved === null) return [];
  const by = subtract(counts(other), counts(held ?? 0));
  const weight = tidy(divide(subtract(moved, sum), by));
  return weight === 0 ? [] : [{ key, name, value: held === null ? null : counts(held), weight }];
}

const numberAt = (values: CardValues, cell: string): number | null => {
  const value = values.at(cell);
  return typeof value === "number" ? value : null;
};

/** Without the last digits, which a quotient brings in. */
const tidy = (weight: number) => Number(weight.toPrecision(14));

const boundTerm = (value: number): ReceiptTerm => ({
  key: "limit",
  name: value < 0 ? "超过上限，不计" : "补足下限",
  value,
  weight: 1,
});

/** 工作保障 5＋工作成效 40×20%－减分 2＝11 */
export function sumWords(terms: readonly ReceiptTerm[], shown: string): string {
  const words = terms.map(({ name, value, weight }, index) => {
    const sign = (value ?? 0) < 0 ? "－" : index === 0 ? "" : "＋";
    const amount = value === null ? "未填" : shownScore(Math.abs(value));
    return `${sign}${name} ${amount}${weightWords(weight)}`;
  });
  return `${words.join("")}＝${shown}`;
}

function weightWords(weight: number): string {
  if (weight === 1) return "";
  const share = multiply(weight, 100);
  return weight < 1 && weight > 0 ? `×${formatShort(share)}%` : `×${formatShort(weight)}`;
}
