import { rowTexts } from "./merged-cells";
import type {
  Column,
  Criterion,
  Fact,
  Reading,
  ReadingOption,
  Rubric,
  Section,
  Subsection,
  Text,
} from "./types";

/** The headers of the columns that stand beside those of a roster's rubric. */
export const ROSTER_HEADERS = { remark: "结果运用", check: "核对", reason: "采信理由" } as const;

export type CriterionKind = Section["kind"];

/** A criterion with the headings that it stands under. */
export interface PlacedCriterion {
  criterion: Criterion;
  subsection: Subsection;
  section: Section;
  /** Its own kind, or that of its section. */
  kind: CriterionKind;
  /** Place in the file: `sections[1].subsections[0].criteria[2]`. */
  path: string;
  /** Column id → what stands in its row below section and subsection, a cell that is merged over it among them. */
  texts: Record<string, string>;
}

/** A fact, or one line of a fact with members, as a name in formulas. */
export interface FactName {
  fact: Fact;
  /** Absent for the fact itself, or for the whole column of its lines. */
  member?: { id: string; label: Text };
}

const criteriaByRubric = new WeakMap<Pick<Rubric, "sections">, readonly PlacedCriterion[]>();

/** All criteria in the order of the document. */
export function criteriaOf(rubric: Pick<Rubric, "sections">): readonly PlacedCriterion[] {
  let criteria = criteriaByRubric.get(rubric);
  if (!criteria) {
    const placed = rubric.sections.flatMap((section, s) =>
      section.subsections.flatMap((subsection, u) =>
        subsection.criteria.map((criterion, c) => ({
          criterion,
          subsection,
          section,
          kind: criterion.kind ?? section.kind,
          path: `sections[${s}].subsections[${u}].criteria[${c}]`,
        })),
      ),
    );
    const texts = rowTexts(placed.map(({ criterion }) => criterion));
    criteria = placed.map((place, at) => ({ ...place, texts: texts[at]! }));
    criteriaByRubric.set(rubric, criteria);
  }
  return criteria;
}

/** Whether a person may say, in the place of the score, that a criterion does not apply. */
export const mayBeExcused = ({ applies }: Criterion): boolean => applies === "typed";

/** The formula by which a criterion applies, where there is one. */
export const appliesBy = (criterion: Criterion): string | undefined =>
  mayBeExcused(criterion) ? undefined : criterion.applies;

/** The criterion of an id; undefined where the rubric has none. */
export function findCriterion(rubric: Rubric, id: string): PlacedCriterion | undefined {
  return criteriaOf(rubric).find(({ criterion }) => criterion.id === id);
}

/** What a stage is called; its id where the rubric has no such stage. */
export function stageName({ stages }: Rubric, id: string): Text {
  return stages.find((stage) => stage.id === id)?.name ?? { zh: id, en: id };
}

/** An id as a name in formulas: `late-items` is `late_items`. */
export function formulaName(id: string): string {
  return id.replaceAll("-", "_");
}

/** Key of a line of a fact with members, in scorecards. */
export function memberKey(fact: string, member: string): string {
  return `${fact}.${member}`;
}

/** The keys under which a scorecard holds a fact: its id, or one for each line. */
export function factKeys(fact: Fact): string[] {
  return fact.members ? fact.members.map(({ id }) => memberKey(fact.id, id)) : [fact.id];
}

const keysByRubric = new WeakMap<Rubric, readonly string[]>();

/** The keys of all facts, in the order of the rubric. */
export function allFactKeys(rubric: Rubric): readonly string[] {
  let keys = keysByRubric.get(rubric);
  if (!keys) {
    keys = rubric.facts.flatMap(factKeys);
    keysByRubric.set(rubric, keys);
  }
  return keys;
}

const factNamesByRubric = new WeakMap<Rubric, ReadonlyMap<string, FactName>>();

/** What a name in a formula stands for: `late_items`, `graduates` (a column of lines), `graduates.master` (one line). */
export function factNames(rubric: Rubric): ReadonlyMap<string, FactName> {
  let names = factNamesByRubric.get(rubric);
  if (!names) {
    names = new Map(
      rubric.facts.flatMap((fact) => [
        [formulaName(fact.id), { fact }] as const,
        ...(fact.members ?? []).map(
          (member) =>
            [memberKey(formulaName(fact.id), formulaName(member.id)), { fact, member }] as const,
        ),
      ]),
    );
    factNamesByRubric.set(rubric, names);
  }
  return names;
}

/** The reading of an id; undefined where the rubric has none. */
export function findReading(rubric: Rubric, id: string): Reading | undefined {
  return rubric.readings.find((reading) => reading.id === id);
}

/** The option of a reading; undefined where the rubric has no such option. */
export function findOption(
  rubric: Rubric,
  reading: string,
  option: string,
): ReadingOption | undefined {
  return findReading(rubric, reading)?.options.find(({ id }) => id === option);
}

/** All readings in force: what was chosen where that is an option, the default of the rubric otherwise. */
export function effectiveReadings(
  rubric: Rubric,
  chosen: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(
    rubric.readings.map(({ id, options, default: fallback }) => {
      const choice = Object.hasOwn(chosen, id) ? chosen[id] : undefined;
      return [id, options.some((option) => option.id === choice) ? choice! : fallback];
    }),
  );
}

/** The columns that hold wording of the document. */
export function labelColumns(rubric: Rubric): Column[] {
  return (rubric.table?.columns ?? []).filter(({ role }) => role === "label");
}

/** A rubric's formula names what it does not have: the rubric was not checked when it was loaded. */
export function unknownName(rubric: Rubric, name: string): Error {
  return new Error(`The rubric ${rubric.id} uses ${name} in a formula, which nothing is called`);
}
