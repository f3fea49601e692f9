/**
 * Prints what drawing, reading and colouring cost through the genuine office.js: syncs, bytes sent, and milliseconds,
 * those of the host with Univer behind it apart from those of the add-in and the library. Fails where a bar is missed.
 */
import { JSDOM } from "jsdom";
import { OFFICIAL_TABLES } from "../support/rubrics";
import { tell } from "./support/figures";

const EDITS = 20;

interface Cost {
  syncs: number;
  bytes: number;
  /** Milliseconds in the host. */
  host: number;
  /** Milliseconds of the add-in's own code and of office.js. */
  own: number;
}

/**
 * The bars of each step. A table is read for in one sync, and drawn in three: contents, looks, and what makes it whole. A
 * roster of cards needs two reads more: which sheets are cards, and what these hold, for its links. Sending reads the sheets,
 * then their formulas, writes them with the notes of what they were, and takes the notes away only when it has seen that no
 * cell shows an error which was not there: in one request with the writing, nothing could be taken back any more.
 */
const BARS: Readonly<Record<string, Partial<Cost>>> = {
  draw: { syncs: 4, bytes: 1_000_000 },
  read: { syncs: 1 },
  colour: { syncs: 2, own: 100 },
  roster: { syncs: 6, bytes: 1_000_000 },
  "read roster": { syncs: 4 },
  send: { syncs: 4 },
  restore: { syncs: 4 },
};

const UNITS: Readonly<Record<keyof Cost, string>> = {
  syncs: "syncs",
  bytes: "bytes",
  host: "ms",
  own: "ms of our own",
};

const page = new JSDOM("<!doctype html>", {
  url: "https://localhost:3000/taskpane.html",
  runScripts: "dangerously",
  resources: "usable",
}).window;
Object.assign(page, { TextEncoder, TextDecoder });
for (const name of ["document", "Office", "Excel", "OfficeExtension", "CustomFunctions"]) {
  Object.defineProperty(globalThis, name, { get: () => page[name] as unknown });
}
Object.assign(globalThis, { window: page });

async function main(): Promise<void> {
  const { default: buildEngine } = await import("../support/build-engine");
  buildEngine();
  await costsOf("graduate-college"); // warms up
  const table: Record<string, string | number>[] = [];
  const worsts: Record<string, number> = {};
  for (const id of OFFICIAL_TABLES) {
    for (const [step, costs] of Object.entries(await costsOf(id))) {
      const worst = costs.reduce((a, b) => (b.own > a.own ? b : a));
      table.push({ rubric: id, step, times: costs.length, ...rounded(worst) });
      for (const each of Object.keys(BARS[step]!) as (keyof Cost)[])
        worsts[`${step} ${each}`] = Math.max(
          worsts[`${step} ${each}`] ?? 0,
          ...costs.map((cost) => cost[each]),
        );
    }
  }
  console.table(table);
  for (const [step, bars] of Object.entries(BARS))
    for (const [each, atMost] of Object.entries(bars) as [keyof Cost, number][])
      tell({
        what: `${step}, at worst`,
        value: worsts[`${step} ${each}`]!,
        unit: UNITS[each],
        atMost,
      });
}

/** Draws a card, reads it, and colours it after each of some edits. */
async function costsOf(id: string): Promise<Record<string, Cost[]>> {
  const { openWorkbook, requestFor, rubricOf } = await import("../excel/support/workbook");
  const { scoreAt } = await import("../excel/support/places");
  const { book, excel, syncs, bytes, close } = await openWorkbook();
  const inHost = hostClock();
  const costs: Record<string, Cost[]> = {};
  const measured = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    await excel.idle();
    syncs();
    bytes();
    inHost();
    const start = performance.now();
    const result = await work();
    const whole = performance.now() - start;
    const host = inHost();
    (costs[step] ??= []).push({ syncs: syncs(), bytes: bytes(), host, own: whole - host });
    return result;
  };

  const rubric = rubricOf(id);
  const drawn = await measured("draw", () => book.generate(requestFor(rubric), "ask"));
  if (!drawn.done) throw new Error("Nothing was drawn.");
  await measured("read", () => book.read(drawn.card, rubric));
  const criterion = rubric.sections[0]!.subsections[0]!.criteria[0]!.id;
  const cell = scoreAt(rubric, criterion, rubric.stages[0]!.id);
  for (let edit = 0; edit < EDITS; edit++) {
    excel.user.type(cell, edit % 2 ? "99" : "约");
    await measured("colour", async () => book.read(drawn.card, rubric));
  }
  const { card } = drawn;
  const request = { rubric, year: card.year, readings: {} };
  const roster = await measured("roster", () =>
    book.generateRoster({ ...request, units: { from: "cards", cards: [card] } }, "ask"),
  );
  if (!roster.done) throw new Error("No roster was drawn.");
  await measured("read roster", () => book.readRoster(roster.card, rubric));
  await measured("send", () => book.prepareToSend({}));
  await measured("restore", () => book.restoreFormulas({}));
  await close();
  return costs;
}

/** Milliseconds that requests were with the host since the last call. */
function hostClock(): () => number {
  const external = page.external as unknown as { Execute: (...args: unknown[]) => unknown };
  const execute = external.Execute;
  let spent = 0;
  external.Execute = (id, request, answer) => {
    const start = performance.now();
    return execute(id, request, (...answered: unknown[]) => {
      spent += performance.now() - start;
      (answer as (...args: unknown[]) => void)(...answered);
    });
  };
  return () => {
    const since = spent;
    spent = 0;
    return since;
  };
}

const rounded = ({ syncs, bytes, host, own }: Cost) => ({
  syncs,
  bytes,
  "host ms": Math.round(host),
  "own ms": Math.round(own * 10) / 10,
});

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
