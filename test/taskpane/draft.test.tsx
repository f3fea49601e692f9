import { screen, waitFor, within } from "@testing-library/react";
import { draftTable } from "../../src/authoring/draft";
import { parseRubricWorkbook } from "../../src/authoring/workbook";
import { SheetDraft } from "../../src/authoring/workbook/sheet-draft";
import type { PaneServices } from "../../src/taskpane/services";
import { writeWorkbook } from "../../src/xlsx/write";
import { emptyBook, showPane } from "./support/show-pane";

const TABLE = [
  ["学院就业工作考核表", null, null, null],
  ["一级指标", "考核内容", "评分标准", "分值"],
  ["基础工作", "报表报送", "报表每出现1处错误扣0.5分，扣完为止。", 10],
  [null, "走访企业", "走访用人单位不少于20家，否则不得分。", 30],
  ["就业质量", "落实率", "毕业去向落实率达到90%得满分，每低1个百分点扣2分。", 50],
  [null, "特色工作", "根据工作开展情况酌情给分。", 10],
  ["合计", null, null, 100],
];

beforeEach(() => window.localStorage.clear());

async function showDraft(
  table: (string | number | null)[][] = TABLE,
  services: Partial<PaneServices> = {},
) {
  const book = emptyBook();
  book.lists.set("考核表", table);
  const shown = await showPane({ book, services });
  await shown.user.click(screen.getByRole("button", { name: "更多" }));
  await shown.user.click(await screen.findByRole("button", { name: /考核表与条文体检/ }));
  const begin = await screen.findByRole("region", { name: "从官方表格做一套考核表" });
  await shown.user.click(within(begin).getByRole("button", { name: "开始" }));
  return { ...shown, book };
}

async function showRead(services: Partial<PaneServices> = {}) {
  const shown = await showDraft(TABLE, services);
  await shown.user.click(await screen.findByRole("button", { name: "考核表（7 行）" }));
  await screen.findByRole("heading", { name: "逐行确认规则" });
  return shown;
}

const row = (name: RegExp) => screen.getByRole("article", { name });

