/** 毕业生名单 in the pane: from a file or a sheet to the facts of a card. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { Scalar } from "../../src/formula/values";
import { ListServer } from "../../src/graduates/serve";
import { indexEntry } from "../../src/rubric/index-entry";
import type { Rubric } from "../../src/rubric/types";
import { ReaderClosed, type StartListReader } from "../../src/taskpane/graduates/reader";
import { GraduatesSession } from "../../src/taskpane/graduates/session";
import { NOTHING_WANTED } from "../../src/taskpane/graduates/session-state";
import { emptyBook, rosterRubric, showPane, type Shown } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

// Each test goes through the whole page.
jest.setTimeout(20_000);

/** A rubric whose facts are counts, but for the one of its rule. */
const rubric: Rubric = {
  ...smallRubric,
  id: "counted",
  facts: [
    ...smallRubric.facts,
    {
      id: "graduates",
      label: { zh: "毕业生数", en: "Graduates" },
      type: "count",
      from: "graduates",
    },
    { id: "rate", label: { zh: "落实率", en: "Rate" }, type: "rate", from: "settled / graduates" },
    {
      ...{ id: "trained", label: { zh: "参训人数", en: "Trained" }, type: "count", from: "flag" },
      counting: { flag: "参训" },
    },
    {
      ...{ id: "before", label: { zh: "上年毕业生数", en: "Last year" }, type: "count" },
      ...{ from: "graduates", counting: { list: "last" } },
    },
  ],
};

const LIST: Scalar[][] = [
  ["学号", "姓名", "院系", "学历", "毕业去向", "参加培训"],
  ["2026001", "王小明", "文学院", "本科", "签就业协议形式就业", "是"],
  ["2026002", "李小红", "文学院", "本科", "考研", "否"],
  ["2026003", "张小强", "文学院", "硕士", "待就业", "是"],
  ["2026004", "赵小丽", "理学院", "本科", "升学", ""],
  ["2026004", "赵小丽", "理学院", "本科", "升学", ""],
];

/** The rows stay in this page; what a worker does is the same. */
class HeldReaders {
  isHeld = false;

  readonly start: StartListReader = () => {
    const server = new ListServer();
    let refuse: (error: Error) => void = () => {};
    return {
      ask: (ask, progress) =>
        new Promise((resolve, reject) => {
          refuse = reject;
          if (this.isHeld && ask.do === "open") progress?.(2000);
          else server.answer(ask, progress).then(resolve, reject);
        }),
      close: () => refuse(new ReaderClosed()),
    };
  };
}

const csv = (rows: readonly Scalar[][]) => rows.map((row) => row.join(",")).join("\n");

async function showGraduates(lists: Record<string, Scalar[][]> = {}) {
  const book = emptyBook();
  const card = book.add(rubric, "文学院", "2026");
  for (const [name, values] of Object.entries(lists)) book.lists.set(name, values);
  const readers = new HeldReaders();
  const shown = await showPane({
    book,
    services: {
      startListReader: readers.start,
      loadRubric: async () => rubric,
      systems: [indexEntry(rubric)],
      today: () => "2026-09-01",
    },
  });
  return { ...shown, card, readers, ...(await toGraduates(shown.user)) };
}

async function toGraduates(user: Shown["user"]) {
  await user.click(screen.getByRole("button", { name: "更多" }));
  await user.click(await screen.findByRole("button", { name: /^毕业生名单/ }));
  await screen.findByRole("group", { name: "名单文件" });
  const drop = (name: string, text: string, group = "名单文件") => {
    // The test page's files have no `arrayBuffer`.
    const bytes = new TextEncoder().encode(text);
    const file = Object.assign(new File([bytes], name), { arrayBuffer: async () => bytes.buffer });
    fireEvent.drop(screen.getByRole("group", { name: group }), { dataTransfer: { files: [file] } });
  };
  const next = async () => {
    const button = await screen.findByText("下一步");
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
  };
  return { drop, next };
}

const cells = () =>
  within(screen.getByRole("table", { name: "各单位人数" }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent).join(" "));

