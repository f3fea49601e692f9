/** 上海交通大学医学院, worked by hand on the real page: two degree levels, three dates, three stages. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(90_000);

const score = (key: string, header = "自评分") => ({ sheet: "评分表", key, header });
const result = (key: string, header: string) => ({
  sheet: "考核结果",
  key: `#result:${key}`,
  header,
});

/** Persons of both degree levels at one date. */
const persons = (fact: string, undergraduates: number, masters: number) => ({
  [`${fact}.undergraduate`]: { 自评: undergraduates },
  [`${fact}.master`]: { 自评: masters },
});

describeInBrowser("a hospital's year", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  test("130 points in two classes, and a column for each of three stages", async () => {
    w = await open();
    await w.generate(/上海交通大学医学院/, "附属医院");
    for (const stage of ["自评分", "初评分", "审核分"]) {
      expect(await w.seesCell(score("management-1", stage))).toBe("");
    }
    await w.result.getByText("满分 130").waitFor();
    await w.screenshot("hospital-generated");
  });

  test("on target in June and August, half a point short in December: 5+15+14", async () => {
    await w.fillRows("基础数据", {
      complaints: { 自评: 0 },
      ...persons("graduates-june", 50, 50),
      ...persons("employed-june", 40, 40),
      ...persons("graduates-august", 50, 50),
      ...persons("employed-august", 45, 47),
      ...persons("graduates-december", 50, 50),
      "october-meeting": { 自评: "是" },
      talks: { 自评: 1 },
      "special-graduates.undergraduate": { 自评: 0 },
      "special-graduates.master": { 自评: 0 },
      "special-employed": { 自评: 0 },
      forms: { 自评: 3 },
      stories: { 自评: 3 },
      "guided-share": { 自评: 0.5 },
    });
    await w.enterFacts({
      "employed-december.undergraduate": "50",
      "employed-december.master": "45",
    });
    expect(await w.seesCell(score("management-3"))).toBe("34.00");
    expect(await w.seesCell(score("management-bonus"))).toBe("0.00");
  });

  test("each stage has its own total, and the last complete one counts", async () => {
    await w.enter(score("management-1"), "5");
    await w.enter(score("management-4"), "20");
    expect(await w.seesCell(result("shown", "计入结果"))).toBe("129");
    await w.fillRows("评分表", {
      "management-1": { 初评分: 4, 审核分: 3 },
      "management-4": { 初评分: 20, 审核分: 20 },
    });
    expect(await w.seesCell(result("total", "自评"))).toBe("129");
    expect(await w.seesCell(result("total", "初评"))).toBe("128");
    expect(await w.seesCell(result("total", "审核"))).toBe("127");
    expect(await w.seesCell(result("shown", "计入结果"))).toBe("127");
    await w.result.getByText("以审核计").waitFor();
    await w.screenshot("hospital-stages");
  });

  test("each level on its own: December gives 1, and 3 persons above the target 3 points", async () => {
    await w.openTab(/口径/);
    await w.pane.getByRole("radio", { name: /各学历分别计算/ }).click();
    await w.pane.getByText(/已改为/).waitFor();
    await w.settle();
    expect(await w.seesCell(score("management-3"))).toBe("21.00");
    expect(await w.seesCell(score("management-bonus"))).toBe("3.00");
    await w.openTab(/总览/);
    await w.result.getByText("117", { exact: true }).waitFor();
    expect(await w.seesCell(result("total", "自评"))).toBe("119");
  });
});
