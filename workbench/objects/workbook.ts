import { fromUniver, cellArea } from "../model/area";
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
    return this.book.univer.getName();
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
    const range = this.book.univer.getActiveRange()?.getRange();
    return new RangeObject(this.book.activeSheet(), range ? fromUniver(range) : cellArea(0, 0));
  }
  getSelectedRanges() {
    const sheet = this.book.activeSheet();
    const ranges = sheet.facade.getSelection()?.getActiveRangeList() ?? [];
    const areas = ranges.map((range) => fromUniver(range.getRange()));
    return new RangeAreasObject(sheet, areas.length > 0 ? areas : [cellArea(0, 0)]);
  }
  getActiveCell() {
    const range = this.book.univer.getActiveCell()?.getRange();
    const { row, column } = range ? fromUniver(range) : cellArea(0, 0);
    return new RangeObject(this.book.activeSheet(), cellArea(row, column));
  }
  _removeReference(id: string): void {
    this.release(id);
  }
}
