/** Rows of a list: who is a person, who is listed twice, and what is wrong with a row. */
import { count, countsOf, found, type Questions } from "./support/lists";
import type { Scalar } from "../../src/formula/values";

const HEADER = ["学号", "学院", "学历", "毕业去向", "单位所在地", "登记日期", "困难类别"];
const person = (number: Scalar, changes: Partial<Record<string, Scalar>> = {}): Scalar[] => {
  const cells: Record<string, Scalar> = {
    ...{ 学号: number, 学院: "文学院", 学历: "本科", 毕业去向: "10", 单位所在地: "山东威海" },
    ...{ 登记日期: "2026-06-01", 困难类别: "无" },
    ...changes,
  };
  return HEADER.map((header) => cells[header]!);
};
const list = (rows: Scalar[][], questions: Questions = {}) => count([HEADER, ...rows], questions);
const graduates = (counted: Awaited<ReturnType<typeof list>>) => countsOf(counted).graduates;

test("a sound list has no findings", async () => {
  const counted = await list([person("1"), person("2")], { until: [20260831] });
  expect([graduates(counted), found(counted)]).toEqual([2, []]);
});

describe("rows that are no person", () => {
  const alone = async (cells: Scalar[]) => {
    const counted = await list([person("1"), cells]);
    return [graduates(counted), found(counted)];
  };
  const total = (text: string) => ["", text, "", "", "", "", ""];

  test.each([
    "合计",
    "合计：196",
    "小计 12人",
    "文学院合计",
    "总计",
    "全校共计196人",
    "文学院小计：１９６人",
  ])("%s is a subtotal", async (text) =>
    expect(await alone(total(text))).toEqual([1, ["3 subtotal"]]),
  );

  test("a word for a total inside of another is none", async () => {
    const row = person("", { 学院: "联合计算机公司" });
    expect(await alone(row)).toEqual([2, ["3 no-person"]]);
  });

  test("who has a number is no subtotal; a total in the column of numbers is one", async () => {
    expect(await alone(person("2", { 学院: "合计" }))).toEqual([2, []]);
    expect(await alone(["合计", "", "", "196", "", "", ""])).toEqual([1, ["3 subtotal"]]);
  });

  test("three mapped cells that are headers are the header again; two are not", async () => {
    expect(await alone(HEADER)).toEqual([1, ["3 header-again"]]);
    expect(await alone(person("学号", { 学院: "学院", 学历: "学 历" }))).toEqual([
      1,
      ["3 header-again"],
    ]);
    expect(await alone(person("学号", { 学院: "学院" }))).toEqual([2, []]);
  });

  test("neither number nor level nor destination is a note; any of them is a person", async () => {
    expect(await alone(["", "注：数据截至8月31日", "", "", "", "", ""])).toEqual([
      1,
      ["3 note-line"],
    ]);
    expect(await alone(["", "文学院", "本科", "", "", "", ""])).toEqual([
      2,
      ["3 no-person", "3 no-destination"],
    ]);
  });

  test.each([
    [["", "制表人：张三", "", "审核人：李四", "", "", ""]],
    [["填表人", "张三", "", "审核人", "李四", "", ""]],
    [["制表人(签字):", "", "", "", "", "2026-08-31", ""]],
    [["", "", "", "合计", "", "", ""]],
    [["", "", "", "填报日期:2026年8月31日", "", "", ""]],
  ])("who made the list is no person, wherever it stands: %j", async (cells) => {
    const [counted, findings] = await alone(cells);
    expect(counted).toBe(1);
    expect(findings).toEqual([expect.stringMatching(/^3 (note-line|subtotal)$/)]);
  });

  test("who works as one, or has a number, is a person", async () => {
    expect(await alone(person("2", { 学院: "审核人" }))).toEqual([2, []]);
    expect(await alone(person("", { 单位所在地: "统计局威海" }))).toEqual([2, ["3 no-person"]]);
  });

  test("wholly empty rows are passed over", async () => {
    expect(await alone(["", " ", "", "", "", "", ""])).toEqual([1, []]);
  });

  test("hidden rows count, and it is said", async () => {
    const counted = await count(
      [HEADER, person("1"), person("2")],
      {},
      { hiddenRows: new Set([2]) },
    );
    expect([graduates(counted), found(counted)]).toEqual([2, ["3 hidden"]]);
  });
});

describe("a person who is listed twice", () => {
  const rows = [
    person("1", { 毕业去向: "70", 单位所在地: "" }),
    person("2"),
    person("１", { 毕业去向: "80", 单位所在地: "" }),
  ];
  const counted = async (twice: "last" | "first" | "each") => {
    const result = await list(rows, { readings: { twice } });
    const { graduates: all, settled, unsettled } = countsOf(result);
    return [all, settled, unsettled, found(result)];
  };

  test("counts by the last row, the first, or each, as the reading says", async () => {
    expect(await counted("last")).toEqual([2, 2, 0, ["2 twice"]]);
    expect(await counted("first")).toEqual([2, 1, 1, ["4 twice"]]);
    expect(await counted("each")).toEqual([3, 2, 1, ["4 twice"]]);
  });

  test("three times: all but one are left out; numbers and texts are one person", async () => {
    const three = await list([person("7"), person(7), person("'7")]);
    expect([graduates(three), found(three)]).toEqual([1, ["2 twice", "3 twice"]]);
  });

  test("a lost number is never compared, an empty one neither", async () => {
    const lost = await list([person("3.7E+17"), person("3.7E+17"), person(""), person("")]);
    expect(graduates(lost)).toBe(4);
    expect(found(lost)).toEqual(["2 number-lost", "3 number-lost", "4 no-person", "5 no-person"]);
  });

  test("without a column of numbers nobody is", async () => {
    const counted = await count([
      ["姓名", "毕业去向"],
      ["甲", "10"],
      ["甲", "10"],
    ]);
    expect([graduates(counted), found(counted)]).toEqual([2, []]);
  });

  test("a row that is left out has no other finding; under each the later rows have", async () => {
    const broken = person("1", { 学院: "", 登记日期: "昨天" });
    expect(found(await list([broken, person("1")]))).toEqual(["2 twice"]);
    const each = await list([person("1"), broken], { readings: { twice: "each" } });
    expect(found(each)).toEqual(["3 twice", "3 no-unit", "3 date-unreadable"]);
  });
});

