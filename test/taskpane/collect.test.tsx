import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { createCollection, type Collection } from "../../src/taskpane/collect/collection";
import type { PaneServices } from "../../src/taskpane/services";
import type { Rubric } from "../../src/rubric/types";
import { ownRubric } from "../support/own-rubric";
import { MemoryReaders, type FoundFile } from "./support/memory-readers";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

const ERROR = { kind: "out-of-range", severity: "error" } as const;
const WARNING = { kind: "missing", severity: "warning" } as const;

interface Options {
  /** How many readers there are. */
  readers?: number;
  services?: Partial<PaneServices>;
  book?: ReturnType<typeof emptyBook>;
}

async function showCollect(found: Record<string, FoundFile>, options: Options = {}) {
  const readers = new MemoryReaders(found, options.readers);
  const collection: Collection = createCollection({
    start: readers.start,
    loadRubrics: async () => [smallRubric],
    now: () => new Date("2025-06-01T01:00:00Z"),
  });
  const loadCollection = async () => {
    await collection.refreshRubrics();
    return collection;
  };
  const shown = await showPane({
    ...(options.book && { book: options.book }),
    services: { loadCollection, ...options.services },
  });
  await shown.user.click(screen.getByRole("button", { name: "收表" }));
  await screen.findByRole("group", { name: "收回的文件" });
  const drop = (...names: string[]) =>
    fireEvent.drop(screen.getByRole("group", { name: "收回的文件" }), {
      dataTransfer: { files: names.map((name) => new File(["x"], name)) },
    });
  return { ...shown, readers, collection, drop };
}

const rows = async () => {
  const table = await screen.findByRole("table", { name: "收到的表" });
  return within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);
};

const openFile = async (user: { click(element: Element): Promise<void> }, name: string) => {
  const table = await screen.findByRole("table", { name: "收到的表" });
  const row = within(table)
    .getAllByRole("row")
    .find((each) => each.textContent?.endsWith(name));
  await user.click(within(row!).getByRole("button"));
};

