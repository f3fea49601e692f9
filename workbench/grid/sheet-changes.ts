import { CopySheetCommand, InsertSheetCommand } from "@univerjs/sheets";
import { HostError, invalidArgument, itemAlreadyExists } from "../wire/errors";
import type { Book } from "./book";
import { namesOf } from "./names";
import { EMPTY_SHEET } from "./new-workbook";
import { requireOpenStructure } from "./protection";
import type { Sheet } from "./sheet";

export function addSheet(book: Book, name?: string): Sheet {
  requireOpenStructure(book.side.protection);
  if (name !== undefined) checkName(book, name);
  book.edits.flush();
  const sheet = { ...EMPTY_SHEET, name: name ?? freeName(book) };
  return withNew(book, () =>
    book.univerCommands.syncExecuteCommand(InsertSheetCommand.id, { unitId: book.id, sheet }),
  );
}

export function copySheet(source: Sheet, position: string, relativeTo?: Sheet): Sheet {
  const { book } = source;
  requireOpenStructure(book.side.protection);
  book.edits.flush();
  const copy = withNew(book, () => book.executeUniver(CopySheetCommand.id, source, {}));
  book.side.copySheet(source.id, copy.id);
  copy.univerFacade.setName(copyName(book, source.name));
  const sheets = book.sheets().filter((sheet) => sheet !== copy);
  const at: Record<string, number> = {
    None: sheets.length,
    Beginning: 0,
    End: sheets.length,
    Before: relativeTo ? sheets.indexOf(relativeTo) : 0,
    After: relativeTo ? sheets.indexOf(relativeTo) + 1 : sheets.length,
  };
  const index = at[position];
  if (index === undefined) throw invalidArgument(`copy("${position}")`);
  book.univer.moveSheet(copy.univerFacade, index);
  return copy;
}

export function deleteSheet(sheet: Sheet): void {
  const { book } = sheet;
  requireOpenStructure(book.side.protection);
  const isLast = !book.sheets().some((each) => each !== sheet && book.isVisible(each));
  if (isLast && book.isVisible(sheet))
    throw invalidArgument("The last visible sheet cannot be deleted.");
  if (sheet.side.veryHidden) {
    throw new HostError("InvalidOperation", "A very hidden sheet cannot be deleted.");
  }
  for (const name of namesOf(book, sheet)) name.delete();
  book.univer.deleteSheet(sheet.univerFacade);
}

export function renameSheet(sheet: Sheet, name: string): void {
  const { book } = sheet;
  requireOpenStructure(book.side.protection);
  if (name === sheet.name) return;
  checkName(book, name, sheet);
  sheet.univerFacade.setName(name);
}

export function moveSheet(sheet: Sheet, index: number): void {
  const { book } = sheet;
  requireOpenStructure(book.side.protection);
  if (index < 0 || index >= book.sheets().length) throw invalidArgument("position");
  book.univer.moveSheet(sheet.univerFacade, index);
}

/** Excel's rules for sheet names. */
function checkName(book: Book, name: string, own?: Sheet): void {
  const other = book.find(name);
  if (other && other !== own) throw itemAlreadyExists();
  const isReserved = /^history$/i.test(name);
  const isValid =
    !isReserved && name.length >= 1 && name.length <= 31 && !/[\\/?*[\]:]|^'|'$/.test(name);
  if (!isValid) throw invalidArgument(`Sheet name "${name}".`);
}

/** Univer activates a new sheet, Excel does not. */
function withNew(book: Book, create: () => unknown): Sheet {
  const before = new Set(book.sheets());
  const active = book.activeSheet();
  create();
  const created = book.sheets().find((sheet) => !before.has(sheet));
  if (!created) throw new HostError("GeneralException", "Univer made no sheet.", 500);
  if (book.activeSheet() !== active) active.activate();
  return created;
}

function freeName(book: Book): string {
  let n = book.sheets().length + 1;
  while (book.find(`Sheet${n}`)) n += 1;
  return `Sheet${n}`;
}
function copyName(book: Book, name: string): string {
  let n = 2;
  const candidate = () => `${name.slice(0, 31 - ` (${n})`.length)} (${n})`;
  while (book.find(candidate())) n += 1;
  return candidate();
}
