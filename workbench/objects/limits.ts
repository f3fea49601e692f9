/**
 * What Excel takes as a value, and refuses with InvalidArgument where it is something else. The numbers are those of
 * https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
 */
import { invalidArgument } from "../wire/errors";

/** Points; 255 characters of the default font are 2,045 pixels. */
export const WIDEST_COLUMN = 1533.75;
export const HIGHEST_ROW = 409.5;
export const LARGEST_FONT = 409;
/** Characters of a header or footer. */
export const LONGEST_HEADER = 255;

export function numberWithin(value: unknown, low: number, high: number, what: string): number {
  const fits = typeof value === "number" && value >= low && value <= high;
  if (!fits) throw invalidArgument(`${what} must be a number from ${low} to ${high}.`);
  return value;
}

export function truth(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw invalidArgument(`${what} must be true or false.`);
  return value;
}

export function textUpTo(value: unknown, most: number, what: string): string {
  const fits = typeof value === "string" && value.length <= most;
  if (!fits) throw invalidArgument(`${what} must be a text of at most ${most} characters.`);
  return value;
}

export function oneOf(value: unknown, known: readonly string[], what: string): string {
  if (!known.includes(value as string)) throw invalidArgument(`${what} "${String(value)}".`);
  return value as string;
}

/** Four parts at most; every quote and bracket is closed. */
export function numberFormat(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument("A number format is a text.");
  const bare = value.replace(/\\.|_.|\*./gsu, "").replace(/"[^"]*"/g, "");
  const parts = bare.replace(/\[[^[\]]*\]/g, "").split(";");
  const isWhole = !/["[\]]/.test(parts.join("")) && parts.length <= 4;
  if (!isWhole) throw invalidArgument(`Number format "${value}".`);
  return value;
}
