/** What a clerk types and pastes: taken as it was meant, refused without a lost key, and never a spoilt form. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(60_000);

interface Rule {
  type: string;
  formula1?: string;
  ranges: { startRow: number; startColumn: number }[];
}

describeInBrowser("entries in a card", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  const column = async (first: number, last: number, letter = "F") => {
    const cells = [];
    for (let row = first; row <= last; row++) cells.push(await w.sees("评分表", `${letter}${row}`));
    return cells;
  };
  /** Look and protection of cells, and the rules of the workbook, as they stand. */
  const form = async (addresses: string[]) => [
    await rules(),
    ...(await w.page.evaluate((all) => {
      const { book, host } = window.workbench;
      const sheet = host.book.find("评分表")!;
      return all.map((address) => {
        const range = book.getSheetByName("评分表")!.getRange(address);
        const [row, column] = [range.getRow(), range.getColumn()];
        return [sheet.univerStyle(row, column), sheet.isLocked(row, column)];
      });
    }, addresses)),
  ];
  const rules = (): Promise<Record<string, Rule[]>> =>
    w.page.evaluate(() => {
      const { resources = [] } = window.workbench.book.save();
      const plugin = resources.find(({ name }) => name.includes("DATA_VALIDATION"))!;
      return JSON.parse(plugin.data) as Record<string, Rule[]>;
    });
  const type = async (keys: string) => {
    await w.page.keyboard.type(keys, { delay: 60 });
    await w.settle();
  };

  beforeAll(async () => {
    w = await open();
    await w.generate(/研究生就业工作考核/, "化学学院");
    await w.openSheet("评分表");
  }, 60_000);

  test("a column typed blind: units are read, one entry above its points is refused, and no key is lost", async () => {
    await w.select("F3");
    await type("1\n5\n3分\n２\n2 分\n3\n");
    expect(await column(3, 8)).toEqual(["1", "", "3", "2", "2", "3"]);
    await w.waitForCell("评分表", "F9");
    const notice = w.page.getByRole("alert").filter({ hasText: "F4 没有填入“5”" });
    await notice.getByText("只填数字，不写“分”字，如 0.5（0 至 1）").waitFor();
    await w.screenshot("refused-entry");
    await w.type("F4", "1");
    await notice.waitFor({ state: "hidden" });
    expect(await w.sees("评分表", "F4")).toBe("1");
  });

  test("undo after a refused entry takes back the entry before it", async () => {
    await w.select("F8");
    await type("9\n");
    await w.undo();
    expect(await column(3, 8)).toEqual(["1", "", "3", "2", "2", "3"]);
    await w.type("F4", "1");
    await w.page.getByRole("button", { name: "关闭这条提示" }).click();
  });

  test("pasted text takes the look, the rules and the protection of its cells", async () => {
    const cells = ["F3", "F4", "F5", "F6"];
    const before = await form(cells);
    await w.select("F3");
    await w.pasteText("0.5\n1\n2\n1.5\n");
    await w.settle();
    expect(await column(3, 6)).toEqual(["0.5", "1", "2", "1.5"]);
    expect(await form(cells)).toEqual(before);
    await w.undo(); // in one step
    expect(await column(3, 6)).toEqual(["1", "1", "3", "2"]);
    await w.page.keyboard.press("Control+y");
    await w.settle();
    expect(await column(3, 6)).toEqual(["0.5", "1", "2", "1.5"]);
  });

  test("formatted text from another program does neither", async () => {
    const cells = ["F3", "F4"];
    const before = await form(cells);
    await w.select("F3");
    await w.pasteText(
      "1\n0.5",
      "<table><tr><td style='color:red;font-size:20pt'>1</td></tr><tr><td>0.5</td></tr></table>",
    );
    await w.settle();
    expect(await column(3, 4)).toEqual(["1", "0.5"]);
    expect(await form(cells)).toEqual(before);
  });

  test("a reviewer copies the self-assessment to the review", async () => {
    const cells = ["G3", "G4", "G5", "G6"];
    const before = await form(cells);
    await w.select("F3:F6");
    await w.page.keyboard.press("Control+c");
    await w.select("G3");
    await w.pasteClipboard();
    await w.settle();
    expect(await column(3, 6, "G")).toEqual(["1", "0.5", "2", "1.5"]);
    expect(await form(cells)).toEqual(before);
    await w.undo();
    expect(await column(3, 6, "G")).toEqual(["", "", "", ""]);
  });

  test("what a rule gave is copied as the figure that it gave", async () => {
    await w.enter({ sheet: "基础数据", key: "feedback-errors", header: "自评" }, "2");
    const self = await w.find({ sheet: "评分表", key: "feedback", header: "自评分" });
    const review = await w.find({ sheet: "评分表", key: "feedback", header: "复核分" });
    await w.openSheet("评分表");
    await w.select(self);
    await w.page.keyboard.press("Control+c");
    await w.select(review);
    await w.pasteClipboard();
    await w.settle();
    expect([await w.sees("评分表", review), await w.formula("评分表", review)]).toEqual(["1", ""]);
  });

  test("nothing is pasted where a cell is locked", async () => {
    const before = await w.sees("评分表", "E3");
    await w.select("E3");
    await w.pasteText("9\n9");
    await w.page.locator("#notice", { hasText: "受保护" }).waitFor();
    expect(await w.sees("评分表", "E3")).toBe(before);
  });

  test("every word for yes is the yes that is listed, and a blind column loses none", async () => {
    const flags = Object.values(await rules())
      .flat()
      .filter(({ type, formula1 }) => type === "list" && formula1 === "是,否");
    const row = flags[0]!.ranges[0]!.startRow + 1;
    const address = `F${row}`;
    for (const [typed, meant] of [
      ["有", "是"],
      ["Y", "是"],
      ["1", "是"],
      ["TRUE", "是"],
      ["√", "是"],
      ["否", "否"],
      ["无", "否"],
    ] as const) {
      await w.select(address);
      await w.typeHere(typed);
      await w.settle();
      expect([typed, await w.sees("评分表", address)]).toEqual([typed, meant]);
    }
    await w.select(address);
    await type("也许\n");
    expect(await w.sees("评分表", address)).toBe("否");
    await w.page
      .getByRole("alert")
      .filter({ hasText: `F${row} 没有填入“也许”` })
      .waitFor();
  });
});

describeInBrowser("percentages", () => {
  const { open } = useWorkbench();

  test("93.5 in a cell of percentages is 93.5 %, as in Excel", async () => {
    const w = await open();
    await w.page.evaluate(() => {
      const sheet = window.workbench.book.getActiveSheet();
      sheet.getRange("A1:A5").setNumberFormat("0.00%");
    });
    await w.select("A1");
    await w.page.keyboard.type("93.5\n0.5\n95%\n1\n1.2\n", { delay: 60 });
    await w.settle();
    const shown = [];
    for (let row = 1; row <= 5; row++) shown.push(await w.sees("Sheet1", `A${row}`));
    expect(shown).toEqual(["93.50%", "50.00%", "95.00%", "1.00%", "1.20%"]);
    await w.close();
  });
});
