/** What a cell shows, beside what it has to show. */
import { compare9 } from "../formula/decimal";
import { formatNumber, isError, type Content } from "../formula/values";
import type { CardLedger } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import type { Text } from "../rubric/types";

/** A file that was never computed, and a value still on its way, say nothing. */
export function isComputed(value: Content): boolean {
  return (
    value !== null && !(typeof value === "string" && /^#(NAME\?|BUSY!|GETTING_DATA)/.test(value))
  );
}

/**
 * What all formulas show in a file that a program saved without computing: nothing at all, or 0 for everything. Few cells
 * that show nothing may be right.
 */
export function isNeverComputed(shown: readonly Content[], differing: number): boolean {
  const isBlank = (value: Content) => value === null || value === "" || value === 0;
  return differing >= A_FEW && shown.every(isBlank);
}

/**
 * Many cells show another value than is due, and nearly all of them what they show in an empty table: it was filled in and
 * not computed since.
 *
 * @param differing names of the cells, with what they show
 */
export function isNotComputedSince(
  ledger: CardLedger,
  differing: readonly (readonly [cell: string, shown: Content])[],
): boolean {
  if (differing.length < MANY) return false;
  const empty = new CardValues(ledger, () => undefined);
  const asEmpty = differing.filter(([cell, shown]) => isSame(shown, empty.at(cell)));
  return asEmpty.length >= differing.length * NEARLY_ALL;
}

const A_FEW = 3;
const NEARLY_ALL = 0.9;
const MANY = 10;

/** Whether two values are one for whoever reads the cell. */
export function isSame(a: Content, b: Content): boolean {
  if (isError(a) || isError(b)) return codeOf(a) === codeOf(b);
  if (typeof a === "number" && typeof b === "number") {
    // Beyond a million, 15 digits are all that a cell has.
    return compare9(a, b) === 0 || (Math.abs(a) >= 1e6 && a.toPrecision(14) === b.toPrecision(14));
  }
  return (a ?? "") === (b ?? "");
}

const codeOf = (value: Content) => (isError(value) ? value.code : value);

/** A value as a sentence has it. */
export function words(value: Content): Text {
  if (isError(value)) return { zh: value.code, en: value.code };
  if (value === "" || value === null) return { zh: "空", en: "nothing" };
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  const text = typeof value === "number" ? formatNumber(value) : `“${value}”`;
  return { zh: text, en: text };
}
