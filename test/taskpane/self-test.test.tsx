import { act, screen, within } from "@testing-library/react";
import type { Outcome, SelfTestRun, StepResult } from "../../src/excel/self-test";
import type { SelfTest } from "../../src/taskpane/services";
import { showPane } from "./support/show-pane";

const steps = {
  values: { zh: "写入文字", en: "write texts" },
  rules: { zh: "添加条件格式", en: "add conditional formats" },
  print: { zh: "页面设置", en: "page set-up" },
};

const result = (id: keyof typeof steps, outcome: Outcome): StepResult => ({
  id,
  what: steps[id],
  outcome,
  milliseconds: 5,
});

const wellDone: SelfTestRun = {
  environment: {
    addIn: "0.1.0",
    host: "Excel",
    platform: "PC",
    version: "16.0.1",
    language: "zh-CN",
    sets: ["ExcelApi 1.17"],
  },
  results: [
    result("values", { kind: "worked", notes: [] }),
    result("rules", {
      kind: "otherwise",
      notes: [{ zh: "count：应为 2，读回 1", en: "count: 2 wanted, 1 read" }],
    }),
    result("print", { kind: "refused", code: "GeneralException", place: "PageLayout.zoom" }),
  ],
  leftover: null,
  stopped: false,
  milliseconds: 1234,
};

/** A test that waits to be told how it goes. */
function controlled() {
  let finish!: (run: SelfTestRun) => void;
  let given!: Parameters<SelfTest>[0];
  const test: SelfTest = (options) => {
    given = options;
    return new Promise((resolve) => (finish = resolve));
  };
  return {
    services: { loadSelfTest: async () => test },
    options: () => given,
    finish: (run: SelfTestRun) => act(async () => finish(run)),
  };
}

type Options = Parameters<typeof showPane>[0];

async function openPage(options: Options) {
  const shown = await showPane(options);
  const english = options?.language === "en";
  await shown.user.click(screen.getByRole("button", { name: english ? "More" : "更多" }));
  const entry = await screen.findByRole("button", { name: english ? /^Self-test/ : /^自检/ });
  await shown.user.click(entry);
  await screen.findByRole("heading", { level: 1, name: english ? "Self-test" : "自检" });
  return shown;
}

