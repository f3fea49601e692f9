/** The self-test in an Excel as it is documented, in Excels that are odd, and in one that refuses. */
import {
  detailsOf,
  reportOf,
  runSelfTest,
  type Progress,
  type SelfTestOptions,
  type SelfTestRun,
} from "../../src/excel/self-test";
import { dayCount } from "../../src/excel/self-test/contents";
import { functionsMetadata } from "../../src/functions/metadata";
import type { BehaviourName } from "../../workbench/model/behaviours";
import { Faults, MODES, type Fault, type Mode } from "./support/faults";
import { smallRubric } from "./support/small-rubric";
import { changedSheets, differences, snapshot } from "./support/snapshot";
import { generated, openWorkbook, requestFor, type Workbook } from "./support/workbook";

// Each run calls every function of the catalogue several hundred times.

const now = new Date(2026, 10, 27);
const DELETE = "delete the sheets of the test";

let workbook: Workbook;
afterEach(() => workbook.close());

/** A workbook with a sheet of the user's and a card. */
async function open(...behaviours: BehaviourName[]): Promise<void> {
  workbook = await openWorkbook({ behaviours });
  workbook.excel.user.type("Sheet1!A1", "学院自己的表");
  await generated(workbook, requestFor(smallRubric()));
}

async function run(...behaviours: BehaviourName[]): Promise<SelfTestRun> {
  workbook = await openWorkbook({ behaviours });
  return runSelfTest({ now });
}

/** What a run does to the workbook; `at` is told of each step before it begins. */
async function changes(options: Partial<SelfTestOptions> = {}) {
  const before = snapshot(workbook.excel);
  const done = await runSelfTest({ now, ...options });
  await workbook.excel.idle();
  const after = () => snapshot(workbook.excel);
  return {
    done,
    changed: () => differences(before, after()),
    sheets: () => changedSheets(before, after()),
  };
}

/** By step: what came of it beyond “worked”, and what was said of it. Counts and times are not odd. */
function odd({ results }: SelfTestRun): Record<string, string> {
  const said = results.map(({ id, outcome }): [string, string] => {
    const details = detailsOf(outcome).map(({ en }) => en);
    const notes = details.filter((each) => !/^\d+ formulas$|^median of/.test(each));
    return [id, [outcome.kind, ...notes].join(": ")];
  });
  return Object.fromEntries(said.filter(([, text]) => text !== "worked"));
}

describe("in an Excel as it is documented", () => {
  it("everything works, and the workbook is as before", async () => {
    await open();
    const { done, changed } = await changes();
    expect(odd(done)).toEqual({});
    expect(done.results.length).toBeGreaterThan(30);
    expect(changed()).toEqual([]);
    expect(done.leftover).toBeNull();
  });

  it("the sheet that the user looks at stays in front", async () => {
    await open();
    const inFront = () => workbook.excel.book.getActiveSheet().getSheetName();
    const before = inFront();
    const seen = new Set<string>();
    await changes({ progress: () => void seen.add(inFront()) });
    expect([...seen]).toEqual([before]);
    expect(inFront()).toBe(before);
  });

  it("the report says which Excel it is, what each step came to, and nothing of the user's", async () => {
    await open();
    const { done } = await changes();
    for (const language of ["zh", "en"] as const) {
      const report = reportOf(done, language);
      expect(report).toContain("0.1.0 · Excel · PC · 16.0.18000.20000 · zh-CN");
      expect(report).toContain("ExcelApi 1.13");
      for (const { id, what } of done.results)
        expect(report).toContain(`${id} · ${what[language]}`);
      expect(report).not.toMatch(/学院|Sheet1|评分表|book\.xlsx/);
    }
    expect(reportOf(done, "zh")).toContain("[正常] print · 页面设置");
    expect(reportOf(done, "zh")).toMatch(/自检的工作表已全部删除。$/);
  });
});