describe("returned workbooks", () => {
  test("nothing yet: the page says what to do", async () => {
    await showCollect({});
    expect(screen.getByText(/还没有收到文件。把各单位交回的工作簿/)).toBeVisible();
  });

  test("dropped are shown with unit, state, totals and issues, the worst first", async () => {
    const { drop } = await showCollect({
      "a.xlsx": { unit: "文学院", total: 12.345 },
      "b.xlsx": { unit: "法学院", total: 9, findings: [ERROR, WARNING] },
      "c.jpg": { findings: [{ kind: "unreadable-file", severity: "error", card: null }] },
    });
    drop("a.xlsx", "b.xlsx", "c.jpg");
    await waitFor(async () => expect(await rows()).toHaveLength(3));
    expect(await rows()).toEqual([
      "法学院不能汇总9–2b.xlsx",
      "（单位不明）不能汇总––1c.jpg",
      "文学院可汇总12.35–0a.xlsx",
    ]);
  });

  test("are sorted by any column, and filtered by name and state", async () => {
    const { drop, user } = await showCollect({
      "a.xlsx": { unit: "文学院", total: 12 },
      "b.xlsx": { unit: "法学院", total: 9, findings: [WARNING] },
    });
    drop("a.xlsx", "b.xlsx");
    await user.click(await screen.findByRole("button", { name: /^自评/ }));
    expect((await rows()).map((row) => row?.slice(0, 3))).toEqual(["法学院", "文学院"]);
    await user.click(screen.getByRole("button", { name: /^自评/ }));
    expect((await rows()).map((row) => row?.slice(0, 3))).toEqual(["文学院", "法学院"]);
    expect(screen.getByRole("columnheader", { name: /自评/ })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    await user.click(screen.getByRole("button", { name: "需确认 1" }));
    expect(await rows()).toHaveLength(1);
    await user.type(screen.getByRole("searchbox", { name: "搜索单位或文件" }), "文学");
    expect(screen.getByText("没有符合条件的文件。")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "显示全部" }));
    expect(await rows()).toHaveLength(2);
  });

  test("in a zip are shown with its name", async () => {
    const { drop } = await showCollect({
      "一批.zip": { holds: { "a.xlsx": { unit: "文学院" }, "b.xlsx": { unit: "法学院" } } },
    });
    drop("一批.zip");
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect((await rows()).join()).toContain("一批.zip/a.xlsx");
  });

  test("a zip's files are shared out among all readers", async () => {
    const holds = Object.fromEntries(
      ["文学院", "法学院", "理学院", "工学院"].map((unit) => [`${unit}.xlsx`, { unit }]),
    );
    const { drop, readers } = await showCollect({ "all.zip": { holds } }, { readers: 3 });
    drop("all.zip");
    await waitFor(async () => expect(await rows()).toHaveLength(4));
    expect(readers.mostWorking).toBe(3);
  });

  test("a system that the files bring along is known by its name, and has its roster", async () => {
    const name = { zh: "我校考核", en: "Our own" };
    const carried = { ...smallRubric, id: "ours", name };
    const { drop, user, collection } = await showCollect({
      "a.xlsx": { unit: "文学院", carried },
      "b.xlsx": { unit: "法学院", carried: { ...carried } },
    });
    drop("a.xlsx", "b.xlsx");
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(collection.get().rubrics.map(({ id }) => id)).toEqual(["small", "ours"]);
    expect(screen.queryByText(/还没有可汇总的表/)).toBeNull();
    await openFile(user, "a.xlsx");
    expect(await screen.findByText("我校考核")).toBeVisible();
  });

  test("are read on while another page is shown; stopped, what was read is kept, and goes on", async () => {
    const { drop, user, readers } = await showCollect({
      "a.xlsx": { unit: "文学院" },
      "b.xlsx": { unit: "法学院" },
    });
    drop("a.xlsx");
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    readers.hold();
    drop("b.xlsx");
    expect(await screen.findByRole("progressbar", { name: "正在读取" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "新建" }));
    await user.click(screen.getByRole("button", { name: "收表" }));
    await user.click(await screen.findByRole("button", { name: "停止读取" }));
    expect(await screen.findByText(/已停止，还有 1 个文件没有读/)).toBeVisible();
    expect(await rows()).toHaveLength(1);
    readers.release();
    await user.click(screen.getByRole("button", { name: "继续读取" }));
    await waitFor(async () => expect(await rows()).toHaveLength(2));
  });

  test("with the same name as one before is told apart by a number", async () => {
    const { drop } = await showCollect({ "a.xlsx": { unit: "文学院" } });
    drop("a.xlsx");
    drop("a.xlsx");
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect((await rows()).join()).toContain("a (2).xlsx");
  });
});

