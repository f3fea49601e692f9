/** Counts and rates: for each unit, level and date. */
import type { Scalar } from "../../src/formula/values";
import { count, countsOf, type Questions } from "./support/lists";

const HEADER = ["学号", "学院", "学历", "毕业去向", "单位所在地", "登记日期", "困难类别"];
const row = (number: number, ...cells: Scalar[]): Scalar[] => [String(number), ...cells];

const ROWS = [
  row(1, "文学院", "本科", "10", "山东威海", "2026-06-15", "家庭困难"),
  row(2, "文学院", "硕士", "46", "山东威海", "2026-06-16", ""),
  row(3, "理学院", "本科", "80", "山东威海", "2026-08-31", ""),
  row(4, "理学院", "本科", "85", "", "", ""),
  row(5, "理学院", "本科", "76", "北京", "昨天", ""),
  row(6, "理学院", "研究生", "70", "", "", "就业困难和家庭困难"),
  row(7, "理学院", "本科", "考研", "", "", ""),
  row(8, "文学院", "本科", "75", "济南", "2026-09-01", ""),
];

const counted = (questions: Questions = {}) => count([HEADER, ...ROWS], questions);
const rates = async (questions: Questions = {}) => (await counted(questions)).rows[0]!.rates;

test("the whole list", async () => {
  expect(countsOf(await counted({ regions: ["山东", "威海"] }))).toEqual({
    ...{ graduates: 8, settled: 6, open: 1, unsettled: 1, contract: 2, flexible: 1, startup: 1 },
    ...{ study: 1, abroad: 1, enlisted: 1, grassroots: 0, employed: 4 },
    ...{ difficult: 2, difficultSettled: 1 },
    stayed: { 山东: 3, 威海: 2 },
    stayedNoArmy: { 山东: 2, 威海: 1 },
    flags: {},
  });
});

test("rows: the total, then the units as first met; of each all levels, then those that have persons", async () => {
  const { rows } = await counted();
  expect(rows.map(({ unit, level, counts }) => [unit, level, counts.graduates])).toEqual([
    [null, null, 8],
    [null, "硕士", 1],
    [null, "本科", 6],
    ["文学院", null, 3],
    ["文学院", "硕士", 1],
    ["文学院", "本科", 2],
    ["理学院", null, 5],
    ["理学院", "本科", 4],
  ]);
});

test("with a roster its units come first, in its spelling, without graduates too", async () => {
  const { rows } = await counted({ units: ["法学院", "理 学院"] });
  const units = rows
    .filter(({ level }) => level === null)
    .map(({ unit, counts }) => [unit, counts.graduates]);
  expect(units).toEqual([
    [null, 8],
    ["法学院", 0],
    ["理 学院", 5],
    ["文学院", 3],
  ]);
});

test("by date: a settled person counts when the date is filled, readable and not later, that day included", async () => {
  const until = [20260614, 20260615, 20260831, 20260901];
  const result = await counted({ until, regions: ["山东"] });
  const at = (day: number | null) => {
    const { settled, unsettled, stayed, difficultSettled, employed } = countsOf(result, {
      until: day,
    });
    return [settled, unsettled, stayed.山东, difficultSettled, employed];
  };
  expect(until.map(at)).toEqual([
    [0, 7, 0, 0, 0],
    [1, 6, 1, 1, 1],
    [3, 4, 2, 1, 2],
    [4, 3, 3, 1, 3],
  ]);
  expect(at(null)).toEqual([6, 1, 3, 1, 4]);
  for (const day of until) {
    const { graduates, open, difficult } = countsOf(result, { until: day });
    expect([graduates, open, difficult]).toEqual([8, 1, 2]);
  }
});

test("without a column of dates the list is counted as it stands", async () => {
  const result = await count(
    [
      ["学号", "毕业去向"],
      ["1", "10"],
    ],
    { until: [20200101] },
  );
  expect(countsOf(result, { until: 20200101 }).settled).toBe(1);
});

test("rates are exact, and null where there is nothing to divide by", async () => {
  expect(await rates({ regions: ["山东"] })).toEqual({
    ...{ settled: 6 / 8, employed: 4 / 8, contract: 2 / 8, startup: 1 / 8, study: 2 / 8 },
    ...{ flexible: 1 / 6, difficultSettled: 1 / 2 },
    stayed: { 山东: 2 / 6 },
    stayedOfEmployed: { 山东: 3 / 4 },
  });
  const nobody = await count(
    [
      ["学号", "毕业去向"],
      ["1", "65"],
    ],
    { regions: ["山东"] },
  );
  expect(nobody.rows[0]!.rates).toEqual({
    ...{ settled: null, employed: null, contract: null, startup: null, study: null },
    ...{ flexible: null, difficultSettled: null },
    stayed: { 山东: null },
    stayedOfEmployed: { 山东: null },
  });
});

test("reading flexible-of: of the settled, the employed or the graduates", async () => {
  const flexible = async (of: "settled" | "employed" | "graduates") =>
    (await rates({ readings: { "flexible-of": of } })).flexible;
  expect(await flexible("settled")).toBe(1 / 6);
  expect(await flexible("employed")).toBe(1 / 4);
  expect(await flexible("graduates")).toBe(1 / 8);
});

test("readings army and employed: who counts as stayed, and of whom", async () => {
  const stayed = async (readings: Questions["readings"]) =>
    (await rates({ readings: readings!, regions: ["威海"] })).stayed.威海;
  expect(await stayed({ army: "out", employed: "settled" })).toBe(1 / 6);
  expect(await stayed({ army: "in", employed: "settled" })).toBe(2 / 6);
  expect(await stayed({ army: "out", employed: "employed" })).toBe(1 / 4);
  expect(await stayed({ army: "in", employed: "employed" })).toBe(2 / 4);
});

test("reading difficult: any kind, or chosen ones", async () => {
  const difficult = async (kinds: string) =>
    countsOf(await counted({ readings: { difficult: kinds } })).difficult;
  expect(await difficult("any")).toBe(2);
  expect(await difficult("家庭困难")).toBe(2);
  expect(await difficult("就业困难")).toBe(1);
  expect(await difficult("就业困难、学业困难")).toBe(1);
  expect(await difficult("少数民族")).toBe(0);
});

test("a row without a unit has the unit “”; without a column there are only totals", async () => {
  const result = await count([
    ["学院", "毕业去向", "学号"],
    ["", "10", "1"],
    ["文学院", "70", "2"],
  ]);
  expect(result.rows.map(({ unit }) => unit)).toEqual([null, "", "文学院"]);
  const none = await count([
    ["学号", "毕业去向"],
    ["1", "10"],
  ]);
  expect(none.rows.map(({ unit }) => unit)).toEqual([null]);
});

test("units are the same by width, case and blanks, not by punctuation", async () => {
  const units = ["MBA学院", "ｍｂａ 学院", "MBA-学院"];
  const result = await count([
    ["学院", "毕业去向", "学号"],
    ...units.map((unit, at) => [unit, "10", String(at)]),
  ]);
  expect(result.rows.map(({ unit, counts }) => [unit, counts.graduates])).toEqual([
    [null, 3],
    ["MBA学院", 2],
    ["MBA-学院", 1],
  ]);
});

test("without a column its count is 0", async () => {
  const { difficult, stayed } = countsOf(
    await count(
      [
        ["学号", "毕业去向"],
        ["1", "10"],
      ],
      { regions: ["山东"] },
    ),
  );
  expect([difficult, stayed]).toEqual([0, { 山东: 0 }]);
});
