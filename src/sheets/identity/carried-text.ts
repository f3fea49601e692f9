/** The text of a carried rubric is untrusted: it is checked as an imported file is. */
import { parseRubric, type ParsedRubric } from "../../rubric/load";
import { IDENTITY_SHEET } from "../card/sheet-names";

/** Workbooks of one office carry the same text: it is checked once, and its form is drawn once. */
const texts = new Map<string, ParsedRubric>();
const MOST_TEXTS = 20;

export function checkedText(text: string): ParsedRubric {
  let parsed = texts.get(text);
  if (!parsed) {
    parsed = parseRubric(text, IDENTITY_SHEET);
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(text, parsed);
  }
  return parsed;
}
