import type { Book } from "../grid/book";
import { OfficeEvent } from "../model/event-hub";
import type { Sheet } from "../grid/sheet";
import { type ProtectionOptions, STRICT_PROTECTION } from "../model/side-store";
import { accessDenied, HostError, invalidArgument } from "../wire/errors";
import { oneOf } from "./limits";
import { methodsOf, WireObject } from "../wire/wire-object";

/**
 * Kept beside the grid, whose own permissions know neither unlocked cells nor passwords; see `grid/guard.ts`.
 * https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotection
 */
export class WorksheetProtectionObject extends WireObject {
  readonly wireType = "WorksheetProtection";
  static override readonly $blind = methodsOf<WorksheetProtectionObject>("protect", "unprotect");
  constructor(private readonly sheet: Sheet) {
    super();
  }
  get protected() {
    return this.sheet.side.protection.on;
  }
  get options() {
    const { options } = this.sheet.side.protection;
    const { behaviours } = this.sheet.book;
    return behaviours.has("protectionNulls") ? { ...options, ...UNKNOWN_OPTIONS } : options;
  }
  protect(options?: Partial<ProtectionOptions> | null, password?: string | null): void {
    const { protection } = this.sheet.side;
    if (protection.on) throw accessDenied("The sheet is already protected.");
    const { behaviours } = this.sheet.book;
    if (behaviours.has("protectionNulls") && Object.values(options ?? {}).includes(null as never))
      throw new HostError("GeneralException", "An internal error has occurred.", 500);
    const unknown = Object.keys(options ?? {}).find(
      (name) => !Object.hasOwn(STRICT_PROTECTION, name),
    );
    if (unknown) throw invalidArgument(`Protection option "${unknown}".`);
    const mode = options?.selectionMode;
    if (mode !== undefined && mode !== null) oneOf(mode, SELECTION_MODES, "selectionMode");
    this.sheet.book.edits.flush();
    this.sheet.book.forgetSteps(); // as in Excel: nothing is undone past it
    protection.on = true;
    protection.options = { ...STRICT_PROTECTION, ...options };
    if (password) protection.password = password;
    this.$tell();
  }
  unprotect(password?: string | null): void {
    const { protection } = this.sheet.side;
    const { behaviours } = this.sheet.book;
    const isRefused =
      behaviours.has("unprotectAlwaysRefused") ||
      (behaviours.has("unprotectRefused") && !protection.on);
    if (isRefused) throw accessDenied("unprotect() is refused.");
    if (!protection.on) return;
    if (protection.password && protection.password !== password) throw wrongPassword();
    protection.on = false;
    delete protection.password;
    this.$tell();
  }
  private $tell(): void {
    const { book, id } = this.sheet;
    const message = { isProtected: this.protected, source: "Local", sheetName: this.sheet.name };
    book.events.raise(OfficeEvent.protectionChanged, id, message);
  }
}

const SELECTION_MODES = ["Normal", "Unlocked", "None"];

/** Those that Excel of some builds says nothing about. */
const UNKNOWN_OPTIONS = { allowEditObjects: null, allowEditScenarios: null };

/**
 * The workbook's structure: adding, deleting, renaming, moving, hiding sheets.
 * https://learn.microsoft.com/javascript/api/excel/excel.workbookprotection
 */
export class WorkbookProtectionObject extends WireObject {
  readonly wireType = "WorkbookProtection";
  static override readonly $blind = methodsOf<WorkbookProtectionObject>("protect", "unprotect");
  constructor(private readonly book: Book) {
    super();
  }
  get protected() {
    return this.book.side.protection.on;
  }
  protect(password?: string | null): void {
    const { protection } = this.book.side;
    if (protection.on) throw accessDenied("The workbook is already protected.");
    protection.on = true;
    if (password) protection.password = password;
  }
  unprotect(password?: string | null): void {
    const { protection } = this.book.side;
    if (protection.on && protection.password && protection.password !== password)
      throw wrongPassword();
    protection.on = false;
    delete protection.password;
  }
}

const wrongPassword = () => accessDenied("The password is wrong.");
