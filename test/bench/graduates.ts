/**
 * A list of 100,000 graduates of 25 columns, as Excel saves it: how long the pane takes in Chromium from the file to the
 * counts, how often it says how far it is, how soon it stops when it is asked to, and how much memory the page takes.
 * Beside it SheetJS only reads the same file, in a page of its own. Fails above 8 seconds.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { findChromium } from "../../tools/programs.cjs";
import { serve } from "../../workbench/host/serve";
import { tell } from "./support/figures";

const [ROWS, COLUMNS] = [100_000, 25];
const MOST_MS = 8000;
const MOST_STOP_MS = 1000;
const MOST_MEGABYTES = 1000;
const FILE = "/list-of-graduates.xlsx";

const HEADERS = ["学号", "姓名", "学院", "学历", "毕业去向", "单位所在地", "登记日期", "困难类别"];
const DESTINATIONS = ["签就业协议形式就业", "升学", "待就业", "其他录用形式就业"];

/** Texts are shared, but for numbers of persons and names each is there many times; days are serial numbers. */
function listFile(): Uint8Array {
  const texts = new Map<string, number>();
  const cells = (nth: number): (string | number)[] => [
    ...[`37100219990101${String(nth).padStart(6, "0")}`, `学生${nth}`, `第${nth % 20}学院`],
    ...[
      "本科",
      DESTINATIONS[nth % 4]!,
      "山东省威海市环翠区",
      46_174,
      nth % 9 === 0 ? "家庭困难" : "",
    ],
    ...Array.from({ length: COLUMNS - HEADERS.length }, (_, at) => `其他内容${(nth * at) % 50}`),
  ];
  const headers = [
    ...HEADERS,
    ...Array.from({ length: COLUMNS - HEADERS.length }, (_, at) => `其他${at}`),
  ];
  const rowXml = (row: readonly (string | number)[], nth: number) => {
    const cell = (value: string | number, at: number) => {
      const place = `${String.fromCharCode(65 + at)}${nth + 1}`;
      if (value === "") return `<c r="${place}" s="1"/>`;
      if (typeof value === "number") return `<c r="${place}" s="2"><v>${value}</v></c>`;
      const index = texts.get(value) ?? texts.size;
      texts.set(value, index);
      return `<c r="${place}" s="1" t="s"><v>${index}</v></c>`;
    };
    return `<row r="${nth + 1}" spans="1:${COLUMNS}">${row.map(cell).join("")}</row>`;
  };
  const rows = [rowXml(headers, 0)];
  for (let nth = 0; nth < ROWS; nth++) rows.push(rowXml(cells(nth), nth + 1));
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageOf = "http://schemas.openxmlformats.org/package/2006";
  const sharedXml = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`).join("");
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packageOf}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}" uniqueCount="${texts.size}">${sharedXml}</sst>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  );
}

/** The page of the list, with the file there already: fetching it is not reading it. */
async function openPane(page: Page, url: string) {
  await page.goto(url);
  const pane = page.frameLocator("#pane-frame");
  await pane.getByRole("button", { name: "更多" }).click();
  await pane.getByRole("button", { name: /毕业生名单/ }).click();
  await pane.getByRole("group", { name: "名单文件" }).waitFor();
  const frame = page.frame({ url: /taskpane/ })!;
  const dataTransfer = await frame.evaluateHandle(async (file) => {
    const blob = await (await fetch(file)).blob();
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob], "台账.xlsx"));
    return transfer;
  }, FILE);
  const drop = () =>
    pane.getByRole("group", { name: "名单文件" }).dispatchEvent("drop", { dataTransfer });
  return { pane, frame, drop };
}

/** How many different words of progress are seen from now on. */
const watchProgress = (frame: Frame) =>
  frame.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { progressSeen: seen });
    new MutationObserver(() => {
      const found = /已读 \d+/.exec(document.body.innerText)?.[0];
      if (found) seen.add(found);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

async function readInPane(page: Page, url: string) {
  const { pane, frame, drop } = await openPane(page, url);
  await watchProgress(frame);
  const began = performance.now();
  await drop();
  await pane.getByRole("button", { name: "下一步" }).waitFor();
  const looked = performance.now() - began;
  await pane.getByRole("button", { name: "下一步" }).click();
  const clicked = performance.now();
  await pane.getByText("所有去向都认得。").waitFor();
  const read = performance.now() - clicked;
  const told = await frame.evaluate(
    () => (window as unknown as { progressSeen: Set<string> }).progressSeen.size,
  );
  await pane.getByRole("button", { name: "下一步" }).click();
  await pane.getByRole("button", { name: `合计 · 毕业生 ${ROWS}` }).waitFor();
  return { looked, read, told };
}

/** From the press of 停止读取 until the page is free again. */
async function stopInPane(page: Page, url: string): Promise<number> {
  const { pane, drop } = await openPane(page, url);
  await drop();
  await pane.getByRole("button", { name: "下一步" }).click();
  const stop = pane.getByRole("button", { name: "停止读取" });
  await stop.waitFor();
  const pressed = performance.now();
  await stop.click();
  await pane.getByRole("group", { name: "名单文件" }).waitFor();
  return performance.now() - pressed;
}

/** The most that any page has taken so far, as Linux counts it; null elsewhere. */
async function peakMegabytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as {
    processInfo: { type: string; id: number }[];
  };
  const peaks = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => `/proc/${id}/status`)
    .filter((file) => fs.existsSync(file))
    .map((file) => Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync(file, "utf8"))?.[1] ?? 0) / 1024);
  return peaks.length === 0 ? null : Math.max(...peaks);
}

/** What is used of SheetJS. */
interface SheetJs {
  XLSX: {
    read(
      bytes: ArrayBuffer,
      options: object,
    ): { SheetNames: string[]; Sheets: Record<string, object> };
    utils: { sheet_to_json(sheet: object | undefined, options: object): unknown[] };
  };
}

/** SheetJS reads the file to rows and does nothing with them; null where it is not installed. */
async function readBySheetJs(page: Page, url: string): Promise<number | null> {
  const script = sheetJs();
  if (!script) return null;
  // Not as a tag: the page's policy lets no foreign script in.
  await page.addInitScript({ path: script });
  await page.goto(url);
  return page.evaluate(async (file) => {
    const { XLSX } = window as unknown as SheetJs;
    const bytes = await (await fetch(file)).arrayBuffer();
    const began = performance.now();
    const book = XLSX.read(bytes, { dense: true });
    XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]!], { header: 1 });
    return performance.now() - began;
  }, FILE);
}

function sheetJs(): string | null {
  try {
    return path.join(path.dirname(require.resolve("xlsx/package.json")), "dist/xlsx.full.min.js");
  } catch {
    return null;
  }
}

/** A browser of its own for each, so that one's memory is not the other's. */
async function inBrowser<T>(
  executablePath: string,
  work: (page: Page, browser: Browser) => Promise<T>,
): Promise<T & { megabytes: number | null }> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await page.route(`**${FILE}`, (route) => route.fulfill({ path: onDisk }));
  const done = await work(page, browser);
  const megabytes = await peakMegabytes(browser);
  await browser.close();
  return { ...done, megabytes };
}

const onDisk = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "graduates-")), "list.xlsx");

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const memory = (megabytes: number | null) =>
  megabytes === null ? "memory unknown here" : `at most ${megabytes.toFixed(0)} MB of memory`;

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) return console.log("skipped: no Chromium here");
  const bytes = listFile();
  fs.writeFileSync(onDisk, bytes);
  console.log(`${ROWS} rows × ${COLUMNS} columns, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const { url, close } = await serve({ root: path.resolve(__dirname, "../..") });
  try {
    const own = await inBrowser(executablePath, (page) => readInPane(page, url));
    const taken = own.looked + own.read;
    console.log(
      `pane: ${seconds(taken)} (${seconds(own.looked)} until the columns are shown, ${seconds(own.read)} until all is counted), said ${own.told} times how far it was, ${memory(own.megabytes)}`,
    );
    const { stopped } = await inBrowser(executablePath, async (page) => ({
      stopped: await stopInPane(page, url),
    }));
    console.log(`pane: stopped within ${stopped.toFixed(0)} ms`);
    const other = await inBrowser(executablePath, async (page) => ({
      ms: await readBySheetJs(page, url),
    }));
    if (other.ms === null) console.log("skipped: SheetJS (xlsx) is not installed");
    else console.log(`SheetJS: ${seconds(other.ms)} to read alone, ${memory(other.megabytes)}`);
    const what = `a list of ${ROWS} graduates`;
    tell({ what: `${what}: read and counted`, value: taken, unit: "ms", atMost: MOST_MS });
    tell({ what: `${what}: stopped`, value: stopped, unit: "ms", atMost: MOST_STOP_MS });
    tell({ what: `${what}: says how far it is`, value: own.told, unit: "times", atLeast: 2 });
    if (own.megabytes !== null)
      tell({ what: `${what}: memory`, value: own.megabytes, unit: "MB", atMost: MOST_MEGABYTES });
  } finally {
    await close();
    fs.rmSync(path.dirname(onDisk), { recursive: true });
  }
}

void main();