describe("one file", () => {
  test("shows each issue with what was expected and found, and its letter", async () => {
    const { drop, user } = await showCollect({
      "a.xlsx": {
        unit: "文学院",
        findings: [
          { ...ERROR, expected: 10, found: 12, message: { zh: "请更正计划。", en: "Mend it." } },
        ],
      },
    });
    drop("a.xlsx");
    await openFile(user, "a.xlsx");
    expect(screen.getByRole("heading", { level: 2, name: "a.xlsx" })).toHaveFocus();
    const issue = within(screen.getByRole("list", { name: "必须更正" })).getByRole("listitem");
    expect(issue).toHaveTextContent("超出范围请更正计划。应为10实为12");
    const letter = screen.getByRole("textbox", { name: "退回说明" });
    expect((letter as HTMLTextAreaElement).value).toContain("文学院");
    expect((letter as HTMLTextAreaElement).value).toContain("1. 请更正计划。");
  });

  test("is taken in anyway with a reason only, and taken out and put back", async () => {
    const { drop, user, book } = await showCollect({
      "a.xlsx": { unit: "文学院", findings: [WARNING] },
    });
    drop("a.xlsx");
    await openFile(user, "a.xlsx");
    await user.click(screen.getByRole("button", { name: "仍然采用…" }));
    await user.click(screen.getByRole("button", { name: "采用" }));
    expect(screen.getByText("请写明理由。")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "采用理由" }), "已核实");
    await user.click(screen.getByRole("button", { name: "采用" }));
    expect(screen.getByText(/采用，理由：已核实|已核实/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /返回列表/ }));
    expect(await rows()).toEqual([expect.stringContaining("已确认采用")]);
    await user.click(screen.getByRole("button", { name: "生成汇总表" }));
    await screen.findByText(/已有这次收的 1 个单位/);
    const { units } = book.rosterRequests[0]!;
    expect(units.from === "files" && units.sources).toEqual([
      expect.objectContaining({ file: "a.xlsx", state: "需确认", reason: "已核实" }),
    ]);
    await openFile(user, "a.xlsx");
    await user.click(screen.getByRole("button", { name: "移出" }));
    await user.click(screen.getByRole("button", { name: /返回列表/ }));
    expect(await rows()).toEqual([expect.stringContaining("已移出")]);
    expect(screen.getByText(/还没有可汇总的文件/)).toBeVisible();
  });

  test("is ready when each of its kinds was accepted, in it or in all files, by the keyboard", async () => {
    const hidden = { kind: "hidden-content", severity: "warning" } as const;
    const { drop, user, book } = await showCollect({
      "a.xlsx": { unit: "文学院", findings: [WARNING, WARNING] },
      "b.xlsx": { unit: "法学院", findings: [WARNING, hidden] },
      "c.xlsx": { unit: "理学院", findings: [WARNING, ERROR] },
    });
    drop("a.xlsx", "b.xlsx", "c.xlsx");
    await waitFor(async () => expect(await rows()).toHaveLength(3));
    const kinds = within(screen.getByRole("list", { name: "逐类确认" }));
    expect(kinds.getAllByRole("listitem").map((each) => each.textContent)).toEqual([
      "未填4 处 · 3 个文件接受全部 4 处“未填”…",
      "隐藏内容1 处 · 1 个文件接受全部 1 处“隐藏内容”…",
    ]);
    kinds.getByRole("button", { name: /未填/ }).focus();
    await user.keyboard("{Enter}");
    await user.keyboard("{Enter}");
    expect(screen.getByText("请写明理由。")).toBeVisible();
    await user.keyboard("已电话核实{Enter}");
    expect((await rows()).map((row) => row?.slice(3, 6))).toEqual(["不能汇", "需确认", "已确认"]);
    await openFile(user, "b.xlsx");
    expect(screen.getByText("已对全部文件接受，理由：已电话核实")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /隐藏内容/ }));
    await user.keyboard("是备注{Enter}");
    expect(screen.getByText(/：隐藏内容：是备注；未填：已电话核实$/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /返回列表/ }));
    await user.click(screen.getByRole("button", { name: "生成汇总表" }));
    await screen.findByText(/已有这次收的 2 个单位/);
    const { units } = book.rosterRequests[0]!;
    expect(units.from === "files" && units.sources.map(({ reason }) => reason)).toEqual([
      "未填：已电话核实",
      "隐藏内容：是备注；未填：已电话核实",
    ]);
    await user.click(screen.getByRole("button", { name: "撤回" }));
    expect((await rows()).filter((row) => row?.includes("需确认"))).toHaveLength(2);
  });

  test("of several of a unit is chosen, and the record says so", async () => {
    const { drop, user, book } = await showCollect({
      "a.xlsx": { unit: "文学院", total: 1, modified: 1 },
      "b.xlsx": { unit: "文学院", total: 2, modified: 2 },
    });
    drop("a.xlsx", "b.xlsx");
    await openFile(user, "a.xlsx");
    expect(screen.getByRole("radio", { name: /b.xlsx · 保存得最晚/ })).not.toBeChecked();
    await user.click(screen.getByRole("radio", { name: /a.xlsx/ }));
    await user.click(screen.getByRole("button", { name: /返回列表/ }));
    expect((await rows()).map((row) => row?.includes("已移出"))).toEqual([false, true]);
    await user.click(screen.getByRole("button", { name: "生成汇总表" }));
    await screen.findByText(/已有这次收的 1 个单位/);
    const { units } = book.rosterRequests[0]!;
    expect(units.from === "files" && units.sources[0]!.reason).toBe(
      "几份中选定这一份（另有：b.xlsx）",
    );
  });

  test("is marked in a copy, which is saved under its name", async () => {
    const save = jest.fn();
    const { drop, user, readers } = await showCollect(
      { "a.xlsx": { unit: "文学院", findings: [ERROR] } },
      { services: { save } },
    );
    drop("a.xlsx");
    await openFile(user, "a.xlsx");
    await user.click(screen.getByRole("button", { name: "保存标注副本" }));
    await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
    expect(save.mock.calls[0]![0]).toBe("a.xlsx");
    expect(readers.marked).toEqual(["a.xlsx"]);
  });
});

