/** 复核总表: one criterion, all units side by side; what is typed there comes into each unit's own file, or nothing does. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { readWorkbook } from "../../src/xlsx/read";
import { soundCard, take, told } from "../intake/support/cards";
import { FileEditor, type Typed } from "../intake/support/file-editor";
import { useCommandFolder } from "./support/command";
import { columnLetters } from "../../src/sheets/plan/address";

const { at, put, cli } = useCommandFolder("2026-11-20");

const UNITS = ["文学院", "法学院"];
const BY = ["--by", "张三", "--at", "2026-11-20T16:30:00+08:00"];
const STAGE = ["--stage", "review"];

/** 自评 filled in, 复核 agreed to; made once. */
const reviewed = new Map<string, Uint8Array>();

beforeEach(async () => {
  mkdirSync(at("in"));
  for (const unit of UNITS) {
    const file = at(`in/${unit}.xlsx`);
    const known = reviewed.get(unit);
    if (known) writeFileSync(file, known);
    else {
      put("blank.xlsx", await soundCard("graduate-college", { unit, id: `k-${unit}` }));
      await cli("review", "agree", at("blank.xlsx"), ...STAGE, "-o", file);
      reviewed.set(unit, readFileSync(file));
    }
  }
});

const made = (...more: string[]) =>
  cli("review", "matrix", at("in"), ...STAGE, "-o", at("总表.xlsx"), ...more, "--json");

/** The rows of a matrix as its cells show them. */
const sheet = () =>
  readWorkbook(readFileSync(at("总表.xlsx"))).find(({ name }) => name === "复核总表")!;

const keysOf = () => {
  const { values } = sheet();
  return values.find((row) => row.includes("#keys"))!.map(String);
};

const cellOf = (unit: string, key: string) => {
  const row = sheet().values.findIndex((cells) => cells[1] === unit);
  return `${columnLetters(keysOf().indexOf(key))}${row + 1}`;
};

/** Types into the matrix as a reviewer does. */
const type = (...cells: [unit: string, key: string, value: Typed][]) => {
  const editor = new FileEditor(readFileSync(at("总表.xlsx")));
  for (const [unit, key, value] of cells) editor.type("复核总表", cellOf(unit, key), value);
  put("总表.xlsx", editor.bytes());
};

interface Said {
  written: { file: string; cells: number }[];
  refreshed: string[];
  conflicts: Record<string, string>[];
  refused: { unit: string; why: string; key?: string }[];
}

const apply = async (...more: string[]) => {
  const args = ["review", "apply", at("总表.xlsx"), at("in"), "--out", at("out"), ...BY, ...more];
  const { code, out } = await cli(...args, "--json");
  return { code, ...(JSON.parse(out) as Said) };
};

const reviewOf = async (file: string, key: string) => {
  const { out } = await cli("review", "show", file, "--json");
  const { files } = JSON.parse(out) as {
    files: {
      cards: {
        rows: { key: string; stages: { review: unknown }; reason: object | null }[];
        log: { what: string; by: string }[];
      }[];
    }[];
  };
  const [card] = files[0]!.cards;
  return { ...card!.rows.find((row) => row.key === key)!, log: card!.log };
};

