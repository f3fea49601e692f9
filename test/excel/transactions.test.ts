/**
 * Every act of the pane is a transaction. Whatever operation or request fails, the workbook is as before or as asked;
 * where even taking back is refused, the error names the sheets, and the next opening, or the next try, puts them right.
 * Trying again gives what was asked.
 *
 * By default one operation is tried of each request that changes something, and each such request. ACTS_EVERY=1 tries every
 * one that leaves another workbook behind, and every request, ACTS=generate,send only these acts, ACTS_MODES=one,lost only these modes, ACTS_PART=2/4 the second of four like parts.
 */
import { openBook } from "../../src/excel/book";
import { BookError } from "../../src/excel/errors";
import type { RubricBook } from "../../src/excel/types";
import { HalfDoneError } from "../../src/excel/transaction/transaction";
import { ACTS, type Act, type Start } from "./support/acts";
import { Faults, MODES, type Counts, type Fault, type Mode } from "./support/faults";
import { changedSheets, differences, isSame, snapshot, type Snapshot } from "./support/snapshot";
import type { ExcelSession } from "../support/office";
import { openWorkbook, type Workbook } from "./support/workbook";

const every = process.env["ACTS_EVERY"] === "1";
jest.setTimeout(every ? 43_200_000 : 1_800_000);

const chosen = process.env["ACTS"]?.split(",");
const acts = ACTS.filter(({ name, isLikeAnother = false }) =>
  chosen ? chosen.includes(name) : every || !isLikeAnother,
);
const modes = MODES.filter((mode) => process.env["ACTS_MODES"]?.split(",").includes(mode) ?? true);
const [part = 1, parts = 1] = process.env["ACTS_PART"]?.split("/").map(Number) ?? [];

const CODES = [
  "GeneralException",
  "AccessDenied",
  "InvalidArgument",
  "ItemNotFound",
  "InvalidOperation",
  "RequestAborted",
  "ActivityLimitReached",
  "ApiNotFound",
  "ItemAlreadyExists",
  "InvalidReference",
  "Timeout",
  "InsertDeleteConflict",
  "RequestPayloadSizeLimitExceeded",
];

const began = new Date(2026, 10, 20, 9, 0);
/** The add-in is opened again when nobody can be at work in the workbook any more. */
const later = new Date(2026, 10, 20, 10, 0);

const outcomes = ["before", "as asked", "said and repaired", "half-done"] as const;
type Outcome = (typeof outcomes)[number];

const table: Record<string, Record<string, number>> = {};
afterAll(() => {
  if (Object.keys(table).length > 0) console.table(table);
});

describe.each(acts)("$name", (act) => {
  let faults: Faults;
  let asked: Snapshot;
  let counts: Counts;
  let kept: Kept | undefined;

  beforeAll(async () => {
    const trial = await Trial.begin(act);
    if (!act.waitsForResults) kept = trial.keep();
    faults = new Faults();
    faults.arm(null);
    const calls = jest.spyOn(trial.book, act.calls);
    await trial.act();
    expect(calls).toHaveBeenCalled();
    counts = faults.disarm();
    asked = await trial.look();
    await trial.end();
    // Where an act has nothing to do, whatever fails leaves the workbook as asked: that would say nothing.
    expect(differences(trial.before, asked)).not.toEqual([]);
  });
  afterAll(() => faults.remove());

  it.each(modes)("is whole whatever fails: %s", async (mode) => {
    const runs = placesOf(mode, counts);
    const wrong: string[] = [];
    let trial: Trial | null = null;
    let retried = false;
    for (const [index, n] of runs.entries()) {
      const fault: Fault = { mode, n, code: CODES[index % CODES.length]! };
      trial ??= await Trial.begin(act, kept);
      const { outcome, why } = await trial.fail(faults, fault, asked);
      count(`${act.name} · ${mode}`, outcome);
      if (why) wrong.push(`${JSON.stringify(fault)} ${why}`);
      // A workbook that is as before is good for the next run; one in each mode shows that trying again works.
      if (outcome === "before" && !isRetryDue(index, runs.length, retried)) continue;
      if (outcome !== "as asked" && !trial.isSpent) {
        retried = true;
        const again = await trial.retry(asked);
        if (again) wrong.push(`${JSON.stringify(fault)} trying again: ${again}`);
      }
      await trial.end();
      trial = null;
    }
    await trial?.end();
    expect(wrong).toEqual([]);
  });
});

/** What an act begins with: prepared once, and opened again for each run. */
interface Kept {
  start: Start;
  from: ReturnType<ExcelSession["keep"]>;
  before: Snapshot;
}

/** One workbook, from what an act begins with until it is spent. */
class Trial {
  /** The act is through in it. */
  isSpent = false;

  private constructor(
    private readonly workbook: Workbook,
    private readonly of: Act,
    private readonly start: Start,
    readonly before: Snapshot,
    private readonly restoreIds: () => void,
  ) {}

