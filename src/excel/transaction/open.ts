/** Protected sheets are opened for a request and closed again just as they were, their password included. */
import type { Text } from "../../rubric/types";
import { BookError, codeOf } from "../errors";
import type { ProtectedSheet } from "../protection";
import { folded, IDENTITY_SHEET } from "../../sheets/card/sheet-names";

/** A sheet is not opened: it has a password that was not given, or another one, or this Excel opens none. */
export class PasswordError extends BookError {
  constructor(
    readonly sheet: string,
    /** A password was given, and it is not this sheet's. */
    readonly wrong: boolean,
    /** Sheets that have to be opened with it, of which nobody knows yet. */
    readonly others: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(wrong ? wrongPassword(sheet) : closed(sheet, others), options);
    this.name = "PasswordError";
  }
}

const wrongPassword = (sheet: string): Text => ({
  zh: `用这个密码无法解除工作表“${sheet}”的保护，没有改动任何内容。请核对密码后重试；仍不成功时请在“审阅”选项卡撤销保护。`,
  en: `This password does not unprotect the sheet “${sheet}”; nothing was changed. Check it and try again, or unprotect the sheet on the Review tab.`,
});

function closed(sheet: string, others: readonly string[]): Text {
  const names = others.map((name) => `“${name}”`);
  const too: Text =
    names.length > 0
      ? {
          zh: `；${names.join("、")}也要改写，如同样无法解除，请一并撤销`,
          en: `; ${names.join(", ")} must be rewritten too: unprotect what cannot be opened either`,
        }
      : { zh: "", en: "" };
  return {
    zh: `工作表“${sheet}”的保护无法解除（多半设有密码），没有改动任何内容。请先在“审阅”选项卡撤销保护，然后重试${too.zh}。`,
    en: `The sheet “${sheet}” cannot be unprotected (it probably has a password); nothing was changed. Unprotect it on the Review tab and try again${too.en}.`,
  };
}

interface Closed {
  /** Each of them is protected, as far as is known. */
  sheets: readonly ProtectedSheet[];
  password: string | undefined;
  /** By id of the sheet: those that were found to need one are added. */
  passwords: Map<string, string>;
}

interface Request<T> {
  /** Comes before the sheets are opened, but for the identity sheet. */
  first(): void;
  work(): T;
  /** Comes when they are closed again. */
  last(): void;
}

/**
 * One request. Whether a sheet has a password is told by Excel's refusal only, which comes before anything of the work is
 * done: it is tried again with the password. Some builds refuse to open a sheet that is open, so after a refusal it is
 * read again what is closed.
 */
export async function openSheets<T>(
  context: Excel.RequestContext,
  { sheets, password, passwords }: Closed,
  { first, work, last }: Request<T>,
): Promise<T> {
  let closed = sheets;
  let isNoted = false;
  for (;;) {
    try {
      return await send(context, closed, sheets, passwords, {
        first: isNoted ? () => {} : first,
        work,
        last,
      });
    } catch (error) {
      if (sheets.length === 0 || codeOf(error) !== "AccessDenied") throw error;
      const still = await stillClosed(context, closed);
      const [refused, ...others] = still;
      if (refused && password !== undefined && !passwords.has(refused.id)) {
        passwords.set(refused.id, password);
      } else if (refused) {
        const names = others.filter((each) => !isIdentity(each)).map(({ name }) => name);
        throw new PasswordError(refused.name, password !== undefined, names, { cause: error });
      } else if (closed.length === 0 || !isOpening(error)) {
        throw error;
      }
      isNoted ||= !still.some(isIdentity);
      closed = still;
    }
  }
}

/** Opens what is closed, works, and closes all that shall be. */
async function send<T>(
  context: Excel.RequestContext,
  closed: readonly ProtectedSheet[],
  sheets: readonly ProtectedSheet[],
  passwords: ReadonlyMap<string, string>,
  { first, work, last }: Request<T>,
): Promise<T> {
  for (const sheet of closed.filter(isIdentity)) open(context, sheet, passwords);
  first();
  for (const sheet of closed.filter((each) => !isIdentity(each))) open(context, sheet, passwords);
  const done = work();
  for (const sheet of sheets.filter((each) => !isIdentity(each))) close(context, sheet, passwords);
  last();
  await context.sync();
  return done;
}

/** Whether it was the opening that was refused, not something in the work. */
function isOpening(error: unknown): boolean {
  const { debugInfo } = (error ?? {}) as { debugInfo?: { errorLocation?: unknown } };
  return String(debugInfo?.errorLocation ?? "").endsWith(".unprotect");
}

const isIdentity = ({ name }: ProtectedSheet) => folded(name) === folded(IDENTITY_SHEET);

const protectionOf = (context: Excel.RequestContext, { id }: ProtectedSheet) =>
  context.workbook.worksheets.getItem(id).protection;

function open(
  context: Excel.RequestContext,
  sheet: ProtectedSheet,
  passwords: ReadonlyMap<string, string>,
): void {
  protectionOf(context, sheet).unprotect(passwords.get(sheet.id));
}

function close(
  context: Excel.RequestContext,
  sheet: ProtectedSheet,
  passwords: ReadonlyMap<string, string>,
): void {
  protectionOf(context, sheet).protect(sheet.protection!, passwords.get(sheet.id));
}

/** Sheets are opened in their order: the first that is closed still is the one that refused. */
async function stillClosed(
  context: Excel.RequestContext,
  sheets: readonly ProtectedSheet[],
): Promise<ProtectedSheet[]> {
  const states = sheets.map((sheet) => ({ sheet, of: protectionOf(context, sheet) }));
  for (const { of } of states) of.load("protected");
  await context.sync();
  return states.flatMap(({ sheet, of }) => (of.protected ? [sheet] : []));
}
