/**
 * Writes rubrics/index.json: what the pane shows of each official rubric before it loads its file. The rubrics are those
 * of the folder. They keep the order that they have in the index, which decides the order in the pane; new ones come last.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describeProblem } from "../src/rubric/problems";
import { parseRubric } from "../src/rubric/load";
import { indexEntry } from "../src/rubric/index-entry";
import { rubricIndex } from "../src/rubric/official";

const FOLDER = "rubrics";

/** A rubric's file is named by its id, which has no dots: `<id>.cases.json` and the schema are none. */
const ids = readdirSync(FOLDER)
  .flatMap((name) => /^([a-z0-9-]+)\.json$/.exec(name)?.[1] ?? [])
  .filter((id) => id !== "index")
  .sort();

const before = rubricIndex.map(({ id }) => id);
const ordered = [
  ...before.filter((id) => ids.includes(id)),
  ...ids.filter((id) => !before.includes(id)),
];

const entries = ordered.map((id) => {
  const file = `${FOLDER}/${id}.json`;
  const { rubric, problems } = parseRubric(readFileSync(file, "utf8"), file);
  if (!rubric)
    throw new Error(problems.map((problem) => describeProblem(problem, "en")).join("\n"));
  if (rubric.id !== id) throw new Error(`${file} holds the rubric ${rubric.id}`);
  return indexEntry(rubric);
});
writeFileSync(`${FOLDER}/index.json`, `${JSON.stringify(entries, null, 2)}\n`);
