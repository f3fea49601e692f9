/** A person without Excel: saves the workbook from the page, opens it again, and goes on scoring. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lossyFile } from "../workbench/lossy-file";
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(60_000);

const facts = (key: string) => ({ sheet: "基础数据", key, header: "自评" });
const score = (key: string) => ({ sheet: "评分表", key, header: "自评分" });

describeInBrowser("files in the workbench", () => {
  const { open } = useWorkbench();
  const folder = mkdtempSync(path.join(tmpdir(), "workbench-files-"));
  let w: Workbench;
  afterAll(() => rmSync(folder, { recursive: true }));

  const bar = () => w.page.getByRole("region", { name: "文件消息" });
  const choose = async (file: string) => {
    const [chooser] = await Promise.all([
      w.page.waitForEvent("filechooser"),
      w.page.locator("#open").click(),
    ]);
    await chooser.setFiles(file);
  };
  /** Presses a button of the page that gives a file, and keeps it. */
  const download = async (button: string) => {
    const [file] = await Promise.all([
      w.page.waitForEvent("download"),
      w.page.locator(button).click(),
    ]);
    const kept = path.join(folder, file.suggestedFilename());
    await file.saveAs(kept);
    return kept;
  };
  const until = (message: string) => w.page.locator("#notice", { hasText: message }).waitFor();

  test("the card is saved by one button", async () => {
    w = await open();
    await w.generate(/研究生就业工作考核/, "化学学院");
    await w.enter(facts("feedback-errors"), "2");
    expect(path.basename(await download("#save"))).toBe("工作簿1.xlsx");
    await until("已保存为“工作簿1.xlsx”");
  });

  test("an opened file takes the page without a question; what was there stays in the list", async () => {
    await w.enter(score("goal"), "1");
    await choose(path.join(folder, "工作簿1.xlsx"));
    await until("已打开“工作簿1.xlsx”");
    await w.page.getByRole("button", { name: "最近的文档" }).click();
    const documents = w.page.getByRole("region", { name: "最近的文档" });
    await documents.getByRole("listitem").nth(1).waitFor();
    expect(await documents.getByRole("listitem").count()).toBe(2);
    await w.page.keyboard.press("Escape");
  });

  test("the file's card is found by the pane, and scoring goes on", async () => {
    await w.pane.getByRole("heading", { name: "化学学院" }).waitFor();
    await w.settle();
    expect(await w.seesCell(score("goal"))).toBe("");
    expect(await w.seesCell(score("feedback"))).toBe("1");
    await w.enter(facts("late-items"), "1");
    expect(await w.seesCell(score("timeliness"))).toBe("5");
    // The sign of the mark was the conditional format's, and not saved as the cell's own look.
    expect(await w.seesCell(facts("late-items"))).toBe("1");
    await w.result.getByText("6", { exact: true }).waitFor();
    await w.screenshot("file-opened");
  });

  test("what the page cannot hold is named before anything is opened; the original stays", async () => {
    const original = await lossyFile();
    const file = path.join(folder, "汇总.xlsm");
    writeFileSync(file, original);
    await choose(file);
    await bar().getByText("2 个图表").waitFor();
    expect(await bar().innerText()).toMatch(/1 张图片.*宏/s);
    await w.screenshot("file-losses");
    await bar().getByRole("button", { name: "仍要打开" }).click();
    await until("已打开“汇总.xlsm”");
    expect(await w.sheetNames()).toEqual(["汇总 (1)"]);
    expect(new Uint8Array(readFileSync(await download("#original")))).toEqual(original);
    expect(path.basename(await download("#save"))).toBe("汇总-工作台.xlsx");
    await bar().getByText("其中没有").waitFor();
    await bar().getByRole("button", { name: "知道了" }).click();
  });

  test("a file that is none is refused with a sentence, and the workbook stays", async () => {
    const file = path.join(folder, "坏.xlsx");
    writeFileSync(file, "not a workbook");
    await choose(file);
    await bar().getByText("当前的工作簿没有变").waitFor();
    expect(await w.sheetNames()).toEqual(["汇总 (1)"]);
  });
});
