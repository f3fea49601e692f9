import { act, render, screen } from "@testing-library/react";
import { App } from "../../src/taskpane/shell/App";
import { createPane } from "../../src/taskpane/state/createPane";
import { emptyBook, memoryServices } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

async function showWithRibbon() {
  const book = emptyBook();
  const card = book.add(smallRubric, "化学学院", "2025");
  book.type(card, "self", "plan", 9);
  const services = memoryServices(book);
  const pane = createPane(services);
  render(<App pane={pane} services={services} language="zh" />);
  await screen.findByRole("heading", { level: 1, name: "化学学院" });
  return {
    book,
    press: (command: Parameters<typeof pane.press>[0]) => act(async () => pane.press(command)),
  };
}

describe("the buttons of the ribbon", () => {
  test("generate opens the page of systems", async () => {
    const { press } = await showWithRibbon();
    await press("generate");
    expect(await screen.findByRole("heading", { name: "选择考核体系" })).toBeVisible();
  });

  test("recompute computes the card on show", async () => {
    const { press, book } = await showWithRibbon();
    const read = jest.spyOn(book, "read");
    await press("recompute");
    expect(await screen.findByText("已重新计算。")).toBeVisible();
    expect(read).toHaveBeenCalledTimes(1);
  });

  test("prepare to send opens its page and starts", async () => {
    const { press, book } = await showWithRibbon();
    await press("prepareToSend");
    expect(await screen.findByText("发送准备已完成")).toBeVisible();
    expect(book.sent).toEqual([{ freeze: false }]);
  });
});
