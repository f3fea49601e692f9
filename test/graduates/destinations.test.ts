/** 毕业去向: codes, words, and what they count as. */
import { CODES, codeOf, destinationReader, shownValue } from "../../src/graduates/destinations";
import { count, countsOf, found } from "./support/lists";

const read = destinationReader();
const codes = (...values: string[]) => values.map((value) => read(value).code);

test("a code of two digits, and its family of three where it has one", () => {
  expect(CODES.map(codeOf)).toEqual(CODES);
  expect(["271", "501", "512", "700", "801", "81", "82", "851"].map(codeOf)).toEqual([
    "27",
    "50",
    "51",
    "70",
    "80",
    "80",
    "80",
    "85",
  ]);
  // 101, 751 and the rest are no codes of the table, nor is 99.
  expect(["101", "751", "811", "99", "13"].map(codeOf)).toEqual([null, null, null, null, null]);
});

test("the school's own table comes first, also where it leaves a word open", () => {
  const own = destinationReader({ 升学: "71", 待就业: "" });
  expect(["升学", "待就业", "研究生"].map((word) => own(word).code)).toEqual(["71", null, "80"]);
});

test.each([
  ["10", "签就业协议形式就业 签就业协议（形式就业） 签就业协议 就业协议 签三方 三方协议"],
  ["11", "签劳动合同形式就业 签劳动合同 劳动合同"],
  ["12", "其他录用形式就业 其他录用方式就业 接收证明"],
  ["27", "科研助理 管理助理 科研助理、管理助理 科研助理管理助理"],
  ["46", "应征义务兵 应征入伍 入伍 参军"],
  ["50", "国家基层项目"],
  ["51", "地方基层项目"],
  ["65", "留级、休学、续读 留级休学续读 留级 休学 续读"],
  ["70", "待就业 求职中 签约中 拟参加公招考试 拟创业 拟应征入伍 拟出国出境 未就业"],
  ["71", "不就业拟升学 拟升学"],
  ["72", "其他暂不就业 暂不就业"],
  ["75", "自主创业 创业"],
  ["76", "自由职业 自由职业者"],
  ["80", "升学 研究生 考取研究生 专升本 专科升普通本科 第二学士学位 国内升学 境内升学"],
  ["85", "出国、出境 出国出境 出国 出境 出国深造 出国留学 留学 境外留学"],
])("words of %s: %s", (code, words) => {
  expect(codes(...words.split(" "))).toEqual(words.split(" ").map(() => code));
});

test("width, case, blanks and punctuation do not matter; a word more does", () => {
  expect(
    codes("１０", " 待 就业 ", "签三方。", "10 - 签就业协议形式就业", "10.签就业协议"),
  ).toEqual(["10", "70", "10", "10", "10"]);
  expect(codes("(10)", "~10", "“待就业”")).toEqual(["10", "10", "70"]);
  expect(codes("1.0", "1-0", "10.5")).toEqual([null, null, null]);
  expect(codes("待就业了", "已签三方", "10.0", "1", "1234", "")).toEqual(Array(6).fill(null));
});

test("words with two meanings are open, alone", () => {
  expect(codes("考研", "规培", "公务员", "选调生", "灵活就业", "其他")).toEqual(
    Array(6).fill(null),
  );
});

test("code and text that contradict each other are open; an unknown text leaves it to the code", () => {
  expect(read("10-待就业")).toEqual({ code: null, open: "differ" });
  expect(read("10-签劳动合同")).toEqual({ code: null, open: "differ" });
  expect(read("10-公务员").code).toBe("10");
  expect(read("12-公务员")).toEqual({ code: null, open: "differ" });
  expect(read("80-考上了").code).toBe("80");
  expect(read("801-升学").code).toBe("80");
  expect(read("99-待就业")).toEqual({ code: null, open: "unknown" });
});

