/** 长春工程学院 on the real page: a roster from pasted names, its facts, 达标 and the two rankings. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(90_000);

/** Of 100 graduates each, 40 % of those employed to stay: only 丁 is level with the placement benchmark of 90 %. */
const FACTS = {
  毕业生人数: 100,
  升学: 0,
  入伍: 0,
  出国出境: 0,
  已有毕业生届数: 10,
  去向留省率基准: 0.4,
};
const college = (employed: number, stayed: number) => ({
  ...FACTS,
  总体就业人数: employed,
  留省就业人数: stayed,
});

describeInBrowser("the colleges' year at 长春工程学院", () => {
  const { open } = useWorkbench();
  let w: Workbench;
  const shown = (key: string, header: string) => w.seesCell({ sheet: "汇总表", key, header });

  test("names pasted into the pane become the rows of the roster", async () => {
    w = await open();
    await w.pane.getByRole("radio", { name: /长春工程学院/ }).check();
    await w.pane.getByRole("button", { name: /下一步/ }).click();
    const names = w.pane.getByRole("textbox", { name: /单位名单/ });
    await names.click();
    await w.pasteText("甲学院\n乙学院\n丙学院\n丁学院\n甲学院");
    await w.pane.getByText("共 4 个单位").waitFor();
    await w.pane.getByText(/重复的单位只计一次：甲学院/).waitFor();
    await w.pane.getByRole("button", { name: "生成汇总表" }).click();
    await w.pane.getByRole("heading", { name: "汇总表" }).waitFor();
    await w.settle();
    expect(await shown("丁学院", "学院")).toBe("丁学院");
  });

  test("both rates above their benchmarks are 达标, and 90 % is not above 90 %", async () => {
    await w.openSheet("汇总表");
    await w.type("F2", "90%");
    await w.fillRows("汇总表", {
      甲学院: college(95, 57),
      乙学院: college(92, 46),
      丙学院: college(96, 42),
      丁学院: college(90, 45),
    });
    expect(await shown("甲学院", "认定")).toBe("达标");
    expect(await shown("丁学院", "认定")).toBe("不达标");
    expect(await shown("丁学院", "结果运用")).toMatch(/取消.*评优.*约谈/s);
  });

  test("the three are ranked twice, and each ranking is cut into three tiers", async () => {
    const ranks = (header: string) =>
      Promise.all(["甲学院", "乙学院", "丙学院"].map((unit) => shown(unit, header)));
    expect(await ranks("留省率增幅排位")).toEqual(["1", "2", "3"]);
    expect(await ranks("落实率排位")).toEqual(["2", "3", "1"]);
    const tiers = await ranks("留省率增幅序列");
    expect(new Set(tiers).size).toBe(3);
    expect(await ranks("落实率序列")).toEqual([tiers[1], tiers[2], tiers[0]]);
    await w.pane.getByRole("listitem").filter({ hasText: "甲学院" }).first().waitFor();
    await w.screenshot("ccit-ranked");
  });

  test("what if equal were enough: the pane says who gains before anything changes", async () => {
    await w.pane.getByRole("combobox", { name: /恰好等于基准/ }).selectOption({ label: "达标" });
    await w.pane.getByText(/个单位有变化/).waitFor();
    await w.pane.getByText("认定 不达标 → 达标").waitFor();
    expect(await shown("丁学院", "认定")).toBe("不达标");
    await w.pane.getByRole("button", { name: "采用“达标”" }).click();
    await w.page.waitForFunction(() => {
      const cells = window.workbench.book
        .getSheetByName("汇总表")
        ?.getDataRange()
        .getDisplayValues();
      return cells?.find(([key]) => key === "丁学院")?.includes("达标");
    });
    await w.screenshot("ccit-what-if");
  });
});
