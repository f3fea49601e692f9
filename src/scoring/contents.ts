/** What the cells of a card hold, from the entries of a scorecard. */
import { serialOf } from "../formula/dates";
import { FunctionError } from "../formula/values";
import type { Content } from "../formula/values";
import { cellName, parseCellName } from "../ledger/cells";
import { SETTING } from "../ledger/marks";
import type { Contents } from "../ledger/values";
import { factKeys } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { Entry, Scorecard, StageEntries } from "./types";

/** What an entry is in its cell: `score`, `part`, a fact, or a fact that is a date. */
type EntryKind = "score" | "part" | "fact" | "date";

type ValueOf = (entry: Entry, kind: EntryKind) => Content;

/** Entries as they were read ("93.5" in a cell for a rate is 93.5 %). */
export function readContents(rubric: Rubric, scorecard: Scorecard): Contents {
  return contents(rubric, scorecard, readValue);
}

/** Entries as the sheet's own formulas see them: text that was read as a number is text. */
export function cellContents(rubric: Rubric, scorecard: Scorecard): Contents {
  return contents(rubric, scorecard, heldValue);
}

/** Whether anything was read otherwise than the cell holds it. */
export function isReadOtherwise(rubric: Rubric, { stages }: Scorecard): boolean {
  const dates = datesOf(rubric);
  return Object.values(stages).some((entries) =>
    (["fact", "score", "part"] as const).some((kind) =>
      Object.entries(entriesOf(entries, kind) ?? {}).some(([key, entry]) => {
        const as = kind === "fact" && dates.has(key) ? "date" : kind;
        return entry.held !== undefined && entry.held !== readValue(entry, as);
      }),
    ),
  );
}

function contents(rubric: Rubric, scorecard: Scorecard, valueOf: ValueOf): Contents {
  const reason = cellName("setting", SETTING.reason);
  const dates = datesOf(rubric);
  return (cell, parsed = parseCellName(cell)) => {
    const { kind, id, stage } = parsed;
    if (kind === "setting") return cell === reason ? (scorecard.accepted ?? null) : undefined;
    const entries = scorecard.stages[stage];
    const entry = entries && entriesOf(entries, kind)?.[id];
    // The generated formula stands in the cell.
    if (!entry || entry.origin === "rule" || entry.origin === "inherited") return undefined;
    return valueOf(entry, kind === "fact" && dates.has(id) ? "date" : (kind as EntryKind));
  };
}

const datesByRubric = new WeakMap<Rubric, ReadonlySet<string>>();

/** Keys of the facts that are dates. */
function datesOf(rubric: Rubric): ReadonlySet<string> {
  let dates = datesByRubric.get(rubric);
  if (!dates) {
    dates = new Set(rubric.facts.filter(({ type }) => type === "date").flatMap(factKeys));
    datesByRubric.set(rubric, dates);
  }
  return dates;
}

function entriesOf(
  { facts, scores, parts }: StageEntries,
  kind: string,
): Record<string, Entry> | undefined {
  if (kind === "fact") return facts;
  if (kind === "score") return scores;
  return kind === "part" ? parts : undefined;
}

function readValue({ value, unreadable, held, origin }: Entry, kind: EntryKind): Content {
  if (origin === "empty") return null;
  if (unreadable === undefined) return kind === "date" ? dayNumber(value) : value;
  // What nobody can read is for us what it is for the sheet's formulas: a word where a number is wanted. A number that is
  // none, such as a date in a cell for a count, no formula can tell from one.
  const content = held ?? unreadable;
  return typeof content === "number" && kind !== "score" && kind !== "part" ? UNREADABLE : content;
}

function heldValue(entry: Entry, kind: EntryKind): Content {
  return entry.held === undefined ? readValue(entry, kind) : entry.held;
}

/** A date that was read, such as 2024-09-30, as its cell has it. */
export function dayNumber(date: Entry["value"]): Entry["value"] {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(date)) ?? [];
  return year === undefined ? date : serialOf(Number(year), Number(month), Number(day));
}

const UNREADABLE = new FunctionError("#VALUE!", {
  zh: "不能读取",
  en: "it cannot be read",
});
