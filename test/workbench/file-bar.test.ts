/** The line above the grid: it asks, tells and waits, and leaves nobody waiting for ever. */
import { readFileSync } from "node:fs";
import { FileBar } from "../../workbench/page/file-bar";

const page = readFileSync("workbench/page/index.html", "utf8");
const byId = (id: string) => document.getElementById(id)!;
const shown = () => !byId("file-bar").hidden;
const press = (label: string) =>
  [...document.querySelectorAll("button")].find((each) => each.textContent === label)!.click();
const escape = () =>
  byId("file-bar").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));

let bar: FileBar;
beforeEach(() => {
  jest.useFakeTimers();
  document.body.innerHTML = /<body>(.*)<\/body>/s.exec(page)![1]!;
  bar = new FileBar("文件消息");
});
afterEach(() => jest.useRealTimers());

test("a question takes the keyboard and gives it back with its answer", async () => {
  const before = byId("document-new");
  byId("documents").hidden = false;
  before.focus();
  const answer = bar.ask("换掉？", "仍要打开", "取消");
  expect(document.activeElement?.textContent).toBe("仍要打开");
  press("仍要打开");
  expect([await answer, shown(), document.activeElement]).toEqual([true, false, before]);
});

test("Escape is no", async () => {
  const answer = bar.ask("换掉？", "仍要打开", "取消");
  escape();
  expect([await answer, shown()]).toEqual([false, false]);
});

test("a question that another message takes the place of is answered no", async () => {
  const answer = bar.ask("换掉？", "仍要打开", "取消");
  bar.tell("没有完成。", "知道了");
  expect([await answer, shown(), byId("file-message").textContent]).toEqual([
    false,
    true,
    "没有完成。",
  ]);
});

describe("work that goes on", () => {
  const stop = jest.fn();
  beforeEach(() => stop.mockClear());

  test("is not told of when it is done soon", () => {
    const end = bar.wait("正在打开……", "取消", stop);
    jest.advanceTimersByTime(300);
    end();
    jest.advanceTimersByTime(5000);
    expect([shown(), stop.mock.calls]).toEqual([false, []]);
  });
  test("is told of within half a second, without taking the keyboard, and ends by itself", () => {
    const before = document.activeElement;
    const end = bar.wait("正在打开……", "取消", stop);
    jest.advanceTimersByTime(500);
    expect([shown(), byId("file-progress").hidden, document.activeElement]).toEqual([
      true,
      false,
      before,
    ]);
    end();
    expect([shown(), byId("file-progress").hidden, stop.mock.calls]).toEqual([false, true, []]);
  });
  test.each([
    ["its button", () => press("取消")],
    ["Escape", escape],
  ])("is stopped by %s", (_, act) => {
    const end = bar.wait("正在打开……", "取消", stop);
    jest.advanceTimersByTime(500);
    act();
    end();
    expect([shown(), stop.mock.calls]).toEqual([false, [[]]]);
  });
  test("does not end the message that came after it", () => {
    const end = bar.wait("正在打开……", "取消", stop);
    jest.advanceTimersByTime(500);
    press("取消");
    bar.tell("没有打开。", "知道了");
    end();
    expect([shown(), byId("file-message").textContent]).toEqual([true, "没有打开。"]);
  });
});
