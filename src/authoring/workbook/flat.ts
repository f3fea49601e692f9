/**
 * A rubric without its nesting: sections, subsections and criteria stand in lists of their own, and each says what it stands
 * under. So an object is found by its kind and id, wherever it moved.
 */
import { writtenFacts } from "../../rubric/last";
import type { Rubric } from "../../rubric/types";

export type Fields = Record<string, unknown>;

export interface FlatRubric extends Fields {
  sections: Fields[];
  subsections: (Fields & { section: string })[];
  criteria: (Fields & { subsection: string })[];
}

export function flatten(rubric: Rubric): FlatRubric {
  const { sections, ...rest } = JSON.parse(
    JSON.stringify({ ...rubric, facts: writtenFacts(rubric.facts) }),
  ) as Rubric;
  delete rest.$schema;
  const flat: FlatRubric = { ...rest, sections: [], subsections: [], criteria: [] };
  for (const { subsections, ...section } of sections) {
    flat.sections.push(section);
    for (const { criteria, ...subsection } of subsections) {
      flat.subsections.push({ ...subsection, section: section.id });
      for (const criterion of criteria)
        flat.criteria.push({ ...criterion, subsection: subsection.id });
    }
  }
  return flat;
}

/** The rubric again, of the very objects of the lists. */
export function nest(flat: FlatRubric): Fields {
  const { subsections, criteria, ...rubric } = flat;
  const under = (list: readonly Fields[], field: string, id: unknown) =>
    list.filter((each) => each[field] === id);
  for (const section of flat.sections)
    section.subsections = under(subsections, "section", section.id);
  for (const subsection of subsections)
    subsection.criteria = under(criteria, "subsection", subsection.id);
  for (const subsection of subsections) delete (subsection as Fields).section;
  for (const criterion of criteria) delete (criterion as Fields).subsection;
  return rubric;
}