describe("says rightly what is odd, and takes everything away, where", () => {
  const written = '=IF(COUNT(C2)<1,"",IFERROR(RUBRIC.DEDUCT(C2,2,1),"")) written';
  const readAs = (call: string) => ({
    spelling: `worked: ${written}, =IF(COUNT(C2)<1,"",IFERROR(${call},"")) read (known again)`,
  });

  it.each<[BehaviourName, Record<string, unknown>]>([
    [
      "conditionalFormatsLost",
      {
        "rules-read": expect.stringContaining("refused: ItemNotFound"),
        "rules-delete": expect.stringContaining("refused: ItemNotFound"),
      },
    ],
    ["conditionalFormatsProtected", { "rules-protected": "refused: AccessDenied" }],
    ["unprotectRefused", { "unprotect-open": expect.stringContaining("refused: AccessDenied") }],
    [
      "unprotectAlwaysRefused",
      {
        unprotect: expect.stringContaining("refused: AccessDenied"),
        "unprotect-open": expect.stringContaining("refused: AccessDenied"),
        "protect-again": expect.stringContaining("refused: AccessDenied"),
      },
    ],
    [
      "protectionNulls",
      {
        protect: "otherwise: protection options are null: allowEditObjects, allowEditScenarios",
      },
    ],
    [
      "blanksAsZero",
      {
        "functions-blanks": expect.stringMatching(
          /^otherwise: empty cells reach the functions as 0: .*RUBRIC.RANK\(value\), [^:]*$/,
        ),
      },
    ],
    ["formulasWithAt", readAs("@RUBRIC.DEDUCT(C2,2,1)")],
    ["formulasAsSingle", readAs("_xlfn.SINGLE(RUBRIC.DEDUCT(C2,2,1))")],
    ["formulasPrefixed", readAs("[2]!RUBRIC.DEDUCT(C2,2,1)")],
    [
      "formulasRespelled",
      { spelling: "worked: =ROUND(C2*1.50,2) written, =ROUND(C2*1.5,2) read (known again)" },
    ],
    ["noPrinter", { print: expect.stringContaining("refused: GeneralException") }],
    [
      "requestLimit",
      { "above-limit": expect.stringContaining("refused: RequestPayloadSizeLimitExceeded") },
    ],
    ["eventsLate", { events: expect.stringMatching(/^worked: after [1-9]\d{2,3} ms$/) }],
    ["eventsDoubled", { events: "otherwise: events: 1 wanted, 2 read" }],
    // Whoever types is waited for.
    ["cellEditing", {}],
    // These are about the ribbon and about what users type; the test presses nothing and types nothing.
    ["firstPressLoads", {}],
    ["eventsRemote", {}],
  ])("%s", async (behaviour, expected) => {
    const done = await run(behaviour);
    expect(odd(done)).toEqual(expected);
    await workbook.excel.idle();
    expect([...snapshot(workbook.excel).keys()]).toEqual(["Sheet1", "workbook"]);
    expect(done.leftover).toBeNull();
  });

  it("functionsLate", async () => {
    workbook = await openWorkbook({ behaviours: ["functionsLate"], functions: [] });
    const { functions } = functionsMetadata("zh", "https://localhost:3000/help");
    const register = () => {
      workbook.excel.host.registerFunctions(structuredClone(functions) as never);
      void workbook.excel.idle();
    };
    const done = await runSelfTest({
      now,
      progress: ({ what }) => what.zh.includes("注册") && void setTimeout(register, 300),
    });
    expect(odd(done)).toEqual({
      "functions-ready": expect.stringMatching(/^otherwise: only after about [3-9]\d\d ms; #NAME/),
    });
  });

  it("functions are never registered: each is named", async () => {
    workbook = await openWorkbook({ functions: [] });
    const said = odd(await runSelfTest({ now }));
    expect(said["functions-ready"]).toBe(
      'otherwise: RUBRIC.DEDUCT(3,2,1): 1 wanted, "#NAME?" read',
    );
    expect(said["functions"]).toMatch(/"#NAME\?" read.*and \d+ more$/);
    expect(said["functions-native"]).toBeUndefined();
  });

  it("activityLimit: it cannot begin, and says so", async () => {
    const { results, leftover } = await run("activityLimit");
    const [first, ...others] = results.map(({ outcome }) => outcome);
    expect(first).toMatchObject({ kind: "refused", code: "ActivityLimitReached" });
    expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(["skipped"]));
    expect(leftover).toBeNull();
  });

  it("days count from 1904", async () => {
    workbook = await openWorkbook();
    expect(dayCount(45292).kind).toBe("worked");
    expect(dayCount(43830)).toMatchObject({
      kind: "otherwise",
      notes: [{ en: "this workbook counts from 1904" }],
    });
    expect(dayCount(45291).kind).toBe("otherwise");
  });
});

