/** A 底稿 that a colleague saved with another program is still the same rubric. */
import { parseRubricWorkbook } from "../../src/authoring/workbook/read";
import { writeRubricWorkbook } from "../../src/authoring/workbook/write";
import { loadOfficialRubric, rubricIndex } from "../../src/rubric/official";
import type { Rubric } from "../../src/rubric/types";
import { randomRubric } from "../support/random-rubric";
import { convert, describeWithLibreOffice } from "./soffice";

/** How many random rubrics go this way; more by AUTHORING_RUBRICS. */
const RUBRICS = Number(process.env.AUTHORING_RUBRICS ?? 6);

/** Each as it is read from its 底稿, after LibreOffice saved that. */
async function savedAgain(rubrics: Readonly<Record<string, Rubric>>) {
  const written = Object.entries(rubrics).map(
    async ([name, rubric]) => [name, await writeRubricWorkbook(rubric)] as const,
  );
  const saved = convert(Object.fromEntries(await Promise.all(written)), "xlsx");
  return new Map(
    [...saved].map(([name, bytes]) => [name, parseRubricWorkbook(bytes, "底稿.xlsx")]),
  );
}

const asData = ({ $schema: _, ...rubric }: Rubric) => rubric;

describeWithLibreOffice()("saved again by LibreOffice", () => {
  test("the five official rubrics are the same data", async () => {
    const rubrics = await Promise.all(rubricIndex.map(({ id }) => loadOfficialRubric(id)));
    const read = await savedAgain(Object.fromEntries(rubrics.map((each) => [each.id, each])));
    for (const rubric of rubrics) expect(read.get(rubric.id)!.rubric).toEqual(asData(rubric));
  });

  test("and so are random ones, with last year's values, comparisons and merged cells", async () => {
    const rubrics = Object.fromEntries(
      Array.from({ length: RUBRICS }, (_, at) => [`r${at + 1}`, randomRubric(at + 1).rubric]),
    );
    const read = await savedAgain(rubrics);
    for (const [name, rubric] of Object.entries(rubrics)) {
      const { rubric: same, problems = [] } = read.get(name)!;
      expect([name, problems]).toEqual([name, []]);
      expect(same).toEqual(asData(rubric));
    }
  });
});
