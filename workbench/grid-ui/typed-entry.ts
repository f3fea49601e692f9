import { readFlag } from "../../src/functions/flags";
import { readTypedNumber } from "../../src/sheets/plan/typed-number";
import type { CellValue } from "../model/cell-content";
import type { ValidationRule } from "../model/rules";

/**
 * What a person typed, as Excel would take it: 93.5 in a cell of percentages is 93.5 %. And where the cell's validation
 * would refuse a text that has one meaning (“3分”, ☑ as “√”), that meaning. Null where it is what it says.
 */
export function entryMeant(
  typed: CellValue,
  numberFormat: string,
  rule: ValidationRule = {},
): CellValue | null {
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(String(typed).trim());
  const isPercent = numberFormat.includes("%");
  if (isPercent && (typeof typed === "number" || isNumber)) return percentTyped(Number(typed));
  if (rule.list) return listed(typed, rule.list.source);
  const isWhole = Boolean(rule.wholeNumber);
  if (!isWhole && !rule.decimal) return null;
  if (typeof typed !== "string" || typed.startsWith("'")) return null;
  const type = isPercent ? "rate" : isWhole ? "count" : "score";
  const read = readTypedNumber(typed, { type });
  return read.status === "read" ? read.value : null;
}

/** Excel takes numbers from 1 for percents, smaller ones for fractions. */
const percentTyped = (typed: number) =>
  Math.abs(typed) < 1 ? typed : Number((typed / 100).toPrecision(15));

/** In a list of a yes and a no, each of their words stands for the one that is listed. */
function listed(typed: CellValue, source: string): string | null {
  const choices = source.split(",").map((each) => each.trim());
  if (source.startsWith("=") || choices.includes(String(typed))) return null;
  const meaning = readFlag(typed);
  const same = choices.filter((choice) => readFlag(choice) === meaning);
  const isPair = choices.every((choice) => readFlag(choice) !== undefined);
  return meaning !== undefined && isPair && same.length === 1 ? same[0]! : null;
}
