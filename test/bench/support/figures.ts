/** Figures beside their bars: told at once, and once more in the table at the end of `npm run bench`. */
import fs from "node:fs";

export interface Figure {
  what: string;
  value: number;
  unit: string;
  atMost?: number;
  atLeast?: number;
  /** What others take for the same, measured in the same run and in the same unit. */
  peers?: Record<string, number>;
}

/** Tells a figure; one that misses its bar fails the benchmark. Answers whether it holds. */
export function tell({ what, value, unit, atMost, atLeast, peers = {} }: Figure): boolean {
  const holds = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
  if (!holds) process.exitCode = 1;
  const row = { what, value, unit, atMost, atLeast, holds, peers };
  const { BENCH_FIGURES } = process.env;
  if (BENCH_FIGURES) fs.appendFileSync(BENCH_FIGURES, `${JSON.stringify(row)}\n`);
  const beside = [
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...Object.entries(peers).map(([name, theirs]) => `${name} ${short(theirs)}`),
  ];
  console.log(`${holds ? "✓" : "✗"} ${what}: ${short(value)} ${unit} (${beside.join(", ")})`);
  return holds;
}

const short = (value: number) => Number(value.toPrecision(4)).toLocaleString("en");
