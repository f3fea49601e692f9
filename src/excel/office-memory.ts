/** What the office's workbook remembers: rows of the identity sheet that belong to no single card. */
import type { Text } from "../rubric/types";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { listMemoryOf, withListMemory, type ListMemory } from "../sheets/identity/list-memory";
import {
  officeMemoryOf,
  withOfficeMemory,
  type OfficeMemory,
} from "../sheets/identity/office-memory";
import { BookError } from "./errors";
import { loadIdentity } from "./identity";
import { transact } from "./transaction/transaction";

/** One sync. */
export async function readMemory(context: Excel.RequestContext): Promise<OfficeMemory> {
  const identity = loadIdentity(context);
  await context.sync();
  return officeMemoryOf(identity().rows);
}

export const writeMemory = (context: Excel.RequestContext, memory: OfficeMemory, now: Date) =>
  write(context, (rows) => withOfficeMemory(rows, memory), now);

/** One sync. */
export async function readListMemory(context: Excel.RequestContext): Promise<ListMemory> {
  const identity = loadIdentity(context);
  await context.sync();
  return listMemoryOf(identity().rows);
}

export const writeListMemory = (context: Excel.RequestContext, memory: ListMemory, now: Date) =>
  write(context, (rows) => withListMemory(rows, memory), now);

async function write(
  context: Excel.RequestContext,
  others: (rows: readonly IdentityRow[]) => IdentityRow[],
  now: Date,
): Promise<void> {
  const identity = loadIdentity(context);
  await context.sync();
  const register = identity();
  if (!register.isThere && !register.canAdd) throw new BookError(LOCKED);
  await transact(context, { name: REMEMBER, now }, register, (act) =>
    act.commit([], () => {}, { others }),
  );
}

const REMEMBER: Text = { zh: "记下办公室的设置", en: "keep the office's settings" };

const LOCKED: Text = {
  zh: "工作簿的结构受保护，不能增加记录用的隐藏工作表。请在“审阅 → 保护工作簿”中撤销保护，然后重试。",
  en: "The workbook's structure is protected, so the hidden sheet for records cannot be added. Take the protection off under Review → Protect Workbook, then try again.",
};
