/** The page in English, in the dark, at 320 pixels, and without a mouse. */
import { describeInBrowser, useWorkbench } from "./support/browser";

jest.setTimeout(60_000);

describeInBrowser("the pane for everybody", () => {
  const { open } = useWorkbench();

  test("speaks English and keeps the document's Chinese, in the dark", async () => {
    const w = await open({ query: "?lang=en&theme=dark" });
    await w.generate(/Graduate-college/, "School of Chemistry");
    expect(await w.sees("评分表", "B2")).toBe("一级指标");
    await w.pane.getByRole("tab", { name: /Overview/ }).waitFor();
    await w.screenshot("english-dark");
    await w.openTab(/Review/);
    await w.pane.getByRole("list", { name: "Criterion by criterion" }).waitFor();
    await w.screenshot("english-dark-review");
    await w.close();
  });

  test("fits 320 pixels without scrolling sideways", async () => {
    const w = await open({ width: 1024, height: 768 });
    await w.narrowPane();
    const frame = w.page.locator("#pane-frame");
    expect((await frame.boundingBox())?.width).toBe(320);
    for (const tab of [/总览/, /问题/, /明细/, /复核/, /口径/]) {
      if (String(tab) === String(/总览/)) await w.generate(/威海/, "山东大学（威海）");
      await w.openTab(tab);
      expect(await w.paneOverflow()).toBe(0);
      await w.screenshot(`narrow-${tab.source}`);
    }
    await w.close();
  });

  test("fits 320 pixels in English too, each word of its navigation on one line", async () => {
    const w = await open({ width: 1024, height: 768, query: "?lang=en" });
    await w.narrowPane();
    const tops = await w.pane.locator("nav button").evaluateAll((buttons) =>
      buttons.map((button) => {
        const range = document.createRange();
        range.selectNodeContents(button.lastChild!);
        return [...range.getClientRects()].map(({ top }) => Math.round(top));
      }),
    );
    expect(tops).toHaveLength(7);
    expect(new Set(tops.flat()).size).toBe(1);
    expect(await w.paneOverflow()).toBe(0);
    await w.generate(/Weihai/, "Shandong University");
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("narrow-english");
    await w.close();
  });

  test("can be worked by keyboard alone, from the system to the table", async () => {
    const w = await open();
    await w.pane.getByRole("radio").first().focus();
    await w.page.keyboard.press("Space");
    await w.page.keyboard.press("Tab");
    await w.page.keyboard.type("化学学院");
    await w.page.keyboard.press("Enter");
    await w.pane.getByText("已生成“化学学院”").waitFor();
    await w.settle();
    expect(await w.sees("评分表", "C1")).toBe("化学学院");
    await w.close();
  });
});
