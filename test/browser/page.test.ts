/** The page keeps its promises to eyes and hands: soon there, in one language and one light, and all of it by keyboard. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(60_000);

const CHINESE = /[\u4e00-\u9fff]/;

describeInBrowser("the page by keyboard", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  /** Where the keyboard is. */
  const region = () =>
    w.page.evaluate(() => {
      const focused = document.activeElement;
      const inside = (selector: string) => focused?.closest(selector) !== null;
      if (inside("#ribbon")) return "ribbon";
      return inside("#pane") ? "pane" : inside("#grid, [id^=__editor]") ? "grid" : "elsewhere";
    });

  test("F6 goes from grid to pane to ribbon and round again, Shift+F6 back", async () => {
    w = await open();
    await w.select("B2");
    const walked = [];
    for (const keys of ["F6", "F6", "F6", "Shift+F6", "Shift+F6", "Shift+F6"]) {
      await w.page.keyboard.press(keys);
      walked.push(await region());
    }
    expect(walked).toEqual(["pane", "ribbon", "grid", "ribbon", "pane", "grid"]);
  });

  test("a card is generated and filled without a mouse", async () => {
    await w.page.keyboard.press("F6");
    const focused = w.pane.locator(":focus");
    for (let i = 0; i < 10 && (await focused.getAttribute("type")) !== "radio"; i++)
      await w.page.keyboard.press("Tab");
    await w.page.keyboard.press("Space");
    await w.page.keyboard.press("Tab");
    await w.page.keyboard.type("化学学院");
    await w.page.keyboard.press("Enter");
    await w.pane.getByText("已生成“化学学院”").waitFor();
    await w.settle();
    await w.page.keyboard.press("Shift+F6");
    expect(await region()).toBe("grid");
    await w.page.evaluate(() => {
      const sheet = window.workbench.book.getSheetByName("评分表")!;
      sheet.getRange("F3").activate();
    });
    await w.typeHere("1");
    await w.settle();
    expect(await w.sees("评分表", "F3")).toBe("1");
  });

  test("the grid paints the sign of a mark, which is a number format and not in the cell", async () => {
    await w.openTab(/总览/);
    expect(await w.paints("评分表", "F3")).toMatch(/^1.*✓/);
  });

  test("Ctrl+PageDown turns to the next sheet", async () => {
    await w.openSheet("评分表");
    await w.page.keyboard.press("Control+PageDown");
    await w.page.waitForFunction(
      () => window.workbench.book.getActiveSheet().getSheetName() === "基础数据",
    );
    // The first column is hidden, and no hidden key stands in the formula bar.
    await w.page.waitForFunction(
      () => window.workbench.book.getActiveRange()?.getA1Notation() !== "A1",
    );
    await w.close();
  });
});

describeInBrowser("the page for eyes", () => {
  const { open } = useWorkbench();

  test("in English, ribbon, tool bar, menus and tips are English", async () => {
    const w = await open({ query: "?lang=en" });
    const said = await w.page.evaluate(() => {
      const all = [...document.querySelectorAll("#head, #grid, #grid *, #head *, #pane-head *")];
      const tips = all.flatMap((each) =>
        ["title", "aria-label", "placeholder"].map((name) => each.getAttribute(name) ?? ""),
      );
      return [
        ...tips,
        document.getElementById("grid")!.innerText,
        document.getElementById("head")!.innerText,
      ];
    });
    const font = "宋体"; // the name of the font in Chinese is its name
    expect(
      said.map((text) => text.replaceAll(font, "")).filter((text) => CHINESE.test(text)),
    ).toEqual([]);
    await w.page.mouse.click(300, 300, { button: "right" });
    const menu = w.page.locator("[role=menu], .univer-popup, [data-radix-popper-content-wrapper]");
    await w.page.getByText("Insert", { exact: false }).first().waitFor();
    expect((await menu.allInnerTexts()).join("")).not.toMatch(CHINESE);
    await w.close();
  });

  test("in the dark, grid and tool bar are dark", async () => {
    const w = await open({ query: "?theme=dark" });
    await w.settle();
    const lights = await w.page.evaluate(() => {
      const light = ([r = 0, g = 0, b = 0]: ArrayLike<number> & Iterable<number>) =>
        (r + g + b) / 3;
      const canvas = document.querySelector<HTMLCanvasElement>("#grid canvas")!;
      const scale = canvas.width / canvas.clientWidth;
      const cell = canvas.getContext("2d")!.getImageData(400 * scale, 310 * scale, 1, 1).data;
      const bar = document.querySelector("#grid [data-u-comp=headerbar], #grid header")!;
      const colour = getComputedStyle(bar).backgroundColor.match(/\d+/g)!.map(Number);
      return [light(cell), light(colour)];
    });
    expect(lights.filter((light) => light > 80)).toEqual([]);
    await w.close();
  });
});

