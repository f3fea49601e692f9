/**
 * The page of `npm start` in a cold browser: bytes over the wire, first paint, when a person can begin, and how soon an
 * edit is coloured. Prints medians, and fails where one is above its bar. PAGE_ROOT measures another checkout's build.
 */
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../tools/programs.cjs";
import { serve } from "../../workbench/host/serve";
import { tell } from "./support/figures";

const RUNS = 5;
const EDITS = 10;
const BARS = { megabytes: 4, "first paint": 500, usable: 3000, "edit → colour": 150 };
type Figures = Record<keyof typeof BARS, number>;

async function visit(browser: Browser, url: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  const pane = page.frameLocator("#pane-frame");
  await pane.getByRole("radio").first().waitFor();
  const usable = await page.evaluate(() => performance.now());
  await page.evaluate(() => window.workbench.idle());
  const { bytes, paint } = await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("#pane-frame")!.contentWindow!;
    const loaded = [performance, frame.performance].flatMap((of) => [
      ...of.getEntriesByType("navigation"),
      ...of.getEntriesByType("resource"),
    ]);
    const [first] = performance.getEntriesByName("first-contentful-paint");
    return {
      bytes: loaded.reduce(
        (sum, each) => sum + (each as PerformanceResourceTiming).transferSize,
        0,
      ),
      paint: first!.startTime,
    };
  });
  await pane.getByRole("radio", { name: /研究生就业工作考核/ }).check();
  await pane.getByRole("textbox", { name: /单位名称/ }).fill("化学学院");
  await pane.getByRole("button", { name: /^生成表格/ }).click();
  await pane.getByRole("tab").first().waitFor();
  const coloured = median(await colours(page));
  await context.close();
  return { megabytes: bytes / 1e6, "first paint": paint, usable, "edit → colour": coloured };
}

/** The first score typed within its points and beyond, in turn: milliseconds until the grid paints the other colour. */
async function colours(page: Page): Promise<number[]> {
  return page.evaluate(async (edits) => {
    const { book, host, idle } = window.workbench;
    await idle();
    const sheet = book.getSheetByName("评分表")!;
    const cell = sheet.getRange("F3");
    cell.activate();
    const drawn = host.book.sheet(sheet.getSheetId());
    const times = [];
    for (let i = 0; i < edits; i++) {
      const [before, start] = [drawn.formatSeen(2, 5).fillColor, performance.now()];
      cell.setValue(i % 2 === 0 ? 1000 : 1);
      while (drawn.formatSeen(2, 5).fillColor === before && performance.now() - start < 5000)
        await new Promise(requestAnimationFrame);
      times.push(performance.now() - start);
      await idle();
    }
    return times;
  }, EDITS);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) return console.log("skipped: no Chromium here");
  const server = await serve({ root: process.env.PAGE_ROOT ?? path.resolve(__dirname, "../..") });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  await visit(browser, server.url); // compresses what is served, once
  const visits: Figures[] = [];
  for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, server.url));
  await browser.close();
  await server.close();

  for (const [name, bar] of Object.entries(BARS) as [keyof Figures, number][]) {
    const value = median(visits.map((each) => each[name]));
    const unit = name === "megabytes" ? "MB" : "ms";
    tell({ what: `the page of npm start: ${name}`, value, unit, atMost: bar });
  }
}

void main();
