import index from "../../rubrics/index.json";
import type { Rubric, Source, Text, Validity } from "./types";

/** What is known of an official rubric before its file is loaded: enough to choose it. */
export interface RubricEntry {
  id: string;
  version: string;
  name: Text;
  summary: Text;
  kind: Rubric["kind"];
  source: Source;
  validity?: Validity;
  /** Number of criteria, bonus and veto rows included; 0 where the system has a roster only. */
  criteria: number;
}

/** The official rubrics, in the order in which the pane offers them. */
export const rubricIndex = index as unknown as readonly RubricEntry[];

/** Every rubric is a file of its own in what is built; its examples and the schema beside it are left out. */
const importRubric = (id: string) =>
  import(
    /* webpackExclude: /(\.cases|\.rosters|\.schema|index)\.json$/ */
    `../../rubrics/${id}.json`
  ) as Promise<{ default: unknown }>;

const loaded = new Map<string, Promise<Rubric>>();

/**
 * An official rubric, loaded when it is first asked for. The project's tests check these files, so they are not checked
 * again.
 *
 * @throws RangeError for an id that is no official rubric's
 */
export function loadOfficialRubric(id: string): Promise<Rubric> {
  if (!rubricIndex.some((entry) => entry.id === id))
    return Promise.reject(new RangeError(`no official rubric ${id}`));
  let rubric = loaded.get(id);
  if (!rubric) {
    rubric = importRubric(id).then((module) => module.default as Rubric);
    // A file that could not be fetched is fetched again the next time.
    rubric.catch(() => loaded.delete(id));
    loaded.set(id, rubric);
  }
  return rubric;
}
