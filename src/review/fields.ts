/** Values and lines of the canonical text: one way to write what a card says. */
import { rounded9 } from "../formula/decimal";
import { isoDate } from "../formula/dates";
import { isError, type Content } from "../formula/values";

/** A number in plain decimals: no exponent, no zeros at the end, no `-0`. */
export function plainNumber(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  const [, sign = "", digits = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (digits === "") return text;
  const all = digits + fraction;
  const point = digits.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${all}`;
  return point >= all.length
    ? `${sign}${all.padEnd(point, "0")}`
    : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

/** What a person typed: the shortest number that reads back. */
export function typedValue(value: Content | undefined): string {
  if (value === null || value === undefined) return "";
  if (isError(value)) return value.code;
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "number" ? plainNumber(value) : canonicalText(value);
}

/** What is computed: numbers half up to 9 decimals, so that no last digit of a double counts. */
export const computedValue = (value: Content | undefined): string =>
  typedValue(typeof value === "number" ? rounded9(value) : value);

/** The value of a date's cell, a day number, as the date. */
export const dateValue = (value: Content | undefined): string =>
  typeof value === "number" ? isoDate(value) : typedValue(value);

/** In one form of Unicode, without blanks around and without carriage returns. */
export const canonicalText = (text: string): string =>
  text.normalize("NFC").replace(/\r/g, "").trim();

const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n" };

/** The fields of a line, parted by TAB. */
export const lineOf = (fields: readonly string[]): string =>
  fields
    .map((field) => field.replace(/\r/g, "").replace(/[\\\t\n]/g, (sign) => ESCAPED[sign]!))
    .join("\t");

/** The fields of a line again. */
export const fieldsOf = (line: string): string[] =>
  line
    .split("\t")
    .map((field) =>
      field.replace(/\\([\\tn])/g, (_, sign: string) =>
        sign === "t" ? "\t" : sign === "n" ? "\n" : "\\",
      ),
    );
