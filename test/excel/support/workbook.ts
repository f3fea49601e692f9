/** A workbook with a generated card, through the genuine office.js. */
import { registerCustomFunctions } from "../../../src/commands/custom-functions";
import { openBook } from "../../../src/excel/book";
import type { CardRef, GenerateRequest, RubricBook } from "../../../src/excel/types";
import { type BehaviourName, isBehaviour } from "../../../workbench/model/behaviours";
import { functionsMetadata } from "../../../src/functions/metadata";
import type { Rubric } from "../../../src/rubric/types";
import { openExcel, type ExcelSession, type OpenOptions } from "../../support/office";

export { rubricOf } from "../../support/rubrics";

let registered = false;
let latest: ExcelSession | undefined;

export interface Workbook {
  excel: ExcelSession;
  book: RubricBook;
  /** Requests with work of ours in them since the last call: syncs, but for those in which the library tidies up. */
  syncs(): number;
  bytes(): number;
  /** Lets everything come to rest before the workbook goes. */
  close(): Promise<void>;
}

export async function openWorkbook({
  now,
  ...options
}: OpenOptions & { now?: () => Date } = {}): Promise<Workbook> {
  const { functions } = JSON.parse(
    JSON.stringify(functionsMetadata("zh", "https://localhost:3000/help")),
  ) as Required<Pick<OpenOptions, "functions">>;
  const excel = await openExcel({
    functions,
    ...options,
    behaviours: [...behavioursAsked(), ...(options.behaviours ?? [])],
  });
  latest = excel;
  // Functions belong to the page, which is one for a whole test file.
  if (!registered) registerCustomFunctions();
  registered = true;
  // The client's own check of requirement sets: the add-in has to keep to what it asks for.
  (OfficeExtension as unknown as ClientChecks).CommonUtility._doApiNotSupportedCheck = true;
  const count = countSyncs();
  let bytes = excel.host.stats.requestBytes;
  return {
    excel,
    book: openBook(now),
    syncs: count,
    async close() {
      await excel.idle();
      excel.close();
    },
    bytes() {
      const before = bytes;
      bytes = excel.host.stats.requestBytes;
      return bytes - before;
    },
  };
}

/** What the pane says of a drawing: that its pages are not set up where this Excel has no printer, and what the test expects. */
export const saying = (...others: unknown[]) => [
  ...(hasOddity("noPrinter")
    ? [expect.objectContaining({ zh: expect.stringContaining("没有设好打印页面") as unknown })]
    : []),
  ...others,
];

/** How many syncs a drawing takes. Without a printer the looks are tried once more, each of the three on its own. */
export const drawingSyncs = () => (hasOddity("noPrinter") ? 7 : 4);

export const hasOddity = (name: BehaviourName) => latest!.host.behaviours.has(name);

/** Until nothing is calculated any more; while a user types every now and then, results wait in the library for a while. */
export async function settled({ excel }: Workbook): Promise<void> {
  await excel.idle();
  if (!hasOddity("cellEditing")) return;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await excel.idle();
}

/** What the command asks of every Excel: `HOST_SWITCHES=blanksAsZero,eventsLate npx jest test/excel/…`. */
function behavioursAsked(): BehaviourName[] {
  const names = (process.env.HOST_SWITCHES ?? "").split(",").filter(Boolean);
  return names.map((name) => {
    if (!isBehaviour(name)) throw new Error(`HOST_SWITCHES: the host has no ${name}.`);
    // Each act is tried under it in `every-excel.test.ts`, and each request of each act in `transactions.test.ts`.
    if (name === "activityLimit") throw new Error("HOST_SWITCHES: nothing at all is done then.");
    return name;
  });
}

/**
 * A test of what has to open a protected sheet. Where none can be opened nothing of it is done: that this is said, and
 * nothing changed, is tested in `every-excel.test.ts` and `roster.test.ts`.
 */
export const whereSheetsOpen = (...test: Parameters<jest.It>) =>
  (behavioursAsked().includes("unprotectAlwaysRefused") ? it.skip : it)(...test);