describe("the self-test", () => {
  test("says what it is about to do, and that it ends undo", async () => {
    await openPage(controlled());
    expect(
      screen.getByText(/隐藏的临时工作表.*随后全部删除.*没有工作簿中的任何内容/),
    ).toBeVisible();
    expect(screen.getByText(/不能用“撤销”/)).toBeVisible();
  });

  test("shows how far it is, and reads out only that it runs", async () => {
    const excel = controlled();
    const { user } = await openPage(excel);
    await user.click(screen.getByRole("button", { name: "开始自检" }));
    expect(screen.getByRole("button", { name: "停止" })).toHaveFocus();
    const { progress } = excel.options();
    act(() => progress!({ done: 6, all: 36, what: steps.rules }));
    const bar = screen.getByRole("progressbar", { name: /正在自检/ });
    expect(bar).toHaveAttribute("value", "6");
    expect(bar).toHaveAttribute("max", "36");
    expect(screen.getByText("7 / 36 · 添加条件格式")).toHaveAttribute("aria-hidden", "true");
    expect(screen.getByText(/正在自检，约需半分钟/)).toHaveAttribute("role", "status");
  });

  test("tells the outcome, each oddity, and gives the whole report", async () => {
    const excel = controlled();
    const { user } = await openPage(excel);
    await user.click(screen.getByRole("button", { name: "开始自检" }));
    await excel.finish(wellDone);
    const summary = screen.getByText(/1 项正常，1 项有出入，1 项被拒绝。临时工作表已全部删除/);
    expect(summary).toHaveAttribute("role", "status");
    const odd = screen.getByRole("region", { name: "有出入的步骤" });
    const items = within(odd).getAllByRole("listitem");
    expect(items.map((item) => item.textContent)).toEqual([
      "添加条件格式有出入count：应为 2，读回 1",
      "页面设置被拒绝GeneralException · PageLayout.zoom",
    ]);
    const report = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "报告" });
    expect(report).toHaveAttribute("readonly");
    expect(report.value).toContain("插件 0.1.0 · Excel · PC · 16.0.1 · zh-CN\nExcelApi 1.17");
    expect(report.value).toContain("[被拒绝] print · 页面设置 (5 ms)\n    GeneralException");
    expect(screen.getByRole("button", { name: "再检一次" })).toHaveFocus();
  });

  test("the report is copied", async () => {
    const excel = controlled();
    const { user } = await openPage(excel);
    await user.click(screen.getByRole("button", { name: "开始自检" }));
    await excel.finish(wellDone);
    await user.click(screen.getByRole("button", { name: "复制报告" }));
    expect(await screen.findByText("已复制")).toBeVisible();
    const report = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "报告" });
    expect(await navigator.clipboard.readText()).toBe(report.value);
  });

  test("where the clipboard is closed, the report is selected for it", async () => {
    const excel = controlled();
    const { user } = await openPage(excel);
    await user.click(screen.getByRole("button", { name: "开始自检" }));
    await excel.finish(wellDone);
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValueOnce(new Error("closed"));
    await user.click(screen.getByRole("button", { name: "复制报告" }));
    expect(await screen.findByText(/报告已选中，请按 Ctrl\+C/)).toBeVisible();
    const report = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "报告" });
    expect(report).toHaveFocus();
    expect(report.value.slice(report.selectionStart, report.selectionEnd)).toBe(report.value);
  });

  test("is stopped by the same button, and says what is left", async () => {
    const excel = controlled();
    const { user } = await openPage(excel);
    await user.click(screen.getByRole("button", { name: "开始自检" }));
    await user.click(screen.getByRole("button", { name: "停止" }));
    expect(excel.options().signal!.aborted).toBe(true);
    expect(screen.getByText("正在停止并清除…")).toBeVisible();
    const leftover = { zh: "隐藏的工作表 _rubric-selftest 没能删除。", en: "It is left." };
    const [first] = wellDone.results;
    await excel.finish({ ...wellDone, results: [first!], stopped: true, leftover });
    expect(screen.getByText(/自检已停止。 1 项正常。隐藏的工作表 _rubric-selftest/)).toBeVisible();
    expect(screen.queryByRole("region", { name: "有出入的步骤" })).toBeNull();
  });

  test("stops when its page is left", async () => {
    const excel = controlled();
    const { user } = await openPage(excel);
    await user.click(screen.getByRole("button", { name: "开始自检" }));
    await user.click(screen.getByRole("button", { name: "新建" }));
    expect(excel.options().signal!.aborted).toBe(true);
  });

  test("what it needs could not be loaded: the pane says so, and tries again", async () => {
    const excel = controlled();
    const loadSelfTest = jest
      .fn(excel.services.loadSelfTest)
      .mockRejectedValueOnce(Object.assign(new Error(), { name: "ChunkLoadError" }));
    const { user } = await openPage({ services: { loadSelfTest } });
    await user.click(screen.getByRole("button", { name: "开始自检" }));
    await user.click(await screen.findByRole("button", { name: "重试" }));
    expect(await screen.findByRole("progressbar")).toBeVisible();
    await excel.finish(wellDone);
  });

  test("speaks English, its report too", async () => {
    const excel = controlled();
    const { user } = await openPage({ ...excel, language: "en" });
    await user.click(screen.getByRole("button", { name: "Start the self-test" }));
    await excel.finish(wellDone);
    expect(
      screen.getByText(/1 worked, 1 came back otherwise, 1 refused\. The hidden/),
    ).toBeVisible();
    const report = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Report" });
    expect(report.value).toMatch(/\[refused\] print · page set-up/);
    expect(report.value).not.toMatch(/\p{Script=Han}/u);
  });
});
