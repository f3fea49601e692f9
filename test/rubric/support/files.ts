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

/** Ids of the official rubrics, and of those with worked examples. */
export const RUBRIC_IDS = readdirSync(FOLDER)
  .filter((name) => /^[a-z-]+\.json$/.test(name) && name !== "index.json")
  .map((name) => name.replace(".json", ""));

export const CASE_FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".cases.json"));
