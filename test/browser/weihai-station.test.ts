/** 威海市大学生就业创业服务指导站, worked by hand on the real page: 90.5 points, and what a reading makes of them. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(90_000);

/** A station's year that comes to 90.5: 20 + 20 + 19 + 31.5 + 0. */
const YEAR = {
  office: "是",
  "training-venue": "是",
  "fair-venue": "是",
  equipment: "是",
  staff: "3",
  liaisons: "1",
  regulations: "是",
  "year-plan": "是",
  ledger: "是",
  "origin-report": "是",
  "student-report": "是",
  "degree-report": "是",
  graduates: "1000",
  "survey-answers": "900",
  "employment-report": "是",
  "student-confirmation": "是",
  "wechat-posts": "15",
  "website-posts": "16",
  posters: "是",
  leaflets: "是",
  interns: "60",
  registered: "799",
  stayed: "330",
  employed: "1000",
  "stayed-last": "300",
  "employed-last": "1000",
  fairs: "6",
  "public-fairs": "是",
  undergraduates: "1000",
  "undergraduates-trained": "200",
  juniors: "0",
  "juniors-trained": "0",
  consulting: "是",
  contests: "是",
  innovations: "0",
};

const result = (key: string) => ({ sheet: "考核结果", key: `#result:${key}`, header: "计入结果" });

describeInBrowser("a station's year", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  test("the pane says that the document is out of force before anything is generated", async () => {
    w = await open();
    await w.pane.getByText("该文件有效期至 2024-12-31，现已过期").waitFor();
    await w.generate(/威海/, "哈尔滨工业大学（威海）");
    expect(await w.sheetNames()).toEqual(["Sheet1", "评分表", "基础数据", "考核结果"]);
  });

  test("facts typed once come to 90.5 in both stages", async () => {
    await w.enterFacts(YEAR);
    expect(await w.seesCell(result("shown"))).toBe("90.5");
    await w.result.getByText("90.5", { exact: true }).waitFor();
    await w.screenshot("station-facts");
  });

  test("90.5 has not reached 91: 4 万元", async () => {
    expect(await w.seesCell(result("item:subsidy"))).toBe("4");
    expect(await w.seesCell(result("item:grade"))).toBe("优秀");
    await w.result.getByText("4 万元").waitFor();
    await w.openSheet("评分表");
    await w.screenshot("station-scored");
  });

  test("read as rounded, 90.5 is 91: 5 万元, in the pane and on the sheet at once", async () => {
    await w.openTab(/口径/);
    await w.screenshot("station-readings");
    await w.pane.getByRole("radio", { name: /四舍五入/ }).click();
    await w.pane.getByText(/已改为/).waitFor();
    await w.settle();
    expect(await w.seesCell(result("item:subsidy"))).toBe("5");
    await w.openTab(/总览/);
    await w.result.getByText("5 万元").waitFor();
    await w.openSheet("考核结果");
    await w.screenshot("station-result");
  });

  test("a reviewer corrects one fact: what became of which criterion stands side by side", async () => {
    await w.enter({ sheet: "基础数据", key: "website-posts", header: "考评" }, "10");
    await w.openTab(/复核/);
    await w.pane.getByRole("combobox", { name: "次序" }).selectOption("差异大的在前");
    const first = w.pane.getByRole("list", { name: "逐项对照" }).getByRole("button").first();
    await first.getByText(/^−/).waitFor();
    await first.click();
    await w.screenshot("station-review");
    await w.page.keyboard.press("ArrowDown");
    expect(await first.getAttribute("aria-expanded")).toBe("false");
  });
});
