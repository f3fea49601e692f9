import { type ICellData, DataValidationType, type ISheetDataValidationRule } from "@univerjs/core";
import { readFlag } from "../../src/functions/flags";
import { readTypedNumber } from "../../src/sheets/plan/typed-number";

const number = (v: number): ICellData => ({ v, t: 2 });

/**
 * What a person typed, as Excel would take it: 93.5 in a cell of percentages is 93.5 %. And where the cell's validation
 * would refuse a text that has one meaning (“3分”, ☑ as “√”), that meaning. Anything else stays as it is.
 */
export function entryMeant(
  typed: ICellData,
  format: string,
  rule: ISheetDataValidationRule | undefined,
): ICellData {
  const v = typed.v as string | number | boolean | null | undefined;
  if (typed.f || typed.p || v === null || v === undefined || v === "") return typed;
  const plain = typeof v === "number" || /^[+-]?(\d+\.?\d*|\.\d+)$/.test(v.toString().trim());
  if (/%/.test(format) && plain) return { ...typed, ...number(percentTyped(Number(v))) };
  return { ...typed, ...(rule && meant(typed, v, format, rule)) };
}

/** Excel takes numbers from 1 for percents, smaller ones for fractions. */
const percentTyped = (typed: number) =>
  Math.abs(typed) < 1 ? typed : Number((typed / 100).toPrecision(15));

function meant(
  { t }: ICellData,
  v: string | number | boolean,
  format: string,
  rule: ISheetDataValidationRule,
): ICellData | null {
  const isTruth = t === 3 || typeof v === "boolean";
  if (rule.type === DataValidationType.LIST)
    return listed(isTruth ? Boolean(Number(v)) : v, String(rule.formula1 ?? ""));
  const isWhole = rule.type === DataValidationType.WHOLE;
  if (!isWhole && rule.type !== DataValidationType.DECIMAL) return null;
  if (typeof v !== "string" || isTruth || v.startsWith("'")) return null;
  const type = format.includes("%") ? "rate" : isWhole ? "count" : "score";
  const read = readTypedNumber(v, { type });
  return read.status === "read" ? number(read.value) : null;
}

/** In a list of a yes and a no, each of their words stands for the one that is listed. */
function listed(typed: string | number | boolean, source: string): ICellData | null {
  const choices = source.split(",").map((each) => each.trim());
  if (source.startsWith("=") || choices.includes(String(typed))) return null;
  const meaning = readFlag(typed);
  const same = choices.filter((choice) => readFlag(choice) === meaning);
  const isPair = choices.every((choice) => readFlag(choice) !== undefined);
  return meaning !== undefined && isPair && same.length === 1 ? { v: same[0]!, t: 1 } : null;
}
