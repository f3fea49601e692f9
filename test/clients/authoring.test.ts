/** A 底稿 that a colleague saved with another program is still the same rubric. */
import { parseRubricWorkbook } from "../../src/authoring/workbook/read";
import { writeRubricWorkbook } from "../../src/authoring/workbook/write";
import { loadOfficialRubric, rubricIndex } from "../../src/rubric/official";
import { convert, describeWithLibreOffice } from "./soffice";

describeWithLibreOffice()("saved again by LibreOffice", () => {
  test("the five official rubrics are the same data", async () => {
    const rubrics = await Promise.all(rubricIndex.map(({ id }) => loadOfficialRubric(id)));
    const files = await Promise.all(
      rubrics.map(async (rubric) => [rubric.id, await writeRubricWorkbook(rubric)] as const),
    );
    const saved = convert(Object.fromEntries(files), "xlsx");
    for (const { $schema: _, ...rubric } of rubrics)
      expect(parseRubricWorkbook(saved.get(rubric.id)!, "底稿.xlsx").rubric).toEqual(rubric);
  });
});
