/** A 底稿 is taken wherever a rubric's file is. */
import { isSameRubric } from "../../src/authoring/workbook";
import { readReturned } from "../../src/intake/files/read-file";
import { parseRubric } from "../../src/rubric/load";
import { readFileSync } from "node:fs";
import { officialRubric } from "../rubric/support/files";
import { rubricText } from "../support/rubrics";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-01");
const own = rubricText("imnu.json").replace('"id": "imnu"', '"id": "our-school"');

async function ownDraft(): Promise<string> {
  put("mine.json", own);
  expect(await cli("draft", "--from", at("mine.json"), "--out", at("底稿.xlsx"))).toMatchObject({
    code: 0,
    out: expect.stringContaining("底稿.xlsx"),
  });
  return at("底稿.xlsx");
}

test("check reads it, and finds what it finds in the file", async () => {
  const file = await ownDraft();
  const [draft, json] = [await cli("check", file), await cli("check", at("mine.json"))];
  expect([draft.code, draft.out.replaceAll(file, "")]).toEqual([
    json.code,
    json.out.replaceAll(at("mine.json"), ""),
  ]);
});

test("generate makes tables of it, score and intake know them by it", async () => {
  const file = await ownDraft();
  const card = at("文学院.xlsx");
  expect((await cli("generate", file, "--unit", "文学院", "--out", card)).code).toBe(0);
  const scored = await cli("score", card, "--rubric", file, "--json");
  expect(JSON.parse(scored.out).files[0].cards[0].rubric.id).toBe("our-school");
  const taken = await cli("intake", card, "--rubric", file, "--json");
  expect(taken.out).toContain("our-school");
});

test("an official rubric as a workbook is the rubric", async () => {
  await cli("draft", "--from", "weihai-station", "--out", at("威海.xlsx"));
  const { parseRubricWorkbook } = await import("../../src/authoring/workbook");
  const { rubric } = parseRubricWorkbook(readFileSync(at("威海.xlsx")), "威海.xlsx");
  expect(isSameRubric(rubric!, officialRubric("weihai-station"))).toBe(true);
  expect(isSameRubric(rubric!, parseRubric(own, "").rubric!)).toBe(false);
});

test("among returned files it is told as what it is, though it has the words of a card", async () => {
  await cli("draft", "--from", "imnu", "--out", at("底稿.xlsx"));
  const read = await readReturned("底稿.xlsx", readFileSync(at("底稿.xlsx")), {
    rubrics: [officialRubric("imnu")],
  });
  expect(read.cards).toEqual([]);
  expect(read.findings.map(({ kind, message }) => [kind, message.zh])).toEqual([
    ["not-a-card", expect.stringContaining("底稿")],
  ]);
});

test("what is no 底稿, or says nothing of where to write, is told", async () => {
  const card = at("文学院.xlsx");
  await cli("generate", "imnu", "--unit", "文学院", "--out", card);
  expect(await cli("check", card)).toMatchObject({
    code: 1,
    out: expect.stringContaining("这个工作簿不是底稿"),
  });
  expect((await cli("draft", "--from", "imnu")).code).toBe(2);
  expect((await cli("draft", "--out", at("x.xlsx"))).code).toBe(2);
});
