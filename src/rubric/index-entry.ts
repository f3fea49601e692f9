import { criteriaOf } from "./model";
import type { RubricEntry } from "./official";
import type { Rubric } from "./types";

/** The entry of a rubric; `rubrics/index.json` holds those of the official ones. */
export function indexEntry(rubric: Rubric): RubricEntry {
  const { id, version, name, summary, kind, source, validity } = rubric;
  return {
    ...{ id, version, name, summary, kind, source },
    ...(validity && { validity }),
    criteria: criteriaOf(rubric).length,
  };
}
