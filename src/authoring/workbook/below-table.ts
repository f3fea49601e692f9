/** What stands below the table, as clauses of a rubric. */
import { plainText } from "../../sheets/read/cells";
import type { Fields } from "./flat";
import type { Mistakes } from "./mistakes";
import type { TableSheet } from "./table-reader";

/** @param said the clauses of 条文: a note that stands there too is one clause */
export function clausesBelow(
  { page, table }: TableSheet,
  said: readonly Fields[],
  mistakes: Mistakes,
): Fields[] {
  const clauses = [...said];
  const has = (field: string, text: string) =>
    clauses.some((each) => plainText(String(each[field])) === plainText(text));
  let nth = 0;
  for (const { row, column, text } of table.notes) {
    if (has("text", text)) continue;
    do nth++;
    while (has("clause", noteName(nth)));
    const clause = { clause: noteName(nth), text };
    mistakes.note(clause, page.place(row, column));
    clauses.push(clause);
  }
  return clauses;
}

/** What the note of this number is cited by: a document numbers them as it likes, or not at all. */
export const noteName = (nth: number): string => `表下${nth}`;
