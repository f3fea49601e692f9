import type { Book } from "../grid/book";
import type { EventHub } from "../model/event-hub";
import { addSheet } from "../grid/sheet-changes";
import { itemNotFound } from "../wire/errors";
import { methodsOf, WireCollection } from "../wire/wire-object";
import { declareCollectionEvents } from "./events";
import { WorksheetObject } from "./worksheet";

/**
 * The sheets in the order of their tabs, hidden ones too.
 * https://learn.microsoft.com/javascript/api/excel/excel.worksheetcollection
 */
export class WorksheetsObject extends WireCollection<WorksheetObject> {
  static override readonly $blind = methodsOf<WorksheetsObject>(
    "add",
    "getActiveWorksheet",
    "getFirst",
    "getLast",
    "getCount",
  );
  static {
    declareCollectionEvents(this.prototype);
  }
  readonly wireType = "WorksheetCollection";
  readonly events: EventHub;
  constructor(private readonly book: Book) {
    super();
    this.events = book.events;
  }
  $items() {
    return this.book.sheets().map((sheet) => new WorksheetObject(sheet));
  }
  $find(key: string) {
    const sheet = this.book.sheets().find(({ id }) => id === key) ?? this.book.find(key);
    return sheet && new WorksheetObject(sheet);
  }
  /** Comes last and is not activated, as in Excel. */
  add(name?: string | null) {
    return new WorksheetObject(addSheet(this.book, name ?? undefined));
  }
  getActiveWorksheet() {
    return new WorksheetObject(this.book.activeSheet());
  }
  getFirst(visibleOnly?: boolean | null) {
    return this.$visible(visibleOnly === true)[0] ?? missing();
  }
  getLast(visibleOnly?: boolean | null) {
    return this.$visible(visibleOnly === true).at(-1) ?? missing();
  }
  override getCount(visibleOnly?: boolean | null) {
    return this.$visible(visibleOnly === true).length;
  }
  private $visible(visibleOnly: boolean) {
    return this.$items().filter(({ sheet }) => !visibleOnly || this.book.isVisible(sheet));
  }
}
const missing = (): never => {
  throw itemNotFound();
};
