/** `generate --last`: what rules ask of last year stands in the column 上年, and is the office's. */
import { readFileSync } from "node:fs";
import { readReturned } from "../../src/intake/files/read-file";
import type { ReadFile } from "../../src/intake/types";
import { exportRubric } from "../../src/rubric/load";
import { writeCard } from "../../src/xlsx/card-file";
import { cardOf, ownRubric } from "../support/own-rubric";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-01");

const facts = [
  { id: "settled", label: { zh: "落实数" }, type: "count" },
  { id: "all", label: { zh: "毕业生数" }, type: "count" },
  { id: "rate", label: { zh: "落实率" }, type: "rate", formula: "落实数/毕业生数" },
];
const rows = [
  { id: "a", points: 5, rule: "IF(落实率>=上年.落实率,分值,0)" },
  { id: "b", points: 5 },
];
const items = [
  {
    ...{ id: "grade", label: { zh: "等次" }, type: "text", clause: "三" },
    formula: 'IF(total>=8,"优秀","合格")',
  },
  {
    ...{ id: "again", label: { zh: "连续优秀" }, type: "text", clause: "三" },
    formula: 'IF(AND(上年.等次="优秀",上年.总分>=8,total>=8),"是","否")',
  },
];
const rubric = ownRubric([{ id: "工作", rows }], {
  ...{ facts, outcome: { total: "base+bonus+minus", items } },
  stages: [{ id: "self", name: { zh: "自评" } }],
});

/** A card of a year, with its facts and the score of b. */
const cardFile = (unit: string, year: string, given: Record<string, number | string>, id = "k1") =>
  writeCard(rubric, {
    ...{ id, unit, year },
    filled: cardOf(rubric, { b: 4 }, { settled: 90, all: 100, ...given }),
  });

async function read(file: string): Promise<ReadFile> {
  return readReturned(file, new Uint8Array(readFileSync(at(file))), { rubrics: [rubric] });
}
const lastOf = async (file: string) => {
  const { facts } = (await read(file)).cards[0]!.scorecard.stages.self!;
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, { value }]) => (/^last/.test(key) ? [[key, value]] : [])),
  );
};

beforeEach(async () => {
  put("own.json", exportRubric(rubric));
  put("去年/文学院.xlsx", await cardFile("文学院", "2025", { "last.rate": 0.8 }));
  put("去年/法学院.xlsx", await cardFile("法学院", "2025", {}));
  put("去年/今年的.xlsx", await cardFile("理学院", "2026", {}));
});

const generate = (unit: string, out: string) =>
  cli(
    ...["generate", at("own.json"), "--unit", unit, "--year", "2026", "--out", at(out)],
    ...["--last", at("去年"), "--force", "--json"],
  );

test("a figure that followed from others, the total and the result are filled in", async () => {
  await generate("文学院", "新.xlsx");
  expect(await lastOf("新.xlsx")).toEqual({
    "last.rate": 0.9,
    "last.total": 9,
    "last.outcome.grade": "优秀",
  });
});

test("a card that was not complete has facts and no result, and that is said; so is one of this year", async () => {
  const { last } = (await generate("法学院", "新.xlsx")).json() as { last: { notes: string[] } };
  expect(await lastOf("新.xlsx")).toMatchObject({ "last.rate": 0.9, "last.total": null });
  expect(last.notes.join("\n")).toMatch(/“法学院”去年的表没有填完/);
  expect(last.notes.join("\n")).toMatch(/今年的\.xlsx（理学院）是 2026 年度的/);
});

test("altered against what was given, intake names the cell; a unit that fills it in itself may", async () => {
  await generate("文学院", "发.xlsx");
  const { id } = (await read("发.xlsx")).cards[0]!;
  const given = { "last.rate": 0.5, "last.total": 9, "last.outcome.grade": "优秀" };
  put("收/文学院.xlsx", await cardFile("文学院", "2026", given, id));
  const intake = ["intake", at("收"), "--rubric", at("own.json"), "--json"];
  const changed = async (...more: string[]) =>
    ((await cli(...intake, ...more)).json() as { files: [ReadFile] }).files[0].findings
      .filter(({ kind }) => kind === "given-changed")
      .map(({ cell, expected, found }) => [cell, expected, found]);
  expect(await changed("--issued", at("发.xlsx"))).toEqual([["D7", 0.9, 0.5]]);
  expect(await changed()).toEqual([]);
});
