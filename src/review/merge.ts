/** Two reviewers' copies of one card put together: what only one of them changed counts, what both changed is asked. */
import type { Change } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import type { Entry } from "../scoring/types";
import { assign, type Assignment, type Written } from "./acts";
import { canonicalLines, textOf } from "./canonical";
import { inputsOf, type Input, type ReviewCard } from "./card";
import { digestOf } from "./digest";
import { evidenceAt, evidenceCells, evidenceOf, rowId, saidOf, withEvidence } from "./evidence";
import { LOG, logOf, withRecords, type LogRecord } from "./log";
import { outsideOf, outsideRecords } from "./outside";
import { reasonsOf, withReason, type Reason } from "./reason-rows";
import { withRows } from "./rows";
import { signatureOf, sumOf, withSignature } from "./signature";
import { keptLines, withLines, withPresent } from "./state";

/** One of the two values, with who put it there and when, as far as the log says. */
export interface Side {
  value: string;
  by: string;
  at: string;
}

export interface Conflict {
  stage: string;
  key: string;
  a: Side;
  b: Side;
}

export interface Merged extends Written {
  /** How many records came from the other. */
  records: number;
  conflicts: Conflict[];
}

/** Which side counts where both changed a cell. */
export type Preferred = "A" | "B";

/** Whether both are the same card of the same rubric: nothing else can be put together. */
export const isSameCard = (a: ReviewCard, b: ReviewCard): boolean =>
  a.id === b.id &&
  canonicalLines(a, { figures: false })[2]!.join("\n") ===
    canonicalLines(b, { figures: false })[2]!.join("\n");

/**
 * The first card with what the other one adds.
 *
 * @param sha256 of the other's file
 * @param prefer undefined: conflicts are told, and nothing is to be written
 */
export function merge(
  a: ReviewCard,
  b: ReviewCard,
  { sha256, prefer, change }: { sha256: string; prefer?: Preferred; change: Change },
): Merged {
  const histories = new Histories(a, b);
  const conflicts: Conflict[] = [];
  const assignments: Assignment[] = [];
  const others = new Map(inputsOf(b).map((input) => [idOf(input), input]));
  for (const input of inputsOf(a)) {
    const other = others.get(idOf(input));
    if (!other || !isOwn(input, other)) continue;
    const side = histories.side(input.stage, input.key, input.value, other.value) ?? prefer;
    if (side === undefined) conflicts.push(histories.conflict(input, other.value));
    else if (side === "B") assignments.push({ input, value: typedAt(other) });
  }
  const reasons = mergedReasons(a, b, histories, prefer, conflicts);
  const materials = mergedEvidence(a, b, histories, prefer, conflicts);
  if (conflicts.length > 0) return { card: a, cells: [], records: 0, conflicts };
  const { cells: typed, card } = assign(materials.card, assignments, change);
  const cells = [...typed, ...materials.cells];
  const known = new Set(logOf(a.rows, a.id).map(({ id }) => id));
  const records = logOf(b.rows, b.id).filter(({ id }) => !known.has(id));
  let rows = withLog(a, [...logOf(a.rows, a.id), ...records]);
  for (const reason of reasons) rows = withReason(rows, a.id, reason, reason);
  rows = withRecords(rows, a.id, outsideRecords(outsideOf(a)), change);
  const said = { what: "merged" as const, from: sha256, to: String(records.length) };
  const merged = { ...card, rows: withRecords(rows, a.id, [said], change) };
  const signed = { ...merged, rows: withSignatures(merged, b) };
  return {
    card: { ...signed, rows: withPresent(signed.rows, signed) },
    ...{ cells, records: records.length, conflicts },
  };
}

const idOf = ({ kind, stage, key }: Input) => [kind, stage, key].join("\n");

/** Two values that people gave, not what follows from others. */
const isOwn = (one: Input, other: Input): boolean =>
  (one.value !== other.value || one.origin !== other.origin) &&
  (one.origin === "typed" || other.origin === "typed" || one.origin !== other.origin);

const typedAt = ({ origin, content, value }: Input): Entry["value"] =>
  origin !== "typed" ? null : content === null ? value : (content as Entry["value"]);

/** What each of the two did to a cell that the other's log does not know. */
class Histories {
  private readonly own: Record<Preferred, LogRecord[]>;
  private readonly unrecorded: Record<Preferred, Set<string>>;

  constructor(a: ReviewCard, b: ReviewCard) {
    const [one, other] = [logOf(a.rows, a.id), logOf(b.rows, b.id)];
    const without = (records: LogRecord[], known: LogRecord[]) => {
      const ids = new Set(known.map(({ id }) => id));
      return records.filter(({ id }) => !ids.has(id));
    };
    this.own = { A: without(one, other), B: without(other, one) };
    const outside = (card: ReviewCard) => {
      const { changes, filled } = outsideOf(card);
      const cells = changes.map(({ stage, key }) => `${stage}\n${key}`);
      const all = filled ? inputsOf(card).filter(({ stage }) => stage === filled.stage) : [];
      return new Set([...cells, ...all.map(({ stage, key }) => `${stage}\n${key}`)]);
    };
    this.unrecorded = { A: outside(a), B: outside(b) };
  }