interface ClientChecks {
  CommonUtility: { _doApiNotSupportedCheck: boolean };
}

/**
 * Counts the syncs of the add-in's code: `Excel.run` calls one more at its end, to let go of ranges. A test's own `run`, of
 * work alone, waits for a user who is typing; the add-in's says so by itself.
 */
function countSyncs(): () => number {
  const { prototype } = Excel.RequestContext;
  const { sync } = prototype;
  const { run } = Excel;
  let syncs = 0;
  prototype.sync = function <T>(this: Excel.RequestContext, passThrough?: T) {
    syncs += 1;
    return sync.call(this, passThrough) as Promise<T>;
  };
  Excel.run = ((...args: Parameters<typeof run>) => {
    syncs -= 1;
    const [work, ...others] = args as unknown[];
    if (typeof work !== "function" || others.length > 0) return run(...args);
    return run({ delayForCellEdit: true }, work as Parameters<typeof run>[1]);
  }) as typeof run;
  return () => {
    const counted = syncs;
    syncs = 0;
    return counted;
  };
}

export function requestFor(rubric: Rubric, more: Partial<GenerateRequest> = {}): GenerateRequest {
  return { rubric, unit: "计算机学院", year: "2024", readings: {}, ...more };
}

export async function generated(
  { book, excel }: Workbook,
  request: GenerateRequest,
): Promise<CardRef> {
  const result = await book.generate(request, "ask");
  if (!result.done) throw new Error("The names were taken.");
  await excel.idle();
  return result.card;
}

/** What a user does by hand, whatever this Excel refuses to add-ins. */
export const byHand = <T>(act: (context: Excel.RequestContext) => T | Promise<T>): Promise<T> =>
  elsewhere(() =>
    Excel.run(async (context) => {
      const found = await act(context);
      await context.sync();
      return found;
    }),
  );

/** What was done to the workbook in another Excel, which has none of the oddities. */
export async function elsewhere<T>(work: () => Promise<T>): Promise<T> {
  const { behaviours } = latest!.host;
  if (visits === 0) oddities = [...behaviours];
  visits += 1;
  behaviours.clear();
  try {
    return await work();
  } finally {
    visits -= 1;
    if (visits === 0) for (const name of oddities) behaviours.add(name);
  }
}

/** How many are at it at once, and what stands still meanwhile. */
let visits = 0;
let oddities: BehaviourName[] = [];

/** Takes the protection off, as on the Review tab. */
export const unprotect = (...sheets: string[]) =>
  byHand(({ workbook }) => {
    for (const name of sheets) workbook.worksheets.getItem(name).protection.unprotect();
  });

/** Values and formulas of a sheet from A1 on. */
export async function contents(
  sheet: string,
): Promise<{ values: unknown[][]; formulas: unknown[][] }> {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const target = context.workbook.worksheets.getItem(sheet);
    const used = target.getRange("A1").getBoundingRect(target.getUsedRange(true));
    used.load("values,formulas");
    await context.sync();
    return { values: used.values as unknown[][], formulas: used.formulas as unknown[][] };
  });
}

export interface ConditionalFormat {
  formula: string;
  addresses: string;
  fill: string;
  numberFormat: string | null;
}

/** The conditional formats of a sheet that are formulas, the first in force first, as its dialog shows them. */
export async function conditionalFormats(sheet: string): Promise<ConditionalFormat[]> {
  return byHand(async (context) => {
    const { conditionalFormats: formats } = context.workbook.worksheets.getItem(sheet).getRange();
    formats.load(
      "items/custom/rule/formula,items/custom/format/numberFormat,items/custom/format/fill/color",
    );
    await context.sync();
    const areas = formats.items.map((format) => format.getRanges());
    for (const each of areas) each.load("address");
    await context.sync();
    return formats.items.map(({ custom: { rule, format } }, index) => ({
      formula: rule.formula,
      addresses: areas[index]!.address.replace(/[^,]*!/g, "").replaceAll(" ", ""),
      fill: format.fill.color,
      numberFormat: format.numberFormat as string | null,
    }));
  });
}

export async function sheetNames(): Promise<string[]> {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });
}