describe("stopped by the user", () => {
  it("it takes away what it drew, and reports as far as it came", async () => {
    await open();
    const stop = new AbortController();
    const { done, changed } = await changes({
      signal: stop.signal,
      progress: ({ what }) => what.zh.includes("数据验证") && stop.abort(),
    });
    expect(changed()).toEqual([]);
    expect(done.stopped).toBe(true);
    const kinds = new Map(done.results.map(({ id, outcome }) => [id, outcome.kind]));
    expect(kinds.get("validation")).toBe("worked");
    expect(kinds.get("print")).toBe("skipped");
    expect(kinds.get("delete")).toBe("worked");
    expect(reportOf(done, "zh")).toContain("自检被中途停止");
  });
});

describe("in an Excel that refuses", () => {
  let faults: Faults;
  beforeEach(async () => {
    await open();
    faults = new Faults();
  });
  afterEach(() => faults.remove());

  const from = (step: string, fault: Fault) => ({
    progress: ({ what }: { what: { en: string } }) => what.en === step && faults.arm(fault),
  });

  it("for good, what is left is named, and goes when the pane is opened again", async () => {
    const fault: Fault = { mode: "persist", n: 1, code: "GeneralException" };
    const { done, changed } = await changes(from(DELETE, fault));
    faults.disarm();
    expect(done.leftover?.zh).toContain("_rubric-selftest");
    expect(reportOf(done, "zh")).toContain("_rubric-selftest");
    expect(changed()).not.toEqual([]);
    await workbook.book.cards();
    await workbook.excel.idle();
    expect(changed()).toEqual([]);
  });
});

/**
 * Whichever operation or request fails. By default a few of each way are tried, of a test that is stopped before it calls
 * the functions, which takes long; ACTS_EVERY=1 tries all of the whole test, ACTS_PART=2/4 the
 * second of four like parts.
 */
describe("whatever fails", () => {
  const every = process.env["ACTS_EVERY"] === "1";
  const isEnd = ({ what }: Progress) => what.en === "formulas read back";
  let faults: Faults;
  beforeEach(async () => {
    await open();
    faults = new Faults();
  });
  afterEach(() => faults.remove());

  const attempt = () => {
    const stop = new AbortController();
    const progress = (at: Progress) => !every && isEnd(at) && stop.abort();
    return changes({ signal: stop.signal, progress });
  };

  /** What fails: of the operations, those that leave another workbook behind. */
  async function places(mode: Mode): Promise<number[]> {
    // The first run of a workbook waits longer, and so asks more often.
    await attempt();
    faults.arm(null);
    await attempt();
    const { telling, requests } = faults.disarm();
    const isRequest = mode === "whole" || mode === "lost";
    const all = isRequest ? Array.from({ length: requests }, (_, index) => index + 1) : telling;
    const apart = Math.ceil(all.length / 4);
    const [part = 1, parts = 1] = process.env["ACTS_PART"]?.split("/").map(Number) ?? [];
    if (every) return all.filter((_, index) => index % parts === part - 1);
    return all.filter((_, index) => (all.length - 1 - index) % apart === 0);
  }

  it.each(MODES)(
    "%s: nothing of it stays, or what stays is named and goes at the next opening",
    async (mode) => {
      const outcomes: Record<string, number> = { nothing: 0, named: 0, unnamed: 0 };
      const wrong: string[] = [];
      for (const n of await places(mode)) {
        faults.arm({ mode, n, code: "GeneralException" });
        const { done, changed, sheets } = await attempt();
        faults.disarm();
        const left = changed();
        const isSaid = sheets().every((name) => done.leftover?.zh.includes(name));
        outcomes[left.length === 0 ? "nothing" : isSaid ? "named" : "unnamed"]! += 1;
        if (!isSaid) wrong.push(`${n}: ${left.join(" | ")}; said: ${done.leftover?.zh}`);
        if (left.length === 0) continue;
        expect(mode).toBe("persist");
        expect(reportOf(done, "zh")).toContain(done.leftover!.zh);
        await workbook.book.cards();
        await workbook.excel.idle();
        expect(changed()).toEqual([]);
      }
      if (every) console.table({ [`self-test · ${mode}`]: outcomes });
      expect(wrong).toEqual([]);
    },
    every ? 7_200_000 : undefined,
  );
});
