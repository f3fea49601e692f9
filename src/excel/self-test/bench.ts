/** The sheets on which the self-test works, and how its steps speak with Excel. */
import { folded, freeName } from "../../sheets/card/sheet-names";
import { inExcel } from "../session";

/** `closed` is the one that gets protected, so that a refusal to open it again hinders no other step. */
export type BenchSheet = "main" | "calls" | "closed" | "copy";

/** Begins the names of all sheets of the test; they are hidden. */
export const BENCH_NAME = "_rubric-selftest";

/** Stands in A1: by it the repair of an unfinished act knows a sheet of ours. */
export const BENCH_KEY = "#self-test";

export interface Bench {
  readonly names: Readonly<Record<BenchSheet, string>>;
  /** One conversation with Excel about one of the sheets. */
  on<T>(
    sheet: BenchSheet,
    work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
  ): Promise<T>;
}

export function benchFor(standing: readonly string[]): Bench {
  const main = freeName(BENCH_NAME, new Set(standing.map(folded)));
  const names = { main, calls: `${main}-calls`, closed: `${main}-closed`, copy: `${main}-copy` };
  return {
    names,
    on: (sheet, work) =>
      inExcel((context) => work(context.workbook.worksheets.getItem(names[sheet]), context)),
  };
}

/** Those that are there from the beginning; the copy is made by its step. */
export const DRAWN: readonly BenchSheet[] = ["main", "calls", "closed"];

export function addBench({ names }: Bench, { workbook }: Excel.RequestContext): void {
  for (const each of DRAWN) {
    const sheet = workbook.worksheets.add(names[each]);
    sheet.visibility = "Hidden";
    sheet.getRange("A1").values = [[BENCH_KEY]];
  }
}

/** Waits a little at a time until something is there, and not for ever. */
export async function waitFor<T>(
  look: () => Promise<T>,
  isThere: (found: T) => boolean,
  longest: number,
): Promise<{ found: T; milliseconds: number }> {
  const began = performance.now();
  for (;;) {
    const found = await look();
    const milliseconds = Math.round(performance.now() - began);
    if (isThere(found) || milliseconds > longest) return { found, milliseconds };
    await pause(BETWEEN_LOOKS);
  }
}

const BETWEEN_LOOKS = 50;

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
