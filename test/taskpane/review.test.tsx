import { act, screen, waitFor, within } from "@testing-library/react";
import { logOf } from "../../src/review/log";
import { rubricFingerprint } from "../../src/rubric/fingerprint";
import { identityOf, identityRows } from "../../src/sheets/identity/identity";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

async function showReview(review: Record<string, number> = { plan: 6 }) {
  const book = emptyBook();
  const card = book.add(smallRubric, "化学学院", "2025");
  book.type(card, "self", "plan", 9);
  book.type(card, "self", "fairs", 8);
  book.type(card, "self", "papers", 2);
  for (const [id, score] of Object.entries(review)) book.type(card, "review", id, score);
  const shown = await showPane({ book });
  await shown.user.click(screen.getByRole("tab", { name: "复核" }));
  return { ...shown, card };
}

const list = () => screen.getByRole("list", { name: "逐项对照" });
const rows = () => within(list()).getAllByRole("button");
const row = (name: string) => within(list()).getByRole("button", { name: new RegExp(name) });

describe("self and review side by side", () => {
  test("each criterion shows both scores and how far apart they are", async () => {
    await showReview();
    expect(rows().map((each) => each.textContent)).toEqual([
      "计划−3自评 9 · 复核 6 / 10 · 缺理由",
      "招聘会未评自评 8 · 复核 – / 10",
      "论文未评自评 2 · 复核 – / 5",
      "弄虚作假都未填自评 – · 复核 –",
    ]);
  });

  test("one score of a review does not stand against the whole of the self score", async () => {
    await showReview();
    expect(screen.getByText("复核已评 1/3 项，1 项不同")).toBeVisible();
    const total = screen.getByRole("row", { name: /^合计/ });
    expect(total).toHaveTextContent("合计196–");
  });

  test("a review that is complete shows the difference of parts and totals", async () => {
    await showReview({ plan: 6, fairs: 8.5, papers: 2 });
    expect(screen.getByRole("row", { name: /^合计/ })).toHaveTextContent("合计1916.5−2.5");
    expect(screen.getByRole("row", { name: /^工作/ })).toHaveTextContent("工作1714.5−2.5");
  });

  test("a review that has not begun says what to do", async () => {
    await showReview({});
    expect(screen.getByText(/^复核还没有开始/)).toBeVisible();
  });

  test("a row leads to its cell and shows the document's words", async () => {
    const { user, book } = await showReview({ fairs: 7 });
    await user.click(row("招聘会"));
    expect(book.visited).toEqual([{ sheet: "化学学院", address: "F5" }]);
    expect(row("招聘会")).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText("一 fairs")).toBeVisible();
  });

  test("an open row says where its score comes from, to be copied; so does the total", async () => {
    const { user } = await showReview({ fairs: 7 });
    await user.click(row("招聘会"));
    const receipt = await screen.findByRole("textbox", { name: "得分依据" });
    expect(receipt).toHaveTextContent("得分依据：化学学院 2025年度 招聘会（复核）");
    await user.click(screen.getByText("复核合计的得分依据"));
    expect(await screen.findAllByRole("textbox", { name: "得分依据" })).toHaveLength(2);
  });

  test("↓ and ↑ go from criterion to criterion, the cell follows; the buttons do the same", async () => {
    const { user, book } = await showReview({ plan: 9, fairs: 7, papers: 1 });
    await user.click(row("计划"));
    await user.keyboard("{ArrowDown}");
    expect(row("招聘会")).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowUp}");
    expect(row("招聘会")).toHaveAttribute("aria-expanded", "true");
    await user.click(screen.getByRole("button", { name: "上一项" }));
    expect(row("计划")).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByRole("button", { name: "上一项" })).toBeDisabled();
    expect(book.visited.map(({ address }) => address)).toEqual(["F4", "F5", "F6", "F5", "F4"]);
  });

  test("only what differs, only what is not reviewed; the largest difference first", async () => {
    const { user } = await showReview({ plan: 8, fairs: 5 });
    await user.selectOptions(screen.getByRole("combobox", { name: "次序" }), "差异大的在前");
    expect(rows()[0]).toHaveTextContent(/^招聘会−3/);
    await user.selectOptions(screen.getByRole("combobox", { name: "显示" }), "有差异 2");
    expect(rows()).toHaveLength(2);
    await user.selectOptions(screen.getByRole("combobox", { name: "显示" }), "未评 1");
    expect(rows()[0]).toHaveTextContent(/^论文/);
  });
});

