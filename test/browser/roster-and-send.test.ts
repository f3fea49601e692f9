/** Two colleges' cards become a ranking, and the workbook is made ready for people without the add-in and turned back. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(90_000);

/** Every judged criterion at its full points: 42, and 58 more with these facts. */
const JUDGED = {
  ...{ goal: 1, leadership: 1, staffing: 3, education: 2, "role-models": 2, rights: 3, ledger: 3 },
  ...{ "difficult-training": 3, "one-to-one": 3, responsibility: 3, "timely-help": 3, visits: 3 },
  ...{ grassroots: 2, market: 3, planning: 2, verification: 2, competitions: 3 },
};
const FACTS = {
  ...{ employers: 5, disciplines: 5, "survey-rate": 0.9, "feedback-errors": 0, "late-items": 0 },
  ...{ "destination-rate": 0.9, "target-rate": 0.9, "flexible-share": 0.1 },
};

describeInBrowser("two colleges of a graduate school", () => {
  const { open } = useWorkbench();
  let w: Workbench;
  let before: Record<string, Cell>;

  test("each gets its own card in one workbook", async () => {
    w = await open();
    await w.generate(/研究生就业工作考核/, "化学学院");
    await w.openPage("新建");
    await w.fillForm(/研究生就业工作考核/, "物理学院");
    await w.pane.getByRole("button", { name: "生成表格" }).click();
    await w.pane.getByText("工作簿中已有同名工作表").waitFor();
    await w.screenshot("conflict");
    await w.pane.getByRole("button", { name: /另建新表/ }).click();
    await w.pane.getByRole("heading", { name: "物理学院" }).waitFor();
    await w.settle();
    expect(await w.sheetNames()).toHaveLength(7);
  });

  test("the roster ranks them by total, and the vetoed one stands last without a rank", async () => {
    const sheets = await w.sheetNames();
    const other = sheets.find((name) => name !== "评分表" && /评分表/.test(name))!;
    const others = other.replace("评分表", "基础数据");
    for (const sheet of ["评分表", other]) await w.fillRows(sheet, column("自评分", JUDGED));
    for (const sheet of ["基础数据", others]) await w.fillRows(sheet, column("自评", FACTS));
    await w.enter({ sheet: other, key: "goal", header: "自评分" }, "0.5");
    await w.enter({ sheet: "评分表", key: "false-statistics", header: "自评分" }, "是");
    await w.openPage("汇总");
    await w.pane.getByRole("radio", { name: /本工作簿中的评分表（2 张）/ }).waitFor();
    await w.pane.getByRole("button", { name: "生成汇总表" }).click();
    const places = w.pane.getByRole("list", { name: "排名" }).getByRole("listitem");
    await places.first().waitFor();
    await w.settle();
    const [first, last] = await places.allInnerTexts();
    expect(first).toMatch(/第 1 名\s*物理学院\s*99.5/);
    expect(last).toMatch(/不排名\s*化学学院[^]*一票否决/);
    await w.openSheet("汇总表");
    await w.screenshot("colleges-ranked");
  });

  test("prepared to send, no formula needs the add-in, and every value is the same", async () => {
    before = await cells(w);
    expect(Object.values(before).filter(needsAddIn)).not.toEqual([]);
    await w.openPage("发送");
    await w.pane.getByRole("button", { name: "开始发送准备" }).click();
    await w.pane.getByText("发送准备已完成").waitFor();
    await w.settle();
    const after = await cells(w);
    expect(Object.values(after).filter(needsAddIn)).toEqual([]);
    expect(values(after)).toEqual(values(before));
    await w.screenshot("prepared-to-send");
  });

  test("turned back, every formula is what it was", async () => {
    await w.pane.getByRole("button", { name: "还原公式" }).click();
    await w.pane.getByText("公式已还原").waitFor();
    await w.settle();
    expect(await cells(w)).toEqual(before);
  });
});

const column = (header: string, cells: Record<string, number>) =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, { [header]: value }]));

interface Cell {
  formula: string;
  value: string;
}
/** Calls, and not the text in which a prepared formula keeps what it was. */
const needsAddIn = ({ formula }: Cell) =>
  /(RUBRIC|SUBSIDY)\./.test(formula.replaceAll(/"(?:[^"]|"")*"/g, ""));
const values = (all: Record<string, Cell>) =>
  Object.fromEntries(Object.entries(all).map(([at, { value }]) => [at, value]));

/** Every cell with a formula on the sheets that the user sees. */
function cells({ page }: Workbench): Promise<Record<string, Cell>> {
  return page.evaluate(() => {
    const found: Record<string, { formula: string; value: string }> = {};
    for (const sheet of window.workbench.book.getSheets().filter((each) => !each.isSheetHidden())) {
      const range = sheet.getDataRange();
      const shown = range.getDisplayValues();
      range.getFormulas().forEach((line, row) =>
        line.forEach((formula, column) => {
          if (!formula) return;
          found[`${sheet.getSheetName()} ${row + 1}:${column + 1}`] = {
            formula,
            value: String(shown[row]?.[column] ?? ""),
          };
        }),
      );
    }
    return found;
  });
}
