import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describeProblem } from "../../../src/rubric/problems";
import { parseRubric } from "../../../src/rubric/load";
import type { Rubric } from "../../../src/rubric/types";

const FOLDER = resolve(__dirname, "../../../rubrics");

/** The text of a file of `rubrics/`. */
export function rubricText(name: string): string {
  return readFileSync(resolve(FOLDER, name), "utf8");
}

/** An official rubric, as its file has it. */
export function officialRubric(id: string): Rubric {
  const { rubric, problems } = parseRubric(rubricText(`${id}.json`), `${id}.json`);
  if (!rubric)
    throw new Error(problems.map((problem) => describeProblem(problem, "en")).join("\n"));
  return rubric;
}

const files = readdirSync(FOLDER);

/** Ids of the official rubrics. */
export const RUBRIC_IDS = files
  .filter((name) => /^[a-z0-9-]+\.json$/.test(name) && name !== "index.json")
  .map((name) => name.replace(".json", ""));

/** Worked examples of criteria and units, and of rosters. */
export const CASE_FILES = files.filter((name) => name.endsWith(".cases.json"));
export const ROSTER_FILES = files.filter((name) => name.endsWith(".rosters.json"));
