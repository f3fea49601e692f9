import { screen, within } from "@testing-library/react";
import type { ReportedFormula } from "../../src/sheets/formulas/send";
import { emptyBook, showPane } from "./support/show-pane";

async function showSend(book = emptyBook()) {
  const shown = await showPane({ book });
  await shown.user.click(screen.getByRole("button", { name: "发送" }));
  await screen.findByRole("heading", { level: 1, name: "发送准备" });
  return shown;
}

const prepare = () => screen.getByRole("button", { name: "开始发送准备" });

const formula = (address: string, why?: string): ReportedFormula => ({
  place: { sheet: "评分表", address, kind: "cell" },
  formula: "=RUBRIC.DEDUCT(3,2,1)",
  ...(why && { why: { zh: why, en: why } }),
});

describe("preparing to send", () => {
  test("says what was turned, fixed and left, with the reasons", async () => {
    const { user, book } = await showSend();
    book.report = {
      turned: [formula("D4"), formula("D5")],
      fixed: [formula("D6", "公式太长")],
      left: [formula("D7", "数据验证里放不下")],
    };
    await user.click(prepare());
    expect(
      await screen.findByText(/2 个公式已换成普通函数，1 个公式已固定为当前数值/),
    ).toBeVisible();
    expect(screen.getByText("数据验证里放不下")).toBeVisible();
    await user.click(screen.getByText("已固定为当前数值（1）"));
    expect(screen.getByText("公式太长")).toBeVisible();
    expect(book.sent).toEqual([{ freeze: false }]);
  });

  test("leads to the cell of a formula", async () => {
    const { user, book } = await showSend();
    book.report = { turned: [], fixed: [], left: [formula("D7", "放不下")] };
    await user.click(prepare());
    const left = await screen.findByRole("list", { name: "没有改动（1）" });
    await user.click(within(left).getByRole("button", { name: /评分表!D7/ }));
    expect(book.visited).toEqual([{ sheet: "评分表", address: "D7" }]);
    expect(left).toBeVisible();
  });

  test("says beforehand how many formulas it concerns", async () => {
    const book = emptyBook();
    book.live = 12;
    await showSend(book);
    expect(await screen.findByText("12 个公式用到考核函数，发送前需要准备。")).toBeVisible();
  });

  test("can leave values only", async () => {
    const { user, book } = await showSend();
    await user.click(screen.getByRole("button", { name: "冻结数值" }));
    await screen.findByText("发送准备已完成");
    expect(book.sent).toEqual([{ freeze: true }]);
  });

  test("is turned back with one click", async () => {
    const { user, book } = await showSend();
    book.report = { turned: [formula("D4")], fixed: [], left: [] };
    await user.click(screen.getByRole("button", { name: "还原公式" }));
    expect(await screen.findByText("1 个公式已换回考核函数。")).toBeVisible();
    expect(book.sent).toEqual([{}]);
  });

  test("asks once for the password of protected sheets, and again only when it was wrong", async () => {
    const { user, book } = await showSend();
    book.password = "2025";
    await user.click(prepare());
    const password = await screen.findByLabelText("保护密码");
    expect(password).toHaveFocus();
    await user.type(password, "1{Enter}");
    expect(await screen.findByText(/用这个密码无法解除工作表“评分表”的保护/)).toBeVisible();
    await user.type(screen.getByLabelText("保护密码"), "{Backspace}2025{Enter}");
    expect(await screen.findByText("发送准备已完成")).toBeVisible();
    expect(book.sent).toEqual([{ freeze: false, password: "2025" }]);
    expect(screen.queryByLabelText("保护密码")).not.toBeInTheDocument();
  });

  test("that fails says why, and can be tried again", async () => {
    const { user, book } = await showSend();
    book.failure = Object.assign(new Error(), { text: { zh: "有单元格正在编辑。", en: "…" } });
    await user.click(prepare());
    expect(await screen.findByText("有单元格正在编辑。")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByText("发送准备已完成")).toBeVisible();
  });
});
