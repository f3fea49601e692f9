/**
 * Workbook files in Chromium: blank workbooks for 300 units in one zip, preparing to send, reading. Prints the figures,
 * and fails where distributing takes longer than people wait.
 */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import webpack from "webpack";
import { findChromium } from "../../tools/programs.cjs";
import { OFFICIAL_TABLES } from "../support/rubrics";
import { tell } from "./support/figures";

const shared = require("../../config/webpack/shared") as {
  root: string;
  resolve: webpack.ResolveOptions;
  scripts: (targets: string) => webpack.RuleSetRule;
};

const UNITS = 300;
const LONGEST_SECONDS = 30;
const folder = path.join(shared.root, "build/bench");

/** What the page of the benchmark runs: the code of the add-in, as the pane loads it. */
const SOURCE = `
  import { loadOfficialRubric } from "${importPath("src/rubric/official")}";
  import { distribute } from "${importPath("src/xlsx/distribute")}";
  import { writeCard } from "${importPath("src/xlsx/card-file")}";
  import { readCards, readWorkbook } from "${importPath("src/xlsx/read")}";
  import { prepareToSend, restore } from "${importPath("src/xlsx/send")}";

  const timed = async (act) => {
    const start = performance.now();
    const result = await act();
    return [result, performance.now() - start];
  };
  window.bench = async (id, count) => {
    const rubric = await loadOfficialRubric(id);
    const units = Array.from({ length: count }, (_, index) => "第" + (index + 1) + "学院");
    const [zip, distributing] = await timed(() => distribute(rubric, units, { year: "2024" }));
    const [card, writing] = await timed(() => writeCard(rubric, { id: "k", unit: "文学院", year: "2024" }));
    const [back, restoring] = await timed(() => restore(card).bytes);
    const [, preparing] = await timed(() => prepareToSend(back));
    const [, reading] = await timed(() => readCards(readWorkbook(card), async () => rubric));
    return { bytes: zip.length, distributing, writing, restoring, preparing, reading };
  };
`;

function importPath(module: string): string {
  return path.join(shared.root, module).replaceAll("\\", "/");
}

async function bundle(): Promise<string> {
  fs.mkdirSync(folder, { recursive: true });
  const entry = path.join(folder, "entry.ts");
  fs.writeFileSync(entry, SOURCE);
  const compiler = webpack({
    mode: "production",
    context: shared.root,
    entry,
    output: { path: folder, filename: "xlsx.js" },
    resolve: shared.resolve,
    module: { rules: [shared.scripts("chrome 112")] },
    plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
    performance: false,
  });
  await new Promise<void>((done, fail) =>
    compiler.run((error, stats) => {
      const failed =
        error ?? (stats?.hasErrors() ? new Error(stats.toString("errors-only")) : null);
      if (failed) fail(failed);
      else compiler.close(() => done());
    }),
  );
  return fs.readFileSync(path.join(folder, "xlsx.js"), "utf8");
}

interface Figures {
  bytes: number;
  distributing: number;
  writing: number;
  restoring: number;
  preparing: number;
  reading: number;
}

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) return console.log("skipped: no Chromium here");
  const script = await bundle();
  console.log(
    `code, rubrics included: ${(gzipSync(script).length / 1024).toFixed(0)} KB gzip, loaded when needed`,
  );
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const id of OFFICIAL_TABLES) {
      const page = await browser.newPage();
      // A page of its own origin, as the pane is: only such a page has crypto.randomUUID.
      await page.route("https://localhost/", (route) =>
        route.fulfill({ contentType: "text/html", body: "" }),
      );
      await page.goto("https://localhost/");
      await page.addScriptTag({ content: script });
      const figures = (await page.evaluate(`bench("${id}", ${UNITS})`)) as Figures;
      report(id, figures);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

function report(id: string, { bytes, distributing, ...rest }: Figures): void {
  const seconds = distributing / 1000;
  const others = Object.entries(rest).map(([what, ms]) => `${what} ${ms.toFixed(0)} ms`);
  console.log(
    `${id}: ${UNITS} workbooks in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB · one: ${others.join(", ")}`,
  );
  const what = `${id}: blank workbooks for ${UNITS} units`;
  tell({ what, value: seconds, unit: "s", atMost: LONGEST_SECONDS });
}

void main();
