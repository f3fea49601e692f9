/** The rubrics that tests and benchmarks go through: every file of `rubrics/`, and one that uses all that there is. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Rubric } from "../../src/rubric/types";

const FOLDER = resolve(__dirname, "../../rubrics");
const TORTURE = "torture";

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));

/** Worked examples of criteria and units, and of rosters. */
export const CASE_FILES = files.filter((name) => name.endsWith(".cases.json"));
export const ROSTER_FILES = files.filter((name) => name.endsWith(".rosters.json"));

/** Ids of the official rubrics: a file that is added is tested without another word. */
export const RUBRIC_IDS = files
  .filter((name) => name !== "index.json" && /^[^.]+\.json$/.test(name))
  .map((name) => name.replace(".json", ""));

/** The official rubrics, and the one of every field. */
export const TESTED_IDS = [...RUBRIC_IDS, TORTURE];

/** Those with a table to score in. */
export const OFFICIAL_TABLES = RUBRIC_IDS.filter(hasTable);
export const TABLES = TESTED_IDS.filter(hasTable);

/** The text of a file of `rubrics/`, or of the rubric of every field. */
export function rubricText(name: string): string {
  const folder = name === `${TORTURE}.json` ? resolve(__dirname, "../rubric") : FOLDER;
  return readFileSync(resolve(folder, name), "utf8");
}

/** A rubric as its file has it, read anew; whether it is sound is a question of `test/rubric/`. */
export function rubricOf(id: string): Rubric {
  return JSON.parse(rubricText(`${id}.json`)) as Rubric;
}

function hasTable(id: string): boolean {
  return rubricOf(id).table !== undefined;
}
