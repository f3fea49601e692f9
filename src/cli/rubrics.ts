/** Rubrics by id or from files. */
import type { Language } from "../formula/values";
import { parseRubric } from "../rubric/load";
import { loadOfficialRubric, rubricIndex } from "../rubric/official";
import { describeProblem } from "../rubric/problems";
import type { Rubric } from "../rubric/types";
import { FileTrouble, readText } from "./files";
import { UsageError } from "./options";

const isOfficial = (id: string) => rubricIndex.some((entry) => entry.id === id);

/** An official rubric by its id, or the one in a file. */
export function namedRubric(name: string): Promise<Rubric> {
  if (isOfficial(name)) return loadOfficialRubric(name);
  if (name.endsWith(".json")) return rubricFile(name);
  throw new UsageError({
    zh: `没有“${name}”这个考核表。`,
    en: `There is no rubric “${name}”.`,
  });
}

/** Finds a card's rubric: those from files first, then the official ones. */
export async function rubricFinder(files: readonly string[]) {
  const own = await Promise.all(files.map(rubricFile));
  return async (id: string): Promise<Rubric | undefined> =>
    own.find((rubric) => rubric.id === id) ??
    (isOfficial(id) ? await loadOfficialRubric(id) : undefined);
}

async function rubricFile(file: string): Promise<Rubric> {
  const { rubric, problems } = parseRubric(await readText(file), file);
  if (rubric) return rubric;
  const lines = (language: Language) =>
    problems.map((problem) => describeProblem(problem, language)).join("\n");
  throw new FileTrouble({
    zh: `考核表文件有问题：\n${lines("zh")}`,
    en: `The rubric file has problems:\n${lines("en")}`,
  });
}
