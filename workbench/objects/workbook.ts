import { cellArea } from "../model/area";
import type { Book } from "../grid/book";
import { methodsOf, WireObject } from "../wire/wire-object";
import { ApplicationObject } from "./application";
import { CommentsObject } from "./comments";
import { DocumentPropertiesObject } from "./custom-properties";
import { CustomXmlPartsObject } from "./custom-xml";
import { NamesObject } from "./names";
import { WorkbookProtectionObject } from "./protection";
import { RangeObject } from "./range";
import { RangeAreasObject } from "./range-areas";
import { SettingsObject } from "./settings";
import { StylesObject } from "./styles";
import { TablesObject } from "./tables";
import { WorksheetsObject } from "./worksheets";

const FIRST_CELL = cellArea(0, 0);

/**
 * The root of everything that the add-in can reach.
 * https://learn.microsoft.com/javascript/api/excel/excel.workbook
 */
export class WorkbookObject extends WireObject {
  readonly wireType = "Workbook";
  static override readonly $blind = methodsOf<WorkbookObject>(
    "getSelectedRange",
    "getSelectedRanges",
    "getActiveCell",
    "_removeReference",
  );
  constructor(
    private readonly book: Book,
    private readonly release: (referenceId: string) => void,
  ) {
    super();
  }
  get name() {
    return this.book.name;
  }
  get isDirty() {
    return true;
  }
  get readOnly() {
    return false;
  }
  get worksheets() {
    return new WorksheetsObject(this.book);
  }
  get names() {
    return new NamesObject(this.book);
  }
  get application() {
    return new ApplicationObject(this.book);
  }
  get styles() {
    return new StylesObject(this.book);
  }
  get settings() {
    return new SettingsObject(this.book);
  }
  get properties() {
    return new DocumentPropertiesObject(this.book);
  }
  get customXmlParts() {
    return new CustomXmlPartsObject(this.book);
  }
  get protection() {
    return new WorkbookProtectionObject(this.book);
  }
  get tables() {
    return new TablesObject(this.book);
  }
  get comments() {
    return new CommentsObject(this.book);
  }
  getSelectedRange() {
    return new RangeObject(this.book.activeSheet(), this.book.selection()?.area ?? FIRST_CELL);
  }
  getSelectedRanges() {
    const { areas = [FIRST_CELL] } = this.book.selection() ?? {};
    return new RangeAreasObject(this.book.activeSheet(), areas);
  }
  getActiveCell() {
    const { row, column } = this.book.selection()?.cell ?? FIRST_CELL;
    return new RangeObject(this.book.activeSheet(), cellArea(row, column));
  }
  _removeReference(id: string): void {
    this.release(id);
  }
}
