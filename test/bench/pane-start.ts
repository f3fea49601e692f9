/**
 * How soon the production pane can be used: cold browser, Microsoft's library replaced by a few empty functions, so that
 * only our own time counts. Prints medians, and fails where functions are registered later than Excel should wait.
 */
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { findChromium } from "../../tools/programs.cjs";
import { tell } from "./support/figures";

const RUNS = 10;
const REGISTERED_MS = 100;
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

const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const file = path.join(dist, path.normalize(pathname));
  if (!file.startsWith(dist) || !fs.existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[path.extname(file)] ?? "text/plain" });
  fs.createReadStream(file).pipe(response);
});

interface Start {
  library: number;
  registered: number;
  usable: number;
}

async function start(browser: Browser, url: string): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 350, height: 800 } });
  await context.route("https://appsforoffice.microsoft.com/**", (route) =>
    route.fulfill({ contentType: "text/javascript", body: officeJs }),
  );
  const page = await context.newPage();
  await page.goto(url);
  const usable = await page.waitForFunction(() =>
    document.querySelector("#root :is(button, input, select)") ? performance.now() : false,
  );
  const { library, registered } = await page.evaluate(() => {
    const noted = window as unknown as { libraryRan: number; functionsRegistered: number[] };
    return { library: noted.libraryRan, registered: Math.max(...noted.functionsRegistered) };
  });
  const result = { library, registered, usable: (await usable.jsonValue()) as number };
  await context.close();
  return result;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) return console.log("skipped: no Chromium here");
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/taskpane.html`;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const starts: Start[] = [];
  for (let run = 0; run < RUNS; run++) starts.push(await start(browser, url));
  await browser.close();
  server.close();

  const library = median(starts.map((each) => each.library));
  const registered = median(starts.map((each) => each.registered));
  const usable = median(starts.map((each) => each.usable));
  console.log(`first script of the page runs after ${library.toFixed(0)} ms`);
  console.log(`pane usable after ${usable.toFixed(0)} ms`);
  tell({ what: "functions registered", value: registered, unit: "ms", atMost: REGISTERED_MS });
}

void main();
