/** 汇总表 of what was taken in. */
import { compare9 } from "../../formula/decimal";
import type { Scalar } from "../../formula/values";
import { partInputs } from "../../rubric/assessors";
import { criteriaOf, findCriterion } from "../../rubric/model";
import { rulebookOf } from "../../rubric/rulebook";
import type { Rubric } from "../../rubric/types";
import { comparedUnits, type Compared } from "../../scoring/comparison-findings";
import { filledBack, outdated, type Comparisons } from "../../scoring/comparisons";
import { computeRoster } from "../../scoring/roster";
import type { RosterRow } from "../../scoring/roster-types";
import { placeUnit } from "../../scoring/roster-units";
import type { Entry, Scorecard, StageEntries } from "../../scoring/types";
import { askedOfPart, askedOfScore, type Asked } from "../../sheets/read/entries";
import type { RosterPlanUnit } from "../../sheets/roster/roster";
import { rubricOfCard } from "../files/carried";
import type { CollectedFile } from "./collect";
import type { FileState, ReadCard } from "../types";

export interface RosterOptions {
  readings?: Readonly<Record<string, string>>;
  stage?: string;
  /** Reasons for files that are taken in although they are not ready, by file. */
  taken?: Readonly<Record<string, string>>;
  /** Units of the list of which nothing came. */
  missing?: readonly string[];
}

/** A row with where it comes from. */
export interface TakenRow {
  unit: string;
  file: string;
  sha256: string;
  state: FileState;
  /** Why it was taken in as it is; "" where it is ready. */
  reason: string;
  row: RosterRow;
  /** What the roster's plan needs. */
  plan: RosterPlanUnit;
  card: ReadCard;
  /** 回填: figures by which the unit is compared that its card does not have. */
  filled: Comparisons;
}

export interface TakenRoster {
  rubric: Rubric;
  /** In the order of the ranking. */
  rows: TakenRow[];
  /** What is compared, each with how many of the units have it. */
  compared: Compared[];
}

/** A roster for each rubric of which something is ready or taken. */
export function rostersOf(
  files: readonly CollectedFile[],
  rubrics: readonly Rubric[],
  options: RosterOptions,
): TakenRoster[] {
  const copies = new Set<string>();
  const cards = files.flatMap((file) => {
    const { sha256, state } = file;
    if (copies.has(sha256)) return [];
    copies.add(sha256);
    const reason = options.taken?.[file.file];
    if (state !== "ready" && reason === undefined) return [];
    return file.cards.map((card) => ({ file, card, reason: reason ?? "" }));
  });
  return rubrics.flatMap((rubric) => {
    const own = cards.filter(({ card }) => rubricOfCard(rubrics, card) === rubric);
    const others = files
      .flatMap((file) => file.cards)
      .filter((card) => rubricOfCard(rubrics, card) === rubric)
      .map(({ unit }) => unit);
    const expected = [...others, ...(options.missing ?? [])];
    return own.length === 0 ? [] : [rosterOf(rubric, own, expected, options)];
  });
}

interface Taken {
  file: CollectedFile;
  card: ReadCard;
  reason: string;
}

function rosterOf(
  rubric: Rubric,
  taken: readonly Taken[],
  expected: readonly string[],
  options: RosterOptions,
): TakenRoster {
  const book = rulebookOf(rubric, options.readings);
  const given = taken.map(({ card, reason }) => ({
    unit: card.unit,
    scorecard: asTaken(rubric, card, reason, options.stage),
  }));
  const chosen = options.readings ? { readings: options.readings } : {};
  const units = filledBack(rubric, given, chosen);
  const result = computeRoster(rubric, units, chosen);
  const there = new Set(units.map(({ unit }) => unit));
  const missing = [...new Set(expected)].filter((unit) => !there.has(unit));
  const rows = taken.map(({ file, card, reason }, index): TakenRow => {
    const { scores, group } = placeUnit(book, units[index]!);
    return {
      unit: card.unit,
      file: file.file,
      sha256: file.sha256,
      state: file.state,
      reason: withBounds(rubric, card, given[index]!.scorecard, reason),
      row: result.rows[index]!,
      plan: {
        key: card.id || card.unit,
        unit: card.unit,
        ...(group ? { group: group.name } : {}),
        scores,
      },
      card,
      filled: outdated(rubric, given[index]!, result.rows[index]!),
    };
  });
  return {
    rubric,
    rows: result.order.map((index) => rows[index]!),
    compared: comparedUnits(rubric, result.rows, missing),
  };
}

