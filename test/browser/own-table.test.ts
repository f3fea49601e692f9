/**
 * A table that nobody prepared: pasted, confirmed, imported, filled by three units, ranked, and its comparison filled back.
 * In the pane the walk of the first unit is by keyboard alone.
 */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { FrameLocator, Locator } from "playwright-core";
import type { Workbench } from "./support/workbench";

jest.setTimeout(180_000);

const UNITS = ["机电工程学院", "经济管理学院", "外语学院"];
const SYSTEM = /临江职业技术学院/;

const td = (text: string | number, rows = 1, columns = 1) =>
  `<td rowspan="${rows}" colspan="${columns}">${text}</td>`;
const wide = (text: string) => `<tr>${td(text, 1, 7)}</tr>`;
let number = 0;
/** A row of the table; the first of a part brings its name and for how many rows. */
const row = (label: string, standard: string, points: string | number, part = "", rows = 1) =>
  `<tr>${td(++number)}${part && td(part, rows)}${td(label)}${td(standard)}${td(points)}<td></td><td></td></tr>`;

const TABLE = `<table>${[
  wide("附件2"),
  wide("临江职业技术学院2026年二级学院毕业生就业工作考核评分表"),
  wide("被考核学院（盖章）：　　　　　　　　考核年度：2026年"),
  `<tr>${["序号", "考核项目", "考核要点", "计分细则", "标准分", "自查得分", "核查得分"].map((each) => td(each)).join("")}</tr>`,
  row(
    "领导重视",
    "院党政联席会全年研究就业工作不少于4次，每少1次扣1分，扣完为止。",
    6,
    "组织保障（25分）",
    4,
  ),
  row("队伍建设", "就业专干与毕业生人数比达到1:300的得5分，达不到的按比例折算。", 5),
  row("访企拓岗", "走访用人单位40家以上得8分，30—39家得6分，20—29家得4分，20家以下不得分。", 8),
  row("制度建设", "制定年度就业工作方案得3分；建立“一人一档”台账得3分。", 6),
  row(
    "毕业去向落实率",
    "毕业去向落实率达到92%得25分，每低1个百分点扣1.5分，扣完为止。",
    25,
    "就业质量（50分）",
    3,
  ),
  row("年终落实率", "按“本学院年终落实率÷各学院最高年终落实率×标准分”计分。", 15),
  row("重点群体帮扶", "困难毕业生100%落实得满分，每有1人未落实扣2分。", 10),
  row(
    "数据报送",
    "就业数据按时准确报送，每迟报1次扣0.5分，每错报1人次扣1分。",
    10,
    "管理服务（25分）",
    3,
  ),
  row("毕业生满意度", "满意度90%以上得8分，80%—90%得6分，70%—80%得3分，低于70%不得分。", 8),
  row("档案管理", "就业档案规范完整，根据检查情况酌情给分。", 7),
  `<tr>${td("小计", 1, 4)}${td(100)}<td></td><td></td></tr>`,
  row(
    "创新创业",
    "毕业生自主创业并带动就业的，每1例加0.5分，最高加3分。",
    3,
    "加分项（累计不超过8分）",
    2,
  ),
  row("典型宣传", "就业典型经验被国家级媒体报道每篇加2分，省级媒体报道每篇加1分。", "/"),
  row("信访投诉", "因就业工作不到位引发有效投诉的，每起扣2分，最多扣6分。", "-6", "减分项", 2),
  row("安全责任", "毕业生实习期间发生责任事故的，扣5分。", "-5"),
  row("数据真实", "经查实就业数据弄虚作假的，考核结果直接定为不合格。", "/", "一票否决"),
  wide(
    "注：1.考核得分90分以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格；优秀比例不超过参评学院总数的30%。",
  ),
  wide("2.各学院应于2026年11月20日前报送自查材料，逾期每天扣0.5分。"),
].join("")}</table>`;

/** What each unit types, by the label of the row. */
const TYPED: Record<string, readonly (string | number)[]> = {
  院党政联席会全年研究就业工作次数: [4, 3, 5],
  走访家数: [41, 33, 12],
  制定年度就业工作方案: ["是", "是", "是"],
  建立一人一档台账: ["是", "否", "是"],
  毕业去向落实率: [0.93, 0.905, 0.88],
  年终落实率: [0.93, 0.905, 0.88],
  未落实人数: [0, 1, 0],
  迟报: [0, 2, 1],
  错报: [0, 1, 0],
  满意度: [0.92, 0.86, 0.71],
  毕业生自主创业并带动就业例数: [2, 0, 1],
  就业典型经验被国家级媒体报道: [1, 0, 0],
  省级媒体报道: [1, 2, 0],
  就业工作不到位引发有效投诉起数: [0, 1, 0],
  毕业生实习期间发生责任事故: ["否", "否", "否"],
  // 20, 22 and 1 November 2026, as a sheet has days.
  报送自查日期: [46346, 46348, 46327],
};
const JUDGED: Record<string, readonly number[]> = { 队伍建设: [5, 4, 3], 档案管理: [5, 4, 3] };

/** Worked out by hand: 25+50+23+4 · 18+(23.5+15×0.905÷0.93+8)+18+2−2−1 · 15+(19+15×0.88÷0.93+10)+15.5+0.5. */
const TOTALS = ["102", "81.1", "74.19"];

