import { cellArea, parseArea } from "../model/area";
import { type EventHub, OfficeEvent } from "../model/event-hub";
import { requireOpenStructure } from "../grid/protection";
import { copySheet, deleteSheet, moveSheet, renameSheet } from "../grid/sheet-changes";
import type { Sheet } from "../grid/sheet";
import { HostError, invalidArgument, itemNotFound } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { AutoFilterObject } from "./auto-filter";
import { ChartsObject } from "./charts";
import { WorksheetPropertiesObject } from "./custom-properties";
import { declareWorksheetEvents } from "./events";
import { findAreas, type SearchCriteria } from "./find-cell";
import { FreezePanesObject } from "./freeze-panes";
import { NamesObject } from "./names";
import { PageBreaksObject } from "./page-breaks";
import { PageLayoutObject } from "./page-layout";
import { WorksheetProtectionObject } from "./protection";
import { RangeObject } from "./range";
import { RangeAreasObject } from "./range-areas";
import { TablesObject } from "./tables";
import { toColor } from "./format-checks";
import { CommentsObject } from "./comments";

/** Characters of an address of several areas. */
const LONGEST_ADDRESSES = 8192;

/**
 * A sheet of the workbook.
 * https://learn.microsoft.com/javascript/api/excel/excel.worksheet
 */
export class WorksheetObject extends WireObject {
  static override readonly $blind = methodsOf<WorksheetObject>(
    "getRange",
    "getRanges",
    "getRangeByIndexes",
    "getCell",
    "getNextOrNullObject",
    "getPreviousOrNullObject",
    "getUsedRange",
    "getUsedRangeOrNullObject",
    "activate",
    "calculate",
    "delete",
    "copy",
    "_getAnotherWorksheetById",
  );
  static {
    declareWorksheetEvents(this.prototype);
  }
  readonly wireType = "Worksheet";
  readonly events: EventHub;
  readonly eventTarget: string;
  constructor(readonly sheet: Sheet) {
    super();
    this.events = sheet.book.events;
    this.eventTarget = sheet.id;
  }

  get id() {
    return this.sheet.id;
  }
  get name() {
    return this.sheet.name;
  }
  set name(name: string) {
    renameSheet(this.sheet, name);
  }
  get position() {
    return this.sheet.book.sheets().indexOf(this.sheet);
  }
  set position(index: number) {
    moveSheet(this.sheet, index);
  }
  get visibility() {
    if (this.sheet.side.veryHidden) return "VeryHidden";
    return this.sheet.layout.isHidden ? "Hidden" : "Visible";
  }
  set visibility(visibility: string) {
    const { book, side } = this.sheet;
    if (!["Visible", "Hidden", "VeryHidden"].includes(visibility))
      throw invalidArgument(visibility);
    requireOpenStructure(book.side.protection);
    const { isHidden } = this.sheet.layout;
    const before = this.visibility;
    side.veryHidden = visibility === "VeryHidden";
    if (visibility === "Visible" && isHidden) this.sheet.layout.show();
    if (visibility !== "Visible" && !isHidden) this.$hide();
    if (before !== visibility) {
      const message = { source: "Local", visibilityBefore: before, visibilityAfter: visibility };
      book.events.raise(OfficeEvent.visibilityChanged, this.sheet.id, message);
    }
  }
  private $hide(): void {
    const { book } = this.sheet;
    const others = book.sheets().some((each) => each !== this.sheet && book.isVisible(each));
    if (!others) {
      this.sheet.side.veryHidden = false;
      throw invalidArgument("The last visible sheet cannot be hidden.");
    }
    this.sheet.layout.hide();
  }
  get tabColor() {
    return this.sheet.layout.tabColor;
  }
  set tabColor(color: string) {
    this.sheet.layout.tabColor = color === "" ? "" : toColor(color);
  }
  get showGridlines() {
    return this.sheet.layout.showGridlines;
  }
  set showGridlines(shown: boolean) {
    this.sheet.layout.showGridlines = shown;
  }
  get showHeadings() {
    return this.sheet.layout.showHeadings;
  }
  set showHeadings(shown: boolean) {
    this.sheet.layout.showHeadings = shown;
  }
  /** The names under which the library writes the two above. */
  set gridlines(shown: boolean) {
    this.showGridlines = shown;
  }
  set headings(shown: boolean) {
    this.showHeadings = shown;
  }
  get standardHeight() {
    return this.sheet.layout.standardHeight;
  }
  get standardWidth() {
    return this.sheet.layout.standardWidth;
  }
  get enableCalculation() {
    return true;
  }
  get protection() {
    return new WorksheetProtectionObject(this.sheet);
  }
  get names() {
    return new NamesObject(this.sheet.book, this.sheet);
  }
  get freezePanes() {
    return new FreezePanesObject(this.sheet);
  }
  get pageLayout() {
    if (this.sheet.book.behaviours.has("noPrinter"))
      throw new HostError("GeneralException", "The page layout cannot be reached.", 500);
    return new PageLayoutObject(this.sheet);
  }
  get horizontalPageBreaks() {
    return new PageBreaksObject(this.sheet, "horizontalBreaks");
  }
  get verticalPageBreaks() {
    return new PageBreaksObject(this.sheet, "verticalBreaks");
  }
  get customProperties() {
    return new WorksheetPropertiesObject(this.sheet);
  }
  get charts() {
    return new ChartsObject(this.sheet);
  }
  get tables() {
    return new TablesObject(this.sheet.book, this.sheet);
  }
  get comments() {
    return new CommentsObject(this.sheet.book, this.sheet);
  }
  get autoFilter() {
    return new AutoFilterObject(this.sheet);
  }

