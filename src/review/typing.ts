/** What people type while the add-in looks on, recorded in the quiet after it. */
import type { CellPlace } from "../scoring/types";
import type { Change } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import type { RecordKind } from "../sheets/identity/record";
import { withRoom } from "./acts";
import { canonicalLines, type Line } from "./canonical";
import { inputAt, type ReviewCard } from "./card";
import { changeKey, compareLines, lineKey, type ChangedLine } from "./compare";
import { evidenceAt, evidenceRecord } from "./evidence";
import { logOf, withRecords, type NewRecord } from "./log";
import { isRecorded, outsideOf, outsideRecords, type Outside } from "./outside";
import { keptLines, withPresent } from "./state";

/** A card as it was found when the workbook was opened. */
export interface Opening {
  /** What was recorded of it then. */
  kept: readonly Line[] | null;
  /** What it said then. */
  lines: readonly Line[];
  outside: Outside;
}

export const openingOf = (card: ReviewCard): Opening => ({
  kept: keptLines(card.rows, card.id),
  lines: canonicalLines(card, { figures: false }),
  outside: outsideOf(card),
});

export interface Typing {
  /** As it was opened, until something is recorded. */
  opening: Opening | null;
  /** Whether somebody else typed there, who records it. */
  isOthers?: (place: CellPlace) => boolean;
}

export interface RecordedTyping {
  rows: readonly IdentityRow[];
  /** The log takes no more records. */
  full: boolean;
}

/** The rows with what was typed since it was recorded last, and the state beside it; null where nothing was. */
export function recordTyping(
  card: ReviewCard,
  change: Change,
  { opening, isOthers = () => false }: Typing,
): RecordedTyping | null {
  if (card.rows.length === 0) return null;
  const kept = keptLines(card.rows, card.id);
  // Another pane may have recorded meanwhile what was found at the opening.
  const first = opening && isSame(opening.kept, kept) ? opening : null;
  const base = first?.lines ?? kept;
  if (!base) return null;
  const now = canonicalLines(card, { figures: false });
  const { changed } = compareLines(base, now);
  const placeOf = ({ what, stage, key }: ChangedLine) =>
    what === "evidence"
      ? evidenceAt(card, key)?.places.state
      : inputAt(card, stage, key, what)?.place;
  const isForeign = (each: ChangedLine) => {
    const place = placeOf(each);
    return place !== undefined && isOthers(place);
  };
  const foreign = changed.filter(isForeign);
  const own = changed.filter((each) => !foreign.includes(each));
  const records = [
    ...(first ? outsideRecords(first.outside) : []),
    ...own.flatMap((each) => recordsOf(card, each)),
  ];
  const lines = withoutForeign(now, base, foreign);
  if (records.length === 0 && kept && isSame(kept, lines)) return null;
  const room = withRoom(card, change);
  const rows = room ? withRecords(room, card.id, records, change) : card.rows;
  return { rows: withPresent(rows, card, lines), full: room === null };
}

const isSame = (one: readonly Line[] | null, other: readonly Line[] | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const TYPED: Readonly<Record<string, RecordKind>> = {
  ...{ score: "score", part: "part", veto: "veto", fact: "fact", field: "field" },
  ...{ unit: "field", year: "field" },
};

/** Nothing where an act has recorded it already. */
function recordsOf({ rows, id }: ReviewCard, change: ChangedLine): NewRecord[] {
  if (change.what === "evidence") return [evidenceRecord(change)];
  const what = TYPED[change.what];
  if (what === undefined) return [];
  const { stage, from, to } = change;
  const key = change.key || change.what;
  return isRecorded(logOf(rows, id), change) ? [] : [{ what, stage, key, from, to }];
}

/** What others typed stays as it was recorded: they record it, or it is found later. */
function withoutForeign(
  now: readonly Line[],
  base: readonly Line[],
  foreign: readonly ChangedLine[],
): readonly Line[] {
  if (foreign.length === 0) return now;
  const names = new Set(foreign.map(changeKey));
  const before = new Map(base.map((line) => [lineKey(line), line]));
  return now.flatMap((line) => {
    if (!names.has(lineKey(line))) return [line];
    const stood = before.get(lineKey(line));
    return stood ? [stood] : [];
  });
}