describeInBrowser("from a pasted table to a scored roster", () => {
  const { open } = useWorkbench();
  let w: Workbench;
  const rowOf = (name: RegExp) => w.pane.getByRole("article", { name });
  const pressIn = async (place: Locator | FrameLocator, name: string | RegExp) => {
    await w.tabTo(place.getByRole("button", { name, exact: true }).first());
    await w.page.keyboard.press("Enter");
  };
  /** From the sheet, or from what only a mouse does; Excel itself has F6 for it. */
  const toPane = () => w.pane.getByRole("heading", { level: 1 }).first().focus();
  const press = (name: string | RegExp) => pressIn(w.pane, name);
  const generate = async (unit: string) => {
    const system = w.pane.getByRole("radio", { name: SYSTEM });
    await system.waitFor();
    // The systems are one stop; arrows go through them.
    await w.tabTo(w.pane.getByRole("radiogroup").first());
    while (!(await system.isChecked())) await w.page.keyboard.press("ArrowDown");
    await w.tabTo(w.pane.getByRole("textbox", { name: "单位名称" }));
    await w.page.keyboard.type(unit);
    await press("生成表格");
  };

  test("the table is read with its merged cells, its sums and its notes", async () => {
    w = await open();
    await w.select("A1");
    await w.pasteText("", TABLE);
    await w.settle();
    await toPane();
    await press("更多");
    await press(/考核表与条文体检/);
    await press("开始");
    await press(/（22 行）/);
    await w.pane.getByText("16 行指标，7 个部分").waitFor();
    await w.pane.getByText("小计：表中写 100，加起来也是 100").waitFor();
    await w.pane.getByText(/^用作等次/).waitFor();
    await w.pane.getByText(/^用作扣分的行/).waitFor();
    expect(await w.pane.getByRole("textbox", { name: "等次" }).inputValue()).toBe(
      "优秀 90\n良好 80\n合格 60\n不合格",
    );
    await w.screenshot("own-table-read");
  });

  test("what is certain is confirmed at once, the rest by keyboard", async () => {
    const left = rowOf(/队伍建设/);
    await press(/^确认有把握的 1\d 行/);
    await w.tabTo(left.getByRole("textbox", { name: "规则" }));
    await w.page.keyboard.press("Control+A");
    await w.page.keyboard.type("评判");
    await w.page.keyboard.press("Tab");
    // After each row the keyboard is at the next that is open; its sentence, its rule, then its button.
    await w.page.keyboard.press("Enter");
    for (const name of [/档案管理/, /安全责任/]) {
      await pressIn(rowOf(name), "确认这一行");
    }
    await w.pane.getByText("已确认 16/16 行", { exact: false }).waitFor();
    await w.screenshot("own-table-confirmed");
    await w.narrowPane();
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("own-table-narrow");
  });

  test("the table is seen before it is imported, and each unit gets its own", async () => {
    await toPane();
    await press("导入并使用");
    await w.pane.getByRole("region", { name: "表格预览" }).waitFor();
    await w.screenshot("own-table-preview");
    await press("导入");
    await w.pane.getByText(/^已导入/).waitFor();
    await press("下一步：生成表格");
    await generate(UNITS[0]!);
    await w.pane.getByRole("heading", { name: UNITS[0]! }).waitFor();
    // The others as everywhere.
    for (const unit of UNITS.slice(1)) {
      await w.openPage("新建");
      await w.fillForm(SYSTEM, unit);
      await press("生成表格");
      await press(/另建新表/);
      await w.pane.getByRole("heading", { name: unit }).waitFor();
    }
    await w.settle();
    await w.screenshot("own-table-card");
    await fill(w);
  });

  test("the roster compares the units, ranks them and fills the comparison back", async () => {
    await toPane();
    await press("汇总");
    await press("生成汇总表");
    const places = w.pane.getByRole("list", { name: "排名" }).getByRole("listitem");
    await places.first().waitFor();
    await w.settle();
    // Each total is without the 15 points that the comparison brings.
    const before = (await places.allInnerTexts()).map((each) => each.split("\n"));
    expect(before.map(([rank, , total]) => [rank, total])).toEqual(
      ["60", "87", "66.5"].map((total) => ["待汇总", total]),
    );
    await w.openSheet("汇总表");
    await w.screenshot("own-table-roster");
    await toPane();
    await press(/^回填/);
    await w.pane.getByText(/^已回填 3 张/).waitFor();
    await w.settle();
    await places.filter({ hasText: "第 1 名" }).waitFor();
    await w.screenshot("own-table-filled-back");
    expect(await places.allInnerTexts()).toEqual(
      UNITS.map((unit, at) =>
        expect.stringMatching(new RegExp(`第 ${at + 1} 名\\s*${unit}\\s*${TOTALS[at]}`)),
      ),
    );
    await w.openSheet("评分表");
    await toPane();
    await press("评分");
    await w.settle();
    expect(await w.result.innerText()).toMatch(/102/);
    await w.screenshot("own-table-card-complete");
    expect(w.faults).toEqual([]);
  });
});

/** Types what each unit says into the first stage of its sheets, in the order of the sheets. */
async function fill(w: Workbench): Promise<void> {
  const names = await w.sheetNames();
  const ofUnits = (kind: string) => names.filter((name) => name.startsWith(kind));
  await w.page.evaluate(
    ([facts, cards, typed, judged]) => {
      const put = (
        name: string,
        unit: number,
        said: Record<string, readonly (string | number)[]>,
        [label, into]: [number, number],
      ) => {
        const sheet = window.workbench.book.getSheetByName(name)!;
        const shown = sheet.getDataRange().getDisplayValues();
        shown.forEach((line, at) => {
          const value = said[(line[label] ?? "").trim()]?.[unit];
          if (value !== undefined && !line[0]!.startsWith("#"))
            sheet.getRange(at, into).setValue(value);
        });
      };
      facts.forEach((name, unit) => put(name, unit, typed, [1, 2]));
      cards.forEach((name, unit) => put(name, unit, judged, [3, 6]));
    },
    [ofUnits("基础数据"), ofUnits("评分表"), TYPED, JUDGED] as const,
  );
  await w.settle();
}
