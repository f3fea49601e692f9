/** A table as it is pasted from Word becomes a system: proposed, confirmed, previewed, imported, drawn and scored. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(120_000);

const cell = (text: string | number, rows = 1) => `<td rowspan="${rows}">${text}</td>`;
const row = (...cells: string[]) => `<tr>${cells.join("")}</tr>`;
const HTML = `<table>${[
  row('<td colspan="4">学院就业工作考核表（2026年）</td>'),
  row(...["一级指标", "考核内容", "评分标准", "分值"].map((each) => cell(each))),
  row(
    cell("基础工作", 2),
    cell("报表报送"),
    cell("报表每出现1处错误扣0.5分，扣完为止。"),
    cell(10),
  ),
  row(cell("走访企业"), cell("走访用人单位不少于20家，否则不得分。"), cell(30)),
  row(
    cell("就业质量", 2),
    cell("落实率"),
    cell("毕业去向落实率达到90%得满分，每低1个百分点扣2分。"),
    cell(50),
  ),
  row(cell("特色工作"), cell("根据工作开展情况酌情给分。"), cell(10)),
  row('<td colspan="3">合计</td>', cell(100)),
].join("")}</table>`;

describeInBrowser("from a pasted table to a scored card", () => {
  const { open } = useWorkbench();
  let w: Workbench;
  const rowOf = (name: RegExp) => w.pane.getByRole("article", { name });

  test("the pasted table is read with its merged cells and its sum", async () => {
    w = await open();
    await w.select("A1");
    await w.pasteText("", HTML);
    await w.settle();
    await w.openPage("更多");
    await w.pane.getByRole("button", { name: /考核表与条文体检/ }).click();
    const begin = w.pane.getByRole("region", { name: "从官方表格做一套考核表" });
    await begin.getByRole("button", { name: "开始" }).click();
    await w.pane.getByRole("button", { name: /（7 行）/ }).click();
    await w.pane.getByText("4 行指标，2 个部分").waitFor();
    await w.pane.getByText("合计：表中写 100，加起来也是 100").waitFor();
    await w.screenshot("draft-read");
  });

  test("rules are confirmed by keyboard and mouse, row after row", async () => {
    await w.pane.getByRole("button", { name: /^确认有把握的 \d 行/ }).click();
    const judged = rowOf(/特色工作/).getByRole("button", { name: "确认这一行" });
    await judged.focus();
    await w.page.keyboard.press("Enter");
    await w.pane.getByText("已确认 4/4 行", { exact: false }).waitFor();
    await w.screenshot("draft-confirmed");
    await w.narrowPane();
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("draft-narrow");
  });

  test("the table is seen before it is imported, and drawn and scored after", async () => {
    await w.pane.getByRole("button", { name: "导入并使用" }).click();
    await w.pane.getByRole("region", { name: "表格预览" }).waitFor();
    await w.screenshot("draft-preview");
    await w.pane.getByRole("button", { name: "导入", exact: true }).click();
    await w.pane.getByText(/^已导入/).waitFor();
    await w.openPage("新建");
    await w.generate(/学院就业工作考核表/, "文学院");
    await w.settle();
    await w.screenshot("draft-card");
    const [sheet] = (await w.sheetNames()).filter((name) => /数据/.test(name));
    expect(sheet).toBeDefined();
    expect(w.faults).toEqual([]);
  });
});