  getRange(address?: string | null): WireObject {
    const name = address && this.sheet.book.nameFor(address, this.sheet);
    if (name) return new RangeObject(name.sheet, name.area);
    return new RangeObject(this.sheet, parseArea(address));
  }
  getRanges(addresses?: string | null) {
    if (addresses && addresses.length > LONGEST_ADDRESSES) throw invalidArgument("Too many areas.");
    const list = addresses
      ? addresses.split(",").map((address) => parseArea(address.trim()))
      : [parseArea()];
    return new RangeAreasObject(this.sheet, list);
  }
  findAll(text: string, criteria?: SearchCriteria | null) {
    const found = this.findAllOrNullObject(text, criteria);
    if (!found) throw itemNotFound();
    return found;
  }
  findAllOrNullObject(text: string, criteria?: SearchCriteria | null) {
    const found = findAreas(this.sheet, text, criteria ?? {});
    return found.length > 0 ? new RangeAreasObject(this.sheet, found) : null;
  }
  getRangeByIndexes(row: number, column: number, rows: number, columns: number) {
    return new RangeObject(this.sheet, { row, column, rows, columns });
  }
  getCell(row: number, column: number) {
    return new RangeObject(this.sheet, cellArea(row, column));
  }
  getUsedRange(valuesOnly?: boolean | null) {
    return new RangeObject(this.sheet, this.sheet.used(valuesOnly === true) ?? cellArea(0, 0));
  }
  getUsedRangeOrNullObject(valuesOnly?: boolean | null) {
    const used = this.sheet.used(valuesOnly === true);
    return used && new RangeObject(this.sheet, used);
  }
  getNextOrNullObject(visibleOnly?: boolean | null) {
    return this.$neighbour(1, visibleOnly === true);
  }
  getPreviousOrNullObject(visibleOnly?: boolean | null) {
    return this.$neighbour(-1, visibleOnly === true);
  }
  private $neighbour(step: number, visibleOnly: boolean): WorksheetObject | null {
    const { book } = this.sheet;
    const sheets = book.sheets();
    for (let i = sheets.indexOf(this.sheet) + step; sheets[i]; i += step) {
      if (!visibleOnly || book.isVisible(sheets[i]!)) return new WorksheetObject(sheets[i]!);
    }
    return null;
  }

  activate(): void {
    if (!this.sheet.book.isVisible(this.sheet))
      throw invalidArgument("A hidden sheet cannot be activated.");
    this.sheet.activate();
  }
  calculate(): void {
    this.sheet.book.edits.flush();
    this.sheet.book.gate.calculate();
  }
  delete(): void {
    deleteSheet(this.sheet);
  }
  copy(position?: string | null, relativeTo?: WorksheetObject | null) {
    return new WorksheetObject(copySheet(this.sheet, position ?? "None", relativeTo?.sheet));
  }
  /** Where the library finds the copy again. */
  _getAnotherWorksheetById(id: string) {
    return new WorksheetObject(this.sheet.book.sheet(id));
  }
}
