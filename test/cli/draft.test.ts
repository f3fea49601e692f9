/** `draft`: from the table of a workbook or of Word to a 底稿, which counts once its rows are confirmed. */
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { parseRubricSheets } from "../../src/authoring/workbook/read";
import { readWorkbook } from "../../src/xlsx/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { SheetDraft } from "../../src/authoring/workbook/sheet-draft";
import { describeProblem } from "../../src/rubric/problems";
import { docx, line, table } from "../authoring/support/docx";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-01");

type Cells = readonly (readonly (string | number)[])[];

/** A workbook as somebody pasted a table into it. */
async function pasted(name: string, sheets: Readonly<Record<string, Cells>>): Promise<string> {
  const plans = Object.entries(sheets).map(([title, rows]) => {
    const sheet = new SheetDraft(title);
    rows.forEach((row, r) => row.forEach((value, c) => sheet.put(r, c, "text", value)));
    return sheet.build({ rows: 1, columns: 0 });
  });
  const plan = { sheets: plans, names: [], active: plans[0]!.name };
  put(name, await writeWorkbook(plan, { title: name }));
  return at(name);
}

const TABLE: Cells = [
  ["就业工作考核表"],
  ["项目", "内容", "评分标准", "分值"],
  ["一、日常（10分）", "报送", "每迟报1次扣2分，扣完为止", 10],
  ["二、成效", "走访", "走访企业不少于10家，每少1家扣1分", 20],
  ["", "作风", "=工作作风好，视情况酌情给分", 5],
  ["合计", "", "", 35],
];

const read = (file: string) => readWorkbook(readFileSync(file));

/** The 底稿 as it is once somebody wrote √ in these rows of 确认. */
function confirmed(file: string, isConfirmed: (row: number) => boolean) {
  const sheets = read(file).map((sheet) => {
    if (sheet.name !== "考核表") return sheet;
    const header = sheet.values.findIndex((row) => row.includes("确认"));
    const column = sheet.values[header]!.indexOf("确认");
    const values = sheet.values.map((row, r) =>
      r > header && isConfirmed(r) ? row.map((value, c) => (c === column ? "√" : value)) : [...row],
    );
    return { ...sheet, values, formulas: values };
  });
  return parseRubricSheets(sheets, "底稿.xlsx");
}

test("a pasted table becomes a 底稿 that counts once every row is confirmed", async () => {
  const file = await pasted("表.xlsx", { 说明: [["见下一张"]], 考核: TABLE });
  const done = await cli("draft", file, "--out", at("底稿.xlsx"), "--json");
  expect(done.code).toBe(0);
  expect(Object.keys(done.json())).toEqual([
    ...["file", "title", "columns", "sections", "criteria", "sums", "notes", "questions"],
  ]);
  const { rubric } = confirmed(at("底稿.xlsx"), (row) => row >= 2 && row <= 4);
  expect(rubric!.name.zh).toBe("就业工作考核表");
  const criteria = rubric!.sections.flatMap(({ subsections }) =>
    subsections.flatMap((each) => each.criteria),
  );
  expect(criteria.map(({ points, rule }) => [points, rule.replace(/f[0-9a-f]{8}/, "f")])).toEqual([
    [10, "RUBRIC.DEDUCT(points,f,2)"],
    [20, "RUBRIC.SHORTFALL(points,f,10,1,1)"],
    [5, "judged"],
  ]);
  expect(rubric!.table!.totalRow).toEqual({ label: "合计", span: 3, points: 35 });
});

test("no rule is in force before its row was confirmed: each is named, with what to do", async () => {
  const file = await pasted("表.xlsx", { 考核: TABLE });
  await cli("draft", file, "--out", at("底稿.xlsx"));
  const told = await cli("check", at("底稿.xlsx"));
  expect(told.code).toBe(1);
  expect(
    told.out.match(/考核表![A-Z]+\d+：这一项的规则还没有确认。请核对左边的规则，对的写“√”。/g),
  ).toHaveLength(3);
  const { problems } = confirmed(at("底稿.xlsx"), (row) => row === 2);
  expect(problems!.map((each) => describeProblem(each, "zh").replace(/[A-Z]+(?=\d)/, ""))).toEqual([
    "底稿.xlsx › 考核表!4：这一项的规则还没有确认。请核对左边的规则，对的写“√”。",
    "底稿.xlsx › 考核表!5：这一项的规则还没有确认。请核对左边的规则，对的写“√”。",
  ]);
});

test("text of the table stays text in the 底稿", async () => {
  const file = await pasted("表.xlsx", { 考核: TABLE });
  await cli("draft", file, "--out", at("底稿.xlsx"));
  const [sheet] = read(at("底稿.xlsx"));
  expect(sheet!.formulas.flat().filter((each) => String(each).startsWith("="))).toEqual([]);
  expect(sheet!.values.flat()).toContain("=工作作风好，视情况酌情给分");
});

test.each([
  "完成减员指标30%以上的得满分，20%以上的得一半分，其余零分",
  "比下达任务低5%以内扣2分，低5%—10%扣4分，超过10%扣6分",
  "按完成比例计分",
])("a rule that is proposed is accepted once it is confirmed: %s", async (standard) => {
  const file = await pasted("表.xlsx", {
    考核: [
      ["内容", "评分标准", "分值"],
      ["减员", standard, 10],
    ],
  });
  await cli("draft", file, "--out", at("底稿.xlsx"));
  const { rubric, problems = [] } = confirmed(at("底稿.xlsx"), () => true);
  expect(problems.map((each) => describeProblem(each, "zh"))).toEqual([]);
  expect(rubric!.sections[0]!.subsections[0]!.criteria[0]!.rule).not.toBe("judged");
});

