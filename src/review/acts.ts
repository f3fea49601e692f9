/** What a reviewer does with a card: each act answers the cells and rows to write, and writes nothing itself. */
import { serialOf } from "../formula/dates";
import type { Scalar } from "../formula/values";
import { cellName } from "../ledger/cells";
import { NOT_APPLICABLE } from "../ledger/criteria";
import { markCell, WRONG } from "../ledger/marks";
import { assessorsOf, partInputs } from "../rubric/assessors";
import { criteriaOf, factKeys } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { CellPlace, Entry, Scorecard, StageEntries } from "../scoring/types";
import type { Change } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import type { RecordKind } from "../sheets/identity/record";
import { inputAt, inputsOf, valuesOf, type Input, type InputKind, type ReviewCard } from "./card";
import { folded, isFull } from "./fold-log";
import { logOf, withRecords, type NewRecord } from "./log";
import { outsideOf, outsideRecords } from "./outside";
import { reasonAt, withReason, type Reason } from "./reason-rows";
import { signaturesOf } from "./signature";
import { withPresent } from "./state";

/** A cell that is to hold something else. */
export interface CellWrite {
  place: CellPlace;
  value: Scalar;
  /** A day number, counted from 1900. */
  isDate?: boolean;
  /** The ledger's name of the cell, where its own formula is to stand there again. */
  generated?: string;
}

/** An act as it is to be written. */
export interface Written {
  /** The card as it is then. */
  card: ReviewCard;
  cells: CellWrite[];
}

/** A value for one input; null takes away what was typed. */
export interface Assignment {
  input: Input;
  value: Entry["value"];
}

/** What was found changed outside comes into the log first, and the state after the act is recorded with it. */
export function recorded(
  before: ReviewCard,
  after: ReviewCard,
  records: readonly NewRecord[],
  change: Change,
): ReviewCard {
  if (before.rows.length === 0) return after;
  const all = [...outsideRecords(outsideOf(before)), ...records];
  const room = withRoom(after, change);
  const rows = room ? withRecords(room, after.id, all, change) : after.rows;
  const card = { ...after, rows };
  return { ...card, rows: withPresent(card.rows, card) };
}

/** The rows with room for more records; null where the log is full and nothing more can be folded: work goes on. */
export function withRoom(card: ReviewCard, change: Change): readonly IdentityRow[] | null {
  const { id, rows } = card;
  if (!isFull(rows, id)) return rows;
  const log = logOf(rows, id);
  const inForce = signaturesOf(card)
    .filter(({ open }) => !open)
    .map(({ code }) => log.findLastIndex(({ what, to }) => what === "signed" && to === code) + 1);
  const { rows: shorter, n } = folded(rows, id, change, inForce);
  return n > 0 ? shorter : null;
}

/** Types values into a card. Inputs without a cell are its caller's to refuse. */
export function assign(
  card: ReviewCard,
  assignments: readonly Assignment[],
  change: Change,
  { what, rows = card.rows, more = [] }: AssignOptions = {},
): Written {
  const after: ReviewCard = {
    ...card,
    rows,
    scorecard: withEntries(card, assignments),
  };
  const records = assignments.flatMap(({ input }): NewRecord[] => {
    const { kind, stage, key, value: from } = input;
    const now = inputAt(after, stage, key, kind)!;
    if (now.value === from && now.origin === input.origin) return [];
    return [{ what: what ?? kind, stage, key, from, to: now.value }];
  });
  return {
    card: recorded(card, after, [...records, ...more], change),
    cells: assignments.flatMap((each) => writeOf(card, each)),
  };
}

export interface AssignOptions {
  /** Another act than typing. */
  what?: RecordKind;
  /** The rows that go with it, such as reasons. */
  rows?: readonly IdentityRow[];
  /** And what is recorded of these. */
  more?: readonly NewRecord[];
}

/** Gives, changes or takes away the reason of a departure; its value is confirmed by it. */
export function giveReason(
  card: ReviewCard,
  of: Pick<Reason, "stage" | "key">,
  reason: Pick<Reason, "code" | "text"> | null,
  change: Change,
): { rows: IdentityRow[]; record: NewRecord } {
  const { stage, key } = of;
  const { text: old = "" } = reasonAt(card, stage, key) ?? {};
  const rows = withReason(card.rows, card.id, of, reason && { ...reason, ...change });
  const { code = "", text = "" } = reason ?? {};
  return { rows, record: { what: "reason", stage, key, from: old, to: text, code } };
}

function writeOf(card: ReviewCard, { input, value }: Assignment): CellWrite[] {
  const { place, kind, key, stage } = input;
  if (!place) return [];
  if (value === null) {
    const name = cellName(kind === "veto" ? "score" : kind, key, stage);
    const isComputed = valuesOf(card).ledger.nodes.has(name);
    return [{ place, value: null, ...(isComputed ? { generated: name } : {}) }];
  }
  if (typeof value === "boolean") return [{ place, value: value ? "是" : "否" }];
  const [, year, month, day] = isDateFact(card.rubric, input)
    ? (/^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value)) ?? [])
    : [];
  return year === undefined
    ? [{ place, value }]
    : [{ place, value: serialOf(Number(year), Number(month), Number(day)), isDate: true }];
}

