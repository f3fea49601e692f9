/**
 * The genuine office.js in jest's jsdom, over a real workbook (Univer's engine and the host of `workbench/`).
 *
 *     import { openExcel, type ExcelSession } from "./office";
 *
 *     let excel: ExcelSession;
 *     beforeEach(async () => { excel = await openExcel(); });   // a fresh, empty workbook with one sheet, "Sheet1"
 *     afterEach(() => excel.close());
 *
 *     test("…", async () => {
 *       await Excel.run(async (context) => { … });              // the add-in's own code, unchanged
 *       await excel.idle();                                     // everything calculated, custom functions answered
 *       excel.user.type("B2", "3");                             // the user's edits, as the grid makes them
 *       expect(excel.host.stats.batches).toBe(2);               // requests so far: `context.sync()`s with work to do
 *     });
 *
 * `functions` is the content of functions.json (its `functions` array); the functions themselves are associated by the
 * test or by the add-in's code with `CustomFunctions.associate`. office.js is loaded once for each test file; a second
 * `openExcel` gives it another workbook. `language` counts at the first call of a file only.
 */
import path from "node:path";
import type { Engine, EngineOptions } from "../../workbench/host/engine";
import { User } from "./user";

export interface ExcelSession {
  host: Engine["host"];
  /** Univer's Facade of the workbook and of everything, to look at what really stands in the grid. */
  book: Engine["workbook"];
  api: Engine["api"];
  user: User;
  idle(): Promise<void>;
  /** Presses a ribbon button: its id, and the action that the add-in has associated. */
  press(buttonId: string, action: string): void;
  onCommandCompleted(listener: (buttonId: string) => void): void;
  /** The workbook whole, for `from` of another session. */
  keep: Engine["keep"];
  close(): void;
}
/** `behaviours`: what this Excel does beyond its documentation; see `workbench/model/behaviours.ts`. */
export interface OpenOptions extends EngineOptions {
  language?: string;
  /** Requirement sets that this Excel has, such as `{ ExcelApi: "1.7" }`; all that the host knows if left out. */
  requirementSets?: Record<string, string>;
}

type External = ReturnType<Engine["host"]["connect"]>["external"];

const officeJs = path.join(
  path.dirname(require.resolve("@microsoft/office-js/package.json")),
  "dist/office.js",
);

let current: External | undefined;
const registrations: Parameters<External["RegisterEvent"]>[] = [];

export async function openExcel(options: OpenOptions = {}): Promise<ExcelSession> {
  const { createEngine } =
    require("../../build/engine/engine.cjs") as typeof import("../../workbench/host/engine");
  const { host, workbook, api, keep, dispose } = createEngine(options);
  const completed: ((buttonId: string) => void)[] = [];
  const connection = host.connect({
    commandCompleted: (id) => completed.forEach((listener) => listener(id)),
    ...(options.language && { language: options.language }),
    ...(options.requirementSets && { requirementSets: options.requirementSets }),
  });
  const isFirst = current === undefined;
  current = connection.external;
  if (isFirst) await loadOffice();
  else rejoin(host);
  return {
    host,
    book: workbook,
    api,
    user: new User(host, workbook),
    idle: () => host.idle(),
    press: (id, action) => connection.command(id, action),
    onCommandCompleted: (listener) => void completed.push(listener),
    keep,
    close: dispose,
  };
}

async function loadOffice(): Promise<void> {
  Object.assign(window.external, delegate());
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `file://${officeJs}`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${officeJs} could not be loaded.`));
    document.head.append(script);
  });
  await Office.onReady();
}

/** office.js keeps the first object it finds: this one passes on to the workbook of the present test. */
function delegate(): object {
  const passed = Object.keys(current!).map((name) => [
    name,
    (...args: unknown[]) =>
      (current as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!(...args),
  ]);
  return {
    ...Object.fromEntries(passed),
    // The library keeps the context and its settings too.
    GetContext: () =>
      new Proxy({} as ReturnType<External["GetContext"]>, {
        get: (_, name) => current!.GetContext()[name as keyof ReturnType<External["GetContext"]>],
      }),
    RegisterEvent(...args: Parameters<External["RegisterEvent"]>) {
      registrations.push(args);
      current!.RegisterEvent(...args);
    },
  };
}

/** What the library said to the first workbook when it was loaded, said to a later one. */
function rejoin(host: Engine["host"]): void {
  for (const [id, target, handler] of registrations) {
    current!.RegisterEvent(id, target, handler, () => {});
  }
  host.book.relay.ready((entries) => host.book.events.push(entries));
}
