/** Which sheet of a card is which. */
import { allFactKeys, criteriaOf } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { allPartInputs } from "../../rubric/assessors";
import { inputRowKey } from "../card/last-column";
import type { CardSheet } from "../identity/keys";
import { plainText, type SheetCells } from "./cells";
import { findCardKey, isBesideCards } from "./rows";

/** What a sheet is by its card key, or by the keys of its rows where that was lost. */
export function kindOf(rubric: Rubric, sheet: SheetCells): CardSheet | null {
  const key = findCardKey(sheet);
  if (!key && isBesideCards(sheet)) return null;
  if (key) return key.rubric === rubric.id ? key.kind : null;
  const texts = new Set(sheet.values.flat().filter((value) => typeof value === "string"));
  const has = (keys: readonly string[]) => keys.filter((each) => texts.has(each)).length;
  const scores = has(criteriaOf(rubric).map(({ criterion }) => criterion.id));
  const facts = has(inputKeys(rubric));
  if (scores === 0 && facts === 0) return hasHeaders(rubric, sheet) ? "scorecard" : null;
  return scores >= facts ? "scorecard" : "facts";
}

function hasHeaders(rubric: Rubric, sheet: SheetCells): boolean {
  const headers = (rubric.table?.columns ?? [])
    .map(({ header }) => plainText(header))
    .filter(Boolean);
  return sheet.values.some((row) => {
    const words = new Set(row.map(plainText));
    return headers.length > 0 && headers.every((header) => words.has(header));
  });
}

/** Keys of the rows in which something is typed on the facts sheet. */
export function inputKeys(rubric: Rubric): string[] {
  return [
    ...new Set(allFactKeys(rubric).map((key) => inputRowKey(rubric, key))),
    ...criteriaOf(rubric).flatMap((placed) => allPartInputs(rubric, placed).map(({ key }) => key)),
  ];
}
