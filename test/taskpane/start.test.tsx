import { screen, within } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

const chooseSmall = () => screen.getByRole("radio", { name: /小考核/ });
const unit = () => screen.getByRole("textbox", { name: "单位名称" });
const generate = () => screen.getByRole("button", { name: "生成表格" });

describe("starting in an empty workbook", () => {
  test("the systems can be chosen from, each with issuer, size and validity", async () => {
    await showPane();
    const systems = screen.getByRole("radiogroup", { name: "考核体系" });
    expect(within(systems).getAllByRole("radio")).toHaveLength(3);
    expect(screen.getAllByText("4 项指标")).toHaveLength(2);
    expect(screen.getAllByText("小局")).toHaveLength(2);
    expect(screen.getByText("有效期至 2030-12-31")).toBeVisible();
  });

  test("an expired document says so and tells what to do once it is chosen", async () => {
    const { user } = await showPane();
    expect(screen.getByText(/有效期至 2024-12-31，现已过期/)).toBeVisible();
    expect(screen.queryByText(/请先向发文单位确认/)).not.toBeInTheDocument();
    await user.click(chooseSmall());
    expect(screen.getByText(/请先向发文单位确认/)).toBeVisible();
  });

  test("the year of today is proposed", async () => {
    await showPane();
    expect(screen.getByRole("textbox", { name: "年度" })).toHaveValue("2025");
  });

  test("generating leads to the new card, with a word on what to do next", async () => {
    const { user, book } = await showPane();
    await user.click(chooseSmall());
    await user.type(unit(), "  化学学院 ");
    await user.click(generate());
    expect(await screen.findByRole("heading", { name: "化学学院" })).toBeVisible();
    expect(screen.getByText(/已生成“化学学院”的表格/)).toBeVisible();
    expect(book.cardsHere.map(({ ref }) => ref.unit)).toEqual(["化学学院"]);
  });

  test("the pane does nothing for the colours of a new table", async () => {
    const { user, book } = await showPane();
    await user.click(chooseSmall());
    await user.type(unit(), "化学学院{Enter}");
    await screen.findByRole("heading", { name: "化学学院" });
    expect(book.colours).toEqual([]);
    expect(book.recoloured).toEqual([]);
  });

  test("what is forgotten is said beside its field, and the first such field takes the focus", async () => {
    const { user, book } = await showPane();
    await user.click(generate());
    expect(screen.getByText("请先选择一个考核体系。")).toBeVisible();
    expect(unit()).toHaveAccessibleDescription("请填写单位名称，它会写在表头上。");
    await user.click(chooseSmall());
    await user.click(generate());
    expect(unit()).toHaveFocus();
    expect(book.cardsHere).toEqual([]);
  });

  test("the whole way goes by keyboard alone", async () => {
    const { user } = await showPane();
    await user.tab(); // language
    await user.tab();
    await user.keyboard(" ");
    expect(chooseSmall()).toBeChecked();
    await user.tab();
    expect(unit()).toHaveFocus();
    await user.keyboard("化学学院{Enter}");
    expect(await screen.findByRole("heading", { name: "化学学院" })).toHaveFocus();
  });

  test("whoever went on to the sheet meanwhile is left there", async () => {
    const { user } = await showPane();
    await user.click(chooseSmall());
    await user.type(unit(), "化学学院");
    const inPane = jest.spyOn(document, "hasFocus").mockReturnValue(false);
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "化学学院" })).not.toHaveFocus();
    inPane.mockRestore();
  });

  test("what this Excel could not draw is said after drawing", async () => {
    const book = emptyBook();
    book.unsupported = [{ zh: "此版本不能冻结窗格。", en: "No frozen panes." }];
    const { user } = await showPane({ book });
    await user.click(chooseSmall());
    await user.type(unit(), "化学学院{Enter}");
    expect(await screen.findByText("此版本不能冻结窗格。")).toBeVisible();
  });
});

describe("when sheets of that name exist", () => {
  async function meetConflict() {
    const book = emptyBook();
    const card = book.add(smallRubric, "化学学院", "2025");
    book.type(card, "self", "plan", 9);
    const { user } = await showPane({ book });
    await user.click(await screen.findByRole("button", { name: "新建" }));
    await user.click(chooseSmall());
    await user.type(unit(), "化学学院{Enter}");
    await screen.findByText("工作簿中已有同名工作表：化学学院");
    return { book, user };
  }

  test("nothing is drawn until the user says what shall happen", async () => {
    const { book } = await meetConflict();
    expect(book.cardsHere).toHaveLength(1);
    expect(screen.getByRole("button", { name: /重新生成，保留已填分数/ })).toHaveFocus();
  });

  test("a new name makes a second set of sheets", async () => {
    const { book, user } = await meetConflict();
    await user.click(screen.getByRole("button", { name: "另建新表：化学学院 (2)" }));
    await screen.findByText(/已生成/);
    expect(book.cardsHere.map(({ ref }) => ref.sheets.scorecard)).toEqual([
      "化学学院 (2)",
      "化学学院",
    ]);
  });

  test("drawing again keeps the scores and the readings", async () => {
    const { book, user } = await meetConflict();
    const here = book.cardsHere[0]!;
    here.scorecard = { ...here.scorecard, readings: { half: "double" } };
    await user.click(screen.getByRole("button", { name: /重新生成，保留已填分数/ }));
    await screen.findByText(/已生成/);
    expect(book.cardsHere).toHaveLength(1);
    expect(book.cardsHere[0]!.scorecard.readings).toEqual({ half: "double" });
    expect(book.cardsHere[0]!.scorecard.stages.self!.scores.plan!.value).toBe(9);
  });

  test("cancel changes nothing and keeps what was entered", async () => {
    const { book, user } = await meetConflict();
    await user.click(screen.getByRole("button", { name: "取消" }));
    expect(screen.queryByText(/工作簿中已有同名工作表/)).not.toBeInTheDocument();
    expect(unit()).toHaveValue("化学学院");
    expect(unit()).toHaveFocus();
    expect(book.cardsHere).toHaveLength(1);
  });
});
