/**
 * Returned workbooks, 300 different ones: how many a second are checked, beside unzipping and parsing the same bytes and
 * doing nothing with them, and beside SheetJS and exceljs merely reading them. On one thread, on all the command line's
 * threads, and in Chromium on the pane's workers; for 20, 200 and 2,000 files, with the memory that was needed at most, and
 * that is held behind the last. Prints the figures, and fails below half of the floor or behind SheetJS on one thread.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../../tools/programs.cjs";
import { filledCards } from "./intake/cards";
import { built } from "./support/bundle";
import { tell } from "./support/figures";
import type { ReaderName } from "./intake/readers";

const shared = require("../../config/webpack/shared") as {
  root: string;
  output: { cli: string };
};

const READERS: readonly ReaderName[] = ["floor", "ours", "SheetJS", "exceljs"];
const COUNTS = [20, 200, 2000];
/** What others take is known by then, and exceljs alone would take minutes over more. */
const MOST_BY_OTHERS = 200;
const readersFor = (count: number) =>
  READERS.filter((reader) => reader === "floor" || reader === "ours" || count <= MOST_BY_OTHERS);
const DIFFERENT = 300;
/** What every program needs at first, such as the forms that are drawn once. */
const WARMING_UP = 100;
const LEAST_SHARE = 0.5;
/** Megabytes: what is kept of files that were read is bounded. */
const MOST_GROWTH = 8;
/** 2,000 cards in Chromium on two processors. */
const LONGEST_SECONDS = 12;

const folder = path.join(shared.root, "build/bench/intake");
const cards = path.join(folder, "cards");

async function main(): Promise<void> {
  await writeCards();
  await bundle("read-folder", "node20", "node 20", { externals: ["xlsx", "exceljs"] });
  await bundle("in-turn", "node20", "node 20", { externals: ["xlsx"] });
  inTurn();
  oneThread();
  commandLine();
  await inChromium();
}

async function writeCards(): Promise<void> {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(cards, { recursive: true });
  let index = 0;
  for await (const bytes of filledCards(DIFFERENT))
    fs.writeFileSync(path.join(cards, `${String(index++).padStart(4, "0")}.xlsx`), bytes);
}

function bundle(
  name: string,
  target: string,
  browsers: string,
  { externals = [] as string[] } = {},
): Promise<void> {
  return built(browsers, {
    target,
    entry: { [name]: `./test/bench/intake/${name}.ts` },
    output: {
      path: folder,
      filename: "[name].js",
      chunkFilename: `${name}.[id].js`,
      publicPath: "auto",
    },
    externals: externals.map((each) => ({ [each]: `commonjs ${each}` })),
    optimization: { splitChunks: false },
  });
}

/** File by file in turn, so that whatever else the machine does takes from all alike. */
function inTurn(): void {
  const names: ReaderName[] = ["floor", "ours", "SheetJS"];
  const script = path.join(folder, "in-turn.js");
  const out = execFileSync(process.execPath, [script, cards, String(WARMING_UP), ...names]);
  const seconds = JSON.parse(String(out)) as Record<string, number>;
  const rate = (name: ReaderName) => (DIFFERENT - WARMING_UP) / seconds[name]!;
  tell({
    what: "intake on one thread, of unzipping and parsing alone",
    value: (rate("ours") / rate("floor")) * 100,
    unit: "%",
    atLeast: LEAST_SHARE * 100,
  });
  tell({
    what: "intake on one thread",
    value: rate("ours"),
    unit: "files/s",
    atLeast: rate("SheetJS"),
    peers: { floor: rate("floor"), SheetJS: rate("SheetJS") },
  });
}

function oneThread(): void {
  const held = COUNTS.map((count) => {
    const rates = readersFor(count).map((reader) => {
      const script = path.join(folder, "read-folder.js");
      const args = ["--expose-gc", script, reader, cards, String(count)];
      const out = execFileSync(process.execPath, args);
      return { reader, ...(JSON.parse(String(out)) as Measured) };
    });
    const told = rates.map(
      ({ reader, seconds, megabytes, held }) =>
        `${reader} ${(count / seconds).toFixed(0)} (${megabytes.toFixed(0)} MB at most, ${held.toFixed(1)} MB held)`,
    );
    console.log(`one thread, ${count} files, a second: ${told.join(", ")}`);
    return rates.find(({ reader }) => reader === "ours")!.held;
  });
  // Fewer files leave what is known of the forms unfinished.
  tell({
    what: `memory held after ${COUNTS.at(-1)} files, more than after ${COUNTS.at(-2)}`,
    value: held.at(-1)! - held.at(-2)!,
    unit: "MB",
    atMost: MOST_GROWTH,
  });
}

type Measured = Record<"seconds" | "megabytes" | "held", number>;

/** The program as it is delivered, from its start to its end. */
function commandLine(): void {
  const program = path.join(shared.output.cli, "employment-rubrics.cjs");
  if (!fs.existsSync(program)) return console.log("skipped: the command line is not built");
  for (const count of COUNTS) {
    const given = path.join(folder, `given-${count}`);
    fs.mkdirSync(given);
    const files = fs.readdirSync(cards);
    for (let index = 0; index < count; index++)
      fs.linkSync(
        path.join(cards, files[index % files.length]!),
        path.join(given, `${index}.xlsx`),
      );
    for (const workers of [1, os.availableParallelism()]) {
      const peak = path.join(folder, "peak");
      const hook = path.join(folder, "hook.cjs");
      fs.writeFileSync(
        hook,
        `if (require("worker_threads").isMainThread) process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
      );
      const start = performance.now();
      runQuietly([`--require=${hook}`, program, "intake", given, "--json", `--workers=${workers}`]);
      const seconds = (performance.now() - start) / 1000;
      const megabytes = Number(fs.readFileSync(peak, "utf8")) / 1024;
      console.log(
        `command line, ${count} files, ${workers} worker threads: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
      );
    }
  }
}

/** It answers 1 where something is to be said of a file. */
function runQuietly(args: readonly string[]): void {
  try {
    execFileSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    if ((error as { status?: number }).status !== 1) throw error;
  }
}

async function inChromium(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) return console.log("skipped: no Chromium here");
  await bundle("page", "web", "chrome 112");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const count of COUNTS)
      for (const reader of readersFor(count)) {
        const page = await browser.newPage();
        await page.route("https://localhost/**", (route) => {
          const name = new URL(route.request().url()).pathname;
          return name === "/"
            ? route.fulfill({ contentType: "text/html", body: '<script src="/page.js"></script>' })
            : route.fulfill({ path: path.join(folder, name) });
        });
        await page.goto("https://localhost/");
        const urls = fs.readdirSync(cards).map((file) => `/cards/${file}`);
        const asked = [reader, urls, count].map((each) => JSON.stringify(each)).join();
        const seconds = (await page.evaluate(`bench(${asked})`)) as number;
        console.log(
          `Chromium, ${count} files, ${reader}: ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} a second`,
        );
        if (reader === "ours" && count === Math.max(...COUNTS))
          tell({
            what: `intake of ${count} cards in Chromium`,
            value: seconds,
            unit: "s",
            atMost: LONGEST_SECONDS,
          });
        await page.close();
      }
  } finally {
    await browser.close();
  }
}

void main();