  static async begin(act: Act, kept?: Kept): Promise<Trial> {
    const ids = numberedIds();
    const { behaviours = [] } = act;
    const from = kept && { from: kept.from };
    const workbook = await openWorkbook({ now: () => began, behaviours, ...from });
    const start = kept?.start ?? (await act.prepare(workbook));
    await workbook.excel.idle();
    const before = snapshot(workbook.excel);
    if (kept) expect(differences(kept.before, before)).toEqual([]);
    return new Trial(workbook, act, start, before, ids.restore);
  }

  keep(): Kept {
    const { start, before } = this;
    return { start, before, from: this.workbook.excel.keep() };
  }

  get book(): RubricBook {
    return this.workbook.book;
  }

  async act(): Promise<unknown> {
    nextId = 100;
    return this.of.run(this.workbook, this.start);
  }

  async look(): Promise<Snapshot> {
    await this.workbook.excel.idle();
    return snapshot(this.workbook.excel);
  }

  /** Runs the act with a fault, and says how the workbook is then. */
  async fail(faults: Faults, fault: Fault, asked: Snapshot) {
    faults.arm(fault);
    const { error, said } = await this.act().then(
      (done) => ({ error: null, said: remarksOf(done) }),
      (problem: unknown) => ({ error: problem, said: saidBy(problem) }),
    );
    faults.disarm();
    const after = await this.look();
    if (isSame(after, asked)) return result("as asked");
    const unsaid = error instanceof BookError ? "" : `no sentence: ${String(error)}`;
    if (isSame(after, this.before)) {
      // The next act looks for what stands half done, unless somebody has looked; its operations would be counted otherwise.
      if (error instanceof HalfDoneError) await this.workbook.book.cards();
      return result("before", unsaid);
    }
    if (fault.mode !== "persist") return result("half-done", this.halfDone(after, said));
    const unnamed = changedSheets(error === null ? asked : this.before, after).filter(
      (name) => !said.includes(name),
    );
    // An act that is through is not done twice.
    const isTriedAgain = error !== null && fault.n % 2 === 1;
    const left = await (isTriedAgain ? this.retry(asked) : this.openAgain(said, asked));
    if (left) return result("half-done", `not repaired: ${left}`);
    return result("said and repaired", unnamed.length > 0 ? `not named: ${unnamed}: ${said}` : "");
  }

  /** Where taking back was refused too, the next opening puts it right; answers what it does not. */
  private async openAgain(said: string, asked: Snapshot): Promise<string> {
    this.workbook.book = openBook(() => later);
    await this.workbook.book.cards();
    this.workbook.book = openBook(() => began);
    const mended = await this.look();
    if (isSame(mended, this.before) || isSame(mended, asked)) return "";
    return this.halfDone(mended, said);
  }

  private halfDone(after: Snapshot, said: string): string {
    return `${said} | ${differences(this.before, after).join(" | ")}`;
  }

  /** Runs the act once more, without a fault; answers what is not as asked then. */
  async retry(asked: Snapshot): Promise<string> {
    this.isSpent = true;
    try {
      await this.act();
    } catch (error) {
      return String(error);
    }
    return differences(asked, await this.look()).join(" | ");
  }

  async end(): Promise<void> {
    await this.workbook.close();
    this.restoreIds();
  }
}

const saidBy = (error: unknown) => (error instanceof BookError ? error.text.zh : String(error));

/** What an act that is through has to say of itself. */
function remarksOf(done: unknown): string {
  const { unsupported = [] } = (done ?? {}) as { unsupported?: { zh: string }[] };
  return unsupported.map(({ zh }) => zh).join("");
}

const result = (outcome: Outcome, why = "") => ({ outcome, why });

function count(row: string, outcome: Outcome): void {
  const line = (table[row] ??= Object.fromEntries([
    ["runs", 0],
    ...outcomes.map((each) => [each, 0]),
  ]));
  line["runs"]! += 1;
  line[outcome]! += 1;
}

/** One in ten is tried again where every one fails; of a spread one beyond its middle. */
const isRetryDue = (index: number, runs: number, retried: boolean) =>
  every ? index % 10 === 9 : !retried && index >= runs / 2;

/** Which operations or requests fail: the first, the middle of each that changes something and the last, or every one. */
function placesOf(mode: Mode, { operations, requests, telling, changing }: Counts): number[] {
  const isRequest = mode === "whole" || mode === "lost";
  const last = isRequest ? requests : operations;
  const middles = changing.map((each) =>
    isRequest ? each.request : Math.ceil((each.first + each.last) / 2),
  );
  const all = isRequest ? Array.from({ length: last }, (_, i) => i + 1) : telling;
  const places = every ? all : [1, ...middles, last];
  return [...new Set(places)].filter((_, index) => index % parts === part - 1);
}

let nextId = 0;

/** Cards get the same ids in every run, so that workbooks can be compared. */
function numberedIds() {
  nextId = 0;
  const spy = jest.spyOn(crypto, "randomUUID").mockImplementation(() => {
    nextId += 1;
    return `${nextId.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
  });
  return { restore: () => spy.mockRestore() };
}
