/**
 * Workbook files in Chromium: blank workbooks for 300 units in one zip, preparing to send, reading. Prints the figures,
 * and fails where distributing takes longer than people wait.
 */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { findChromium } from "../../tools/programs.cjs";
import { OFFICIAL_TABLES } from "../support/rubrics";
import { bundle, folder } from "./support/bundle";
import { tell } from "./support/figures";

const UNITS = 300;
const LONGEST_SECONDS = 30;
const root = path.resolve(__dirname, "../..");

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
  return path.join(root, module).replaceAll("\\", "/");
}

async function script(): Promise<string> {
  fs.mkdirSync(folder, { recursive: true });
  const entry = path.join(folder, "entry.ts");
  fs.writeFileSync(entry, SOURCE);
  return fs.readFileSync(await bundle(entry, "xlsx.js"), "utf8");
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
  const source = await script();
  console.log(
    `code, rubrics included: ${(gzipSync(source).length / 1024).toFixed(0)} KB gzip, loaded when needed`,
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
      await page.addScriptTag({ content: source });
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
