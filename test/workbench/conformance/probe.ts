/**
 * A documented fact of Office.js and how to see it: a few statements on an empty sheet, and what the page says comes of
 * them. Written from the facts; nothing of Microsoft's own samples is in here.
 */
export interface Probe {
  /** The page that says so. */
  page: string;
  says: string;
  run: (on: Bench) => unknown;
  /** What `run` answers once its request is through; an error code where the page says that it is refused. */
  gives?: unknown;
  refused?: string;
}

/** What a probe works on. */
export interface Bench {
  context: Excel.RequestContext;
  sheet: Excel.Worksheet;
  /** A range of the sheet. */
  at(address: string): Excel.Range;
  /** Writes values from A1 on; texts that begin with `=` are formulas. */
  fill(rows: unknown[][]): Excel.Range;
}

const REFERENCE = "https://learn.microsoft.com/javascript/api/excel/excel.";
const GUIDES = "https://learn.microsoft.com/office/dev/add-ins/";

/** Page of the class of this name. */
export const classPage = (name: string) => `${REFERENCE}${name.toLowerCase()}`;
export const guide = (path: string) => `${GUIDES}${path}`;
export const LIMITS = "https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3";

type Run = Probe["run"];

/** Probes of one page. */
export function probesOf(page: string) {
  return {
    gives: (says: string, run: Run, gives: unknown): Probe => ({ page, says, run, gives }),
    refuses: (says: string, run: Run, refused: string): Probe => ({ page, says, run, refused }),
  };
}

/** What a loaded property reads after the sync. */
export async function read<T extends OfficeExtension.ClientObject, K extends keyof T & string>(
  { context }: Bench,
  object: T,
  name: K,
): Promise<T[K]> {
  (object as unknown as { load(names: string): void }).load(name);
  await context.sync();
  return object[name];
}

/** How many a collection has. */
export async function counted(
  { context }: Bench,
  collection: { getCount(): OfficeExtension.ClientResult<number> },
): Promise<number> {
  const count = collection.getCount();
  await context.sync();
  return count.value;
}
