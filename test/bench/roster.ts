/**
 * Rosters of ten sizes, and one of 2,000 units, over the headless host: requests, their bytes, our own time, which is all but what
 * passes while a request is on its way, and how long the spreadsheet takes after one score changed, by our functions and
 * by the native formulas that stand in their place in what is sent. Prints the figures, and fails where one is above its bar.
 */
import { JSDOM } from "jsdom";
import type { RosterRequest } from "../../src/excel/types";
import type { Rubric } from "../../src/rubric/types";
import { columnLetters } from "../../src/sheets/plan/address";
import type { contents as Contents, Workbook } from "../excel/support/workbook";
import { tell } from "./support/figures";

const SIZES = [...Array.from({ length: 10 }, (_, index) => 40 * (index + 1)), 2_000];
/** Up to here the spreadsheet is measured as well: what its own ranking costs grows with the square of the units. */
const MOST_RECALCULATED = 400;
const BARS = { requests: 5, seconds: 1 };

const page = new JSDOM("<!doctype html>", {
  url: "https://localhost:3000/taskpane.html",
  runScripts: "dangerously",
  resources: "usable",
}).window;
Object.assign(page, { TextEncoder, TextDecoder });
for (const name of ["document", "Office", "Excel", "OfficeExtension", "CustomFunctions"])
  Object.defineProperty(globalThis, name, { get: () => page[name] as unknown });
Object.assign(globalThis, { window: page });

const SHEET = "汇总表";

const scoredColumns = ({ roster }: Rubric) => roster.columns.filter(({ from }) => from === "score");

const unit = (index: number) => `第${index + 1}学院`;

/** Milliseconds that pass while requests are on their way, until the end is asked for. */
function timeRequests(): { end(): number } {
  const { prototype } = Excel.RequestContext;
  const { sync } = prototype;
  let waited = 0;
  prototype.sync = async function <T>(this: Excel.RequestContext, passThrough?: T) {
    const start = performance.now();
    try {
      return (await sync.call(this, passThrough)) as T;
    } finally {
      waited += performance.now() - start;
    }
  };
  const end = () => {
    prototype.sync = sync;
    return waited;
  };
  return { end };
}

interface Cost {
  requests: number;
  megabytes: number;
  /** All in seconds. */
  own: number;
  functions?: number;
  native?: number;
}

async function measure(rubric: Rubric, units: number): Promise<Cost> {
  const { openWorkbook } = await import("../excel/support/workbook");
  const workbook = await openWorkbook();
  const waited = timeRequests();
  workbook.syncs();
  workbook.bytes();
  const start = performance.now();
  const done = await workbook.book.generateRoster(requestFor(rubric, units), "ask");
  const own = (performance.now() - start - waited.end()) / 1000;
  if (!done.done) throw new Error("The name was taken.");
  const drawn = { requests: workbook.syncs(), megabytes: workbook.bytes() / 1e6, own };
  if (units > MOST_RECALCULATED) {
    workbook.excel.close();
    return drawn;
  }
  const recalculated = await recalculation(workbook, rubric);
  await workbook.close();
  return { ...drawn, ...recalculated };
}

/** From a score that somebody types to the last cell that follows from it: by our functions, and when they are turned. */
async function recalculation(workbook: Workbook, rubric: Rubric) {
  const { contents } = await import("../excel/support/workbook");
  await workbook.excel.idle();
  const cell = await firstScore(contents, rubric);
  const recalculate = async (score: number) => {
    const began = performance.now();
    workbook.excel.user.type(cell, String(score));
    await workbook.excel.idle();
    return (performance.now() - began) / 1000;
  };
  const functions = await recalculate(99.5);
  await workbook.book.prepareToSend({ freeze: false });
  await workbook.excel.idle();
  return { functions, native: await recalculate(98.5) };
}

/** Where the first unit's first score stands. */
async function firstScore(contents: typeof Contents, rubric: Rubric): Promise<string> {
  const { values } = await contents(SHEET);
  const head = values.findIndex((line) => line.includes("#header"));
  const { header } = scoredColumns(rubric)[0]!;
  const row = values.findIndex((line) => line.includes(unit(0)));
  return `${SHEET}!${columnLetters(values[head]!.indexOf(header))}${row + 1}`;
}

const requestFor = (rubric: Rubric, units: number): RosterRequest => ({
  ...{ rubric, year: "2026", readings: {} },
  units: {
    from: "files",
    rows: Array.from({ length: units }, (_, index) => ({
      key: `k${index}`,
      unit: unit(index),
      scores: Object.fromEntries(
        scoredColumns(rubric).map(({ value = "" }) => [value, 60 + ((index * 37) % 4000) / 100]),
      ),
    })),
    sources: [],
  },
});

const short = ([name, value]: [string, number]) => [name, Number(value.toPrecision(3))] as const;

async function main(): Promise<void> {
  const { default: buildEngine } = await import("../support/build-engine");
  buildEngine();
  const { rubricOf } = await import("../excel/support/workbook");
  const rubric = rubricOf("graduate-college");
  const rows: (Cost & { units: number })[] = [];
  for (const units of SIZES) rows.push({ units, ...(await measure(rubric, units)) });
  console.table(rows.map((row) => Object.fromEntries(Object.entries(row).map(short))));
  const { units, requests, own } = rows.at(-1)!;
  const { functions, native } = rows.find((row) => row.units === MOST_RECALCULATED)!;
  const what = `a roster of ${units} units`;
  tell({ what, value: requests, unit: "requests", atMost: BARS.requests });
  tell({ what: `${what}, our own time`, value: own, unit: "s", atMost: BARS.seconds });
  tell({
    what: `a roster of ${MOST_RECALCULATED} units, one score changed`,
    ...{ value: functions!, unit: "s" },
    peers: { "native formulas": native! },
  });
}

void main().then(() => process.exit());
