/**
 * How soon the production pane can be used, beside a pane of what Microsoft's template shows, in turn: cold browser,
 * Microsoft's library replaced by a few empty functions, so that only a pane's own time counts. Prints medians, and fails
 * where functions are registered later than Excel should wait.
 */
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { findChromium } from "../../tools/programs.cjs";
import { bundle } from "./support/bundle";
import { tell } from "./support/figures";

const RUNS = 12;
const REGISTERED_MS = 100;
/** By how much two medians of like pages differ from run to run. */
const MEASURING = 1.1;
const dist = path.resolve(__dirname, "../../dist");

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
};

/** Enough of Microsoft's library for the pane to come up; it notes when the functions were registered. */
const officeJs = `
  window.libraryRan = performance.now();
  window.functionsRegistered = [];
  window.CustomFunctions = { associate: () => functionsRegistered.push(performance.now()) };
  window.Office = {
    HostType: { Excel: "Excel" },
    onReady: (then) => Promise.resolve({ host: "Excel", platform: "PC" }).then((info) => (then?.(info), info)),
    actions: { associate() {} },
    addin: {},
    context: {
      displayLanguage: "zh-CN",
      requirements: { isSetSupported: () => true },
      document: { settings: { get: () => null } },
    },
  };
  window.Excel = { run: () => new Promise(() => {}) };
`;

const plainPage = `<!doctype html><html><head><meta charset="utf-8">
  <script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
  <script defer src="/plain/pane.js"></script></head><body><div id="root"></div></body></html>`;
let plainScript = "";

const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/plain/") {
    response.writeHead(200, { "content-type": "text/html" });
    return void response.end(plainPage);
  }
  const isPlain = pathname === "/plain/pane.js";
  const file = isPlain ? plainScript : path.join(dist, path.normalize(pathname));
  if (!(isPlain || file.startsWith(dist)) || !fs.existsSync(file))
    return void response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[path.extname(file)] ?? "text/plain" });
  fs.createReadStream(file).pipe(response);
});

/** Notes when the first control stands. */
const watch = `new MutationObserver((_, observer) => {
  if (!document.querySelector("#root :is(button, input, select, textarea)")) return;
  window.usable = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;

interface Start {
  libraryRan: number;
  usable: number;
  functionsRegistered: number[];
}

async function start(browser: Browser, url: string): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 350, height: 800 } });
  await context.route("https://appsforoffice.microsoft.com/**", (route) =>
    route.fulfill({ contentType: "text/javascript", body: officeJs }),
  );
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "usable" in window);
  const noted = await page.evaluate(() => {
    const { libraryRan, usable, functionsRegistered } = window as unknown as Start;
    return { libraryRan, usable, functionsRegistered };
  });
  await context.close();
  return noted;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) return console.log("skipped: no Chromium here");
  plainScript = await bundle("./test/bench/pane-start/plain-pane.tsx", "plain-pane.js");
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const ours: Start[] = [];
  const plain: Start[] = [];
  for (let run = 0; run < RUNS; run++) {
    ours.push(await start(browser, `${address}/taskpane.html`));
    plain.push(await start(browser, `${address}/plain/`));
  }
  await browser.close();
  server.close();

  const library = median(ours.map((each) => each.libraryRan));
  const registered = median(ours.map((each) => Math.max(...each.functionsRegistered)));
  const usable = median(ours.map((each) => each.usable));
  const theirs = median(plain.map((each) => each.usable));
  console.log(`first script of the page runs after ${library.toFixed(0)} ms`);
  tell({ what: "functions registered", value: registered, unit: "ms", atMost: REGISTERED_MS });
  tell({
    what: "the pane can be used",
    ...{ value: usable, unit: "ms", atMost: theirs * MEASURING },
    peers: { "a pane like Microsoft's template": theirs },
  });
}

void main();
