/** `intake` where units are compared: the roster computes the figures, and each card has its whole score. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { cardOf, ownFile, ownRubric } from "../support/own-rubric";
import { writeCard } from "../../src/xlsx/card-file";
import { readWorkbook } from "../../src/xlsx/read";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-20");

beforeEach(() => mkdirSync(at("in"), { recursive: true }));

const asked: Parameters<typeof ownFile> = [
  [
    {
      id: "工作",
      rows: [
        { id: "a", points: 10, rule: "分值*讲座/MAX(各单位.讲座)" },
        { id: "b", points: 5, rule: "IF(RUBRIC.RANK(讲座,各单位.讲座)<=1,5,0)" },
      ],
    },
  ],
  {
    facts: [{ id: "讲座", label: { zh: "讲座" }, type: "count" }],
    stages: [{ id: "self", name: { zh: "自评" } }],
  },
];
const rubric = ownRubric(...asked);

const card = (unit: string, facts: Record<string, number>) =>
  writeCard(rubric, {
    ...{ id: `k-${unit}`, unit, year: "2026" },
    filled: { ...cardOf(rubric, {}, facts), unit, year: "2026" },
  });

interface Json {
  files: { file: string; state: string; findings: { kind: string; found: unknown }[] }[];
  roster: { unit: string; rank: number | null; total: number }[];
  comparisons?: { fact: string; units: number; of: number; lacking: string[] }[];
}

async function json(...args: string[]): Promise<Json> {
  const { out } = await cli("intake", ...args, "--rubric", at("own.json"), "--json");
  return JSON.parse(out) as Json;
}

test("the roster ranks by whole scores, and says of how many units its figures are", async () => {
  put("own.json", JSON.stringify(ownFile(...asked)));
  put("名单.txt", "甲\n乙\n丙\n");
  put("in/甲.xlsx", await card("甲", { 讲座: 4 }));
  put("in/乙.xlsx", await card("乙", { 讲座: 8 }));
  const { files, roster, comparisons } = await json(at("in"), "--units", at("名单.txt"));
  expect(files.map(({ state, findings }) => [state, findings])).toEqual([
    ["ready", []],
    ["ready", []],
  ]);
  expect(roster.map(({ unit, rank, total }) => [unit, rank, total])).toEqual([
    ["乙", 1, 15],
    ["甲", 2, 5],
  ]);
  expect(comparisons).toEqual([{ rubric: "own", fact: "讲座", units: 2, of: 3, lacking: ["丙"] }]);
  const { out } = await cli(
    "intake",
    at("in"),
    "--rubric",
    at("own.json"),
    "--units",
    at("名单.txt"),
  );
  expect(out).toContain("“讲座”按 2/3 个单位暂算，缺：丙；报齐后请再次回填。");
});

test("a card by itself says what waits for the roster, and how many points that is", async () => {
  put("own.json", JSON.stringify(ownFile(...asked)));
  put("甲.xlsx", await card("甲", { 讲座: 4 }));
  const { out } = await cli("score", at("甲.xlsx"), "--rubric", at("own.json"));
  expect(out).toContain("待汇总：2 项，共 15 分，汇总并回填后才有得分");
  const asJson = await cli("score", at("甲.xlsx"), "--rubric", at("own.json"), "--json");
  const { files } = JSON.parse(asJson.out) as {
    files: { cards: { pending: number; stages: { waiting: number; pending: number }[] }[] }[];
  };
  expect(files[0]!.cards[0]).toMatchObject({ pending: 15, stages: [{ waiting: 2, pending: 15 }] });
});

test("copies with the figures filled back are whole cards; an altered figure is told and not counted", async () => {
  put("own.json", JSON.stringify(ownFile(...asked)));
  put("in/甲.xlsx", await card("甲", { 讲座: 4 }));
  put("in/乙.xlsx", await card("乙", { 讲座: 8, "peers-max-讲座": 80, "peers-rank-讲座": 1 }));
  const first = await json(at("in"), "--filled", at("回填"), "--out", at("汇总.xlsx"));
  expect(
    first.files.map(({ findings }) => findings.map(({ kind, found }) => [kind, found])),
  ).toEqual([[["given-changed", 80]], []]);
  expect(readdirSync(at("回填")).sort()).toEqual(["乙.xlsx", "甲.xlsx"]);
  const facts = readWorkbook(readFileSync(at("回填/甲.xlsx"))).find(
    ({ name }) => name === "基础数据",
  )!;
  const shown = facts.values.filter((line) => String(line[0]).startsWith("peers-"));
  expect(shown.map((line) => line[2])).toEqual([8, 2]);
  const again = await json(at("回填"));
  expect(again.files.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toEqual([
    "value-differs",
    "value-differs",
  ]);
  expect(again.roster.map(({ unit, total }) => [unit, total])).toEqual([
    ["乙", 15],
    ["甲", 5],
  ]);
  const scored = await cli("score", at("回填/甲.xlsx"), "--rubric", at("own.json"), "--json");
  expect(
    (JSON.parse(scored.out) as { files: { cards: { total: number }[] }[] }).files[0]!.cards[0]!
      .total,
  ).toBe(5);
});