test("the school's own table comes first, before codes too", () => {
  const own = destinationReader({ 考研: "80", "10-公务员": "50", 待就业: "72" });
  expect([own("考 研").code, own("10公务员").code, own("待就业").code]).toEqual(["80", "50", "72"]);
  expect(own("10").code).toBe("10");
});

test("a value is shown with at most 40 characters", () => {
  expect(shownValue("去".repeat(40))).toBe("去".repeat(40));
  expect(shownValue("去".repeat(41))).toBe("去".repeat(40));
});

const one = (destination: string | number, readings = {}) =>
  count(
    [
      ["学号", "毕业去向"],
      ["1", destination],
    ],
    { readings },
  );

test.each([
  ["10", "graduates settled contract employed"],
  ["11", "graduates settled contract employed"],
  ["12", "graduates settled flexible employed"],
  ["27", "graduates settled contract employed"],
  ["46", "graduates settled contract enlisted employed"],
  ["50", "graduates settled contract grassroots employed"],
  ["51", "graduates settled contract grassroots employed"],
  ["65", ""],
  ["70", "graduates unsettled"],
  ["71", "graduates unsettled"],
  ["72", "graduates unsettled"],
  ["75", "graduates settled startup employed"],
  ["76", "graduates settled flexible employed"],
  ["80", "graduates settled study"],
  ["85", "graduates settled abroad"],
  ["考研", "graduates open"],
  ["10-待就业", "graduates open"],
  ["", "graduates open"],
])("%s counts as %s", async (value, counts) => {
  const ones = Object.entries(countsOf(await one(value))).filter(([, number]) => number === 1);
  expect(ones.map(([name]) => name).sort()).toEqual(counts.split(" ").filter(Boolean).sort());
});

test("reading flexible: 自主创业 is inside of it or not, 其他录用 is work at an employer since 2024", async () => {
  const counted = async (value: string, flexible: "12+76" | "76" | "12+75+76") => {
    const { contract, flexible: own, startup, settled } = countsOf(await one(value, { flexible }));
    return [settled, contract, own, startup];
  };
  expect(await counted("12", "12+76")).toEqual([1, 0, 1, 0]);
  expect(await counted("12", "76")).toEqual([1, 1, 0, 0]);
  expect(await counted("75", "12+76")).toEqual([1, 0, 0, 1]);
  expect(await counted("75", "12+75+76")).toEqual([1, 0, 1, 1]);
  expect(await counted("76", "76")).toEqual([1, 0, 1, 0]);
});

test("“10” and 10 are one value; each distinct value is told with its persons and code", async () => {
  const { destinations, findings } = await count([
    ["学号", "毕业去向"],
    ...["10", 10, "考研", "考研", "801-升学"].map((value, at) => [String(at), value]),
  ]);
  expect(destinations).toEqual([
    { value: "10", persons: 2, code: "10" },
    { value: "考研", persons: 2, code: null },
    { value: "801-升学", persons: 1, code: "80" },
  ]);
  expect(findings.map(({ kind }) => kind)).toEqual(["unknown-destination", "unknown-destination"]);
});

test("two columns are one value, code and text; either alone is enough", async () => {
  const rows = [
    ["1", "10", "待就业"],
    ["2", 10, "签三方"],
    ["3", "", "待就业"],
    ["4", "80", ""],
    ["5", "", ""],
  ];
  const counted = await count([["学号", "毕业去向代码", "毕业去向"], ...rows]);
  expect(found(counted)).toEqual(["2 code-text-differ", "6 no-destination"]);
  expect(counted.destinations.map(({ value, code }) => [value, code])).toEqual([
    ["10-待就业", null],
    ["10-签三方", "10"],
    ["待就业", "70"],
    ["80", "80"],
  ]);
  const codesOnly = await count([
    ["学号", "毕业去向代码"],
    ["1", 46],
  ]);
  expect(countsOf(codesOnly).enlisted).toBe(1);
});
