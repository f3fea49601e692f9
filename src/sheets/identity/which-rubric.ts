/**
 * By which rubric a card or a roster is read, in the open workbook and by `score`. At intake it is so where nothing is known
 * here of its id; else what is known counts, whatever a file states: `intake/files/carried.ts`.
 *
 * 1. What is known here of the id and the version that it states counts, and any official rubric of its id: no file
 *    redefines them. Another fingerprint is a finding (`rubric-changed`, `other-version`).
 * 2. Another version than the one known here: the rubric that the workbook carries, where it is of just the version and
 *    fingerprint that are stated. That it counts is told.
 * 3. Otherwise what is known here of the id; and where nothing is, what the workbook carries of it.
 */
import { rubricFingerprint } from "../../rubric/fingerprint";
import { parseRubric, type ParsedRubric } from "../../rubric/load";
import type { Rubric, Text } from "../../rubric/types";
import { IDENTITY_SHEET } from "../card/sheet-names";
import type { CarriedRubric } from "./carried-rubric";
import { knownCounts, type MadeFrom } from "./made-from";

export type WhichRubric =
  | { rubric: Rubric; carried: boolean }
  /** Nobody has it; `fault`: what is the matter with the one that is carried. */
  | { rubric: undefined; fault: Text | undefined };

/**
 * @param known what is known here of the id, whatever its version
 * @param carried all that the workbook carries: untrusted text, checked here as an imported file is
 */
export function whichRubric(
  made: MadeFrom,
  known: Rubric | undefined,
  carried: readonly CarriedRubric[],
): WhichRubric {
  if (known && knownCounts(made, known)) return { rubric: known, carried: false };
  const texts = carried.filter(({ id }) => id === made.rubric).map(({ text }) => checked(text));
  const sound = texts.flatMap(({ rubric }) => (rubric?.id === made.rubric ? rubric : []));
  const stated = sound.find((rubric) => isStated(rubric, made));
  if (stated) return { rubric: stated, carried: true };
  if (known) return { rubric: known, carried: false };
  const [first] = sound;
  return first ? { rubric: first, carried: true } : { rubric: undefined, fault: faultOf(texts) };
}

const isStated = (rubric: Rubric, { version, fingerprint }: MadeFrom): boolean =>
  rubric.version === version && (!fingerprint || rubricFingerprint(rubric) === fingerprint);

function faultOf([first]: readonly ParsedRubric[]): Text | undefined {
  if (!first?.rubric) return first?.problems[0]?.message;
  const { id } = first.rubric;
  return { zh: `自带的是“${id}”。`, en: `The one carried is “${id}”.` };
}

/** Workbooks of one office carry the same text: it is checked once, and its form is drawn once. */
const texts = new Map<string, ParsedRubric>();
const MOST_TEXTS = 20;

function checked(text: string): ParsedRubric {
  let parsed = texts.get(text);
  if (!parsed) {
    parsed = parseRubric(text, IDENTITY_SHEET);
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(text, parsed);
  }
  return parsed;
}