describe("findings of values", () => {
  const finding = async (changes: Partial<Record<string, Scalar>>, questions: Questions = {}) =>
    found(await list([person("1", changes)], questions)).map((each) => each.slice(2));

  test.each<[string, Partial<Record<string, Scalar>>]>([
    ["no-unit", { 学院: "" }],
    ["no-level", { 学历: "" }],
    ["unknown-level", { 学历: "研究生" }],
    ["no-destination", { 毕业去向: "" }],
    ["unknown-destination", { 毕业去向: "规培" }],
    ["code-text-differ", { 毕业去向: "10-待就业" }],
    ["not-graduate", { 毕业去向: "65" }],
    ["employed-without-place", { 单位所在地: "" }],
    ["unsettled-with-place", { 毕业去向: "70" }],
    ["place-unreadable", { 单位所在地: "乳山市" }],
    ["date-unreadable", { 登记日期: "8/31/2026" }],
    ["date-after", { 登记日期: "2027-01-01" }],
  ])("%s", async (kind, changes) => expect(await finding(changes)).toEqual([kind]));

  test("who is still at the school is not counted and has no other finding", async () => {
    expect(await finding({ 毕业去向: "留级", 学院: "", 学历: "", 登记日期: "?" })).toEqual([
      "not-graduate",
    ]);
    expect(graduates(await list([person("1", { 毕业去向: "65" })]))).toBe(0);
  });

  test("conscripts, founders and freelancers need no place", async () => {
    for (const code of ["46", "75", "76", "80", "85"])
      expect(await finding({ 毕业去向: code, 单位所在地: "" })).toEqual([]);
    for (const code of ["10", "11", "12", "27", "50", "51"])
      expect(await finding({ 毕业去向: code, 单位所在地: "" })).toEqual(["employed-without-place"]);
  });

  test("the place of a school is no place of work and is not read", async () => {
    expect(await finding({ 毕业去向: "80", 单位所在地: "乳山市" })).toEqual([]);
  });

  test("a province is too coarse where a city of it is asked", async () => {
    const coarse = { 单位所在地: "山东省" };
    expect(await finding(coarse, { regions: ["威海"] })).toEqual(["place-too-coarse"]);
    expect(await finding(coarse, { regions: ["山东"] })).toEqual([]);
    expect(await finding(coarse, { regions: ["长春"] })).toEqual([]);
  });

  test("no date is missed only of the settled, and only where a date is asked", async () => {
    const questions = { until: [20260831] };
    expect(await finding({ 登记日期: "" })).toEqual([]);
    expect(await finding({ 登记日期: "" }, questions)).toEqual(["no-date"]);
    const unsettled = { 登记日期: "", 毕业去向: "70", 单位所在地: "" };
    expect(await finding(unsettled, questions)).toEqual([]);
  });

  test("a date is late from the day after the day of counting", async () => {
    expect(await finding({ 登记日期: "2026-06-01" }, { counted: 20260601 })).toEqual([]);
    expect(await finding({ 登记日期: "2026-06-02" }, { counted: 20260601 })).toEqual([
      "date-after",
    ]);
  });

  test("a unit off the roster is told with the likely match, and counted under its own name", async () => {
    const units = ["文学院", "外国语学院"];
    const counted = await list(
      [person("1", { 学院: "外语学院" }), person("2", { 学院: " 文學院 " })],
      { units },
    );
    expect(counted.findings).toEqual([
      { kind: "unknown-unit", row: 2, column: "unit", likely: "外国语学院" },
      expect.objectContaining({ kind: "unknown-unit", row: 3 }),
    ]);
    expect(
      counted.rows
        .filter(({ level }) => level === null)
        .map(({ unit, counts }) => [unit, counts.graduates]),
    ).toEqual([
      [null, 2],
      ["文学院", 0],
      ["外国语学院", 0],
      ["外语学院", 1],
      ["文學院", 1],
    ]);
  });

  test("yes and no: what is neither is no, and said", async () => {
    const rows = [
      ["学号", "毕业去向", "平台注册"],
      ["1", "10", "是"],
      ["2", "70", "大概"],
      ["3", "65", "是"],
    ];
    const counted = await count(rows, { flags: [{ name: "注册", header: "平台注册" }] });
    expect(countsOf(counted).flags).toEqual({ 注册: 1 });
    expect(counted.findings.map(({ kind, row, column }) => [kind, row, column])).toEqual([
      ["yesno-unreadable", 3, "注册"],
      ["not-graduate", 4, "destination"],
    ]);
  });
});

test("a merged unit counts for all its rows; a cell that is merely empty does not inherit", async () => {
  const rows = [person("1"), person("2", { 学院: "" }), person("3", { 学院: "" })];
  const counted = await count([HEADER, ...rows], {}, { merges: ["B2:B3"] });
  expect(found(counted)).toEqual(["4 no-unit"]);
  expect(
    counted.rows.filter(({ level }) => !level).map(({ unit, counts }) => [unit, counts.graduates]),
  ).toEqual([
    [null, 3],
    ["文学院", 2],
    ["", 1],
  ]);
});
