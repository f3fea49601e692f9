/** Twenty workbooks come back: they are dropped on the pane, some of them wrong, and make one roster. */
import type { Locator } from "playwright-core";
import { soundCard, soundStage } from "../intake/support/cards";
import { rubricOf } from "../support/rubrics";
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(120_000);

const ID = "graduate-college";
const UNITS = Array.from({ length: 18 }, (_, index) => `第${index + 1}学院`);

interface Dropped {
  name: string;
  base64: string;
}

const dropped = (name: string, bytes: Uint8Array): Dropped => ({
  name,
  base64: Buffer.from(bytes).toString("base64"),
});

/** Everything but what the unit is asked for: a goal of so many points. */
async function cardOf(unit: string, goal = 0.5): Promise<Uint8Array> {
  const { scores, facts } = soundStage(rubricOf(ID));
  const stages = { self: { scores: { ...scores, goal }, facts } };
  return soundCard(ID, { unit, id: `k-${unit}`, stages });
}

/** Fifteen sound ones; one out of range, one of another system, one twice, and a photograph. */
async function returned(): Promise<Dropped[]> {
  const sound = UNITS.slice(0, 15).map(async (unit) => dropped(`${unit}.xlsx`, await cardOf(unit)));
  const other = await soundCard("imnu", { unit: UNITS[17]!, id: "k-other" });
  return Promise.all([
    ...sound,
    cardOf(UNITS[15]!, 9).then((bytes) => dropped(`${UNITS[15]}.xlsx`, bytes)),
    cardOf(UNITS[16]!, 0.25).then((bytes) => dropped(`${UNITS[16]}（一稿）.xlsx`, bytes)),
    cardOf(UNITS[16]!, 1).then((bytes) => dropped(`${UNITS[16]}（二稿）.xlsx`, bytes)),
    dropped("别的考核.xlsx", other),
    dropped("照片.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)),
  ]);
}

describeInBrowser("workbooks that came back", () => {
  const { open } = useWorkbench();
  let w: Workbench;
  let table: Locator;
  const row = (name: string) => table.getByRole("row").filter({ hasText: name });

  async function drop(files: readonly Dropped[]) {
    const data = await w.page.frame({ url: /taskpane/ })!.evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    }, files);
    await w.pane.getByRole("group", { name: "收回的文件" }).dispatchEvent("drop", {
      dataTransfer: data,
    });
  }

  test("the list of units is kept, and who has not returned is seen", async () => {
    w = await open();
    await w.openPage("收表");
    await w.openTab(/设置/);
    await w.pane.getByRole("combobox", { name: "考核体系" }).selectOption(ID);
    await w.pane
      .getByRole("textbox", { name: "单位名单" })
      .fill([...UNITS, "第十九学院"].join("\n"));
    await w.pane.getByRole("button", { name: "记在本工作簿" }).click();
    await w.pane.getByText("名单已记在本工作簿。").waitFor();
    await w.settle();
  });

  test("twenty files are read by workers, and each is told apart", async () => {
    await drop(await returned());
    await w.openTab(/文件/);
    table = w.pane.getByRole("table", { name: "收到的表" });
    await row("照片.jpg").waitFor();
    await w.pane.getByRole("button", { name: "停止读取" }).waitFor({ state: "detached" });
    expect(await table.getByRole("row").count()).toBe(21);
    expect(await row("第1学院.xlsx").innerText()).toMatch(/可汇总/);
    expect(await row("第16学院.xlsx").innerText()).toMatch(/不能汇总/);
    expect(await row("别的考核.xlsx").innerText()).toMatch(/不能汇总/);
    expect(await row("照片.jpg").innerText()).toMatch(/不能汇总/);
    const headers = await table.getByRole("columnheader").allInnerTexts();
    expect(headers).toContain("复核 / 考核"); // as either of the two systems calls it
    await w.screenshot("collect-table");
  });

  test("one of two of a unit is chosen, and what is out of range is taken at its bound with a reason", async () => {
    await row("第17学院（二稿）.xlsx").getByRole("button").click();
    await w.pane.getByRole("radio", { name: /二稿/ }).check();
    await w.pane.getByRole("button", { name: /返回列表/ }).click();
    expect(await row("第17学院（一稿）.xlsx").innerText()).toMatch(/已移出/);
    await row("第16学院.xlsx").getByRole("button").click();
    await w.pane.getByText("超出范围", { exact: true }).waitFor();
    await w.screenshot("collect-findings");
    await w.pane.getByRole("button", { name: "仍然采用…" }).click();
    await w.pane.getByRole("textbox", { name: "采用理由" }).fill("已电话核实");
    await w.pane.getByRole("button", { name: "采用", exact: true }).click();
    await w.pane.getByRole("button", { name: /返回列表/ }).click();
    expect(await row("第16学院.xlsx").innerText()).toMatch(/已确认采用/);
  });

  test("the board says who has not returned", async () => {
    await w.openTab(/进度/);
    const missing = w.pane.getByRole("textbox", { name: "还没有交的单位" });
    expect(await missing.inputValue()).toContain("第十九学院");
    await w.screenshot("collect-board");
  });

  test("the roster stands in the workbook, and beside it where each row is from", async () => {
    await w.openTab(/文件/);
    await w.pane.getByRole("button", { name: "生成汇总表" }).click();
    await w.pane.getByText(/“汇总表”已有这次收的 17 个单位/).waitFor();
    await w.settle();
    const { shown } = await w.contents("收表记录");
    const source = shown.find((line) => line.includes("第16学院"));
    const reason = "已电话核实（“总体目标”填 9，按 1 计）";
    expect(source).toEqual(expect.arrayContaining(["第16学院.xlsx", "不能汇总", reason]));
    expect(source?.some((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
    await w.openSheet("汇总表");
    await w.screenshot("collect-roster");
  });

  test("a corrected file replaces its row, and each figure that is another is told", async () => {
    const better = await cardOf("第1学院", 1);
    await drop([dropped("第1学院（更正）.xlsx", better)]);
    await row("第1学院（更正）.xlsx").getByRole("button").click();
    await w.pane.getByRole("radio", { name: /更正/ }).check();
    await w.pane.getByRole("button", { name: /返回列表/ }).click();
    await w.pane.getByRole("button", { name: "生成汇总表" }).click();
    await w.pane.getByRole("button", { name: "更新这张汇总表" }).click();
    await w.pane.getByText(/新增 0，替换 17/).waitFor();
    await w.settle();
    const changes = await w.pane
      .getByRole("list", { name: "与原来不同的单元格" })
      .getByRole("listitem")
      .allInnerTexts();
    expect(changes.join()).toMatch(/第1学院 · .*：.* → /);
    expect(changes.every((each) => each.startsWith("第1学院 "))).toBe(true);
    expect(await w.sheetNames()).not.toContain("汇总表（旧）");
    const { shown } = await w.contents("收表记录");
    expect(shown.filter((line) => line.includes("第1学院")).flat()).toContain(
      "第1学院（更正）.xlsx",
    );
    await w.screenshot("collect-updated");
  });

  test("nothing of it is wider than the narrowest pane", async () => {
    await w.narrowPane();
    for (const tab of [/文件/, /进度/, /设置/]) {
      await w.openTab(tab);
      expect(await w.paneOverflow()).toBe(0);
      await w.screenshot(`collect-narrow-${tab.source}`);
    }
    await w.close();
  });

  test("speaks English, in the dark", async () => {
    w = await open({ query: "?lang=en&theme=dark", width: 1024 });
    await w.openPage("Collect");
    await w.pane.getByText(/Nothing was taken in yet/).waitFor();
    await w.screenshot("collect-english-dark");
    await w.close();
  });
});
