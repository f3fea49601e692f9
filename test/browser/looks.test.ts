/** The page in English, in the dark, at 320 pixels, and without a mouse. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

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

  test("keeps its signs where the system chooses the colours", async () => {
    const w = await open();
    await w.page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    const seen = async (view: string) => {
      const { unseen, signs } = await signsOf(w);
      expect({ view, unseen }).toEqual({ view, unseen: [] });
      return signs;
    };
    const start = await seen("start");
    expect(start.edge).toBeGreaterThan(3);

    await w.generate(/研究生就业工作考核/, "化学学院");
    await w.enter({ sheet: "评分表", key: "goal", header: "自评分" }, "1");
    await w.enter({ sheet: "评分表", key: "false-statistics", header: "自评分" }, "是");
    await w.result.getByText("一票否决").first().waitFor();
    const card = await seen("card");
    await w.screenshot("forced-colours");
    // Three parts with a bar each; what is chosen is one of the tabs; the veto and the states have their icons.
    expect(card).toMatchObject({ bar: 3, chosen: 1 });
    expect(card.icon).toBeGreaterThan(10);
    for (const tab of [/问题/, /明细/, /复核/, /口径/]) {
      await w.openTab(tab);
      expect((await seen(tab.source)).chosen).toBe(1);
    }
    for (const page of ["分发", "收表", "汇总", "发送", "更多"]) {
      await w.openPage(page);
      await w.pane.getByRole("heading", { level: 1, name: page }).waitFor();
      expect((await seen(page)).icon).toBeGreaterThan(6);
    }
    await w.pane.getByRole("button", { name: /考核表与条文体检/ }).click();
    await w.pane.getByRole("button", { name: "开始" }).waitFor();
    await seen("rubrics");

    // Where the keyboard is looks different from where it is not.
    for (const name of ["导出文件", "发送"]) {
      const button = w.pane.getByRole("button", { name, exact: true });
      await button.scrollIntoViewIfNeeded();
      const elsewhere = await button.screenshot();
      await button.focus();
      await w.page.keyboard.press("Tab");
      await w.page.keyboard.press("Shift+Tab");
      const isSame = (await button.screenshot()).equals(elsewhere);
      expect({ name, isSame }).toEqual({ name, isSame: false });
    }
    await w.close();
  });
});

/** The signs in the pane that a person has to see, counted by kind, and those that have the colour of what is behind them. */
function signsOf(w: Workbench) {
  return w.pane.locator("body").evaluate((body) => {
    const signs = { edge: 0, icon: 0, bar: 0, chosen: 0 };
    const unseen: string[] = [];
    const isClear = (colour: string) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
    const behind = (at: Element | null): string => {
      if (!at) return getComputedStyle(body).backgroundColor;
      const { backgroundColor } = getComputedStyle(at);
      return isClear(backgroundColor) ? behind(at.parentElement) : backgroundColor;
    };
    const differs = (at: Element, colour: string, from: Element | null = at) =>
      !isClear(colour) && colour !== behind(from);
    const look = (kind: keyof typeof signs, at: Element, isSeen: boolean) => {
      signs[kind] += 1;
      if (!isSeen) unseen.push(`${kind} ${at.outerHTML.slice(0, 200)}`);
    };
    const hasEdge = (at: Element) => {
      const { borderBottomStyle, borderBottomWidth, borderBottomColor } = getComputedStyle(at);
      const isDrawn = borderBottomStyle !== "none" && parseFloat(borderBottomWidth) > 0;
      return isDrawn && differs(at, borderBottomColor, at.parentElement);
    };
    const hasGround = (at: Element) =>
      differs(at, getComputedStyle(at).backgroundColor, at.parentElement);
    for (const at of body.querySelectorAll<HTMLElement>("*")) {
      const { width, height } = at.getBoundingClientRect();
      if (!width || !height || !at.checkVisibility({ opacityProperty: true })) continue;
      if (at instanceof SVGElement) {
        if (at.matches("svg")) look("icon", at, differs(at, getComputedStyle(at).color));
      } else if (at.matches(".fui-Button, .fui-Textarea, .fui-Input, .fui-Select > select")) {
        look("edge", at, hasEdge(at) || hasGround(at));
      } else if (!at.textContent && width > 60 && height > 2 && height < 14) {
        if (at.parentElement!.matches("li, [role=listitem]"))
          look("bar", at, hasEdge(at) || hasGround(at));
      }
      if (at.matches("[role=tab][aria-selected=true]")) {
        const { backgroundColor, height: tall } = getComputedStyle(at, "::after");
        look("chosen", at, parseFloat(tall) > 0 && differs(at, backgroundColor));
      }
    }
    return { unseen, signs };
  });
}