test("a file: columns, destinations, counts, and the facts of a card, empty cells ticked", async () => {
  const { drop, next, user, book, card } = await showGraduates();
  drop("名单.csv", csv(LIST));
  const level = await screen.findByLabelText("学历");
  expect(within(level).getByRole("option", { selected: true })).toHaveTextContent("D 学历");
  expect(screen.getByText("“本科” “硕士”")).toBeVisible();
  // The list calls it otherwise: it is said which column it is.
  const trained = screen.getByLabelText("参训");
  expect(within(trained).getByRole("option", { selected: true })).toHaveTextContent("没有这一列");
  await user.selectOptions(trained, "F 参加培训");
  await next();
  await user.selectOptions(await screen.findByLabelText("考研 · 1 人"), "80 升学");
  await next();
  expect(cells()).toEqual(["合计 4 3 0 75%", "文学院 3 2 0 66.67%", "理学院 1 1 0 100%"]);
  expect(screen.getByText("重复的人")).toBeVisible();
  await next();
  await screen.findByRole("checkbox", { name: "毕业生数：空 → 3" });
  expect(screen.getByText("要用去年的名单")).toBeVisible();
  expect(book.filled).toEqual([]);
  await user.click(screen.getByText("填入 3 个数"));
  expect(await screen.findByText(/已填入 3 个数/)).toBeVisible();
  expect(book.filled).toEqual([
    {
      card: card.id,
      values: { graduates: 3, rate: 2 / 3, trained: 2 },
      sources: ["毕业生名单 名单.csv，2026-09-01 统计"],
    },
  ]);
});

test("what was typed is replaced only by consent, and what is the same is said to be", async () => {
  const { drop, next, user, book, card } = await showGraduates();
  const { facts } = (await book.read(card, rubric)).scorecard.stages["self"]!;
  facts["graduates"] = { value: 2, origin: "typed" };
  facts["rate"] = { value: 1 / 3, origin: "typed" };
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  for (let step = 0; step < 3; step++) await next();
  const typed = await screen.findByRole("checkbox", { name: "毕业生数：2 → 3" });
  expect(typed).not.toBeChecked();
  expect(screen.getByText("落实率：33.33%（一致）")).toBeVisible();
  expect(screen.getByText("填入 0 个数")).toBeDisabled();
  await user.click(typed);
  await user.click(screen.getByText("填入 1 个数"));
  await waitFor(() => expect(book.filled[0]?.values).toEqual({ graduates: 3 }));
});

test("a figure is opened: the rows that it counts, and the others with why; no name or number", async () => {
  const { drop, next, user } = await showGraduates();
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  await next();
  await next();
  await user.click(screen.getByRole("button", { name: "合计 · 落实 2" }));
  const rows = async (name: string) =>
    within(await screen.findByRole("list", { name }))
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
  expect(await rows("计入的")).toEqual([
    "第 2 行 本科 · 签就业协议形式就业",
    "第 6 行 本科 · 升学",
  ]);
  expect(await rows("没有计入的")).toEqual([
    "第 3 行 本科 · 去向待确认",
    "第 4 行 硕士 · 待就业 · 未就业",
    "第 5 行 重复的行",
  ]);
  expect(document.body.textContent).not.toMatch(/小|2026004/);
  await user.click(screen.getByText("返回"));
  expect(await screen.findByRole("table", { name: "各单位人数" })).toBeVisible();
});

test("a sheet of the workbook: its rows are gone to, its statistics are formulas", async () => {
  const { next, user, book } = await showGraduates({ 台账: LIST });
  await user.click((await screen.findAllByText("台账（6 行）"))[0]!);
  await screen.findByLabelText("学历");
  await next();
  await next();
  await user.click(screen.getByText("重复的人"));
  await user.click(screen.getByText("第 5 行"));
  expect(book.visited).toEqual([{ sheet: "台账", address: "A5" }]);
  await user.click(screen.getByText("生成“毕业生统计”"));
  expect(await screen.findByText("公式，随名单变化。")).toBeVisible();
  expect(book.statistics[0]!.map(({ name }) => name)).toEqual(["毕业生统计", "去向对照", "归类"]);
  expect(JSON.stringify(book.statistics)).not.toMatch(/小明|2026001/);
});

async function openSettled() {
  const shown = await showGraduates({ 台账: LIST });
  const { next, user } = shown;
  await user.click((await screen.findAllByText("台账（6 行）"))[0]!);
  await screen.findByLabelText("学历");
  await next();
  await next();
  await user.click(screen.getByRole("button", { name: "合计 · 落实 2" }));
  const [counted, not] = await screen.findAllByRole("button", { name: "在名单里只看这些人" });
  return { ...shown, counted: counted!, not: not! };
}

