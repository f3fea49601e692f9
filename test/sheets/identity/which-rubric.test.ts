/** By which rubric a workbook is read: the same answer in the pane, for `score` and at intake. */
import { rubricFingerprint } from "../../../src/rubric/fingerprint";
import { parseRubric } from "../../../src/rubric/load";
import type { Rubric } from "../../../src/rubric/types";
import { carriedOf, type CarriedRubric } from "../../../src/sheets/identity/carried-rubric";
import { whichRubric } from "../../../src/sheets/identity/which-rubric";
import { rubricText } from "../../support/rubrics";

interface Json {
  id: string;
  version: string;
  name: { zh: string };
}

function rubricWith(change: Partial<Pick<Json, "id" | "version">>, name = "本院考核"): Rubric {
  const json = { ...(JSON.parse(rubricText("graduate-college.json")) as Json), ...change };
  return parseRubric(JSON.stringify({ ...json, name: { ...json.name, zh: name } }), "").rubric!;
}

const first = rubricWith({ id: "own", version: "1.0.0" });
const altered = rubricWith({ id: "own", version: "1.0.0" }, "改过的考核");
const second = rubricWith({ id: "own", version: "2.0.0" });

const madeFrom = (rubric: Rubric) => ({
  rubric: rubric.id,
  version: rubric.version,
  fingerprint: rubricFingerprint(rubric),
});
const carrying = (...rubrics: Rubric[]) => rubrics.map((each) => carriedOf(each)!);

test.each<[string, Rubric, Rubric | undefined, CarriedRubric[], Rubric, boolean]>([
  ["of its id and version counts what is known here", first, first, carrying(first), first, false],
  [
    "whatever text of that version the file carries",
    altered,
    first,
    carrying(altered),
    first,
    false,
  ],
  ["of another version counts what it carries", first, second, carrying(first), first, true],
  ["also of a newer one", second, first, carrying(first, second), second, true],
  ["but not another text than it states", first, second, carrying(altered), second, false],
  ["nor another version", first, second, carrying(second), second, false],
  ["without its rubric it is read by what is known", first, second, [], second, false],
  ["where nobody has it, by what it carries", first, undefined, carrying(first), first, true],
  ["of several by the one that it states", first, undefined, carrying(altered, first), first, true],
  ["though that is none that it states", first, undefined, carrying(altered), altered, true],
])("%s", (_, made, known, carried, rubric, isCarried) => {
  expect(whichRubric(madeFrom(made), known, carried)).toEqual({ rubric, carried: isCarried });
});

test("an official rubric is redefined by nobody, whatever version a file states", () => {
  const official = parseRubric(rubricText("graduate-college.json"), "").rubric!;
  const forged = { ...official, version: "0.9.0" };
  const carried = { ...madeFrom(forged), id: forged.id, text: JSON.stringify(forged) };
  expect(whichRubric(madeFrom(forged), official, [carried]).rubric).toBe(official);
});

test("what states no version is read by what is known here", () => {
  expect(whichRubric({ rubric: "own" }, second, carrying(first)).rubric).toBe(second);
});

test.each([
  ["that is no rubric", '{"id":"own"}', /./],
  ["of another id", JSON.stringify(rubricWith({ id: "other" })), /自带的是“other”/],
])("a text %s is none, and what is the matter is said", (_, text, fault) => {
  const found = whichRubric(madeFrom(first), undefined, [{ id: "own", fingerprint: "ab", text }]);
  expect(found).toMatchObject({ rubric: undefined, fault: { zh: expect.stringMatching(fault) } });
});

test("where nothing is carried there is nothing to say of it", () => {
  expect(whichRubric(madeFrom(first), undefined, [])).toEqual({
    rubric: undefined,
    fault: undefined,
  });
});
