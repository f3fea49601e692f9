/** A rubric with one of everything that the acts of the pane touch, small enough to be drawn hundreds of times. */
import { parseRubric } from "../../../src/rubric/load";
import type { Rubric } from "../../../src/rubric/types";
import { rubricText } from "../../support/rubrics";

interface Listed {
  id: string;
}
interface Criterion extends Listed {
  cells: { criterion: string };
  rule: string;
}
interface Section extends Listed {
  subsections: { criteria: Criterion[] }[];
}

const full = JSON.parse(rubricText("torture.json")) as Record<string, unknown>;

const only = <T extends Listed>(list: unknown, ...ids: string[]): T[] =>
  (list as T[]).filter(({ id }) => ids.includes(id));

/** Of the rubric of every field: one reading, two facts, three criteria, a roster with a list, a form. */
export const smallRubric = (): Rubric => parsed(small());

/** The same, where the rate counts for who has reported by the end of 2024: a fact that is a date, and a rule with one. */
export const datedRubric = (): Rubric => parsed({ ...dated(), id: "dated" });

/** A later version of the small one: a fact more, above the others, another rule and another wording. */
export function newerRubric(): Rubric {
  const newer = dated();
  const { cells } = newer.sections[1]!.subsections[0]!.criteria[0]!;
  cells.criterion = `${cells.criterion}，须附材料`;
  return parsed({ ...newer, version: "3.0.0", facts: newer.facts.toReversed() });
}

function dated() {
  const changed = small();
  const [rate] = changed.sections[0]!.subsections[0]!.criteria;
  rate!.rule = `IF(handed_in<=DATE(2024,12,31),${rate!.rule},0)`;
  return { ...changed, facts: [...changed.facts, ...only(full["facts"], "handed-in")] };
}

function parsed(rubric: object): Rubric {
  const read = parseRubric(JSON.stringify(rubric), "small.json");
  if (!read.rubric) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.rubric;
}

function small() {
  const table = full["table"] as { columns: Listed[] };
  const roster = full["roster"] as { columns: Listed[] };
  const sections = only<Section>(full["sections"], "results", "extra", "veto").map((section) => ({
    ...section,
    ...(section.id === "results" && { points: 25, weight: undefined }),
    subsections: section.subsections.slice(0, 1).map((subsection) => ({
      ...subsection,
      ...(section.id === "results" && { points: 25 }),
      criteria: only<Criterion>(subsection.criteria, "rate", "special", "false-data").map(
        (criterion) => ({
          ...criterion,
          cells: { ...criterion.cells },
          category: undefined,
        }),
      ),
    })),
  }));
  return {
    ...full,
    id: "small",
    errata: [],
    readings: only(full["readings"], "step"),
    normalise: undefined,
    stages: only(full["stages"], "self", "final").map((stage) => ({
      ...stage,
      weight: undefined,
      assessors: undefined,
    })),
    facts: only(full["facts"], "graduates", "employed").map((fact) => ({
      ...fact,
      members: undefined,
    })),
    table: { ...table, columns: table.columns.filter(({ id }) => id !== "first") },
    sections,
    categories: [],
    outcome: { total: "MIN(100,base+MIN(8,bonus))", items: [] },
    roster: {
      ...roster,
      groups: [],
      columns: only(roster.columns, "rank", "unit", "total", "vetoed", "honour"),
      sums: [],
    },
    forms: (full["forms"] as { rows: { cells: object[] }[] }[]).map((form) => ({
      ...form,
      rows: form.rows.slice(0, 1),
    })),
    clauses: [],
    limits: undefined,
  };
}