test("the persons of a figure are seen alone on their sheet, also those whom it does not count, until one click", async () => {
  const { user, book, counted, not } = await openSettled();
  await user.click(counted);
  expect(await screen.findByText("名单里现在只显示这 2 行。")).toBeVisible();
  await user.click(not);
  expect(await screen.findByText("名单里现在只显示这 3 行。")).toBeVisible();
  // What people read comes first, the number of persons last.
  const list = { sheet: "台账", headerRow: 1, columns: [2, 3, 4, 0], replace: false };
  expect(book.seen).toEqual([
    { ...list, rows: [2, 6] },
    { ...list, rows: [3, 4, 5] },
  ]);
  await user.click(screen.getByText("返回"));
  await user.click(screen.getByRole("button", { name: "取消筛选" }));
  await waitFor(() => expect(screen.queryByText(/名单里现在只显示/)).toBeNull());
  expect(book.seen).toHaveLength(1);
});

test("a filter of the user's own is asked for before it goes", async () => {
  const { user, book, counted } = await openSettled();
  book.isFiltered = true;
  await user.click(counted);
  await screen.findByText(/名单上有您自己设的筛选/);
  await user.click(screen.getByRole("button", { name: "不动" }));
  expect(screen.queryByText(/名单上有您自己设的筛选/)).toBeNull();
  expect(book.seen).toEqual([]);
  await user.click(counted);
  await user.click(await screen.findByRole("button", { name: "取消原来的筛选" }));
  expect(await screen.findByText("名单里现在只显示这 2 行。")).toBeVisible();
  // They change it, and are asked again.
  book.isFiltered = true;
  await user.click(screen.getByRole("button", { name: "取消筛选" }));
  await screen.findByText(/名单上的筛选后来改过/);
  await user.click(screen.getByRole("button", { name: "取消原来的筛选" }));
  await waitFor(() => expect(screen.queryByText(/名单上的筛选/)).toBeNull());
  expect(book.seen).toEqual([]);
});

test("a sheet that cannot be filtered is told of, and its rows are listed all the same", async () => {
  const { user, book, counted } = await openSettled();
  book.unfiltered = { zh: "名单所在的工作表受保护。", en: "Protected." };
  await user.click(counted);
  expect(await screen.findByText("名单所在的工作表受保护。")).toBeVisible();
  expect(within(screen.getByRole("list", { name: "计入的" })).getByText("第 2 行")).toBeVisible();
});

test("a file's statistics are values with their time", async () => {
  const { drop, next, user, book } = await showGraduates();
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  await next();
  await next();
  await user.click(screen.getByText("生成“毕业生统计”"));
  expect(await screen.findByText("数值，不会自动变化。")).toBeVisible();
  const [plan] = book.statistics[0]!;
  const texts = plan!.cells.map(({ value }) => value);
  expect(texts).toContain(
    "名单.csv 在 2025-06-01T09:00:00+08:00 的数，不会自动变化；名单改动后请重新统计。",
  );
  expect(plan!.cells.filter(({ row }) => row === 4).map(({ value }) => value)).toEqual(
    expect.arrayContaining(["合计", "全部", "现状", 4, 2]),
  );
  expect(plan!.cells.some(({ formula }) => formula !== undefined)).toBe(false);
});

test("next time the columns, the destinations and the readings are as they were chosen", async () => {
  const first = await showGraduates();
  first.drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  await first.user.selectOptions(screen.getByLabelText("参训"), "F 参加培训");
  await first.user.selectOptions(screen.getByLabelText("学历"), "没有这一列");
  await first.next();
  await first.user.selectOptions(await screen.findByLabelText("考研 · 1 人"), "71 不就业拟升学");
  await first.next();
  await first.next();
  await first.user.click(await screen.findByText("填入 3 个数"));
  await screen.findByText(/已填入 3 个数/);
  const remembered = first.book.listsRemembered;
  expect(remembered.table).toEqual({ 考研: "71" });
  expect(JSON.stringify(remembered)).not.toMatch(/小明|2026001/);

  const again = new GraduatesSession({ start: first.readers.start, today: () => "2026-09-01" });
  const wanted = { ...NOTHING_WANTED, flags: ["参训"] };
  again.know(remembered, [], { wanted, kinds: [], rubrics: [] });
  const bytes = new TextEncoder().encode(csv(LIST));
  const blob = { size: bytes.length, arrayBuffer: async () => bytes.buffer } as unknown as Blob;
  await again.openFile("now", "另一份.csv", blob);
  const { mapping } = again.get().lists.now!;
  expect(mapping.flags).toEqual([{ name: "参训", index: 5, header: "参加培训" }]);
  expect(Object.keys(mapping.columns)).toEqual(["person", "unit", "destination"]);
  expect(again.get().table).toEqual({ 考研: "71" });
});

