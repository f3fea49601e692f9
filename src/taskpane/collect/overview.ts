/** What follows from what was taken in and decided. */
import type { Language } from "../../formula/values";
import { boardOf, strayFiles, type BoardRow } from "../../intake/gathered/board";
import {
  collect,
  type Collected,
  type CollectedFile,
  type Duplicate,
} from "../../intake/gathered/collect";
import { reasonsOf } from "./acceptance";
import { stateOf } from "../../intake/findings";
import type { Issued } from "../../intake/gathered/issued";
import { rostersOf, type TakenRoster } from "../../intake/gathered/roster";
import type { FileState, ReadCard } from "../../intake/types";
import { factKeys } from "../../rubric/model";
import type { Rubric, Stage } from "../../rubric/types";
import type { IssuedBatch, IssuedCard, OfficeMemory } from "../../sheets/identity/office-memory";
import type { CollectionState } from "./collection";

/** 可汇总, 需确认, 不能汇总; taken in all the same, and taken out. */
export type RowState = FileState | "taken" | "left";

/** A row of the table: a card of a file, or a file without one. */
export interface Row {
  key: string;
  file: CollectedFile;
  card: ReadCard | null;
  state: RowState;
}

export interface Overview {
  rows: Row[];
  /** Of all rubrics that came, each once. */
  stages: Stage[];
  collected: Collected;
  /** Why files are taken in that are not ready. */
  reasons: Readonly<Record<string, string>>;
  /** Worked out when it is asked for, which takes seconds for thousands of files. */
  rosters(): TakenRoster[];
  board: BoardRow[];
  /** Unreadable files that are nobody's on the board. */
  stray: string[];
  /** By file: the files of its unit, itself included. */
  duplicates: ReadonlyMap<string, Duplicate>;
}

export function overviewOf(state: CollectionState): Overview {
  const { files, rubrics, settings, left, memory } = state;
  const isLeft = (file: string) => left[file] !== undefined;
  const read = files.map((each) => each.read);
  const issued = issuedBy(memory, rubrics);
  const options = {
    ...{ rubrics, units: settings.units, common: settings.common },
    ...(settings.year === "" ? {} : { year: settings.year }),
    ...(issued.length === 0 ? {} : { issued }),
  };
  const collected = collect(
    read.filter(({ file }) => !isLeft(file)),
    options,
  );
  // What was said of a file itself goes before what was said of its kinds.
  const reasons = { ...reasonsOf(state.accepted, collected.files), ...state.reasons };
  const out = read
    .filter(({ file }) => isLeft(file))
    .map((each): CollectedFile => ({ ...each, state: stateOf(each.findings), named: null }));
  const all = [...collected.files, ...out];
  const rows = all.flatMap((file) => rowsOf(file, rowState(file, left, reasons)));
  const cards = new Set(rows.map(({ card }) => card?.rubric));
  return {
    rows,
    stages: stagesOf(rubrics.filter(({ id }) => cards.has(id)).flatMap(({ stages }) => stages)),
    collected,
    reasons,
    rosters: onceAsked(() =>
      rostersOf(collected.files, rubrics, {
        ...{ readings: settings.readings, taken: reasons, missing: collected.units.missing },
        ...(settings.stage === "" ? {} : { stage: settings.stage }),
      }),
    ),
    board: boardOf(settings.units, collected.files, rubrics, new Set(Object.keys(reasons))),
    stray: strayFiles(collected.files),
    duplicates: new Map(
      [...collected.units.duplicate, ...chosenAmong(left, all)].flatMap((each) =>
        each.files.map((file) => [file, each] as const),
      ),
    ),
  };
}

function onceAsked<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function rowState(
  { file, state }: CollectedFile,
  left: CollectionState["left"],
  reasons: CollectionState["reasons"],
): RowState {
  if (left[file] !== undefined) return "left";
  return state !== "ready" && reasons[file] !== undefined ? "taken" : state;
}

function rowsOf(file: CollectedFile, state: RowState): Row[] {
  if (file.cards.length === 0) return [{ key: file.file, file, card: null, state }];
  return file.cards.map((card, index) => ({ key: `${file.file}\n${index}`, file, card, state }));
}

/** Each stage once; where systems call one by other names, by all of them. */
function stagesOf(all: readonly Stage[]): Stage[] {
  return [...new Set(all.map(({ id }) => id))].map((id) => {
    const names = all.filter((stage) => stage.id === id).map(({ name }) => name);
    const joined = (language: Language) =>
      [...new Set(names.map((name) => name[language]))].join(" / ");
    return { id, name: { zh: joined("zh"), en: joined("en") } };
  });
}

/** Choices that were made already can be made again. */
function chosenAmong(left: CollectionState["left"], files: readonly CollectedFile[]): Duplicate[] {
  const groups = new Map<string, string[]>();
  for (const [file, chosen] of Object.entries(left))
    if (chosen !== "") groups.set(chosen, [...(groups.get(chosen) ?? [chosen]), file]);
  return [...groups].map(([proposed, among]) => ({
    unit: files.find(({ file }) => file === proposed)?.cards[0]?.unit ?? "",
    files: among,
    proposed,
  }));
}

/** What was handed out, a card each. */
const issuedBy = (memory: OfficeMemory | null, rubrics: readonly Rubric[]): Issued[] =>
  (memory?.issued ?? []).flatMap((batch) =>
    batch.cards.map((card) => issuedCard(batch, card, rubrics)),
  );

/** What all were given, and what the unit was given itself. */
function issuedCard(
  { rubric, version, fingerprint, readings, facts }: IssuedBatch,
  { id, unit, facts: own }: IssuedCard,
  rubrics: readonly Rubric[],
): Issued {
  const first = rubrics.find((each) => each.id === rubric)?.stages[0]?.id;
  const given =
    own && first !== undefined ? { ...facts, [first]: { ...facts[first], ...own } } : facts;
  return { id, unit, rubric, version, fingerprint, readings, facts: given };
}

/** Facts that are one for all units, of the rubrics that came or of the one that is asked for. */
export function commonFacts({ rubrics, settings, files }: CollectionState) {
  const came = new Set(files.flatMap(({ read }) => read.cards.map(({ rubric }) => rubric)));
  return rubrics
    .filter(({ id }) => (settings.rubric === "" ? came.has(id) : id === settings.rubric))
    .flatMap((rubric) =>
      rubric.facts
        .filter(({ scope }) => scope === "school")
        .flatMap((fact) => factKeys(fact).map((key) => ({ rubric, fact, key }))),
    );
}
