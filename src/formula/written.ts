import type { Scalar } from "./values";

/** A number as a formula writes it. */
export function literal(value: number): string {
  return String(value).toUpperCase().replace("E+", "E");
}

/** Any constant as a formula writes it; an empty cell as empty text. */
export function constant(value: Scalar): string {
  if (value === null) return '""';
  if (typeof value === "number") return literal(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return `"${value.replace(/"/g, '""')}"`;
}
