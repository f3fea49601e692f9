/** What the cells of a card hold, from the entries of a scorecard. */
import { FunctionError } from "../formula/values";
import type { Content } from "../formula/values";
import { cellName, parseCellName } from "../ledger/cells";
import { SETTING } from "../ledger/marks";
import type { Contents } from "../ledger/values";
import type { Entry, Scorecard, StageEntries } from "./types";

/** Entries as they were read ("93.5" in a cell for a rate is 93.5 %). */
export function readContents(scorecard: Scorecard): Contents {
  return contents(scorecard, readValue);
}

/** Entries as the sheet's own formulas see them: text that was read as a number is text. */
export function cellContents(scorecard: Scorecard): Contents {
  return contents(scorecard, heldValue);
}

/** Whether anything was read otherwise than the cell holds it. */
export function isReadOtherwise({ stages }: Scorecard): boolean {
  return Object.values(stages).some((entries) =>
    (["fact", "score", "part"] as const).some((kind) =>
      Object.values(entriesOf(entries, kind) ?? {}).some(
        (entry) => entry.held !== undefined && entry.held !== readValue(entry, kind),
      ),
    ),
  );
}

function contents(scorecard: Scorecard, value: (entry: Entry, kind: string) => Content): Contents {
  const reason = cellName("setting", SETTING.reason);
  return (cell) => {
    if (cell === reason) return scorecard.accepted ?? null;
    const entry = entryOf(scorecard, cell);
    return entry && heldBy(entry, cell, value);
  };
}

/** The entry of a cell where a person may type; undefined for any other cell. */
export function entryOf({ stages }: Scorecard, cell: string): Entry | undefined {
  const { kind, id, stage } = parseCellName(cell);
  const entries = stages[stage];
  return entries && entriesOf(entries, kind)?.[id];
}

function entriesOf(
  { facts, scores, parts }: StageEntries,
  kind: string,
): Record<string, Entry> | undefined {
  if (kind === "fact") return facts;
  if (kind === "score") return scores;
  return kind === "part" ? parts : undefined;
}

/** Undefined where the generated formula stands in the cell. */
function heldBy(
  entry: Entry,
  cell: string,
  value: (entry: Entry, kind: string) => Content,
): Content | undefined {
  if (entry.origin === "rule" || entry.origin === "inherited") return undefined;
  return value(entry, parseCellName(cell).kind);
}

function readValue({ value, unreadable, origin }: Entry, kind: string): Content {
  if (origin === "empty") return null;
  if (unreadable === undefined) return typeof value === "string" ? dated(value) : value;
  // A fact that nobody can read is no fact, whatever its text would do in a formula.
  return kind === "fact" ? UNREADABLE : unreadable;
}

function heldValue(entry: Entry, kind: string): Content {
  return entry.held === undefined ? readValue(entry, kind) : entry.held;
}

/** A date that was read is Excel's day number in the cell. */
function dated(text: string): Content {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match ? Date.parse(text) / MILLISECONDS_A_DAY + DAYS_BEFORE_1970 : text;
}

const MILLISECONDS_A_DAY = 86_400_000;
const DAYS_BEFORE_1970 = 25_569;

const UNREADABLE = new FunctionError("#VALUE!", {
  zh: "不能读取",
  en: "it cannot be read",
});
