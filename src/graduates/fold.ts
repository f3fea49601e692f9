/** Texts of a list as they are compared. */
import type { Scalar } from "../formula/values";

/** What stands in a cell, as text without blanks around it. */
export function textOf(value: Scalar | undefined): string {
  if (typeof value === "string") return value.trim();
  if (value === null || value === undefined) return "";
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}

/** Width, case and blanks do not matter. */
export const narrow = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\u200b\ufeff]+/g, "")
    .toUpperCase();

/** Punctuation does not matter either. */
export const bare = (text: string): string => narrow(text).replace(/[\p{P}\p{S}]+/gu, "");

/** Nor does it in a value, but between digits: 1.0 is not 10. */
export const bareValue = (text: string): string =>
  narrow(text).replace(/(?<!\d)[\p{P}\p{S}]+|[\p{P}\p{S}]+(?!\d)/gu, "");

/** A header is also the same without what it says in brackets: 毕业去向（必填）. */
export const bareHeader = (text: string): string =>
  bare(narrow(text).replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|【[^【】]*】|〔[^〔〕]*〕/g, ""));

/** An answer for each distinct value, worked out once; numbers and texts are apart. */
export function remembered<T>(read: (value: Scalar) => T): (value: Scalar) => T {
  const known = new Map<Scalar, T>();
  return (value) => {
    let found = known.get(value);
    if (found === undefined && !known.has(value)) {
      found = read(value);
      known.set(value, found);
    }
    return found as T;
  };
}
