/** 重新生成，保留已填分数: on the page, too, every formula and every result is there again, however often. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(90_000);

const SHEETS = ["评分表", "基础数据", "考核结果"];

describeInBrowser("a card that is generated again", () => {
  const { open } = useWorkbench();

  test.each([
    ["graduate-college", /研究生就业工作考核/],
    ["imnu", /内蒙古师范大学/],
    ["sjtu-med", /上海交通大学医学院/],
    ["weihai-station", /威海/],
  ])("%s keeps its formulas and results, twice", async (_, system) => {
    const w = await open();
    await w.generate(system, "甲单位");
    await w.settle();
    const before = await contents(w);
    const names = await w.sheetNames();
    expect(
      before.flatMap(({ formulas }) => formulas.flat()).filter(Boolean).length,
    ).toBeGreaterThan(40);
    for (let times = 0; times < 2; times++) {
      await again(w, system);
      expect(await contents(w)).toEqual(before);
      expect(await w.sheetNames()).toEqual(names);
    }
    await w.close();
  });
});

const contents = async (w: Workbench) => Promise.all(SHEETS.map((name) => w.contents(name)));

async function again(w: Workbench, system: RegExp): Promise<void> {
  await w.pane.getByRole("button", { name: "新建" }).click();
  await w.fillForm(system, "甲单位");
  await w.pane.getByRole("button", { name: "生成表格" }).click();
  await w.pane.getByRole("button", { name: /保留已填分数/ }).click();
  await w.pane.getByText(/已生成/).waitFor();
  await w.settle();
}