  /** Which value counts: of the only one that changed it, or of the one that did not put it back. */
  side(stage: string, key: string, a: string, b: string): Preferred | undefined {
    const [one, other] = [this.changes("A", stage, key), this.changes("B", stage, key)];
    const touched = (side: Preferred, records: readonly LogRecord[]) =>
      records.length > 0 || this.unrecorded[side].has(`${stage}\n${key}`);
    if (touched("A", one) && !touched("B", other)) return "A";
    if (touched("B", other) && !touched("A", one)) return "B";
    const [earliest] = [...one, ...other].sort(byInstant);
    if (!earliest) return undefined;
    if (a === earliest.from) return "B";
    return b === earliest.from ? "A" : undefined;
  }

  conflict({ stage, key, value }: Pick<Input, "stage" | "key" | "value">, other: string): Conflict {
    const side = (which: Preferred, of: string): Side => {
      const { by = "", at = "" } = this.changes(which, stage, key).at(-1) ?? {};
      return { value: of, by, at };
    };
    return { stage, key, a: side("A", value), b: side("B", other) };
  }

  private changes(side: Preferred, stage: string, key: string): LogRecord[] {
    return this.own[side].filter(
      (record) => VALUES.has(record.what) && record.stage === stage && record.key === key,
    );
  }
}

const VALUES: ReadonlySet<string> = new Set([
  ...["score", "part", "fact", "veto", "agreed", "outside", "folded", "reason", "evidence"],
]);

/** The reasons of the other that count here. */
function mergedReasons(
  a: ReviewCard,
  b: ReviewCard,
  histories: Histories,
  prefer: Preferred | undefined,
  conflicts: Conflict[],
): Reason[] {
  const own = reasonsOf(a);
  return reasonsOf(b).filter((reason) => {
    const { stage, key, code, text } = reason;
    const mine = own.find((each) => each.stage === stage && each.key === key);
    if (mine?.code === code && mine.text === text) return false;
    if (!mine) return true;
    const words = (of: Reason) => (of.text === "" ? of.code : `${of.code}:${of.text}`);
    const side = histories.side(stage, key, mine.text, text) ?? prefer;
    if (side === undefined && !conflicts.some((each) => each.stage === stage && each.key === key))
      conflicts.push(histories.conflict({ stage, key, value: words(mine) }, words(reason)));
    return side === "B";
  });
}

/** What the other says of materials, where it counts here: a row that this one does not have is asked. */
function mergedEvidence(
  a: ReviewCard,
  b: ReviewCard,
  histories: Histories,
  prefer: Preferred | undefined,
  conflicts: Conflict[],
): Written {
  const found: Written = { card: a, cells: [] };
  const ids = new Set([...evidenceOf(a), ...evidenceOf(b)].map(rowId));
  for (const key of ids) {
    const [own, other] = [evidenceAt(a, key), evidenceAt(b, key)];
    const [value, theirs] = [own, other].map((row) => (row ? saidOf(row) : ""));
    if (value === theirs) continue;
    const side = histories.side("", key, value!, theirs!) ?? prefer;
    if (side === "A") continue;
    if (side === undefined || !own)
      conflicts.push(histories.conflict({ stage: "", key, value: value! }, theirs!));
    else {
      const { name = "", count = null, link = "", state = "", note = "" } = other ?? {};
      const typed = { name, count, link, state, note };
      found.card = withEvidence(found.card, key, typed);
      found.cells.push(...evidenceCells(own, typed));
    }
  }
  return found;
}

/** By instant, whatever their offsets; of one instant by id. */
const byInstant = (one: LogRecord, other: LogRecord): number =>
  (Date.parse(one.at) || 0) - (Date.parse(other.at) || 0) || (one.id < other.id ? -1 : 1);

function withLog({ rows, id }: ReviewCard, records: readonly LogRecord[]): IdentityRow[] {
  const sorted = [...records].sort(byInstant);
  return withRows(
    rows,
    id,
    (key) => key === LOG,
    sorted.map(({ record }) => [LOG, record] as const),
  );
}

/** Signatures hold where the merged state is the signed one; the others are open, their state stays. */
function withSignatures(merged: ReviewCard, other: ReviewCard): IdentityRow[] {
  let rows: IdentityRow[] = [...merged.rows];
  for (const { id: stage } of merged.rubric.stages) {
    const [own, theirs] = [signatureOf(merged, stage), signatureOf(other, stage)];
    const sha256 = digestOf(textOf(canonicalLines(merged, { stage })));
    const holding = [own, theirs].find((each) => each?.open === false && each.sha256 === sha256);
    const signature = holding ?? own ?? theirs;
    if (!signature) continue;
    const lines = keptLines((signature === own ? merged : other).rows, merged.id, stage);
    if (lines) rows = withLines(rows, merged.id, stage, lines);
    const records = logOf(rows, merged.id);
    const at = records.findLastIndex(({ what, to }) => what === "signed" && to === signature.code);
    rows = withSignature(rows, merged.id, {
      ...signature,
      log: sumOf(records.slice(0, at + 1)),
      open: holding === undefined,
    });
  }
  return rows;
}