describe("the roster", () => {
  const compares = (): Rubric =>
    ownRubric(
      [{ id: "工作", rows: [{ id: "a", points: 10, rule: "分值*讲座/MAX(各单位.讲座)" }] }],
      {
        facts: [{ id: "讲座", label: { zh: "讲座" }, type: "count" }],
        stages: [{ id: "self", name: { zh: "自评" } }],
      },
    );
  const came = (unit: string, facts: Record<string, number | null>): FoundFile => ({
    ...{ unit, carried: compares(), facts },
  });

  test("fills the figures by which units are compared into copies of their files", async () => {
    const save = jest.fn();
    const { drop, user, readers } = await showCollect(
      {
        "a.xlsx": came("文学院", { 讲座: 4, "peers-max-讲座": null }),
        "b.xlsx": came("法学院", { 讲座: 8, "peers-max-讲座": 8 }),
        "c.xlsx": came("理学院", { 讲座: 2 }),
      },
      { services: { save } },
    );
    drop("a.xlsx", "b.xlsx", "c.xlsx");
    const part = within(await screen.findByRole("region", { name: "回填比较指标" }));
    expect(part.getByText(/^没有填进去：c.xlsx/)).toBeVisible();
    await user.click(part.getByRole("button", { name: "保存 1 份回填副本（zip）" }));
    expect(await part.findByText(/^已保存 1 份副本。又有单位报来/)).toBeVisible();
    expect(readers.filled).toEqual([["a.xlsx", [8]]]);
    expect(save.mock.calls.map(([name]: string[]) => name)).toEqual(["回填副本.zip"]);
  });

  test("saves nothing where making copies was stopped", async () => {
    const save = jest.fn();
    const { drop, user, readers } = await showCollect(
      { "a.xlsx": came("文学院", { 讲座: 4, "peers-max-讲座": null }) },
      { services: { save } },
    );
    drop("a.xlsx");
    const part = within(await screen.findByRole("region", { name: "回填比较指标" }));
    readers.hold();
    await user.click(part.getByRole("button", { name: /回填副本/ }));
    await user.click(part.getByRole("button", { name: "停止" }));
    readers.release();
    expect(await part.findByText("已停止，没有保存。")).toBeVisible();
    expect(save).not.toHaveBeenCalled();
  });

  test("over one that stands is drawn with consent, and what is another is told and led to", async () => {
    const book = emptyBook();
    const place = { sheet: "汇总", address: "D5" };
    book.changes = [{ unit: "文学院", column: "总分", place, from: 9, to: 12 }];
    const { drop, user } = await showCollect({ "a.xlsx": { unit: "文学院" } }, { book });
    drop("a.xlsx");
    await user.click(await screen.findByRole("button", { name: "生成汇总表" }));
    await screen.findByText(/已有这次收的 1 个单位/);
    await user.click(screen.getByRole("button", { name: "生成汇总表" }));
    await user.click(await screen.findByRole("button", { name: "更新这张汇总表" }));
    const list = await screen.findByRole("list", { name: "与原来不同的单元格" });
    expect(list).toHaveTextContent("文学院 · 总分 汇总!D5：9 → 12");
    await user.click(within(list).getByRole("button"));
    expect(book.visited).toEqual([place]);
  });
});