test("nothing pasted becomes a formula, a link or a command in any cell of the 底稿", async () => {
  const pastedTexts = [
    ["=1+1", "每迟报1次扣2分，扣完为止", "@SUM(A1)"],
    ["+cmd|' /C calc'!A0", "有\u0007方案得5分，无方案不得分", "-2+3"],
    ["https://a.example/x", "@每召开1次得1分，最高5分", "\t=2+2"],
    ['=HYPERLINK("http://b.example","点")', "-每缺1项扣1分", "_x0041_"],
  ];
  const rows = pastedTexts.map(([wording, standard, remark]) => [wording!, standard!, 5, remark!]);
  const table: Cells = [["=标题"], ["内容", "评分标准", "分值", "+备注"], ...rows, ["注：=2+2"]];
  const file = await pasted("表.xlsx", { 考核: table });
  expect((await cli("draft", file, "--out", at("底稿.xlsx"))).code).toBe(0);

  const shown = read(at("底稿.xlsx")).flatMap(({ values }) => values.flat());
  expect(shown).toEqual(expect.arrayContaining(["=标题", "+备注", ...pastedTexts.flat()]));

  const parts = Object.entries(unzipSync(readFileSync(at("底稿.xlsx")))).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  );
  const sheets = parts.filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  expect(sheets.length).toBeGreaterThan(2);
  for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >/]|<hyperlink| t="str"/);
  for (const [, xml] of parts)
    expect(xml).not.toMatch(/relationships\/hyperlink|TargetMode="External"/);
  expect(parts.map(([name]) => name).filter((name) => /externalLink|vba/i.test(name))).toEqual([]);
});

test("a question is told and the 底稿 written all the same: 1", async () => {
  const wrong = TABLE.map((row) => (row[0] === "合计" ? ["合计", "", "", 40] : row));
  const file = await pasted("表.xlsx", { 考核: wrong });
  const done = await cli("draft", file, "--out", at("底稿.xlsx"));
  expect(done.code).toBe(1);
  expect(done.out).toContain("? A6 “合计”写的是 40，各项相加是 35。请核对。");
  expect(read(at("底稿.xlsx"))[0]!.name).toBe("考核表");
});

test("straight from Word", async () => {
  put(
    "通知.docx",
    docx([
      line("就业工作考核表"),
      table([
        ["内容", "评分标准", "分值"],
        ["报送", "每迟报1次扣2分，扣完为止", "10分"],
      ]),
    ]),
  );
  const done = await cli("draft", at("通知.docx"), "--out", at("底稿.xlsx"), "--json");
  expect([done.code, done.json()]).toEqual([
    0,
    expect.objectContaining({
      title: "就业工作考核表",
      criteria: [expect.objectContaining({ cell: "T1R2C1", points: 10 })],
    }),
  ]);
});

test("a sheet and a table by name and number", async () => {
  const two: Cells = [["内容", "分值"], ["甲", 1], [], ["经费"], ["指标", "满分"], ["乙", 2]];
  const file = await pasted("表.xlsx", { 一: TABLE, 二: two });
  const words = async (...more: string[]) => {
    const { json } = await cli("draft", file, "--out", at("x.xlsx"), "--force", "--json", ...more);
    return (json() as { criteria: { wording: string }[] }).criteria.map(({ wording }) => wording);
  };
  expect(await words("--sheet", "二")).toEqual(["甲"]);
  expect(await words("--sheet", "二", "--table", "2")).toEqual(["乙"]);
});

test("tables of other sheets are not left out in silence", async () => {
  const two: Cells = [
    ["内容", "分值"],
    ["甲", 1],
  ];
  const file = await pasted("表.xlsx", { 一: TABLE, 二: two });
  const { code, out } = await cli("draft", file, "--out", at("x.xlsx"));
  expect([code, out]).toEqual([1, expect.stringContaining("? 二!A1 工作表“二”里也有一张考核表")]);
  expect((await cli("draft", file, "--sheet", "一", "--out", at("y.xlsx"))).code).toBe(0);
});

test("without a table, or wrongly asked, nothing is written: 2", async () => {
  const file = await pasted("名单.xlsx", {
    名单: [
      ["姓名", "学院"],
      ["张三", "文学院"],
    ],
  });
  put("坏.docx", "不是文档");
  const codes = async (...args: string[]) => (await cli("draft", ...args)).code;
  const out = ["--out", at("x.xlsx")];
  expect(await codes(file, ...out)).toBe(2);
  expect(await codes(file, "--sheet", "没有", ...out)).toBe(2);
  expect(await codes(at("坏.docx"), ...out)).toBe(2);
  expect(await codes(at("没有.docx"), ...out)).toBe(2);
  expect(await codes(file, "--table", "零", ...out)).toBe(2);
  expect(await codes(file, "--from", "imnu", ...out)).toBe(2);
  expect(await codes(file)).toBe(2);
  expect(() => readFileSync(at("x.xlsx"))).toThrow();
});
