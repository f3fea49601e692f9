import { catalogue, type CatalogueFunction, type CellValue } from "../../src/functions";

/** Prints how many calls a second each function of the catalogue makes on one core. */

/** The least that keeps a roster of thousands of formulas instant. */
const BAR = 300_000;

const column = (...values: (number | string | boolean | null)[]) => values.map((value) => [value]);

/** Typical arguments; `vary` is a number that changes from call to call. */
const CALLS: Readonly<Record<string, (vary: number) => CellValue[]>> = {
  "RUBRIC.DEDUCT": (vary) => [6, column(vary % 5, 1, 0, 2), column(1, 0.5, 1, 0.5)],
  "RUBRIC.SHORTFALL": (vary) => [15, 0.9 + (vary % 30) / 1000, 0.94, 0.005],
  "RUBRIC.PRORATE": (vary) => [40, 0.9 + (vary % 30) / 1000, 0.95],
  "RUBRIC.OVERRUN": (vary) => [5, 0.1 + (vary % 30) / 1000, 0.1, "excess"],
  "RUBRIC.MEETS": (vary) => [10, 0.78 + (vary % 30) / 1000, 0.8],
  "RUBRIC.BAND": (vary) => [
    (vary % 100) / 100,
    column(0, 0.5, 0.6, 0.7, 0.8),
    column(10, 14, 16, 18, 20),
  ],
  "RUBRIC.BONUS": (vary) => [column(vary % 3, 1, 0), column(1, 2, 5), 10],
  "RUBRIC.GROWTH": (vary) => [0.4 + (vary % 30) / 1000, 0.4, 0.01, 10, 30, 10],
  "RUBRIC.EXCESS": (vary) => [0.92 + (vary % 30) / 1000, 0.92, 5, "relative"],
  "RUBRIC.HEADCOUNT": (vary) => [
    column(50 + (vary % 9), 40, 9),
    column(52, 41, 10),
    column(0.94, 0.97, 0.98),
  ],
  "RUBRIC.TARGET": (vary) => [column(52 + (vary % 9), 41, 10), column(0.94, 0.97, 0.98)],
  "RUBRIC.TOTAL": (vary) => [column(vary % 4, 2.5, 5, null, 3, 6)],
  "RUBRIC.WEIGHTED": (vary) => [
    column(90 + (vary % 9), 85, 100, 92, 50),
    column(0.2, 0.2, 0.2, 0.35, 0.05),
  ],
  "RUBRIC.VETO": () => [column("否", "否", "", "√")],
  "RUBRIC.ABOVE": (vary) => [0.92 + (vary % 30) / 1000, 0.94],
  "RUBRIC.RETENTION": (vary) => [60 + (vary % 9), 100, column(15, 3, 2), "same-scope"],
  "RUBRIC.RISE": (vary) => [0.6 + (vary % 30) / 1000, 0.6],
  "RUBRIC.RANK": (vary) => [80 + (vary % 9), column(92, 88, 88, 75, 81.5, 80.25, null, 90)],
  "RUBRIC.GROUPRANK": (vary) => [
    90 + (vary % 5),
    "甲",
    column(95, 90, 90, 80, 94),
    column("甲", "甲", "甲", "乙", "甲"),
  ],
  "RUBRIC.TIER": (vary) => [1 + (vary % 20), 20],
  "RUBRIC.QUOTA": (vary) => [
    90 + (vary % 5),
    "甲",
    column(95, 90, 90, 80, 94),
    column("甲", "甲", "甲", "乙", "甲"),
    2,
  ],
  "SUBSIDY.BAND": (vary) => [75 + (vary % 250) / 10, "round"],
  "SUBSIDY.GRADE": (vary) => [60 + (vary % 400) / 10],
  "SUBSIDY.NEXT": (vary) => [75 + (vary % 250) / 10],
};

/**
 * Calls a second of processor time, which other programs on the machine do not take from us: the best of
 * several runs, the arguments made beforehand.
 */
function measure(called: CatalogueFunction): number {
  const makeArguments = CALLS[called.name]!;
  const prepared = Array.from({ length: 500 }, (_, vary) => makeArguments(vary));
  let best = 0;
  for (let run = 0; run < 5; run++) {
    const start = process.cpuUsage();
    let calls = 0;
    for (; calls < 50_000; calls++) called.evaluate(prepared[calls % prepared.length]!);
    const { user, system } = process.cpuUsage(start);
    best = Math.max(best, (calls * 1e6) / (user + system));
  }
  return best;
}

let tooSlow = 0;
for (const called of catalogue) {
  const rate = Math.round(measure(called));
  const isSlow = rate < BAR;
  if (isSlow) tooSlow++;
  const warning = isSlow ? `  WARNING: below ${BAR.toLocaleString("en")}` : "";
  console.log(
    `${called.name.padEnd(20)}${rate.toLocaleString("en").padStart(12)} calls/s${warning}`,
  );
}
console.log(
  tooSlow === 0
    ? `All functions make at least ${BAR.toLocaleString("en")} calls a second.`
    : `${tooSlow} functions are too slow.`,
);
