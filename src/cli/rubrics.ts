/** Rubrics by id or from files: JSON, or a 底稿. */
import { parseRubricWorkbook } from "../authoring/workbook";
import type { Language } from "../formula/values";
import { decodeText } from "../intake/files/decode-text";
import { parseRubric, type ParsedRubric } from "../rubric/load";
import { loadOfficialRubric, rubricIndex } from "../rubric/official";
import { describeProblem } from "../rubric/problems";
import type { Rubric } from "../rubric/types";
import { FileError } from "../xlsx/package";
import { FileTrouble, readBytes } from "./files";
import { UsageError } from "./options";

const isOfficial = (id: string) => rubricIndex.some((entry) => entry.id === id);

/** An official rubric by its id, or the one in a file. */
export function namedRubric(name: string): Promise<Rubric> {
  if (isOfficial(name)) return loadOfficialRubric(name);
  if (/\.(json|xlsx)$/i.test(name)) return rubricFile(name);
  throw new UsageError({
    zh: `没有“${name}”这个考核表。`,
    en: `There is no rubric “${name}”.`,
  });
}

/** The rubrics of files, and the official ones that none of them replaces. */
export async function knownRubrics(files: readonly string[]): Promise<Rubric[]> {
  const own = await Promise.all(files.map(rubricFile));
  const others = rubricIndex.filter(({ id }) => !own.some((rubric) => rubric.id === id));
  return [...own, ...(await Promise.all(others.map(({ id }) => loadOfficialRubric(id))))];
}

/**
 * What a file says, whichever of the two forms it has.
 *
 * @throws FileTrouble where it cannot be read
 */
export async function parseRubricFile(file: string): Promise<ParsedRubric> {
  const bytes = await readBytes(file);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip && !/\.xlsx$/i.test(file)) return parseRubric(decodeText(bytes), file);
  try {
    return parseRubricWorkbook(bytes, file);
  } catch (error) {
    throw error instanceof FileError ? new FileTrouble(error.text) : error;
  }
}

async function rubricFile(file: string): Promise<Rubric> {
  const { rubric, problems } = await parseRubricFile(file);
  if (rubric) return rubric;
  const lines = (language: Language) =>
    problems.map((problem) => describeProblem(problem, language)).join("\n");
  throw new FileTrouble({
    zh: `考核表文件有问题：\n${lines("zh")}`,
    en: `The rubric file has problems:\n${lines("en")}`,
  });
}
