import { createHash } from "node:crypto";
import index from "../../rubrics/index.json";
import { exportRubric, parseRubric } from "../../src/rubric/load";
import { indexEntry } from "../../src/rubric/index-entry";
import { ownTexts } from "../../src/rubric/merged-cells";
import { criteriaOf } from "../../src/rubric/model";
import { loadOfficialRubric, rubricIndex } from "../../src/rubric/official";
import type { Rubric } from "../../src/rubric/types";
import { TESTED_IDS } from "../support/rubrics";
import { CASE_FILES, officialRubric, ROSTER_FILES, RUBRIC_IDS, rubricText } from "./support/files";

test("the index lists the official rubrics, each as its file has it", () => {
  expect(rubricIndex.map(({ id }) => id).sort()).toEqual([...RUBRIC_IDS].sort());
  // Where this fails after a change of a rubric: npx tsx tools/rubric-index.ts
  expect(index).toEqual(rubricIndex.map(({ id }) => indexEntry(officialRubric(id))));
});

test.each(TESTED_IDS)("%s is sound", (id) => {
  expect(parseRubric(rubricText(`${id}.json`), `${id}.json`).problems ?? []).toEqual([]);
});

test("every official rubric has worked rosters, and every one with criteria worked examples", () => {
  const lacking = RUBRIC_IDS.flatMap((id) => [
    ...(ROSTER_FILES.includes(`${id}.rosters.json`) ? [] : [`${id}.rosters.json`]),
    ...(hasCases(id) ? [] : [`${id}.cases.json`]),
  ]);
  expect(lacking.map((file) => `rubrics/${file} is missing: write worked examples`)).toEqual([]);
});

function hasCases(id: string): boolean {
  const isScored = criteriaOf(officialRubric(id)).length > 0;
  return !isScored || CASE_FILES.includes(`${id}.cases.json`);
}

describe.each(rubricIndex.map(({ id }) => id))("%s", (id) => {
  test("is loaded when it is asked for, once", async () => {
    const rubric = await loadOfficialRubric(id);
    expect(rubric).toEqual(officialRubric(id));
    expect(await loadOfficialRubric(id)).toBe(rubric);
  });

  test("is exported as its file", async () => {
    expect(exportRubric(await loadOfficialRubric(id))).toBe(rubricText(`${id}.json`));
  });

  test("has its texts in both languages, and no blanks around a wording", () => {
    const rubric = officialRubric(id);
    for (const { zh, en } of textsOf(rubric)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/[A-Za-z0-9×]/);
    }
    const wording = wordingOf(rubric);
    expect(wording.filter((words) => words !== words.trim())).toEqual([]);
  });
});

test("an id that is no official rubric's is refused", async () => {
  await expect(loadOfficialRubric("mine")).rejects.toThrow(RangeError);
  await expect(loadOfficialRubric("constructor")).rejects.toThrow(RangeError);
});

describe("the sums that the documents print", () => {
  const points = (id: string) =>
    officialRubric(id)
      .sections.filter(({ kind }) => kind === "scored")
      .map(({ points, subsections }) => [points, ...subsections.map(({ points: part }) => part)]);

  test("graduate-college: 5 + 50 (7+15+10+18) + 45 = 100", () => {
    expect(points("graduate-college")).toEqual([
      [5, 5],
      [50, 7, 15, 10, 18],
      [45, 45],
    ]);
  });

  test("weihai-station: five sections of 100, weighted 20, 20, 20, 35 and 5 %", () => {
    const { sections } = officialRubric("weihai-station");
    expect(sections.map(({ points: full }) => full)).toEqual([100, 100, 100, 100, 100]);
    expect(sections.map(({ weight }) => weight)).toEqual([0.2, 0.2, 0.2, 0.35, 0.05]);
  });
});

/**
 * The wording of these tables was compared with their documents, character for character. A change of a single one must
 * be made knowingly: after comparing again, put the new digest here.
 */
test.each([
  ["graduate-college", 60, "824318567e42149c"],
  ["weihai-station", 110, "e9a35063b7bb392d"],
])("the wording of %s is the document's", (id, cells, digest) => {
  const wording = wordingOf(officialRubric(id));
  expect(wording).toHaveLength(cells);
  expect(createHash("sha256").update(wording.join("\u0000")).digest("hex").slice(0, 16)).toBe(
    digest,
  );
});

/** All printed cells: head line, headers and rows in the order of the document. */
function wordingOf(rubric: Rubric): string[] {
  const { table, sections } = rubric;
  const head = (table?.headLine ?? []).flatMap((piece) => ("text" in piece ? [piece.text] : []));
  const headers = (table?.columns ?? []).flatMap(({ header, group }) => [
    group?.header ?? "",
    header,
  ]);
  const rows = sections.flatMap((section) => [
    ...Object.values(section.cells),
    ...section.subsections.flatMap(({ cells, criteria }) => [
      ...Object.values(cells),
      ...criteria.flatMap((criterion) => Object.values(ownTexts(criterion))),
    ]),
  ]);
  return [table?.title ?? "", ...head, ...headers, ...rows].filter((words) => words !== "");
}

/** Every text in two languages, wherever it stands. */
function textsOf(value: unknown): { zh: string; en: string }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("zh" in value && "en" in value) return [value as { zh: string; en: string }];
  return Object.values(value).flatMap(textsOf);
}

test("every criterion can be cited by its clause", () => {
  for (const id of RUBRIC_IDS) {
    const clauses = criteriaOf(officialRubric(id)).map(({ criterion }) => criterion.clause);
    expect([id, clauses.filter((clause, at) => clauses.indexOf(clause) !== at)]).toEqual([id, []]);
  }
});
