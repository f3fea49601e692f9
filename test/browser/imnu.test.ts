/** 内蒙古师范大学学生就业工作考核, worked on the real page: scored part by part, and a bonus that hangs on a reading. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(90_000);

const score = (key: string) => ({ sheet: "评分表", key, header: "自评分数" });
const part = (key: string) => ({ sheet: "基础数据", key, header: "自评" });

describeInBrowser("a college's year at 内蒙古师范大学", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  test("the generated table shows the part points of the document, and a line for each part", async () => {
    w = await open();
    await w.generate(/内蒙古师范大学/, "化学学院");
    const attention = { key: "leadership-attention-1", sheet: "评分表" };
    expect(await w.seesCell({ ...attention, header: "评分标准" })).toMatch(/（4分）.*（2分）/s);
    expect(await w.seesCell({ ...attention, header: "分值" })).toBe("6分");
    expect(await w.seesCell({ ...part("leadership-attention-1#2"), header: "单位" })).toBe("分");
    await w.screenshot("imnu-generated");
  });

  test("3.5 of 4 and 2 of 2 typed part by part come to 5.5", async () => {
    await w.enterFacts({ "leadership-attention-1#1": "3.5", "leadership-attention-1#2": "2" });
    expect(await w.seesCell(score("leadership-attention-1"))).toBe("5.5");
    await w.result.getByText("5.5", { exact: true }).waitFor();
    await w.pane.getByText("已生成“化学学院”的表格").waitFor({ state: "hidden" });
  });

  test("a part above its points is said, with its cell", async () => {
    await w.paste(part("leadership-attention-1#2"), "2.5");
    await w.openTab(/问题/);
    await w.pane
      .getByText(/超出分值/)
      .first()
      .waitFor();
    await w.enter(part("leadership-attention-1#2"), "2");
  });

  test("8.9 percentage points above the target are one full step: 1 point", async () => {
    await w.enterFacts({ "undergraduate-rate": "93.9%", "undergraduate-target": "85%" });
    expect(await w.seesCell(score("bonus-quality-1"))).toBe("1.00");
    await w.openTab(/总览/);
    await w.result.getByText("6.5", { exact: true }).waitFor();
  });

  test("read in proportion they are 1.78", async () => {
    await w.openTab(/口径/);
    await w.pane.getByRole("radio", { name: /按比例/ }).click();
    await w.pane.getByText(/已改为/).waitFor();
    await w.settle();
    expect(await w.seesCell(score("bonus-quality-1"))).toBe("1.78");
    expect(await w.seesCell({ sheet: "考核结果", key: "#result:total", header: "自评" })).toBe(
      "7.28",
    );
    await w.screenshot("imnu-readings");
  });
});