describeInBrowser("the page where the system chooses the colours", () => {
  const { open } = useWorkbench();

  test("cells stay readable on black, and what can be moved is seen", async () => {
    const w = await open();
    await w.page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    const background = (selector: string) =>
      w.page
        .locator(selector)
        .first()
        .evaluate((at) => getComputedStyle(at).backgroundColor);
    expect(await background("body")).toBe("rgb(0, 0, 0)");
    expect(await background("#grid canvas[id^=univer-sheet]")).toBe("rgb(255, 255, 255)");
    for (const part of ["#grid [role=handle]", "#grid :has(> [role=track])", "#divider"])
      expect(await background(part)).toBe("rgb(255, 255, 255)");
    const edge = (current: string) =>
      w.pane
        .locator(`nav button${current}`)
        .first()
        .evaluate((at) => getComputedStyle(at).borderTopColor);
    expect(await edge(":not([aria-current])")).toBe("rgb(0, 0, 0)");
    expect(await edge("[aria-current]")).not.toBe("rgb(0, 0, 0)");
    await w.close();
  });
});

describeInBrowser("the page over the wire", () => {
  const { open } = useWorkbench();

  test("its outline stands where no script runs, and nothing in it is a script or a style of its own", async () => {
    const w = await open();
    const context = await w.page.context().browser()!.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(w.page.url());
    await page.getByText("正在打开").waitFor();
    for (const part of ["ribbon", "grid", "pane-frame"]) {
      const outline = page.locator(`#${part}`);
      expect(await outline.evaluate((at) => getComputedStyle(at).backgroundImage)).toMatch(
        /gradient/,
      );
      expect((await outline.boundingBox())?.height).toBeGreaterThan(60);
    }
    expect((await page.locator("#head").boundingBox())?.height).toBe(
      (await w.page.locator("#head").boundingBox())?.height,
    );
    expect(await page.locator("script:not([src]), style, [style]").count()).toBe(0);
    await context.close();
    await w.close();
  });

  test("shows its frame at once, and is at most 4 MB", async () => {
    const w = await open();
    await w.settle();
    const { paint, bytes, opening } = await w.page.evaluate(() => {
      const sizes = (page: Window) =>
        page.performance
          .getEntriesByType("resource")
          .reduce((sum, each) => sum + (each as PerformanceResourceTiming).transferSize, 0);
      const frame = document.querySelector<HTMLIFrameElement>("#pane-frame")!;
      const [first] = performance.getEntriesByName("first-contentful-paint");
      return {
        paint: first!.startTime,
        bytes: sizes(window) + sizes(frame.contentWindow!),
        opening: document.getElementById("opening")!.hidden,
      };
    });
    expect(opening).toBe(true);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(bytes).toBeLessThan(4_000_000);
    // What the frame needs before it is painted is small; how long that takes is the machine's affair.
    const early = await w.page.evaluate((until) => {
      const before = performance
        .getEntriesByType("resource")
        .filter((each) => (each as PerformanceResourceTiming).responseEnd <= until);
      return before.reduce(
        (sum, each) => sum + (each as PerformanceResourceTiming).transferSize,
        0,
      );
    }, paint);
    expect(early).toBeLessThan(100_000);
    expect(paint).toBeLessThan(1500);
    await w.close();
  });
});
