/** A list of graduates as a file: the facts of cards and of a roster are filled from it, in one workbook. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(120_000);

const HEADER = [
  ...[
    "学号",
    "姓名",
    "学院",
    "学历",
    "毕业去向代码",
    "毕业去向",
    "单位所在地",
    "登记日期",
    "困难类别",
  ],
  ...["引导单位", "平台注册", "实习", "问卷", "参训"],
];
const LEVELS = ["博士", "硕士", "本科", "专科"];
const DESTINATIONS = ["10", "46", "70", "12", "80", "76", "85", "11"];
const PLACES = ["山东省威海市", "吉林省长春市", "", "北京市"];
const KINDS = ["", "经济困难", "", "学业困难", "少数民族"];

/** Every level with every destination; nobody stands twice. */
const ROWS = Array.from({ length: 160 }, (_, nth) => [
  ...[`2024${1000 + nth}`, `甄${nth}隐`, nth % 4 < 3 ? "文学院" : "理学院", LEVELS[(nth >> 2) % 4]],
  ...[DESTINATIONS[(nth >> 4) % 8], "", PLACES[nth % 4], "2024-05-20", KINDS[nth % 5]],
  ...["是", nth % 2 ? "是" : "否", nth % 3 ? "是" : "否", "是", "否"],
]);
const LIST = [HEADER, ...ROWS].map((row) => row.join(",")).join("\n");

/** The smallest and the largest of the cards; `test/graduates/facts.test.ts` has the facts of all systems. */
const CARDS = [/研究生就业工作考核/, /上海交通大学医学院/];

describeInBrowser("from the list of graduates to the facts of cards and of a roster", () => {
  const { open } = useWorkbench();
  let w: Workbench;
  const next = () => w.pane.getByRole("button", { name: "下一步" }).click();

  test("a card of each, and the roster that is one from the start", async () => {
    w = await open();
    for (const system of CARDS) {
      await w.openPage("新建");
      await w.fillForm(system, "文学院");
      await w.pane.getByRole("textbox", { name: /年度/ }).fill("2024");
      await w.pane.getByRole("button", { name: "生成表格" }).click();
      const another = w.pane.getByRole("button", { name: /另建新表/ });
      await another.or(w.pane.getByRole("tab").first()).waitFor();
      if (await another.isVisible()) await another.click();
      await w.pane.getByRole("tab").first().waitFor();
    }
    await w.openPage("新建");
    await w.pane.getByRole("radio", { name: /长春工程学院/ }).check();
    await w.pane.getByRole("button", { name: /下一步/ }).click();
    await w.pane.getByRole("textbox", { name: /单位名单/ }).fill("文学院\n理学院");
    await w.pane.getByRole("textbox", { name: /年度/ }).fill("2024");
    await w.pane.getByRole("button", { name: "生成汇总表" }).click();
    await w.pane.getByRole("heading", { name: "汇总表" }).waitFor();
    await w.settle();
  });

  test("the roster leads to the list; columns, destinations and counts are shown", async () => {
    await w.pane.getByRole("button", { name: "从毕业生名单填数" }).click();
    const frame = w.page.frame({ url: /taskpane/ })!;
    const dataTransfer = await frame.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "台账.csv"));
      return transfer;
    }, LIST);
    await w.pane.getByRole("group", { name: "名单文件" }).dispatchEvent("drop", { dataTransfer });
    await w.pane.getByRole("button", { name: "下一步" }).waitFor();
    await w.screenshot("graduates-columns");
    await next();
    await w.pane.getByText("所有去向都认得。").waitFor();
    await w.screenshot("graduates-destinations");
    await next();
    await w.pane.getByRole("button", { name: "合计 · 毕业生 160" }).waitFor();
    await w.pane.getByText(/^0 个不同/).waitFor();
    await w.screenshot("graduates-counts");
  });

  test("all facts are filled at once; afterwards they are the same as the list's", async () => {
    await next();
    const fill = w.pane.getByRole("button", { name: /^填入 \d+ 个数/ });
    await fill.waitFor();
    await w.screenshot("graduates-fill");
    const facts = Number(/\d+/.exec(await fill.innerText())![0]);
    // Of the colleges' roster 12, of the cards 4 and 22.
    expect(facts).toBe(38);
    // The list calls the unemployed guided too.
    await w.pane.getByText(/超过 100%/).waitFor();
    await fill.click();
    await w.pane.getByText(`已填入 ${facts} 个数`).waitFor();
    await w.settle();
    expect(await w.pane.getByText(/（一致）/).count()).toBe(facts);
    const roster = (header: string) => w.seesCell({ sheet: "汇总表", key: "文学院", header });
    expect([await roster("毕业生人数"), await roster("入伍")]).toEqual(["120", "24"]);
    expect(w.faults).toEqual([]);
    await w.narrowPane();
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("graduates-fill-narrow");
    await w.pane.getByRole("button", { name: "4 统计" }).click();
    await w.pane.getByText(`0 个不同，${facts} 个一致`, { exact: false }).waitFor();
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("graduates-counts-narrow");
  });
});
