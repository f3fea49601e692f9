// Writes rubrics/index.json: what the pane shows of each official rubric before it loads its file.
import { readFileSync, writeFileSync } from "node:fs";
import { describeProblem } from "../src/rubric/problems";
import { parseRubric } from "../src/rubric/load";
import { indexEntry } from "../src/rubric/official";

const ORDER = ["graduate-college", "imnu", "ccit", "sjtu-med", "weihai-station"];

const entries = ORDER.map((id) => {
  const file = `rubrics/${id}.json`;
  const { rubric, problems } = parseRubric(readFileSync(file, "utf8"), file);
  if (!rubric)
    throw new Error(problems.map((problem) => describeProblem(problem, "en")).join("\n"));
  return indexEntry(rubric);
});
writeFileSync("rubrics/index.json", `${JSON.stringify(entries, null, 2)}\n`);