test("last year's list fills the facts that need it", async () => {
  const { drop, next } = await showGraduates();
  drop("去年.csv", csv(LIST.slice(0, 3)), "去年的名单");
  expect(await screen.findByText("去年.csv：已读 2 行")).toBeVisible();
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  for (let step = 0; step < 3; step++) await next();
  expect(await screen.findByRole("checkbox", { name: "上年毕业生数：空 → 2" })).toBeChecked();
});

test("columns of last year's list are corrected like this year's", async () => {
  const { drop, next, user } = await showGraduates();
  const [header, ...rows] = LIST.slice(0, 3);
  const last = [header!.map((cell) => (cell === "毕业去向" ? "下落" : cell)), ...rows];
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  await user.click(screen.getByRole("button", { name: "1 名单" }));
  drop("去年.csv", csv(last), "去年的名单");
  expect(await screen.findByText(/哪一列是毕业去向，否则去年的数填不了/)).toBeVisible();
  await user.selectOptions(screen.getByLabelText("去年：毕业去向"), "E 下落");
  expect(screen.queryByText(/哪一列是毕业去向，否则去年的数填不了/)).toBeNull();
  for (let step = 0; step < 3; step++) await next();
  expect(await screen.findByRole("checkbox", { name: "上年毕业生数：空 → 2" })).toBeChecked();
});

test("any other yes/no column is counted too, under its own name", async () => {
  const { drop, next, user, book } = await showGraduates();
  drop("名单.csv", csv(LIST.map((row, nth) => [...row, nth === 0 ? "填了问卷" : nth % 2])));
  await screen.findByLabelText("学历");
  await user.selectOptions(screen.getByLabelText("再加一列"), "G 填了问卷");
  expect(await screen.findByLabelText("填了问卷")).toHaveValue("6");
  await next();
  await next();
  await user.click(screen.getByText("生成“毕业生统计”"));
  await screen.findByText("数值，不会自动变化。");
  const { cells: drawn } = book.statistics[0]![0]!;
  const { column } = drawn.find(({ value }) => value === "填了问卷")!;
  // Of the person who is listed twice the last row counts.
  expect(drawn.find((cell) => cell.row === 4 && cell.column === column)!.value).toBe(3);
});

test("a word that everybody knows can be left open; a code cleared on 去向对照 is", async () => {
  const { drop, next, user, book } = await showGraduates();
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  await next();
  await user.selectOptions(screen.getByLabelText("升学 · 1 人"), "待确认");
  await next();
  expect(cells()[0]).toBe("合计 4 1 2 25%");
  book.lists.set("去向对照", [
    ["毕业去向", "人数", "代码", "算作", "类", "生成时的代码"],
    ["签就业协议形式就业", 1, "", "待确认", 0, "10"],
  ]);
  await user.click(screen.getByRole("button", { name: "更多" }));
  await user.click(await screen.findByRole("button", { name: /^毕业生名单/ }));
  await user.click(await screen.findByRole("button", { name: "2 列" }));
  await next();
  await next();
  expect(cells()[0]).toBe("合计 4 0 3 0%");
});

test("reading says how far it is, and can be stopped", async () => {
  const { drop, user, readers } = await showGraduates();
  readers.isHeld = true;
  drop("名单.csv", csv(LIST));
  expect(await screen.findByRole("progressbar", { name: "正在读取名单" })).toBeVisible();
  expect(screen.getByText("已读 2000 行")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "停止读取" }));
  await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
  readers.isHeld = false;
  drop("名单.csv", csv(LIST));
  expect(await screen.findByLabelText("学历")).toBeVisible();
});