describe("the list of units", () => {
  test("that the workbook remembers is used, and the board says who has not returned", async () => {
    const book = emptyBook();
    book.memory = { units: ["文学院", "法学院", "理学院"], issued: [] };
    const { drop, user, readers } = await showCollect(
      { "a.xlsx": { unit: "文学院" }, "b.xlsx": { unit: "法学院", findings: [ERROR] } },
      { book },
    );
    drop("a.xlsx", "b.xlsx");
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(readers.started[0]!.units).toEqual(["文学院", "法学院", "理学院"]);
    await user.click(screen.getByRole("tab", { name: "进度" }));
    const missing = screen.getByRole("textbox", { name: "还没有交的单位" });
    expect((missing as HTMLTextAreaElement).value).toBe(
      "以下 1 个单位还没有报送：理学院。请尽快报送。",
    );
    const units = within(screen.getByRole("list", { name: "各单位" }));
    expect(units.getAllByRole("listitem").map((each) => each.textContent)).toEqual([
      "文学院可汇总a.xlsx",
      "法学院需更正b.xlsx",
      "理学院未交",
    ]);
  });

  test("whose file came but cannot be read is not told as one that has not returned", async () => {
    const book = emptyBook();
    book.memory = { units: ["文学院", "法学院"], issued: [] };
    const unreadable: FoundFile = {
      findings: [{ kind: "unreadable-file", severity: "error", card: null }],
    };
    const found = { "法学院.pdf": unreadable, "扫描.jpg": unreadable };
    const { drop, user } = await showCollect(found, { book });
    drop("法学院.pdf", "扫描.jpg");
    await waitFor(async () => expect((await rows()).join()).toContain("法学院不能汇总"));
    await user.click(screen.getByRole("tab", { name: "进度" }));
    const missing = screen.getByRole("textbox", { name: "还没有交的单位" });
    expect((missing as HTMLTextAreaElement).value).toContain("1 个单位还没有报送：文学院。");
    const units = within(screen.getByRole("list", { name: "各单位" }));
    expect(units.getByText("收到但读不了")).toBeVisible();
    const stray = within(screen.getByRole("list", { name: "读不了、看不出单位的文件" }));
    await user.click(stray.getByRole("button", { name: "扫描.jpg" }));
    expect(screen.getByRole("heading", { level: 2, name: "扫描.jpg" })).toBeVisible();
  });

  test("is kept in the workbook on request, and files are read again with it", async () => {
    const { drop, user, readers, book } = await showCollect({ "a.xlsx": { unit: "文学院" } });
    drop("a.xlsx");
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    await user.click(screen.getByRole("tab", { name: "设置" }));
    await user.click(screen.getByRole("textbox", { name: "单位名单" }));
    await user.paste("文学院\n法学院");
    expect(screen.getByText(/不能用“撤销”/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "记在本工作簿" }));
    expect(await screen.findByText("名单已记在本工作簿。")).toBeVisible();
    expect(book.memory.units).toEqual(["文学院", "法学院"]);
    await waitFor(() => expect(readers.started.at(-1)!.units).toEqual(["文学院", "法学院"]));
  });
});

describe("what was handed out", () => {
  test("is compared with what comes back", async () => {
    const book = emptyBook();
    const batch = {
      ...{ id: "b", at: "2025-05-01T09:00:00+08:00", rubric: "small" },
      version: smallRubric.version,
      ...{ fingerprint: "f", year: "2025", readings: {}, facts: {} },
    };
    book.memory = {
      units: ["文学院"],
      issued: [
        {
          ...batch,
          cards: [{ id: "k-文学院", unit: "文学院", facts: { [smallRubric.facts[0]!.id]: 12 } }],
        },
      ],
    };
    const { drop, user } = await showCollect(
      { "a.xlsx": { unit: "文学院" }, "b.xlsx": { unit: "法学院" } },
      { book },
    );
    drop("a.xlsx", "b.xlsx");
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    await openFile(user, "a.xlsx");
    // Its own figure, given in the list, is no longer there.
    const errors = within(screen.getByRole("list", { name: "必须更正" }));
    expect(errors.getByText("下发数据被改")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /返回列表/ }));
    await openFile(user, "b.xlsx");
    const warnings = within(screen.getByRole("list", { name: "请确认" }));
    expect(warnings.getByText("不是下发的表")).toBeVisible();
  });
});
