/** Protected sheets are opened for a change and closed again just as they were, their password included. */
import { BookError, codeOf } from "../errors";

export interface ProtectedSheet {
  id: string;
  name: string;
  protection: Excel.WorksheetProtectionOptions | null;
}

/** A sheet has a password that was not given, or another one. */
export class PasswordError extends BookError {
  constructor(
    readonly sheet: string,
    /** A password was given, and it is not this sheet's. */
    readonly wrong: boolean,
    options?: ErrorOptions,
  ) {
    super(
      wrong
        ? {
            zh: `工作表“${sheet}”的保护密码不对，没有改动任何公式。请核对密码后重试。`,
            en: `The password of the sheet “${sheet}” is another one; no formula was changed. Check it and try again.`,
          }
        : {
            zh: `工作表“${sheet}”有保护密码，没有改动任何公式。请输入密码后重试。`,
            en: `The sheet “${sheet}” is protected by a password; no formula was changed. Enter the password and try again.`,
          },
      options,
    );
    this.name = "PasswordError";
  }
}

/**
 * Sends `work` in one sync with the sheets open. Whether a sheet has a password is told by Excel's refusal only, which
 * comes before anything is written: it is tried again with the password, which goes to no sheet that had none.
 */
export async function withOpenSheets<T>(
  context: Excel.RequestContext,
  sheets: readonly ProtectedSheet[],
  password: string | undefined,
  work: () => T,
): Promise<T> {
  const closed = sheets.filter(({ protection }) => protection !== null);
  const locked = new Set<string>();
  for (;;) {
    try {
      return await attempt(context, closed, (id) => (locked.has(id) ? password : undefined), work);
    } catch (error) {
      if (closed.length === 0) throw error;
      const isRefusal = codeOf(error) === "AccessDenied";
      const refused = isRefusal ? await firstClosed(context, closed) : undefined;
      if (!refused) {
        await closeAgain(context, closed, (id) => (locked.has(id) ? password : undefined));
        throw error;
      }
      if (password !== undefined && !locked.has(refused.id)) {
        locked.add(refused.id);
        continue;
      }
      await closeAgain(context, closed, (id) => (locked.has(id) ? password : undefined));
      throw new PasswordError(refused.name, password !== undefined, { cause: error });
    }
  }
}

type PasswordOf = (id: string) => string | undefined;

async function attempt<T>(
  context: Excel.RequestContext,
  closed: readonly ProtectedSheet[],
  passwordOf: PasswordOf,
  work: () => T,
): Promise<T> {
  const protections = closed.map((sheet) => ({ sheet, of: protectionOf(context, sheet) }));
  for (const { sheet, of } of protections) of.unprotect(passwordOf(sheet.id));
  const done = work();
  for (const { sheet, of } of protections) of.protect(sheet.protection!, passwordOf(sheet.id));
  await context.sync();
  return done;
}

const protectionOf = (context: Excel.RequestContext, { id }: ProtectedSheet) =>
  context.workbook.worksheets.getItem(id).protection;

/** Sheets are opened in their order: the first that is closed still is the one that refused. */
async function firstClosed(
  context: Excel.RequestContext,
  sheets: readonly ProtectedSheet[],
): Promise<ProtectedSheet | undefined> {
  const states = sheets.map((sheet) => ({ sheet, of: protectionOf(context, sheet) }));
  for (const { of } of states) of.load("protected");
  await context.sync();
  return states.find(({ of }) => of.protected)?.sheet;
}

async function closeAgain(
  context: Excel.RequestContext,
  sheets: readonly ProtectedSheet[],
  passwordOf: PasswordOf,
): Promise<void> {
  const states = sheets.map((sheet) => ({ sheet, of: protectionOf(context, sheet) }));
  for (const { of } of states) of.load("protected");
  await context.sync();
  for (const { sheet, of } of states) {
    if (!of.protected) of.protect(sheet.protection!, passwordOf(sheet.id));
  }
  await context.sync();
}