test("what is no list is refused with what to do", async () => {
  const { drop } = await showGraduates();
  drop("名单.xls", "<html><table></table></html>");
  expect(await screen.findByText(/另存|导出/)).toBeVisible();
});

test("what the list says otherwise than the cards is told before anything is filled in", async () => {
  const { drop, next, user, book, card } = await showGraduates();
  const { facts } = (await book.read(card, rubric)).scorecard.stages["self"]!;
  facts["graduates"] = { value: 5, origin: "typed" };
  facts["rate"] = { value: 1 / 3, origin: "typed" };
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  await next();
  await next();
  expect(await screen.findByText("1 个不同，1 个一致，0 个表里还空着。")).toBeVisible();
  const change = screen.getByText(/文学院 · 毕业生数：表里 5，名单 3/);
  await user.click(within(change).getByText("看是哪些人"));
  expect(await screen.findByText("计入的 3")).toBeVisible();
});

test("a card whose unit the list calls otherwise is of the unit that is chosen, next time too", async () => {
  const list = LIST.map((row) => row.map((cell) => (cell === "文学院" ? "人文学院" : cell)));
  const { drop, next, user, book } = await showGraduates();
  drop("名单.csv", csv(list));
  await screen.findByLabelText("学历");
  for (let step = 0; step < 3; step++) await next();
  const unit = await screen.findByLabelText("对应名单里的哪个单位");
  expect(screen.getAllByText("名单里没有这个单位").length).toBeGreaterThan(0);
  await user.selectOptions(unit, "人文学院");
  expect(await screen.findByRole("checkbox", { name: "毕业生数：空 → 3" })).toBeChecked();
  await user.selectOptions(screen.getByLabelText("对应名单里的哪个单位"), "整份名单");
  await user.click(await screen.findByRole("checkbox", { name: "毕业生数：空 → 4" }));
  await user.click(screen.getByText("填入 1 个数"));
  await waitFor(() => expect(book.listsRemembered.units).toEqual({ 文学院: "*" }));
});

test("from the cell of a fact to the persons; what was ticked stays", async () => {
  const { drop, next, user, book, card } = await showGraduates();
  const place = { sheet: "基础数据", address: "C4" };
  const { facts } = (await book.read(card, rubric)).scorecard.stages["self"]!;
  facts["graduates"] = { value: 5, origin: "typed", place };
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  for (let step = 0; step < 3; step++) await next();
  await user.click(await screen.findByRole("checkbox", { name: "毕业生数：5 → 3" }));
  await user.click(screen.getByText("看表里选中的那一格是哪些人"));
  expect(await screen.findByText(/选中的格子不是用名单填的数/)).toBeVisible();
  book.selected = place;
  await user.click(screen.getByText("看表里选中的那一格是哪些人"));
  expect(await screen.findByRole("heading", { name: "文学院 · 毕业生数" })).toBeVisible();
  await user.click(screen.getByText("返回"));
  expect(screen.getByRole("checkbox", { name: "毕业生数：5 → 3" })).toBeChecked();
});

test("other regions and days are counted besides, and kinds of difficulty are chosen", async () => {
  const header = [...LIST[0]!, "单位所在地", "登记日期", "困难类别"];
  const rows = LIST.slice(1).map((row, nth) => [
    ...[...row, "山东威海", `2026-0${nth + 5}-01`, ["家庭困难", "残疾"][nth] ?? ""],
  ]);
  const { drop, next, user, book } = await showGraduates();
  drop("名单.csv", csv([header, ...rows]));
  await screen.findByLabelText("学历");
  await next();
  await user.type(await screen.findByLabelText(/^地区/), "山东，乌有市");
  expect(await screen.findByText("看不懂：乌有市")).toBeVisible();
  await user.type(screen.getByLabelText(/^截至日期/), "2026-06-30");
  await user.click(screen.getByRole("checkbox", { name: "家庭困难 · 1 人" }));
  await next();
  await user.selectOptions(await screen.findByLabelText("截至"), "2026-06-30");
  expect(cells()).toEqual(["合计 4 1 1 25%", "文学院 3 1 1 33.33%", "理学院 1 0 0 0%"]);
  await user.click(screen.getByText("生成“毕业生统计”"));
  await screen.findByText("数值，不会自动变化。");
  const plan = book.statistics[0]![0]!;
  const headers = plan.cells.filter(({ row }) => row === 3).map(({ value }) => value);
  const total = plan.cells.filter(({ row }) => row === 4).map(({ value }) => value);
  expect(total[headers.indexOf("留山东省")]).toBe(1);
  expect(total[headers.indexOf("困难毕业生")]).toBe(1);
  expect(book.listsRemembered.also).toEqual({ regions: "山东，乌有市", until: "2026-06-30" });
  expect(book.listsRemembered.readings["difficult"]).toBe("家庭困难");
});