const known = new WeakMap<
  ReadCard,
  { reason: string; stage: string | undefined; taken: Scorecard }
>();

/** The scorecard up to the stage that is asked for; scores out of their bounds at the bound, where there is a reason. */
function asTaken(
  rubric: Rubric,
  card: ReadCard,
  reason: string,
  stage: string | undefined,
): Scorecard {
  const before = known.get(card);
  if (before?.reason === reason && before.stage === stage) return before.taken;
  const taken = Object.freeze(takenAt(rubric, card, reason, stage));
  known.set(card, { reason, stage, taken });
  return taken;
}

function takenAt(
  rubric: Rubric,
  { scorecard }: ReadCard,
  reason: string,
  stage: string | undefined,
): Scorecard {
  const order = rubric.stages.map(({ id }) => id);
  const last = stage === undefined ? -1 : order.indexOf(stage);
  const stages = Object.fromEntries(
    Object.entries(scorecard.stages)
      .filter(([id]) => last < 0 || order.indexOf(id) <= last)
      .map(([id, entries]) => [id, reason === "" ? entries : atBounds(rubric, id, entries)]),
  );
  return { ...scorecard, stages, ...(reason === "" ? {} : { accepted: reason }) };
}

/** The reason, with the scores that were taken at their bound. */
function withBounds(rubric: Rubric, { scorecard }: ReadCard, taken: Scorecard, reason: string) {
  const changes = Object.entries(taken.stages).flatMap(([stage, { scores, parts = {} }]) => {
    const before = scorecard.stages[stage];
    const was = { ...before?.scores, ...before?.parts };
    return Object.entries({ ...scores, ...parts }).flatMap(([id, { value }]) => {
      const typed = was[id]?.value;
      return typed === value
        ? []
        : [`“${nameOf(rubric, stage, id)}”填 ${String(typed)}，按 ${String(value)} 计`];
    });
  });
  return changes.length === 0 ? reason : `${reason}（${changes.join("；")}）`;
}

/** Of a criterion, or of a part of one. */
function nameOf(rubric: Rubric, stage: string, id: string): string {
  const criterion = findCriterion(rubric, id);
  if (criterion) return criterion.criterion.name.zh;
  return partsAt(rubric, stage).find(({ key }) => key === id)?.name ?? id;
}

function atBounds(rubric: Rubric, stage: string, entries: StageEntries): StageEntries {
  const { scores, parts } = entries;
  const score = (id: string) => {
    const criterion = findCriterion(rubric, id);
    return criterion && askedOfScore(rubric, criterion);
  };
  const own = partsAt(rubric, stage);
  const part = (id: string) => {
    const found = own.find(({ key }) => key === id);
    return found && askedOfPart(found);
  };
  return {
    ...entries,
    scores: bounded(scores, score),
    ...(parts ? { parts: bounded(parts, part) } : {}),
  };
}

const partsAt = (rubric: Rubric, stage: string) =>
  rubric.stages
    .filter(({ id }) => id === stage)
    .flatMap((found) => criteriaOf(rubric).flatMap((placed) => partInputs(found, placed)));

/** @param askedOf what the cell of an entry asks for */
function bounded(
  entries: Record<string, Entry>,
  askedOf: (id: string) => Asked | undefined,
): Record<string, Entry> {
  return Object.fromEntries(
    Object.entries(entries).map(([id, entry]) => {
      const asked = askedOf(id);
      const { value } = entry;
      if (asked?.type !== "number" || !asked.range) return [id, entry];
      if (typeof value !== "number" || entry.origin !== "typed") return [id, entry];
      const { min, max } = asked.range;
      const bound = compare9(value, max) > 0 ? max : compare9(value, min) < 0 ? min : value;
      if (bound === value) return [id, entry];
      const { held: _, ...rest } = entry;
      return [id, { ...rest, value: bound }];
    }),
  );
}

/** Place in the rubric's own ranking; null where a unit has none. */
export function rankOf({ roster }: Rubric, { values }: RosterRow): number | null {
  const column = roster.columns.find(({ type }) => type === "rank");
  const rank = column ? values[column.id] : null;
  return typeof rank === "number" ? rank : null;
}

/** The exact total of a row; null where none counts. */
export function totalOf({ roster }: Rubric, { values, shown }: RosterRow): Scalar {
  const column = roster.columns.find(({ from, value }) => from === "score" && value === "total");
  const total = column ? values[column.id] : shown;
  return typeof total === "number" ? total : null;
}
