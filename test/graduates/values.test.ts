/** Levels, dates, difficulties, yes and no, numbers of persons. */
import {
  dayOf,
  kindsOfDifficulty,
  isoOf,
  levelOf,
  personOf,
  yesNoOf,
} from "../../src/graduates/values";

test.each([
  ["博士", "01 1 博士 博士研究生 01博士"],
  ["硕士", "11 硕士 硕士研究生 １１ 专业学位硕士"],
  ["本科", "31 本科 大学本科 学士 专升本 高职本科 本科（专科起点）"],
  ["专科", "61 专科 高职 大专 高职高专"],
])("%s: %s", (level, texts) => {
  expect(texts.split(" ").map(levelOf)).toEqual(texts.split(" ").map(() => level));
});

test("what names no level has none", () => {
  expect(["研究生", "", "21", "311", "结业"].map(levelOf)).toEqual(Array(5).fill(null));
});

test.each([
  [46265, "2026-08-31"],
  [46265.99, "2026-08-31"],
  ["46265", "2026-08-31"],
  [20260831, "2026-08-31"],
  ["20260831", "2026-08-31"],
  ["2026-08-31", "2026-08-31"],
  ["2026/8/31", "2026-08-31"],
  ["2026.8.31", "2026-08-31"],
  ["2026年8月31日", "2026-08-31"],
  ["２０２６－０８－３１", "2026-08-31"],
  [" 2026-8-31 ", "2026-08-31"],
  ["2026-08-31 23:59:59", "2026-08-31"],
  ["2026/8/31 9:05", "2026-08-31"],
  ["2026-08-31T08:00:00", "2026-08-31"],
  ["20260831 10:00", "2026-08-31"],
  ["2024-02-29", "2024-02-29"],
  [20000, "1954-10-03"],
  [79999, "2119-01-10"],
])("%p is %s", (value, day) => {
  expect(isoOf(dayOf(value)!)).toBe(day);
});

test.each([
  "8/31/2026",
  "2026年8月",
  "26.8.31",
  "2026-02-29",
  "2026-13-01",
  "20261301",
  "昨天",
  19999,
  80000,
  "2026",
  2026,
  "",
])("%p is no day that can be read", (value) => expect(dayOf(value)).toBeNull());

test("serial numbers of a workbook that counts from 1904 are 1462 days later", () => {
  expect(isoOf(dayOf(46265 - 1462, true)!)).toBe("2026-08-31");
  expect(isoOf(dayOf("2026-08-31", true)!)).toBe("2026-08-31");
});

test("no difficulty, and kinds of it", () => {
  const none = ["", "非困难生", "非困难", "不困难", "无困难", "无", "0", "否", "正常", " 无 "];
  expect(none.map(kindsOfDifficulty)).toEqual(none.map(() => []));
  expect(kindsOfDifficulty("家庭困难")).toEqual(["家庭困难"]);
  expect(kindsOfDifficulty("就业困难和家庭困难")).toEqual(["就业困难", "家庭困难"]);
  expect(kindsOfDifficulty("是")).toEqual(["是"]);
});

test("yes, no and neither", () => {
  const yes = ["是", "1", "√", "✓", "✔", "Y", "yes", "TRUE", "有", "ｙ"];
  expect(yes.map(yesNoOf)).toEqual(yes.map(() => true));
  const no = ["", "否", "0", "×", "X", "n", "NO", "false", "无"];
  expect(no.map(yesNoOf)).toEqual(no.map(() => false));
  expect(["未定", "2", "是的"].map(yesNoOf)).toEqual([null, null, null]);
});

test("numbers of persons: without signs of text before them, or in quotes; lost where digits are lost", () => {
  expect(
    ["'2022001", "\t2022001", '="2022001"', " ２０２２００１ ", 2022001].map(personOf),
  ).toEqual(Array(5).fill("2022001"));
  expect(personOf("37010219900101123x")).toBe("37010219900101123X");
  expect(personOf("370102199001011234")).toBe("370102199001011234");
  expect(
    [999999999999999, 1e15, 370102199001011234].map((value) => personOf(value) === null),
  ).toEqual([false, true, true]);
  expect(["3.7E+17", "3.70102E+17", "4e17"].map(personOf)).toEqual([null, null, null]);
  expect(["", " ", "'"].map(personOf)).toEqual(["", "", ""]);
});
