/**
 * The self-test: draws on hidden sheets of its own, one kind of thing after another, and looks what comes of it. It is an
 * act like any other, so its sheets go whatever happens; what is left all the same is named.
 */
import type { Text } from "../../rubric/types";
import { survey } from "../cards";
import { BookError, codeOf } from "../errors";
import { inExcel } from "../session";
import { HalfDoneError, transact, type Transaction } from "../transaction/transaction";
import { addBench, benchFor, type Bench } from "./bench";
import { environmentNow, type Environment } from "./environment";
import { worked, type Outcome, type Step, type StepResult } from "./step";
import { STEPS } from "./steps";

export interface SelfTestRun {
  environment: Environment;
  /** In the order of the steps. */
  results: StepResult[];
  /** What of the test could not be taken away; null where nothing is left. */
  leftover: Text | null;
  stopped: boolean;
  milliseconds: number;
}

export interface Progress {
  done: number;
  all: number;
  what: Text;
}

export interface SelfTestOptions {
  now: Date;
  /** Stops before the next step; what was drawn is taken away. */
  signal?: AbortSignal;
  progress?(progress: Progress): void;
}

/** Never throws: what goes wrong is what it tells. */
export async function runSelfTest(options: SelfTestOptions): Promise<SelfTestRun> {
  const began = performance.now();
  const test = new SelfTest(options);
  await test.run();
  return {
    environment: environmentNow(),
    results: test.results,
    leftover: test.leftover,
    stopped: options.signal?.aborted ?? false,
    milliseconds: Math.round(performance.now() - began),
  };
}

const ACT: Text = { zh: "自检", en: "self-test" };

type Part = Pick<Step, "id" | "what">;
const READ: Part = {
  id: "read",
  what: { zh: "读取工作表清单", en: "read which sheets there are" },
};
const ADD: Part = { id: "add", what: { zh: "新建隐藏的工作表", en: "add hidden sheets" } };
const DELETE: Part = {
  id: "delete",
  what: { zh: "删除自检的工作表", en: "delete the sheets of the test" },
};
const ALL: readonly Part[] = [READ, ADD, ...STEPS, DELETE];

class SelfTest {
  readonly results: StepResult[] = [];
  leftover: Text | null = null;
  private bench: Bench = benchFor([]);

  constructor(private readonly options: SelfTestOptions) {}

  async run(): Promise<void> {
    try {
      await inExcel((context) => this.act(context));
    } catch (error) {
      // What was refused is told already.
      if (error instanceof HalfDoneError) this.leftover = error.text;
    }
    const told = new Set(this.results.map(({ id }) => id));
    for (const part of ALL)
      if (!told.has(part.id)) this.tell(part, { kind: "skipped" }, performance.now());
    if (told.has(ADD.id)) this.leftover ??= await standing(this.bench);
  }

  private async act(context: Excel.RequestContext): Promise<void> {
    const { sheets, register } = await this.must(READ, () => survey(context));
    this.bench = benchFor(sheets.map(({ name }) => name));
    const info = { name: ACT, now: this.options.now };
    await transact(context, info, register, async (act) => {
      for (const name of Object.values(this.bench.names)) act.note({ do: "add", name });
      await this.must(ADD, () => act.step(() => addBench(this.bench, context)));
      for (const step of STEPS) if (!this.options.signal?.aborted) await this.try(step);
      await this.must(DELETE, () => this.delete(act));
    });
  }

  /** The act is through when its sheets are gone. */
  private async delete(act: Transaction): Promise<void> {
    const sheets = await benchSheets(this.bench, act.context);
    await act.commit([], () => {
      for (const sheet of sheets) {
        // Excel deletes no sheet that is hidden altogether.
        sheet.visibility = "Hidden";
        sheet.delete();
      }
    });
  }

  private async try(step: Step): Promise<void> {
    const began = this.begin(step);
    const { needs } = step;
    if (needs && !Office.context.requirements.isSetSupported("ExcelApi", needs)) {
      this.tell(step, { kind: "missing", set: `ExcelApi ${needs}` }, began);
      return;
    }
    this.tell(step, await step.run(this.bench).catch(refusal), began);
  }

  /** Without this part nothing else can be. */
  private async must<T>(part: Part, work: () => Promise<T>): Promise<T> {
    const began = this.begin(part);
    try {
      const done = await work();
      this.tell(part, worked(), began);
      return done;
    } catch (error) {
      this.tell(part, refusal(error), began);
      throw error;
    }
  }

  private begin({ what }: Part): number {
    this.options.progress?.({ done: this.results.length, all: ALL.length, what });
    return performance.now();
  }

  private tell({ id, what }: Part, outcome: Outcome, began: number): void {
    const milliseconds = Math.round(performance.now() - began);
    this.results.push({ id, what, outcome, milliseconds });
  }
}

/** Excel's code, and the member that refused. Its message is left out: it may name what is the user's. */
function refusal(error: unknown): Outcome {
  const cause = error instanceof BookError ? error.cause : error;
  const { debugInfo } = (cause ?? {}) as { debugInfo?: { errorLocation?: string } };
  const code = codeOf(cause) ?? (cause instanceof Error ? cause.name : String(typeof cause));
  const place = debugInfo?.errorLocation;
  return { kind: "refused", code, ...(place && { place }) };
}

/** Those of the test that are there now. */
async function benchSheets(
  { names }: Bench,
  { workbook }: Excel.RequestContext,
): Promise<Excel.Worksheet[]> {
  const { worksheets } = workbook;
  worksheets.load("items/name");
  await worksheets.context.sync();
  const ours = new Set(Object.values(names));
  return worksheets.items.filter(({ name }) => ours.has(name));
}

/** Names the sheets that are still there; null where there are none, or nobody answers. */
async function standing(bench: Bench): Promise<Text | null> {
  try {
    const sheets = await inExcel((context) => benchSheets(bench, context));
    if (sheets.length === 0) return null;
    const names = sheets.map(({ name }) => name).join("、");
    return {
      zh: `隐藏的工作表 ${names} 没能删除。请重新打开本窗格，会自动删除；或取消隐藏后自行删除。`,
      en: `The hidden sheets ${names} could not be deleted. Open this pane again, which deletes them, or unhide and delete them yourself.`,
    };
  } catch {
    return null;
  }
}
