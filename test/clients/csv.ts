import type { Scalar } from "../../src/formula/values";

/** Rows of CSV in which every text is quoted: what is bare is a number, a logical or nothing. */
export function parseCsv(text: string): Scalar[][] {
  const rows: Scalar[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^,\n"]*)(,|\r?\n|$)/gy;
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [whole, value = "", end = ""] = match;
    if (whole === "") break;
    rows.at(-1)?.push(valueOf(value));
    if (end !== ",") rows.push([]);
  }
  return rows;
}

function valueOf(field: string): Scalar {
  if (field.startsWith('"')) return field.slice(1, -1).replaceAll('""', '"');
  if (field === "") return null;
  if (field === "TRUE" || field === "FALSE") return field === "TRUE";
  const number = Number(field);
  if (Number.isNaN(number)) throw new Error(`LibreOffice wrote ${field}, which is no number`);
  return number;
}