describe("a table that was pasted into a sheet", () => {
  test("is read: rows, sums, and a rule for each row with an example", async () => {
    await showRead();
    expect(screen.getByText("4 行指标，2 个部分")).toBeVisible();
    expect(screen.getByText("合计：表中写 100，加起来也是 100")).toBeVisible();
    const shortfall = within(row(/落实率/));
    expect(shortfall.getByRole("textbox", { name: "规则" })).toHaveValue(
      "RUBRIC.SHORTFALL(分值,毕业去向落实率,90%,1%,2)",
    );
    expect(shortfall.getByText(/20 − |50 − /)).toBeVisible();
    expect(shortfall.getByText("不满一步怎么算？")).toBeVisible();
    expect(within(row(/特色工作/)).getByRole("textbox", { name: "规则" })).toHaveValue("评判");
  });

  test("is no rubric before each row was confirmed", async () => {
    const { user } = await showRead();
    expect(screen.getByText(/还有 4 行没有确认/)).toBeVisible();
    expect(screen.getByRole("button", { name: "导入并使用" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: /确认有把握的 \d 行/ }));
    await user.click(within(row(/特色工作/)).getByRole("button", { name: "确认这一行" }));
    expect(screen.queryByText(/行没有确认/)).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "导入并使用" }));
    expect(await screen.findByRole("region", { name: "表格预览" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "导入" }));
    expect(await screen.findByText("已导入“学院就业工作考核表”。")).toBeVisible();
  });

  test("takes another answer to what a sentence leaves open, and asks to confirm again", async () => {
    const { user } = await showRead();
    await user.click(screen.getByRole("button", { name: /确认有把握的/ }));
    const card = within(row(/落实率/));
    await user.click(card.getByRole("radio", { name: "按比例算" }));
    expect(card.getByRole("textbox", { name: "规则" })).toHaveValue(
      'RUBRIC.SHORTFALL(分值,毕业去向落实率,90%,1%,2,"linear")',
    );
    expect(card.getByRole("button", { name: "确认这一行" })).toBeVisible();
  });

  test("an empty rule is not confirmed, and says what to do", async () => {
    const { user } = await showRead();
    const card = within(row(/走访企业/));
    await user.clear(card.getByRole("textbox", { name: "规则" }));
    await user.click(card.getByRole("button", { name: "确认这一行" }));
    expect(card.getByText("先写出规则，或选“由人评判”。")).toBeVisible();
    await user.click(card.getByRole("button", { name: "由人评判" }));
    expect(card.getByRole("textbox", { name: "规则" })).toHaveValue("评判");
  });

  test("that is read again has its answers again", async () => {
    const { user } = await showRead();
    await user.click(within(row(/走访企业/)).getByRole("button", { name: "由人评判" }));
    await user.click(within(row(/走访企业/)).getByRole("button", { name: "确认这一行" }));
    await user.click(screen.getByRole("button", { name: "换一个表格" }));
    await user.click(await screen.findByRole("button", { name: "考核表（7 行）" }));
    await screen.findByText(/已确认 1\/4 行/);
    expect(within(row(/走访企业/)).getByRole("textbox", { name: "规则" })).toHaveValue("评判");
  });

  test("is saved as it stands, and goes on as a workbook", async () => {
    const saved: [string, Uint8Array][] = [];
    const { user } = await showRead({
      save: (name, content) => void saved.push([name, content as Uint8Array]),
    });
    await user.click(within(row(/落实率/)).getByRole("button", { name: "确认这一行" }));
    await user.click(screen.getByRole("button", { name: "下载底稿" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const [name, bytes] = saved[0]!;
    expect(name).toBe("学院就业工作考核表底稿.xlsx");
    const { problems } = parseRubricWorkbook(bytes, name);
    expect(problems?.map(({ message }) => message.zh)).toEqual(
      Array.from({ length: 3 }, () => "这一项的规则还没有确认。"),
    );
  });

  test("two rows that count “例数” count each its own", async () => {
    const table = [
      ["考核表", null, null],
      ["考核内容", "评分标准", "分值"],
      ["报表", "每出现1例扣1分，扣完为止。", 10],
      ["信息", "每出现1例扣2分，扣完为止。", 10],
    ];
    const drafted = draftTable({
      file: "表",
      sheet: { name: "表", values: table, formulas: table, top: 0, left: 0, merges: [] },
    });
    expect(drafted?.draft.criteria).toHaveLength(2);
    const { user } = await showDraft(table);
    await user.click(await screen.findByRole("button", { name: "考核表（4 行）" }));
    const rules = (await screen.findAllByRole("textbox", { name: "规则" })).map(
      (each) => (each as HTMLTextAreaElement).value,
    );
    expect(new Set(rules.map((rule) => rule.split(",")[1])).size).toBe(2);
  });
});

test("a sheet without a table is refused in words", async () => {
  const { user } = await showDraft([["名单"], ["张三"]]);
  await user.click(await screen.findByRole("button", { name: "考核表（2 行）" }));
  expect(await screen.findByText(/没有找到考核表：要有一行表头/)).toBeVisible();
});

test("of a file with several tables each can be read, and keeps what was said of it", async () => {
  const { user } = await showDraft();
  const second: typeof TABLE = [
    ["指标", "分值"],
    ["经费落实", 5],
  ];
  const plans = Object.entries({ 一: TABLE, 二: second }).map(([name, rows]) => {
    const plan = new SheetDraft(name);
    rows.forEach((row, r) => row.forEach((value, c) => plan.put(r, c, "text", value ?? undefined)));
    return plan.build({ rows: 1, columns: 0 });
  });
  const bytes = await writeWorkbook({ sheets: plans, names: [], active: "一" });
  const input = screen.getByLabelText("表格文件", { selector: "input" });
  await user.upload(input, new File([new Uint8Array(bytes)], "两张表.xlsx"));
  const tables = await screen.findByRole("combobox", { name: "用哪个表" });
  await user.click(within(row(/走访企业/)).getByRole("button", { name: "由人评判" }));
  await user.selectOptions(tables, "第 2 个表　二");
  expect(screen.getByText("1 行指标，0 个部分")).toBeVisible();
  await user.selectOptions(tables, "第 1 个表　一");
  expect(within(row(/走访企业/)).getByRole("textbox", { name: "规则" })).toHaveValue("评判");
});

test("a file of another kind is refused in words", async () => {
  const { user } = await showDraft();
  const input = screen.getByLabelText("表格文件", { selector: "input" });
  input.removeAttribute("accept");
  await user.upload(input, new File(["%PDF"], "考核表.pdf"));
  expect(await screen.findByText(/请选择 Word 文件/)).toBeVisible();
});
