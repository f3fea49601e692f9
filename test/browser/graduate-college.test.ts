/** 研究生就业工作考核, worked by hand on the real page: from an empty workbook to a veto. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(60_000);

const facts = (key: string, header = "自评") => ({ sheet: "基础数据", key, header });
const score = (key: string, header = "自评分") => ({ sheet: "评分表", key, header });

describeInBrowser("a college's self-assessment", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  test("the official table is generated beside the sheet that was there", async () => {
    w = await open();
    await w.generate(/研究生就业工作考核/, "化学学院");
    expect(await w.sheetNames()).toEqual(["Sheet1", "评分表", "基础数据", "考核结果"]);
    expect(await w.sees("评分表", "C1")).toBe("化学学院");
    await w.screenshot("college-generated");
  });

  test("2 errors in 反馈信息 give 3−2=1, and 1 late item gives 6−1=5", async () => {
    await w.enter(facts("feedback-errors"), "2");
    await w.enter(facts("late-items"), "1");
    expect(await w.seesCell(score("feedback"))).toBe("1");
    expect(await w.seesCell(score("timeliness"))).toBe("5");
  });

  test("the pane's total follows while one types", async () => {
    await w.result.getByText("6", { exact: true }).waitFor();
    await w.enter(score("goal"), "1");
    await w.result.getByText("7", { exact: true }).waitFor();
  });

  test("the add-in's functions work in any cell of the user's own sheet", async () => {
    await w.openSheet("Sheet1");
    await w.type("B2", "=RUBRIC.DEDUCT(3,1)");
    await w.type("B3", "=SUBSIDY.BAND(91.2)");
    expect(await w.sees("Sheet1", "B2")).toBe("2");
    expect(await w.sees("Sheet1", "B3")).toBe("5");
    await w.screenshot("functions-anywhere");
  });

  test("an error says why, beside its selected cell", async () => {
    await w.type("B4", "=RUBRIC.DEDUCT(3,-1)");
    expect(await w.sees("Sheet1", "B4")).toBe("#NUM!");
    await w.select("B4");
    await w.page.locator("#hint", { hasText: "counts 的值 −1 不能小于 0" }).waitFor();
    await w.screenshot("error-says-why");
    await w.select("B2");
    await w.page.locator("#hint").waitFor({ state: "hidden" });
  });

  test("a text is a number where Excel makes one of it before it asks the function, and nowhere else", async () => {
    await w.type("B5", '=RUBRIC.DEDUCT("3",2)');
    await w.type("B6", '=RUBRIC.TOTAL({"3"})');
    expect(await w.sees("Sheet1", "B5")).toBe("1");
    expect(await w.sees("Sheet1", "B6")).toBe("#VALUE!");
  });

  test("a veto turns the result to 一票否决 at once", async () => {
    await w.enter(score("false-statistics"), "是");
    await w.result.getByText("一票否决").first().waitFor();
    expect(await w.seesCell({ sheet: "考核结果", key: "#result:veto", header: "自评" })).toBe("是");
    await w.screenshot("college-vetoed");
  });
});
