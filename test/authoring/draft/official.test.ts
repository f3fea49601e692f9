/** The official tables, printed without their rules and read again: what a person reads there is what the rubric says. */
import { draftTable } from "../../../src/authoring/draft";
import { cellsOf, rubricWorkbook } from "../../../src/authoring/workbook/write";
import { criteriaOf } from "../../../src/rubric/model";
import { parseAddress } from "../../../src/sheets/plan/address";
import { officialRubric } from "../../rubric/support/files";

/** The printed part of 考核表, as it would be pasted. */
function printed(id: string) {
  const rubric = officialRubric(id);
  const table = cellsOf(rubricWorkbook(rubric).sheets[0]!);
  const columns = rubric.table!.columns.length;
  const values = table.values.map((row) => row.slice(0, columns));
  const merges = table.merges.filter((each) => parseAddress(each)!.column < columns);
  const drafted = draftTable({ file: id, sheet: { ...table, values, formulas: values, merges } })!;
  return { rubric, criteria: criteriaOf(rubric), draft: drafted.draft };
}

/** Points that stand nowhere in the row itself: said by a clause outside, or by the sentence alone. */
const ELSEWHERE: Readonly<Record<string, readonly number[]>> = {
  // The sheet says 4 of both kinds of graduates together.
  imnu: [26],
  // 最高30分 in the sentence.
  "weihai-station": [20],
};

test.each(["graduate-college", "imnu", "sjtu-med", "weihai-station"])("%s", (id) => {
  const { rubric, criteria, draft } = printed(id);
  const elsewhere = ELSEWHERE[id] ?? [];
  const read = draft.criteria.map(({ kind, points }, at) =>
    elsewhere.includes(at) ? [kind] : [kind, points],
  );
  expect(read).toEqual(
    criteria.map(({ kind, criterion: { points = null } }, at) =>
      elsewhere.includes(at) ? [kind] : [kind, points],
    ),
  );
  const own = rubric.sections.map((each) => each.points ?? null);
  expect(
    draft.sections.map(({ kind, points, weight }, at) => [kind, points ?? own[at], weight]),
  ).toEqual(rubric.sections.map(({ kind, weight = null }, at) => [kind, own[at], weight]));
  expect(draft.sums.filter(({ agrees }) => !agrees)).toEqual([]);
  expect(draft.questions.map(({ kind }) => kind)).toEqual(
    id === "weihai-station" ? ["points-unclear"] : [],
  );
  const scores = draft.columns.filter(({ role }) => role === "score");
  expect(scores).toHaveLength(rubric.stages.length);
});

test("a rubric that is only a roster has no table", () => {
  const [first] = rubricWorkbook(officialRubric("ccit")).sheets;
  expect(draftTable({ file: "ccit", sheet: cellsOf(first!) })).toBeNull();
});
