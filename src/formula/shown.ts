import { Decimal, multiply, rounded9 } from "./decimal";
import { formatNumber, type Language, type Scalar } from "./values";

/** A value as sentences show it: "2 例", "93.5%", "是". */
export function withUnit(value: Scalar, unit: string, language: Language): string {
  const zh = language === "zh";
  if (value === null || value === "") return zh ? "空" : "nothing";
  if (typeof value === "boolean") return zh ? (value ? "是" : "否") : value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (unit === "%") return `${formatShort(multiply(value, 100))}%`;
  if (unit === "") return formatShort(value);
  return `${formatShort(value)} ${zh || value !== 1 ? unit : singular(unit)}`;
}

/** English units stand in the plural in rubrics: "1 story" of "stories". */
const singular = (unit: string) => unit.replace(/ies$/, "y").replace(/s$/, "");

/** A number as it was typed; one that goes on is cut short, but never looks rounder than it is: 79.996 is not 80. */
export function formatShort(value: number): string {
  const exact = Decimal.of(rounded9(value));
  const to = (digits: number) => exact.round(digits);
  if (to(4).compare(exact) === 0) return formatNumber(exact.toNumber());
  const shortest = Math.abs(value) < 1 ? 4 : 2;
  const shown = [shortest, 4, 6].find((digits) => to(digits).compare(to(digits - 1)) !== 0);
  return formatNumber(to(shown ?? 9).toNumber());
}
