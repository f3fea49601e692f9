import { isLastKey } from "../rubric/last";
import { allFactKeys, criteriaOf } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { CellPlace, Entry, Scorecard, StageEntries } from "./types";

/** What counts at a stage: its own entries, and for facts and flags those of the stage before where it has none. */
export interface EffectiveStage {
  stage: string;
  /** Its place among the stages, from 0. */
  index: number;
  own: StageEntries;
  /** By fact key. */
  facts: Record<string, Entry>;
  /** By veto criterion id. */
  flags: Record<string, Entry>;
}

const NOTHING: StageEntries = { scores: {}, facts: {} };

/** All stages with what they take over. A score is never taken over, a fact and a veto flag are. */
export function effectiveStages(rubric: Rubric, scorecard: Scorecard): EffectiveStage[] {
  const stages: EffectiveStage[] = [];
  const vetoes = criteriaOf(rubric)
    .filter(({ kind }) => kind === "veto")
    .map(({ criterion }) => criterion.id);
  for (const { id } of rubric.stages) {
    const own = scorecard.stages[id] ?? NOTHING;
    const before = stages.at(-1);
    stages.push({
      stage: id,
      index: stages.length,
      own,
      facts: takeOver(allFactKeys(rubric), own.facts, before?.facts),
      flags: takeOver(vetoes, own.scores, before?.flags),
    });
  }
  return stages;
}

function takeOver(
  keys: readonly string[],
  own: Record<string, Entry>,
  before: Record<string, Entry> | undefined,
): Record<string, Entry> {
  const entries: Record<string, Entry> = {};
  for (const key of keys) {
    const [mine, earlier] = [own[key], before?.[key]];
    entries[key] =
      isGiven(mine) && mine.origin !== "inherited" ? mine : takenOver(earlier, mine?.place);
  }
  return entries;
}

/** An entry of the stage before, in the cell where it is taken over. */
function takenOver(earlier: Entry | undefined, place: CellPlace | undefined): Entry {
  const at = place && { place };
  if (!isGiven(earlier)) return at ? { ...EMPTY, ...at } : EMPTY;
  const { value, unreadable } = earlier;
  return { value, origin: "inherited", ...(unreadable === undefined ? {} : { unreadable }), ...at };
}

const EMPTY: Entry = { value: null, origin: "empty" };

/** Somebody put something there, readable or not, or a stage before did. */
export function isGiven(entry: Entry | undefined): entry is Entry {
  if (!entry || entry.origin === "rule" || entry.origin === "empty") return false;
  return entry.unreadable !== undefined || (entry.value !== null && entry.value !== "");
}

/** Typed at this very stage. */
export function isTyped(entry: Entry | undefined): entry is Entry {
  return isGiven(entry) && entry.origin === "typed";
}

/** Nothing at all was typed at this stage. Last year's values are no part of it: the first stage only holds them for all. */
export function isEmptyStage({ scores, facts, parts }: StageEntries): boolean {
  return ![scores, facts, parts ?? {}].some((entries) =>
    Object.entries(entries).some(([key, entry]) => isTyped(entry) && !isLastKey(key)),
  );
}
