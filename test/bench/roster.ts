/**
 * A roster of 2,000 units over the headless host: requests, their bytes, and our own time, which is all but what passes
 * while a request is on its way. Prints the figures, and fails where one is above its bar.
 */
import { JSDOM } from "jsdom";
import type { RosterRequest } from "../../src/excel/types";
import { tell } from "./support/figures";

const UNITS = 2000;
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

const unit = (index: number) => `第${index + 1}学院`;

/** Milliseconds that pass while requests are on their way. */
function timeRequests(): () => number {
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
  return () => waited;
}

async function main(): Promise<void> {
  const { default: buildEngine } = await import("../support/build-engine");
  buildEngine();
  const { openWorkbook, rubricOf } = await import("../excel/support/workbook");
  const workbook = await openWorkbook();
  const waited = timeRequests();
  const rubric = rubricOf("graduate-college");
  const scored = rubric.roster.columns.filter(({ from }) => from === "score");
  const request: RosterRequest = {
    ...{ rubric, year: "2026", readings: {} },
    units: {
      from: "files",
      rows: Array.from({ length: UNITS }, (_, index) => ({
        key: `k${index}`,
        unit: unit(index),
        scores: Object.fromEntries(
          scored.map(({ value = "" }) => [value, 60 + ((index * 37) % 4000) / 100]),
        ),
      })),
      sources: [],
    },
  };
  workbook.syncs();
  workbook.bytes();
  const start = performance.now();
  const done = await workbook.book.generateRoster(request, "ask");
  const seconds = (performance.now() - start - waited()) / 1000;
  const requests = workbook.syncs();
  if (!done.done) throw new Error("The name was taken.");
  console.log(
    `${UNITS} units: ${requests} requests, ${(workbook.bytes() / 1e6).toFixed(2)} MB, ${seconds.toFixed(2)} s of our own`,
  );
  const what = `a roster of ${UNITS} units`;
  tell({ what, value: requests, unit: "requests", atMost: BARS.requests });
  tell({ what: `${what}, our own time`, value: seconds, unit: "s", atMost: BARS.seconds });
}

void main().then(() => process.exit());
