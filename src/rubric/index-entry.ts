import type { RubricEntry } from "./official";
import type { Rubric } from "./types";

/** The entry of a rubric; `rubrics/index.json` holds those of the official ones. */
export function indexEntry(rubric: Rubric): RubricEntry {
  const { id, version, name, summary, kind, source, validity } = rubric;
  return {
    ...{ id, version, name, summary, kind, source },
    ...(validity && { validity }),
    criteria: countCriteria(rubric),
  };
}

/** Counted here, as the pane begins with entries and loads the rest of the model later. */
const countCriteria = ({ sections }: Rubric): number =>
  sections
    .flatMap(({ subsections }) => subsections)
    .reduce((sum, { criteria }) => sum + criteria.length, 0);
