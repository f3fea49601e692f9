import { screen, within } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

const said = (zh: string) => Object.assign(new Error(zh), { text: { zh, en: "…" } });

afterEach(() => jest.restoreAllMocks());

describe("when something goes wrong", () => {
  test("a workbook that does not open is said, and opens when tried again", async () => {
    const book = emptyBook();
    book.add(smallRubric, "化学学院", "2025");
    const openBook = jest
      .fn()
      .mockRejectedValueOnce(said("Excel 没有及时回应。请稍后重试。"))
      .mockResolvedValue(book);
    const { user } = await showPane({ services: { openBook } });
    expect(screen.getByText("Excel 没有及时回应。请稍后重试。")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByRole("heading", { level: 1, name: "化学学院" })).toBeVisible();
    expect(screen.queryByText(/没有及时回应/)).not.toBeInTheDocument();
  });

  test("what an earlier act left half done and the opening put right is said, until it is closed", async () => {
    const book = emptyBook();
    book.add(smallRubric, "化学学院", "2025");
    book.mended = [said("没有画完的工作表“评分表”已删除。").text];
    const { user } = await showPane({ book });
    expect(screen.getByText("已处理上次没有做完的操作")).toBeVisible();
    expect(screen.getByText("没有画完的工作表“评分表”已删除。")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "关闭" }));
    expect(screen.queryByText("已处理上次没有做完的操作")).not.toBeInTheDocument();
  });

  test("an unforeseen error has a next step, and its own words as a detail", async () => {
    const book = emptyBook();
    book.failure = new Error("odd thing");
    await showPane({ book });
    expect(screen.getByText("这一步没有完成")).toBeVisible();
    expect(screen.getByText(/请重试.*详情：odd thing/)).toBeVisible();
  });

  test("a failure while following an edit is said, and vanishes with the next edit that is read", async () => {
    const book = emptyBook();
    const card = book.add(smallRubric, "化学学院", "2025");
    await showPane({ book });
    book.failure = said("有单元格正在编辑。请按 Enter 结束编辑。");
    book.type(card, "self", "plan", 5);
    expect(await screen.findByText(/有单元格正在编辑/)).toBeVisible();
    const hero = screen.getByRole("region", { name: "评分结果" });
    expect(within(hero).getByText("尚未填写")).toBeVisible();
    book.type(card, "self", "plan", 6);
    expect(await within(hero).findByText("6")).toBeVisible();
    expect(screen.queryByText(/有单元格正在编辑/)).not.toBeInTheDocument();
  });

  test("a failed generation keeps what was entered and can be tried again", async () => {
    const { user, book } = await showPane();
    await user.click(screen.getByRole("radio", { name: /小考核/ }));
    await user.type(screen.getByRole("textbox", { name: "单位名称" }), "化学学院");
    book.failure = said("工作簿受保护。请撤销保护。");
    await user.click(screen.getByRole("button", { name: "生成表格" }));
    expect(await screen.findByText("工作簿受保护。请撤销保护。")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "单位名称" })).toHaveValue("化学学院");
    await user.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByRole("heading", { level: 1, name: "化学学院" })).toBeVisible();
  });

  test("a card of a system that the add-in lacks is named, with what to do", async () => {
    const book = emptyBook();
    book.add({ ...smallRubric, id: "elsewhere" }, "化学学院", "2025");
    await showPane({ book });
    expect(screen.getByText("这张表依据的考核体系“elsewhere”不在本加载项中")).toBeVisible();
    expect(screen.getByText(/向制表人索取该体系的文件/)).toBeVisible();
  });

  test("a page that cannot be fetched says so, and the others stay usable", async () => {
    jest.spyOn(console, "error").mockImplementation(() => {}); // React reports what its boundary caught
    const loadFunctions = () =>
      Promise.reject(Object.assign(new Error(), { name: "ChunkLoadError" }));
    const { user } = await showPane({ services: { loadFunctions } });
    await user.click(screen.getByRole("button", { name: "更多" }));
    await user.click(await screen.findByRole("button", { name: /函数/ }));
    expect(await screen.findByText("有一部分程序没有载入")).toBeVisible();
    expect(screen.getByRole("button", { name: "重新载入" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "新建" }));
    expect(await screen.findByRole("heading", { name: "选择考核体系" })).toBeVisible();
  });

  test("work that takes over half a second says what is being done", async () => {
    const book = emptyBook();
    let go = () => {};
    const started = new Promise<void>((resolve) => (go = resolve));
    const { user } = await showPane({ book });
    jest.spyOn(book, "generate").mockImplementation(async () => {
      await started;
      return { done: true, card: book.add(smallRubric, "化学学院", "2025"), unsupported: [] };
    });
    await user.click(screen.getByRole("radio", { name: /小考核/ }));
    await user.type(screen.getByRole("textbox", { name: "单位名称" }), "化学学院{Enter}");
    expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
    expect(await screen.findByRole("progressbar", { name: "正在生成表格…" })).toBeVisible();
    go();
    expect(await screen.findByRole("heading", { name: "化学学院" })).toBeVisible();
    expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
  });

  test("what this Excel cannot do is said once and can be put away", async () => {
    const book = emptyBook();
    book.limits = [{ zh: "此版本 Excel 不会把编辑通知给加载项。", en: "…" }];
    const { user } = await showPane({ book });
    expect(screen.getByText("此版本 Excel 不会把编辑通知给加载项。")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "关闭" }));
    expect(screen.queryByText(/不会把编辑通知/)).not.toBeInTheDocument();
  });
});