test("units down, criteria across; what is typed comes into each unit's own file with its log", async () => {
  expect((await made()).json()).toMatchObject({ units: 2, blocked: [] });
  const { values, merges, protected: isProtected } = sheet();
  expect(String(values[0]![0])).toMatch(/^#matrix:graduate-college:[0-9a-f]{8}$/);
  expect(values.slice(6).map((row) => row.slice(1, 7))).toEqual(
    ["文学院", "法学院"]
      .sort()
      .map((unit) => [
        unit,
        `${unit}.xlsx`,
        "可汇总",
        expect.closeTo(113.043478, 5),
        expect.closeTo(113.043478, 5),
        0.5,
      ]),
  );
  expect(keysOf().slice(6, 9)).toEqual(["goal:self", "goal:review", "goal:reason"]);
  expect(keysOf()).not.toContain("fact:late-items:review");
  expect([merges.length > 10, isProtected]).toEqual([true, true]);
  type(
    ["文学院", "goal:review", 0.25],
    ["文学院", "goal:reason", "未达到评分标准：三次以下"],
    ["法学院", "no-visits:review", "是"],
  );
  expect(await apply()).toEqual({
    code: 0,
    written: [
      { file: "复核-文学院.xlsx", cells: 2 },
      { file: "复核-法学院.xlsx", cells: 1 },
    ].sort((a, b) => (a.file < b.file ? -1 : 1)),
    ...{ refreshed: [], conflicts: [], refused: [] },
  });
  const goal = await reviewOf(at("out/复核-文学院.xlsx"), "goal");
  expect(goal).toMatchObject({
    stages: { review: 0.25 },
    reason: { code: "standard", text: "三次以下" },
  });
  expect(goal.log.filter(({ by }) => by === "张三").map(({ what }) => what)).toEqual([
    "score",
    "reason",
  ]);
  expect(told(await take(readFileSync(at("out/复核-文学院.xlsx"))))).toEqual([]);
  const other = Object.values(unzipSync(readFileSync(at("out/复核-文学院.xlsx")))).map((part) =>
    Buffer.from(part).toString(),
  );
  expect(other.some((part) => part.includes("法学院") || part.includes("matrix"))).toBe(false);
  expect((await reviewOf(at("out/复核-法学院.xlsx"), "no-visits")).stages.review).toBe(true);
});

test("what a card says otherwise since is a conflict: nothing is written until one side is taken", async () => {
  await made();
  const file = at("in/文学院.xlsx");
  await cli("review", "set", file, "goal=0.1", "leadership=0.2", ...STAGE, "--force");
  type(["文学院", "goal:review", 0.25], ["法学院", "goal:review", 0.25]);
  expect(await apply()).toEqual({
    ...{ code: 1, written: [], refreshed: ["文学院"], refused: [] },
    conflicts: [{ unit: "文学院", key: "goal:review", matrix: "0.25", card: "0.1", base: "0.5" }],
  });
  const { out } = await cli(
    "review",
    "apply",
    at("总表.xlsx"),
    at("in"),
    "--out",
    at("out"),
    ...BY,
  );
  expect(out).toContain("✖ 文学院 总体目标（1 分） 复核：总表 0.25，单位的表 0.1，原来 0.5");
  expect(existsSync(at("out"))).toBe(false);
  expect(await apply("--take", "card")).toMatchObject({
    code: 0,
    written: [{ file: "复核-法学院.xlsx" }],
  });
  expect((await apply("--take", "matrix", "--force")).written).toHaveLength(2);
  const copy = at("out/复核-文学院.xlsx");
  expect((await reviewOf(copy, "goal")).stages.review).toBe(0.25);
  expect((await reviewOf(copy, "leadership")).stages.review).toBe(0.2);
});

test("a signed card, a missing file and what cannot be read refuse their unit and stop no other", async () => {
  await made();
  await cli("review", "sign", at("in/文学院.xlsx"), ...STAGE, "--force");
  type(["文学院", "goal:review", 0.25], ["法学院", "goal:review", 0.25]);
  expect(await apply()).toMatchObject({
    ...{ code: 1, written: [{ file: "复核-法学院.xlsx", cells: 1 }] },
    refused: [{ unit: "文学院", why: "signed" }],
  });
  expect(readdirSync(at("out"))).toEqual(["复核-法学院.xlsx"]);
  type(["法学院", "goal:review", 99]);
  const { refused } = await apply("--force");
  expect(refused).toContainEqual({ unit: "法学院", why: "invalid", key: "goal:review" });
  const only = [
    "review",
    "apply",
    at("总表.xlsx"),
    at("in/法学院.xlsx"),
    "--out",
    at("a.zip"),
    "--json",
  ];
  expect((await cli(...only)).json()).toMatchObject({
    refused: [{ why: "missing" }, { why: "invalid" }],
  });
  const { out } = await cli(...only.slice(0, -1), "--force");
  expect(out).toContain("! 法学院 评分表!G3 “总体目标”填的 99 超出范围（0–1），请改填。");
});

test("facts on request, an emptied cell, and a blind matrix without the stage before", async () => {
  await made("--facts", "--blind");
  const keys = keysOf();
  expect(keys.some((key) => key.endsWith(":self"))).toBe(false);
  expect(keys.filter((key) => key === "fact:late-items:review")).toHaveLength(1);
  expect(keys.indexOf("fact:late-items:review")).toBeLessThan(keys.indexOf("timeliness:review"));
  type(["文学院", "fact:late-items:review", 3], ["文学院", "goal:review", null]);
  await apply();
  const copy = at("out/复核-文学院.xlsx");
  expect((await reviewOf(copy, "timeliness")).stages.review).toBe(3);
  expect((await reviewOf(copy, "goal")).stages.review).toBeNull();
});

test("a matrix wants one rubric and one year; mistakes in the command are 2", async () => {
  put(
    "in/三.xlsx",
    await soundCard("graduate-college", { unit: "理学院", id: "k-3", year: "2025" }),
  );
  expect((await cli("review", "matrix", at("in"), ...STAGE, "-o", at("总表.xlsx"))).code).toBe(1);
  expect((await cli("review", "matrix", at("in"), "-o", at("总表.xlsx"))).code).toBe(2);
  expect((await cli("review", "matrix", at("in"), ...STAGE)).code).toBe(2);
  expect(
    (await cli("review", "apply", at("in/文学院.xlsx"), at("in"), "--out", at("out"))).code,
  ).toBe(1);
  expect((await cli("review", "apply", at("总表.xlsx"))).code).toBe(2);
});

describe("after an exchange the matrix remembers what both sides say", () => {
  const totalOf = (unit: string) => {
    const { values } = sheet();
    const column = values[3]!.indexOf("复核合计");
    return values.find((cells) => cells[1] === unit)![column] as number;
  };
  const scoreOf = (unit: string, key: string) =>
    sheet().values.find((cells) => cells[1] === unit)![keysOf().indexOf(key)];
  const set = (file: string, ...more: string[]) =>
    cli("review", "set", at(file), ...more, ...STAGE, "--force");

  test("only where it may be overwritten: its rows show what the cards say now", async () => {
    await made();
    type(["文学院", "goal:review", 0.25], ["文学院", "goal:reason", "standard"]);
    const before = readFileSync(at("总表.xlsx"));
    const total = totalOf("文学院");
    await apply();
    expect(readFileSync(at("总表.xlsx")).equals(before)).toBe(true);
    await set("in/法学院.xlsx", "leadership=0.2");
    expect(await apply("--force")).toMatchObject({ code: 0, refreshed: ["法学院"] });
    expect(scoreOf("文学院", "goal:reason")).toBe("未达到评分标准");
    expect(scoreOf("法学院", "leadership:review")).toBe(0.2);
    expect(totalOf("文学院")).toBeCloseTo(total - 0.25, 6);
    expect(await apply("--force")).toMatchObject({ code: 0, refreshed: [] });
  });

  test("what is changed afterwards on one side only is no conflict", async () => {
    await made();
    type(["文学院", "goal:review", 0.25]);
    await apply("--force");
    await set("out/复核-文学院.xlsx", "goal=0.1");
    const args = ["review", "apply", at("总表.xlsx"), at("out"), at("in/法学院.xlsx")];
    expect((await cli(...args, "--out", at("o"), "--force", "--json")).json()).toMatchObject({
      ...{ written: [], conflicts: [], refreshed: ["文学院"] },
    });
    expect(scoreOf("文学院", "goal:review")).toBe(0.1);
  });

  test("the unit's own file that comes once more takes nothing of the review back", async () => {
    await made();
    type(["文学院", "goal:review", 0.25]);
    await apply("--force");
    type(["文学院", "leadership:review", 0.2]);
    expect((await apply("--force")).written).toEqual([{ file: "复核-文学院.xlsx", cells: 2 }]);
    const copy = at("out/复核-文学院.xlsx");
    expect((await reviewOf(copy, "goal")).stages.review).toBe(0.25);
    expect((await reviewOf(copy, "leadership")).stages.review).toBe(0.2);
    expect(scoreOf("文学院", "goal:review")).toBe(0.25);
  });
});