test("a table that is scored once has nothing to compare", async () => {
  const book = emptyBook();
  book.add(
    { ...smallRubric, id: "valid", stages: smallRubric.stages.slice(0, 1) },
    "化学学院",
    "2025",
  );
  await showPane({
    book,
    services: {
      loadRubric: async () => ({ ...smallRubric, stages: smallRubric.stages.slice(0, 1) }),
    },
  });
  expect(screen.queryByRole("tab", { name: "复核" })).not.toBeInTheDocument();
});

describe("what a reviewer does here is written into the workbook, with its record", () => {
  /** The review is blank, but for what is given. */
  async function showActs(review: Record<string, number> = {}, now?: () => string) {
    const book = emptyBook();
    const card = book.add(smallRubric, "化学学院", "2025");
    const identity = identityOf(
      smallRubric,
      { id: card.id, unit: "化学学院", year: "2025", readings: {}, names: {} },
      rubricFingerprint(smallRubric),
    );
    book.rows = [["#card", "key", "value"], ...identityRows(identity)];
    for (const [id, score] of Object.entries({ plan: 9, fairs: 8, papers: 2 })) {
      book.type(card, "self", id, score);
      if (id in review) book.type(card, "review", id, review[id]!);
      else book.type(card, "review", id, null, "empty");
    }
    const shown = await showPane({ book, ...(now && { services: { now } }) });
    await shown.user.click(screen.getByRole("tab", { name: "复核" }));
    await screen.findByText("记录");
    const score = (id: string) => book.scoreOf(card, "review", id);
    const log = () => logOf(book.rows, card.id);
    return { ...shown, card, score, log };
  }

  test("= agrees to the self score of a row and goes on to the next", async () => {
    const { user, score, log } = await showActs();
    await user.click(row("计划"));
    await user.keyboard("=");
    expect(row("招聘会")).toHaveFocus();
    await waitFor(() => expect(score("plan")).toBe(9));
    expect(log()).toMatchObject([{ what: "agreed", stage: "review", key: "plan", to: "9" }]);
  });

  test("reviewed blind, nothing tells the scores before until all are scored and it is opened", async () => {
    const { user, book, card, log } = await showActs();
    await user.click(await screen.findByRole("button", { name: /^开始盲评/ }));
    expect(await screen.findByText("正在盲评：自评不显示")).toBeVisible();
    expect(rows().map((each) => each.textContent)).toEqual([
      "计划未评复核 – / 10",
      "招聘会未评复核 – / 10",
      "论文未评复核 – / 5",
      "弄虚作假未评复核 –",
    ]);
    expect(screen.queryByRole("button", { name: /同意自评/ })).not.toBeInTheDocument();
    expect(screen.queryByText("记录")).not.toBeInTheDocument();
    const panel = screen.getByRole("tabpanel");
    for (const told of ["19", "得分依据"]) expect(panel).not.toHaveTextContent(told);
    expect(screen.getByRole("button", { name: "揭晓自评" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await user.click(row("计划"));
    await user.keyboard("6{Enter}");
    await waitFor(() => expect(book.acts).toHaveLength(2));
    book.type(card, "review", "fairs", 8);
    book.type(card, "review", "papers", 2);
    expect(await screen.findByText(/^已全部评完/)).toBeVisible();
    expect(screen.queryByText(/缺理由/)).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "揭晓自评" }));
    expect(await screen.findByText(/自评 9 · 复核 6 \/ 10 · 缺理由/)).toBeVisible();
    const acts = log().filter(({ what }) => what !== "score");
    expect(acts.map(({ what, stage }) => [what, stage])).toEqual([
      ["blind", "review"],
      ["opened", "review"],
    ]);
  });

  test("all the rest is agreed to at once; what was typed stays, and is told", async () => {
    const { user, score } = await showActs({ plan: 6 });
    await user.click(screen.getByRole("button", { name: "其余全部同意自评" }));
    expect(await screen.findByText(/已同意 1 项。没有动的 2 项/)).toBeVisible();
    expect(screen.getByText("已填 1：计划")).toBeVisible();
    expect(screen.getByText("按规则计分 1：招聘会")).toBeVisible();
    expect([score("plan"), score("fairs"), score("papers")]).toEqual([6, null, 2]);
  });

  test("a score is typed on its row; where it departs its reason is asked for at once", async () => {
    const { user, score, log, book } = await showActs();
    await user.type(screen.getByRole("textbox", { name: "复核人" }), "张三");
    await user.click(row("计划"));
    await user.keyboard("7{Enter}");
    expect(screen.getByRole("combobox", { name: "理由：计划" })).toHaveFocus();
    await user.selectOptions(screen.getByRole("combobox", { name: "理由：计划" }), "material");
    await user.keyboard("{Enter}");
    expect(row("招聘会")).toHaveFocus();
    await waitFor(() => expect(log()).toHaveLength(2));
    expect(score("plan")).toBe(7);
    expect(log()).toMatchObject([
      { what: "score", key: "plan", to: "7", by: "张三" },
      { what: "reason", key: "plan", code: "material", by: "张三" },
    ]);
    expect(book.acts).toEqual(["填写得分", "写理由"]);
    await waitFor(() => expect(row("计划")).not.toHaveTextContent("缺理由"));
  });

  test("a score that the cell would refuse is refused here, and nothing is written", async () => {
    const { user, book } = await showActs();
    await user.click(row("计划"));
    await user.keyboard("11{Enter}");
    expect(screen.getByText(/超出范围/)).toBeVisible();
    expect(book.acts).toEqual([]);
  });

  test("the reason “other” needs words; one that is lacking is found by the filter", async () => {
    const { user, book } = await showActs({ plan: 6, fairs: 8 });
    await user.selectOptions(screen.getByRole("combobox", { name: "显示" }), "缺理由 1");
    await user.click(row("计划"));
    await user.selectOptions(screen.getByRole("combobox", { name: "理由：计划" }), "other");
    await user.click(screen.getByRole("button", { name: "写入理由" }));
    expect(screen.getByText("这一类理由要写明")).toBeVisible();
    expect(book.acts).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "说明：计划" }), "材料重复{Enter}");
    await waitFor(() => expect(book.acts).toEqual(["写理由"]));
    expect(await screen.findByText("没有这样的项目")).toBeVisible();
  });

  test("a complete stage is signed; what is changed then is named, and it is opened with a reason", async () => {
    const { user, book, card } = await showActs({ plan: 9, fairs: 8, papers: 2 });
    book.type(card, "self", "false-data", false);
    await user.click(await screen.findByRole("button", { name: "复核定稿" }));
    expect(await screen.findByText("定稿后没有改动。")).toBeVisible();
    const code = screen.getByRole("textbox", { name: "校验码" }).textContent;
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(book.lines.get("#signed:review")).toContain(`校验码 ${code}`);
    book.type(card, "review", "plan", 5);
    expect(await screen.findByText("定稿后有 1 处改动：")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^计划 · 复核：9 → 5$/ }));
    expect(book.visited.at(-1)).toEqual({ sheet: "化学学院", address: "F4" });
    await user.type(screen.getByRole("textbox", { name: "退回重审的理由" }), "补交材料{Enter}");
    expect(await screen.findByText("已退回重审，尚未重新定稿。")).toBeVisible();
    expect(book.lines.get("#signed:review")).toContain("退回重审");
  });

  test("what is typed on the sheet is recorded after five quiet seconds, once, and with nothing else", async () => {
    const { book, card, log } = await showActs();
    jest.useFakeTimers({ advanceTimers: true });
    try {
      await act(async () => {
        book.type(card, "review", "plan", 6);
        await Promise.resolve();
      });
      await act(() => jest.advanceTimersByTimeAsync(4_000));
      expect(log()).toEqual([]);
      await act(async () => {
        book.type(card, "review", "plan", 7);
        await Promise.resolve();
      });
      await act(() => jest.advanceTimersByTimeAsync(4_900));
      expect(log()).toEqual([]);
      await act(() => jest.advanceTimersByTimeAsync(10_000));
      expect(log()).toMatchObject([{ what: "score", stage: "review", key: "plan", to: "7" }]);
      expect(book.acts).toEqual(["记录改动"]);
    } finally {
      jest.useRealTimers();
    }
  });

  test("the log shows the newest first, and that of one criterion alone", async () => {
    const { user } = await showActs();
    await user.click(row("计划"));
    await user.keyboard("={ArrowDown}=");
    await user.click(screen.getByText("记录"));
    const records = () =>
      within(screen.getByRole("list", { name: "记录" })).getAllByRole("listitem");
    await waitFor(() => expect(records()).toHaveLength(2));
    expect(records()[0]).toHaveTextContent("同意自评 · 复核 · 论文空 → 2");
    await user.selectOptions(screen.getByRole("combobox", { name: "只看指标" }), "计划");
    expect(records()).toHaveLength(1);
  });

  test("a receipt says who judged, why, and by which signature", async () => {
    const { user } = await showActs({ plan: 6, fairs: 8, papers: 2 });
    // Asked once, and remembered on this machine.
    const asked = screen.queryByRole("textbox", { name: "复核人" });
    if (asked) await user.type(asked, "张三");
    await user.click(row("计划"));
    await user.type(screen.getByRole("textbox", { name: "复核得分" }), "5{Enter}");
    await user.selectOptions(screen.getByRole("combobox", { name: "理由：计划" }), "standard");
    await user.click(screen.getByRole("button", { name: "写入理由" }));
    const receipt = () => screen.getByRole("textbox", { name: "得分依据" });
    await user.click(row("计划"));
    await waitFor(() => expect(receipt()).toHaveTextContent("理由：未达到评分标准"));
    expect(receipt()).toHaveTextContent("评判：复核（张三）打分 5");
    await user.click(screen.getByRole("button", { name: "复核定稿" }));
    await waitFor(() =>
      expect(receipt()).toHaveTextContent(/定稿：张三.*校验码 \S{4}-\S{4}-\S{4}$/),
    );
  });

  describe("materials", () => {
    async function withMaterials() {
      const shown = await showActs({ plan: 6 });
      await shown.user.click(screen.getByRole("button", { name: "生成材料清单" }));
      await screen.findByText("已收 0 项，未收 0 项，不符 0 项，不需 0 项");
      await shown.user.click(row("计划"));
      return shown;
    }

    test("are added to a criterion, get a state, and are told while they are missing", async () => {
      const { user, log } = await withMaterials();
      await user.type(screen.getByRole("textbox", { name: "添加材料：计划" }), "会议纪要{Enter}");
      await user.selectOptions(
        await screen.findByRole("combobox", { name: "材料状态：会议纪要" }),
        "不符",
      );
      const missing = await screen.findByRole("list", { name: "缺少的材料" });
      await waitFor(() => expect(missing).toHaveTextContent("不符会议纪要计划"));
      expect(log()).toMatchObject([
        { what: "evidence", key: "plan:1", from: "", to: "未收", text: "会议纪要" },
        { what: "evidence", key: "plan:1", from: "未收", to: "不符" },
      ]);
      await user.selectOptions(
        screen.getByRole("combobox", { name: "材料状态：会议纪要" }),
        "已收",
      );
      expect(await screen.findByText("列出的材料都已收到。")).toBeVisible();
      expect(screen.getByText("还没有列出材料的指标 2 项")).toBeVisible();
    });

    test("an address opens on a click and by itself alone; a file's name is a text", async () => {
      const { user, book, card } = await withMaterials();
      const here = book.cardsHere.find(({ ref }) => ref.id === card.id)!;
      const [first, second] = here.scorecard.evidence!;
      Object.assign(first!, { name: "纪要", link: "https://example.cn/a?b=1" });
      Object.assign(second!, { name: "名单", link: "javascript:alert(1)" });
      act(() => book.activate(card));
      const opened = jest.spyOn(window, "open").mockReturnValue(null);
      await user.click(
        await screen.findByRole("button", { name: "打开 https://example.cn/a?b=1" }),
      );
      expect(opened.mock.calls).toEqual([
        ["https://example.cn/a?b=1", "_blank", "noopener,noreferrer"],
      ]);
      expect(screen.getByText("javascript:alert(1)").tagName).toBe("SPAN");
      expect(document.querySelector("a[href^='javascript'],a[href*='example.cn']")).toBeNull();
    });
  });
});