const isDateFact = ({ facts }: Rubric, { kind, key }: Input): boolean =>
  kind === "fact" && facts.some((fact) => fact.type === "date" && factKeys(fact).includes(key));

/** The entries with the values in their places. */
function withEntries(card: ReviewCard, assignments: readonly Assignment[]): Scorecard {
  const stages = { ...card.scorecard.stages };
  for (const { input, value } of assignments) {
    const { stage, key, kind, place } = input;
    const own: StageEntries = stages[stage] ?? { scores: {}, facts: {}, parts: {} };
    const at = place ? { place } : {};
    const entry: Entry =
      value === null
        ? { value, origin: emptied(card, input), ...at }
        : { value, origin: "typed", ...at };
    const group = GROUPS[kind];
    stages[stage] = { ...own, [group]: { ...own[group], [key]: entry } };
  }
  return { ...card.scorecard, stages };
}

const GROUPS: Record<InputKind, "scores" | "facts" | "parts"> = {
  ...{ score: "scores", veto: "scores", fact: "facts", part: "parts" },
};

/** What stands in a cell once nothing is typed there. */
function emptied(card: ReviewCard, { kind, key, stage }: Input): Entry["origin"] {
  const name = cellName(kind === "veto" ? "score" : kind, key, stage);
  if (!valuesOf(card).ledger.nodes.has(name)) return "empty";
  return kind === "score" || kind === "part" ? "rule" : "inherited";
}

/** 同意自评: which scores, where not all. */
export interface AgreeScope {
  criterion?: string;
  section?: string;
}

/** Why a score was left as it is. */
export type LeftBecause = "typed" | "ruled" | "nothing-before" | "wrong-before" | "assessors";

export interface Agreed {
  assignments: Assignment[];
  left: { key: string; why: LeftBecause }[];
}

/**
 * The scores of the stage before for what a person scores and has not scored yet: readable ones within their bounds. Vetoes,
 * facts and ruled rows are never agreed to.
 */
export function agreement(card: ReviewCard, stage: string, scope: AgreeScope = {}): Agreed {
  const { stages } = card.rubric;
  const index = stages.findIndex(({ id }) => id === stage);
  const before = stages[index - 1];
  const found: Agreed = { assignments: [], left: [] };
  if (!before) return found;
  for (const placed of criteriaOf(card.rubric)) {
    const { criterion, section, kind } = placed;
    if (kind === "veto" || (scope.criterion ?? criterion.id) !== criterion.id) continue;
    if ((scope.section ?? section.id) !== section.id) continue;
    const parts = partInputs(stages[index]!, placed).map(({ key }) => key);
    const why =
      criterion.rule !== "judged"
        ? "ruled"
        : assessorsOf(stages[index]!, placed)
          ? "assessors"
          : agreed(card, [before.id, stage], criterion.id, parts, found);
    if (why !== null) found.left.push({ key: criterion.id, why });
  }
  return found;
}

function agreed(
  card: ReviewCard,
  [before, stage]: readonly [string, string],
  criterion: string,
  parts: readonly string[],
  found: Agreed,
): LeftBecause | null {
  // Somebody may have typed the sum itself and none of its parts.
  const isByParts =
    parts.length > 0 && inputAt(card, before, criterion, "score")?.origin === "rule";
  const kind = isByParts ? "part" : "score";
  const pairs = (isByParts ? parts : [criterion]).map((key) => ({
    was: inputAt(card, before, key, kind),
    input: inputAt(card, stage, key, kind),
  }));
  const typed = pairs.filter(({ was, input }) => was?.origin !== "rule" && input !== undefined);
  const own = inputAt(card, stage, criterion, "score");
  const isBegun = (key: string) => inputAt(card, stage, key, "part")?.origin === "typed";
  if (own?.origin === "typed" || parts.some(isBegun)) return "typed";
  if (typed.length === 0 || typed.some(({ was }) => was?.origin !== "typed"))
    return "nothing-before";
  if (typed.some(({ was }) => isWrong(card, was!))) return "wrong-before";
  for (const { was, input } of typed)
    found.assignments.push({ input: input!, value: was!.content as Entry["value"] });
  return null;
}

/** Unreadable, or out of its bounds. */
function isWrong(card: ReviewCard, { kind, key, stage, content }: Input): boolean {
  if (content === null || content === NOT_APPLICABLE) return content === null;
  const name = kind === "veto" ? "score" : kind;
  const word = valuesOf(card).at(markCell(name, key, stage));
  return (WRONG as readonly unknown[]).includes(word);
}

/** The inputs of a stage by the name that a person gives: `x`, `x#1`, `x.line`, `fact:x`. */
export function inputNamed(card: ReviewCard, stage: string, name: string): Input[] {
  const [, kind, key = name] = /^(fact|score|part|veto):(.+)$/s.exec(name) ?? [];
  return inputsOf(card).filter(
    (input) => input.stage === stage && input.key === key && (kind ?? input.kind) === input.kind,
  );
}
