import { rosterReceipt, type ReceiptRoster } from "../../src/receipt/roster";
import { rubricOf, rubricText } from "../support/rubrics";
import { linesOf } from "./support/cards";

interface Case {
  settings?: Record<string, number>;
  rows: { unit: string; group?: string; facts?: object; scores?: object }[];
}

function worked(id: string): ReceiptRoster {
  const { rosters } = JSON.parse(rubricText(`${id}.rosters.json`)) as { rosters: Case[] };
  const { rows, settings = {} } = rosters[0]!;
  return { rubric: rubricOf(id), year: "2026", units: rows as never, options: { settings } };
}

describe("a roster of colleges by their rates", () => {
  const of = (column: string, unit = "机电学院") =>
    rosterReceipt(worked("ccit"), { column, unit })!;

  test("a rate tells its facts, and ends in per cent", () => {
    expect(linesOf(of("placement-rate").text)).toMatchObject({
      得分依据: "机电学院 2026年度 毕业去向落实率",
      结果: "90%",
      数据: "毕业生人数 200 人；总体就业人数 180 人",
      计算: expect.stringMatching(/ = 90%$/),
    });
  });

  test("a rank tells the place, the tier and what the next one has", () => {
    const { text, value } = of("retention-rank");
    expect(value).toBe(1);
    expect(linesOf(text)).toMatchObject({
      结果: "第 1 名",
      名次: expect.stringMatching(
        /^第 1 名，共 \d 家；留省率增幅序列：前 30%；后一名 .+ \d[\d.]*%$/,
      ),
      计算: expect.stringMatching(/第 1 名$/),
    });
  });

  test("a verdict tells the readings that would change it", () => {
    const equal = of("standard", "水利学院");
    expect(equal.readings.find(({ id }) => id === "equal")).toMatchObject({
      option: "not-met",
      others: [{ option: "met", value: "达标" }],
    });
    expect(equal.text).toContain("若取“达标”为 达标");
  });
});

describe("a roster of groups with places", () => {
  const of = (column: string) => rosterReceipt(worked("sjtu-med"), { column, unit: "基础" })!;

  test("the place in the group, ties and the quota", () => {
    expect(linesOf(of("group-rank").text)["名次"]).toBe(
      "第 2 名，院本部单位共 4 家，并列 2 家；本组名额 2；后一名 公卫 120",
    );
  });

  test("an honour that is not decided stays so", () => {
    expect(of("honour")).toMatchObject({
      value: "并列",
      arithmetic: expect.stringMatching(/并列$/),
    });
  });
});

test("no such column or unit: none", () => {
  const roster = worked("ccit");
  expect(rosterReceipt(roster, { column: "nothing", unit: "机电学院" })).toBeUndefined();
  expect(rosterReceipt(roster, { column: "standard", unit: "没有" })).toBeUndefined();
});
