/** Which departures are due a reason, and which have none: told, never a barrier. */
import { compare9 } from "../formula/decimal";
import type { Content } from "../formula/values";
import { isCompared } from "../rubric/rules";
import { cellName } from "../ledger/cells";
import { canonicalLines } from "./canonical";
import { inputsOf, valuesOf, type Input, type ReviewCard } from "./card";
import { compareLines } from "./compare";
import { isBlind } from "./blind";
import { logOf } from "./log";
import { NEEDS_TEXT, reasonsOf, type Reason } from "./reason-rows";
import { keptLines } from "./state";

/** Something that departs from the stage before, or from its rule. */
export interface Departure {
  input: Input;
  /** What the stage before says, or the rule. */
  from: string;
  of: "before" | "rule";
  reason: Reason | undefined;
  /** Its value was changed since the reason was given. */
  isStale: boolean;
}

/** In the order of the rubric, stage by stage. */
export function departuresOf(card: ReviewCard): Departure[] {
  const { stages } = card.rubric;
  const found = stages.slice(1).flatMap(({ id }, index) => {
    if (isBlind(card, id)) return [];
    const before = new Map(
      inputsOf(card)
        .filter(({ stage }) => stage === stages[index]!.id)
        .map((input) => [`${input.kind} ${input.key}`, input]),
    );
    return inputsOf(card)
      .filter(({ stage }) => stage === id)
      .flatMap((input) => departure(card, input, before.get(`${input.kind} ${input.key}`)) ?? []);
  });
  if (found.length === 0) return [];
  const reasons = reasonsOf(card);
  const stale = staleReasons(card);
  return found.map((each) => {
    const { stage, key } = each.input;
    const reason = reasons.find((given) => given.stage === stage && given.key === key);
    return { ...each, reason, isStale: reason !== undefined && stale(reason) };
  });
}

/** Whether nothing is said, or not enough. */
export const lacksReason = ({ reason }: Departure): boolean =>
  reason === undefined ||
  (reason.code === "" && reason.text === "") ||
  (NEEDS_TEXT.has(reason.code) && reason.text === "");

type Found = Pick<Departure, "input" | "from" | "of">;

function departure(card: ReviewCard, input: Input, before: Input | undefined): Found | null {
  // The sum of its parts is what departs.
  if (isOfRoster(card, input)) return null;
  if (input.kind === "part" || input.origin === "carried" || input.value === "") return null;
  if (input.kind === "score" && input.origin === "typed") {
    const ruled = ruledValue(card, input);
    if (ruled !== null)
      return isSame(ruled, input.content)
        ? null
        : { input, from: canonicalNumber(ruled), of: "rule" };
  }
  if (!before || before.value === "" || isSame(before.content, input.content)) return null;
  if (input.origin === "rule" && !isOfPerson(card, input, before)) return null;
  return { input, from: before.value, of: "before" };
}

/** The roster fills in how units compare: nobody here departs from anything. */
const isOfRoster = ({ rubric: { facts } }: ReviewCard, { kind, key }: Input): boolean =>
  kind === "fact" && facts.some((fact) => fact.id === key && isCompared(fact));

/** What the rule gives where a person typed a score over it; null where there is none, or it leaves it to a person. */
function ruledValue(card: ReviewCard, { key, stage }: Input): Content {
  const values = valuesOf(card);
  const criterion = values.ledger.book.criteria.find(({ id }) => id === key);
  if (criterion?.rule.type !== "formula") return null;
  const ruled = values.generated(cellName("score", key, stage));
  return typeof ruled === "number" ? ruled : null;
}

/** A computed score that departs from what a person typed: other facts give their own reason. */
function isOfPerson(card: ReviewCard, { kind, key, content }: Input, before: Input): boolean {
  if (kind !== "score") return false;
  const values = valuesOf(card);
  const criterion = values.ledger.book.criteria.find(({ id }) => id === key);
  if (criterion?.rule.type === "judged") return true;
  if (before.origin !== "typed") return false;
  return isSame(values.generated(cellName("score", key, before.stage)), content);
}

const isSame = (a: Content, b: Content): boolean =>
  typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;

const canonicalNumber = (value: Content) => String(value);

/** What says that a cell holds something else than before. */
const VALUES: ReadonlySet<string> = new Set([
  ...["score", "part", "fact", "veto", "agreed", "outside"],
]);

/** Whether the value that a reason speaks of was changed after it, by the log or since. */
function staleReasons(card: ReviewCard): (reason: Reason) => boolean {
  const log = logOf(card.rows, card.id);
  const recorded = keptLines(card.rows, card.id);
  const since = recorded
    ? compareLines(recorded, canonicalLines(card, { figures: false })).changed
    : [];
  const isOf = (reason: Reason, each: { stage: string; key: string }) =>
    each.stage === reason.stage && each.key.replace(/#\d+$/, "") === reason.key;
  return (reason) => {
    if (since.some((each) => each.what !== "reason" && isOf(reason, each))) return true;
    const given = log.findLastIndex((each) => each.what === "reason" && isOf(reason, each));
    return log.some(
      (each, index) =>
        VALUES.has(each.what) &&
        isOf(reason, each) &&
        (given < 0 ? Date.parse(each.at) > Date.parse(reason.at) : index > given),
    );
  };
}
