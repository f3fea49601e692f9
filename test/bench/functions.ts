import { catalogue } from "../../src/functions/catalogue";
import type { CatalogueFunction } from "../../src/functions/definition";
import { validCalls } from "../functions/support/valid-calls";
import { tell } from "./support/figures";

/** Prints how many calls a second each function of the catalogue makes on one core. */

type Calls = ReturnType<typeof validCalls>;

/** The least that keeps a roster of thousands of formulas instant. */
const BAR = 300_000;

/**
 * Calls a second of processor time, which other programs on the machine do not take from us: the best of
 * several runs over the examples of its definition.
 */
function measure(called: Pick<CatalogueFunction, "evaluate">, prepared: Calls): number {
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

/** What the same number costs without checks, readings and decimals: deducting, with doubles. */
const plain = {
  evaluate: ([points, count, per]: Calls[number]) =>
    Math.max(0, Number(points) - Number(count) * Number(per ?? 1)),
};
const deduct = catalogue.find(({ name }) => name === "RUBRIC.DEDUCT")!;
const plainRate = measure(plain, validCalls(deduct));

let slowest = { name: "", rate: Infinity };
for (const called of catalogue) {
  const { name } = called;
  const rate = measure(called, validCalls(called));
  if (rate < slowest.rate) slowest = { name, rate };
  console.log(`${name.padEnd(20)}${Math.round(rate).toLocaleString("en").padStart(12)} calls/s`);
}
tell({
  what: `the slowest function, ${slowest.name}`,
  value: slowest.rate,
  unit: "calls/s",
  atLeast: BAR,
  peers: { "plain JavaScript": plainRate },
});
