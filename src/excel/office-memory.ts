/** What the office's workbook remembers: rows of the identity sheet that belong to no single card. */
import type { Text } from "../rubric/types";
import { officeMemoryOf, withOfficeMemory, type OfficeMemory } from "../sheets/office-memory";
import { BookError } from "./errors";
import { loadIdentity } from "./identity";
import { transact } from "./transaction/transaction";

/** One sync. */
export async function readMemory(context: Excel.RequestContext): Promise<OfficeMemory> {
  const identity = loadIdentity(context);
  await context.sync();
  return officeMemoryOf(identity().rows);
}

export async function writeMemory(
  context: Excel.RequestContext,
  memory: OfficeMemory,
  now: Date,
): Promise<void> {
  const identity = loadIdentity(context);
  await context.sync();
  const register = identity();
  if (!register.isThere && !register.canAdd) throw new BookError(LOCKED);
  await transact(context, { name: REMEMBER, now }, register, (act) =>
    act.commit([], () => {}, { others: (rows) => withOfficeMemory(rows, memory) }),
  );
}

const REMEMBER: Text = { zh: "记下单位名单和下发记录", en: "keep the list of units" };

const LOCKED: Text = {
  zh: "工作簿的结构受保护，不能增加记录用的隐藏工作表。请在“审阅 → 保护工作簿”中撤销保护，然后重试。",
  en: "The workbook's structure is protected, so the hidden sheet for records cannot be added. Take the protection off under Review → Protect Workbook, then try again.",
};
