/** How long a request takes, and how large one may be. */
import type { Text } from "../../rubric/types";
import type { Bench } from "./bench";
import { otherwise, worked, type Outcome, type Step } from "./step";

export const requestSteps: Step[] = [
  {
    id: "round-trip",
    what: { zh: "一次请求的时间", en: "how long a request takes" },
    run: roundTrip,
  },
  {
    id: "below-limit",
    what: { zh: "不到 5 MB 的请求", en: "a request below 5 MB" },
    run: (bench) => request(bench, 4.9),
  },
  {
    id: "above-limit",
    what: { zh: "超过 5 MB 的请求", en: "a request above 5 MB" },
    run: (bench) => request(bench, 5.1),
  },
];

const REPEATS = 5;

async function roundTrip(bench: Bench): Promise<Outcome> {
  const times: number[] = [];
  while (times.length < REPEATS) times.push(await once(bench));
  times.sort((one, other) => one - other);
  return worked(median(times[Math.floor(REPEATS / 2)]!));
}

async function once(bench: Bench): Promise<number> {
  return bench.on("main", async (sheet, context) => {
    sheet.getRange("A1").load("values");
    const began = performance.now();
    await context.sync();
    return performance.now() - began;
  });
}

const median = (milliseconds: number): Text => ({
  zh: `${REPEATS} 次的中位数 ${milliseconds.toFixed(1)} 毫秒`,
  en: `median of ${REPEATS}: ${milliseconds.toFixed(1)} ms`,
});

/** Asks for a sheet by a name of that length, which is no sheet's: a large request that changes nothing. */
async function request(bench: Bench, megabytes: number): Promise<Outcome> {
  const name = "x".repeat(megabytes * 1024 * 1024);
  const isNull = await bench.on("main", async (_, context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("id");
    await context.sync();
    return sheet.isNullObject;
  });
  return isNull ? worked() : otherwise({ zh: "找到了一张表", en: "a sheet was found" });
}
