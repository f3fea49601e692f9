import { screen, within } from "@testing-library/react";
import { createDecider } from "../../src/taskpane/readings/decider";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

async function showReadings() {
  const book = emptyBook();
  const card = book.add(smallRubric, "化学学院", "2025");
  book.type(card, "self", "plan", 5);
  book.type(card, "self", "fairs", 4);
  const shown = await showPane({ book });
  await shown.user.click(screen.getByRole("tab", { name: "口径" }));
  return { ...shown, card };
}

const question = () => screen.getByRole("article", { name: "不足一项怎样计分？" });
const option = (name: RegExp) => within(question()).getByRole("radio", { name });

describe("a reading", () => {
  test("shows its clause, the document's own words, and the default", async () => {
    await showReadings();
    expect(question()).toHaveTextContent("条款 第三条");
    expect(question()).toHaveTextContent("“每项计十分”");
    expect(option(/整项 ?默认/)).toBeChecked();
  });

  test("says beforehand what each other option would change", async () => {
    const { book } = await showReadings();
    expect(option(/加倍/)).toHaveAccessibleName(
      expect.stringMatching(/合计 9 → 18；等级 不合格 → 优秀；奖补 0 万元 → 4 万元/),
    );
    expect(book.cardsHere[0]!.scorecard.readings).toEqual({});
  });

  test("is stored and computed at once, with what it did and a way back", async () => {
    const { user, book } = await showReadings();
    await user.click(option(/加倍/));
    expect(await screen.findByText(/已改为“加倍”：合计 9 → 18/)).toBeVisible();
    expect(book.cardsHere[0]!.scorecard.readings).toEqual({ half: "double" });
    expect(within(screen.getByRole("region", { name: "评分结果" })).getByText("18")).toBeVisible();

    await user.click(screen.getByRole("button", { name: "恢复原选项" }));
    expect(await screen.findByText(/已改为“整项”：合计 18 → 9/)).toBeVisible();
    expect(book.cardsHere[0]!.scorecard.readings).toEqual({ half: "full" });
  });

  test("is chosen by keyboard", async () => {
    const { user } = await showReadings();
    option(/整项/).focus();
    await user.keyboard("{ArrowDown}");
    expect(await screen.findByText(/已改为“加倍”/)).toBeVisible();
  });

  test("that departs from the default is said beside the result", async () => {
    const { user } = await showReadings();
    await user.click(option(/加倍/));
    await screen.findByText(/已改为/);
    await user.click(screen.getByRole("tab", { name: "总览" }));
    await user.click(screen.getByRole("button", { name: "1 项口径与默认不同" }));
    expect(question()).toBeVisible();
  });

  test("that cannot be stored stays as it was, and the reason is said", async () => {
    const { user, book } = await showReadings();
    book.failure = Object.assign(new Error(), {
      text: { zh: "工作表受保护。请撤销保护后重试。", en: "Protected." },
    });
    await user.click(option(/加倍/));
    expect(await screen.findByText("工作表受保护。请撤销保护后重试。")).toBeVisible();
    expect(option(/整项/)).toBeChecked();
    await user.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByText(/已改为“加倍”/)).toBeVisible();
  });
});

describe("who decides", () => {
  beforeEach(() => window.localStorage.clear());
  const field = () => screen.getByRole("textbox", { name: "选定人" });

  test("may be left open", async () => {
    const { user, book } = await showReadings();
    expect(field()).toHaveValue("");
    await user.click(option(/加倍/));
    await screen.findByText(/已改为/);
    expect(book.deciders).toEqual([""]);
  });

  test("goes with each choice, and is remembered under the add-in's part of the storage", async () => {
    const { user, book } = await showReadings();
    await user.type(field(), " 王老师 ");
    await user.click(option(/加倍/));
    await screen.findByText(/已改为/);
    expect(book.deciders).toEqual(["王老师"]);
    expect(createDecider(undefined).name()).toBe("王老师");
    expect(createDecider("another part").name()).toBe("");
  });

  test("is known for the session where the storage is closed", () => {
    const closed = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new Error("closed");
    });
    const decider = createDecider(undefined);
    decider.put("王老师");
    expect(decider.name()).toBe("王老师");
    closed.mockRestore();
  });
});

test("the document's own slips and its citation stand beside the readings", async () => {
  await showReadings();
  const errata = screen.getByRole("region", { name: "文件勘误" });
  expect(errata).toHaveTextContent("原文六月五日应为六月十五日");
  expect(screen.getByRole("region", { name: "引用" })).toHaveTextContent("小局《小办法》");
});