test("a card whose facts are counts leads to the list", async () => {
  const { user, book } = await showGraduates();
  book.activate(book.cardsHere[0]!.ref);
  await user.click(screen.getByRole("button", { name: "评分" }));
  expect(await screen.findByText(/^4 项基础数据是名单上的人数/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "从毕业生名单填数" }));
  expect(await screen.findByRole("heading", { name: "毕业生名单" })).toBeVisible();
});

test("the rows of a roster are filled, each from its own unit", async () => {
  const roster: Rubric = {
    ...rosterRubric,
    facts: [{ ...rosterRubric.facts[0]!, from: "settled" }],
  };
  const book = emptyBook();
  const request = { rubric: roster, year: "2026", readings: {} };
  await book.generateRoster(
    { ...request, units: { from: "names", names: ["文学院", "理学院"] } },
    "ask",
  );
  const readers = new HeldReaders();
  const { user } = await showPane({
    book,
    services: { startListReader: readers.start, loadRubric: async () => roster },
  });
  const { drop, next } = await toGraduates(user);
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  for (let step = 0; step < 3; step++) await next();
  await waitFor(() =>
    expect(screen.getAllByRole("checkbox", { name: "就业人数：空 → 1" })).toHaveLength(2),
  );
  // From a cell of the second row to the persons of its unit.
  book.selected = { sheet: "汇总", address: "A2" };
  await user.click(screen.getByText("看表里选中的那一格是哪些人"));
  expect(await screen.findByRole("heading", { name: "理学院 · 就业人数" })).toBeVisible();
  await user.click(screen.getByText("返回"));
  await user.click(screen.getByText("填入 2 个数"));
  await waitFor(() =>
    expect(book.filled[0]?.values).toEqual({ "文学院 placed": 1, "理学院 placed": 1 }),
  );
});

test("a figure of a day that has not come is not filled in; without dates one of a past day is only by consent", async () => {
  const until = (id: string, day: string) => ({
    ...{ id, label: { zh: `${day} 落实人数`, en: day }, type: "count" as const },
    ...{ from: "settled", counting: { until: day } },
  });
  rubric.facts.push(until("june", "06-15"), until("december", "12-15"));
  const { drop, next } = await showGraduates();
  drop("名单.csv", csv(LIST));
  await screen.findByLabelText("学历");
  for (let step = 0; step < 3; step++) await next();
  expect(await screen.findByRole("checkbox", { name: "06-15 落实人数：空 → 1" })).not.toBeChecked();
  expect(screen.getByText("名单没有日期列，这是现在的数，不一定是那一天的数")).toBeVisible();
  expect(screen.getByText("还没到这一天")).toBeVisible();
  rubric.facts.splice(-2);
});

test("a figure for which the list has no column is not filled in as 0", async () => {
  const of = (id: string, from: string, counting = {}) => ({
    ...{ id, label: { zh: id, en: id }, type: "count" as const, from, counting },
  });
  rubric.facts.push(
    of("留威人数", "stayed", { region: "371000" }),
    of("困难毕业生落实率", "difficultSettled / difficult"),
    of("硕士毕业生", "graduates", { levels: ["硕士"] }),
  );
  const { drop, next } = await showGraduates();
  drop(
    "名单.csv",
    csv(LIST.map(([number, name, unit, , ...rest]) => [number!, name!, unit!, ...rest])),
  );
  await screen.findByLabelText("学历");
  for (let step = 0; step < 3; step++) await next();
  await screen.findByRole("checkbox", { name: "毕业生数：空 → 3" });
  expect(screen.getAllByText(/名单里没有这一项要用的列/)).toHaveLength(3);
  expect(
    screen.queryByRole("checkbox", { name: /留威人数|困难毕业生落实率|硕士毕业生/ }),
  ).toBeNull();
  rubric.facts.splice(-3);
});
