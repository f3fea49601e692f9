/**
 * `npm run soak`: an hour at the page in some minutes. A card is generated and deleted 200 times; memory, listeners and
 * nodes after each twenty, collected, have to stay what they were. CYCLES in the environment makes it shorter.
 */
import { type CDPSession, chromium, type Page } from "playwright-core";
import { serve } from "../workbench/host/serve";
import { findChromium } from "./programs.cjs";
import { root } from "./steps.mjs";

const CYCLES = Number(process.env.CYCLES ?? 200);
const EVERY = Math.max(1, Math.round(CYCLES / 10));

interface Figures {
  heap: number;
  listeners: number;
  nodes: number;
}

/** What may come with each cycle, on average over the second half. */
const PER_CYCLE: Figures = { heap: 50_000, listeners: 1, nodes: 5 };

async function main(): Promise<boolean> {
  const program = findChromium();
  if (!program) throw new Error("No Chromium here. Set CHROMIUM to a Chrome.");
  const server = await serve({ root });
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url);
    await page.frameLocator("#pane-frame").getByRole("radio").first().waitFor();
    return await soak(page, await page.context().newCDPSession(page));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function soak(page: Page, session: CDPSession): Promise<boolean> {
  const taken: Figures[] = [];
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    await generateAndDelete(page);
    if (cycle % EVERY !== 0) continue;
    // What the page puts off until it has time is done before.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const figures = await measure(session);
    taken.push(figures);
    console.log(String(cycle).padStart(5), JSON.stringify(figures));
  }
  const half = taken.slice(Math.floor(taken.length / 2));
  const grown = (Object.keys(PER_CYCLE) as (keyof Figures)[]).map((name) => {
    const each = slope(half.map((figures) => figures[name])) / EVERY;
    const flat = each <= PER_CYCLE[name];
    console.log(
      `${flat ? "✓" : "✗"} ${name}: ${each.toFixed(1)} a cycle, at most ${PER_CYCLE[name]}`,
    );
    return flat;
  });
  return grown.every(Boolean);
}

/** Of the straight line closest to the figures: one of them alone says little, for browsers tidy up when they like. */
function slope(figures: readonly number[]): number {
  const middle = (figures.length - 1) / 2;
  const mean = figures.reduce((a, b) => a + b, 0) / figures.length;
  const [rise, run] = figures.reduce(
    ([up, along], each, i) => [up + (i - middle) * (each - mean), along + (i - middle) ** 2],
    [0, 0],
  );
  return run === 0 ? 0 : rise / run;
}

/** The card by the pane, as a person makes it; its sheets go by the tabs' own way. */
async function generateAndDelete(page: Page): Promise<void> {
  const pane = page.frameLocator("#pane-frame");
  await pane.getByRole("button", { name: "新建", exact: true }).click();
  await pane.getByRole("radio", { name: /研究生就业工作考核/ }).check();
  await pane.getByRole("textbox", { name: /单位名称/ }).fill("化学学院");
  await pane.getByRole("button", { name: /^生成表格/ }).click();
  await pane.getByRole("tab").first().waitFor();
  await page.evaluate(async () => {
    await window.workbench.idle();
    const { book } = window.workbench;
    for (const sheet of book.getSheets()) {
      if (sheet.getSheetName() !== "Sheet1") book.deleteSheet(sheet);
    }
    await window.workbench.idle();
  });
  await pane.getByRole("tab").first().waitFor({ state: "hidden" });
}

async function measure(session: CDPSession): Promise<Figures> {
  await session.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
  const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
  return { heap, listeners, nodes };
}

void main().then((isFlat) => {
  process.exitCode = isFlat ? 0 : 1;
});
