import type { IRange } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import {
  type Area,
  contains,
  fromUniver,
  intersect,
  isWholeColumns,
  isWholeRows,
  parseArea,
} from "../model/area";
import { type CellPatch, NO_CONTENT, NO_STYLE } from "../model/edits";
import { requireFormatting, requireUnlocked, requireUnprotected } from "../model/protection";
import { hasContent } from "../model/sheet";
import { HostError, invalidArgument, itemNotFound, notImplemented } from "../wire/errors";
import { methodsOf } from "../wire/wire-object";
import { requireFormula } from "../model/formula-check";
import { spelled, unspelled } from "../model/formula-spelling";
import { type CellInput, contentOf, valueOf, valueTypeOf } from "../model/cell-content";
import {
  cellProperties,
  lineProperties,
  setCellProperties,
  setLineProperties,
} from "./cell-properties";
import { ConditionalFormatsObject } from "./conditional-formats";
import { copyCells } from "./copy-cells";
import { edgeFrom, extendedTo, regionAround } from "./data-region";
import { DataValidationObject } from "./data-validation";
import { findCell, type SearchCriteria } from "./find-cell";
import { RangeFormatObject } from "./format";
import { RangePlace } from "./range-place";
import { RangeSortObject } from "./range-sort";
import { CellSelection } from "./selection";
import { deleteCells, insertCells } from "./shift-cells";
import { specialCells } from "./special-cells";
import { NUMBER_FORMAT } from "./style-map";
import { applyStyle, styleNameOf } from "./styles";
import { RangeAreasObject } from "./range-areas";
import { WorksheetObject } from "./worksheet";

/** Excel answers no more than this many cells at once. */
const MOST_CELLS = 5_000_000;

/** Characters of a cell: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const LONGEST_TEXT = 32_767;

/** What Excel can clear and this host does not know. */
const CLEARED_ELSEWHERE = ["Hyperlinks", "RemoveHyperlinks", "ResetContents"];

/**
 * A rectangle of cells of one sheet.
 * https://learn.microsoft.com/javascript/api/excel/excel.range
 */
export class RangeObject extends RangePlace<RangeObject> {
  readonly wireType = "Range";
  static override readonly $blind = methodsOf<RangeObject>(
    "_validateArraySize",
    "getMergedAreasOrNullObject",
    "merge",
    "unmerge",
    "clear",
    "insert",
    "delete",
    "select",
    "calculate",
    "setCellProperties",
    "setRowProperties",
    "setColumnProperties",
    "getRowProperties",
    "getColumnProperties",
  );

  private get $cells(): CellSelection {
    return new CellSelection(this.sheet, [this.area]);
  }
  get worksheet(): WorksheetObject {
    return new WorksheetObject(this.sheet);
  }
  get format() {
    return new RangeFormatObject(this.$cells);
  }
  get dataValidation() {
    return new DataValidationObject(this.$cells);
  }
  get conditionalFormats() {
    return new ConditionalFormatsObject(this.sheet, [this.area]);
  }
  get sort() {
    return new RangeSortObject(this.sheet, this.area);
  }

  // Contents

  get values() {
    return this.$map((row, column) => this.$value(row, column));
  }
  set values(values: unknown) {
    this.$write(values);
  }
  get formulas() {
    const { behaviours, relay } = this.sheet.book;
    const isCustom = (name: string) => relay.knows(name);
    return this.$map(
      (row, column) =>
        spelled(this.sheet.formula(row, column), behaviours, isCustom) || this.$value(row, column),
    );
  }
  set formulas(formulas: unknown) {
    this.$write(formulas);
  }
  get formulasLocal() {
    return this.formulas;
  }
  set formulasLocal(formulas: unknown) {
    this.$write(formulas);
  }
  get text() {
    return this.$map((row, column) => this.sheet.text(row, column));
  }
  get valueTypes() {
    return this.$map((row, column) =>
      valueTypeOf(
        this.$value(row, column),
        this.sheet.cell(row, column),
        this.sheet.formula(row, column) !== "",
      ),
    );
  }
  get numberFormat() {
    return this.$map((row, column) =>
      NUMBER_FORMAT.read({ style: this.sheet.style(row, column), extras: {} }),
    );
  }
  set numberFormat(formats: unknown) {
    requireFormatting(this.sheet, "Cells");
    if (this.$isUnbounded) this.$cells.patch(NUMBER_FORMAT.write(single<string>(formats)));
    else
      this.$each<string | null>(formats, (format) =>
        format === null ? null : NUMBER_FORMAT.write(format),
      );
  }
  get numberFormatLocal() {
    return this.numberFormat;
  }
  set numberFormatLocal(formats: unknown) {
    this.numberFormat = formats;
  }
  get style() {
    return styleNameOf(this.$cells) as string;
  }
  set style(name: string) {
    applyStyle(this.$cells, name);
  }

  private $write(values: unknown): void {
    if (this.$isUnbounded) throw invalidArgument("Cells of whole rows or columns.");
    if (values === null) throw invalidArgument("null");
    requireUnlocked(this.sheet, this.area);
    const { edits } = this.sheet.book;
    const isCovered = this.$coveredCells();
    this.$each<CellInput>(values, (input, row, column) => {
      if (input === null || isCovered(row, column)) return null; // left as it is
      if (typeof input !== "string") return contentOf(input, "General");
      if (!input.startsWith("=") && input.length > LONGEST_TEXT)
        throw invalidArgument("The text is longer than a cell's.");
      const pending = edits.peek(this.sheet, row, column)?.s;
      const style = {
        ...this.sheet.unflushed.getComposedCellStyle(row, column),
        ...(pending as object),
      };
      const { content, ...patch } = contentOf(
        unspelled(input, this.sheet.book.behaviours),
        NUMBER_FORMAT.read({ style, extras: {} }),
        this.sheet.book.behaviours.has("dates1904"),
      );
      if (content?.f) requireFormula(this.sheet.book.injector, content.f);
      return { ...patch, ...(content && { content }) };
    });
  }

  /** Of merged cells all but the first take no content, and Excel says nothing about it. */
  private $coveredCells(): (row: number, column: number) => boolean {
    const merged = this.sheet.book.edits
      .mergedOn(this.sheet)
      .filter((area) => intersect(area, this.area));
    return (row, column) =>
      merged.some(
        (area) => contains(area, row, column) && (area.row !== row || area.column !== column),
      );
  }

  /** Patches each cell by its own value of a 2-D array, or all by one single value. */
  private $each<T>(
    given: unknown,
    patchOf: (value: T, row: number, column: number) => CellPatch | null,
  ): void {
    const { row, column, rows, columns } = this.area;
    const isSingle =
      !Array.isArray(given) || (given.length === 1 && (given[0] as T[]).length === 1);
    if (!isSingle) this.$checkShape(given as T[][]);
    if (rows * columns > MOST_CELLS) throw tooLarge("Request");
    this.sheet.bounded(this.area);
    const one = isSingle ? single<T>(given) : null;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const value = isSingle ? one : (given as T[][])[r]![c];
        const patch = patchOf(value as T, row + r, column + c);
        if (patch) this.sheet.book.edits.cell(this.sheet, row + r, column + c, patch);
      }
    }
  }

  /** Whole rows and columns have no values of single cells, as is documented. */
  private get $isUnbounded(): boolean {
    return isWholeRows(this.area) || isWholeColumns(this.area);
  }

  private $map<T>(read: (row: number, column: number) => T): T[][] | null {
    const { row, column, rows, columns } = this.area;
    if (this.$isUnbounded) return null;
    if (rows * columns > MOST_CELLS) throw tooLarge("Response");
    this.sheet.bounded(this.area);
    this.sheet.book.edits.flush();
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => read(row + r, column + c)),
    );
  }

  private $value(row: number, column: number): string | number | boolean {
    const cell = this.sheet.unflushed.getCellRaw(row, column);
    return cell && hasContent(cell) ? valueOf(cell) : valueOf(this.$spilled(row, column) ?? cell);
  }
  /** What an array formula elsewhere has put into this cell. */
  private $spilled(row: number, column: number) {
    const { injector, id } = this.sheet.book;
    const spilled = injector.get(FormulaDataModel).getArrayFormulaCellData();
    return spilled?.[id]?.[this.sheet.id]?.[row]?.[column];
  }
  private $checkShape(values: unknown[][]): void {
    const { rows, columns } = this.area;
    const fits = values.length === rows && values.every((line) => line.length === columns);
    if (!fits) throw shapeMismatch();
  }
  /** The library asks before it sends a large array in parts. */
  _validateArraySize(rows: number, columns: number): void {
    if (rows !== this.area.rows || columns !== this.area.columns) throw shapeMismatch();
  }

  // Kinds of cells

  getSpecialCells(kind: string, valueType?: string) {
    const found = this.getSpecialCellsOrNullObject(kind, valueType);
    if (!found) throw itemNotFound();
    return found;
  }
  getSpecialCellsOrNullObject(kind: string, valueType?: string | null) {
    const areas = specialCells(this.sheet, this.area, kind, valueType ?? "All");
    return areas.length === 0 ? null : new RangeAreasObject(this.sheet, areas);
  }
  getMergedAreasOrNullObject() {
    const merged = this.sheet.univer.getMergeData().map(fromUniver);
    const areas = merged.filter((area) => intersect(area, this.area));
    return areas.length === 0 ? null : new RangeAreasObject(this.sheet, areas);
  }

  find(text: string, criteria?: SearchCriteria | null) {
    const found = this.findOrNullObject(text, criteria);
    if (!found) throw itemNotFound();
    return found;
  }
  findOrNullObject(text: string, criteria?: SearchCriteria | null) {
    const found = findCell(this.sheet, this.area, text, criteria ?? {});
    return found && this.$at(found);
  }

  getSurroundingRegion() {
    return this.$at(regionAround(this.sheet, this.area));
  }
  getRangeEdge(direction: unknown, activeCell?: { area: Area } | null) {
    return this.$at(edgeFrom(this.sheet, this.area, direction, activeCell?.area));
  }
  getExtendedRange(direction: unknown, activeCell?: { area: Area } | null) {
    return this.$at(extendedTo(this.sheet, this.area, direction, activeCell?.area));
  }

  protected override $at(area: Area): RangeObject {
    return new RangeObject(this.sheet, area);
  }

  // Array formulas

  /** The areas that array formulas of this sheet fill. */
  private get $arrays(): Area[] {
    this.sheet.book.edits.flush();
    const { injector, id } = this.sheet.book;
    const filled = injector.get(FormulaDataModel).getArrayFormulaRange()[id]?.[this.sheet.id];
    return Object.values(filled ?? {}).flatMap((line) =>
      Object.values((line ?? {}) as Record<number, IRange>).map(fromUniver),
    );
  }
  get hasSpill() {
    const filled = this.$arrays
      .filter(({ rows, columns }) => rows * columns > 1)
      .flatMap((area) => intersect(area, this.area) ?? [])
      .reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    if (filled === 0) return false;
    return filled === this.area.rows * this.area.columns ? true : null;
  }
  get savedAsArray() {
    return this.hasSpill;
  }
  getSpillParentOrNullObject() {
    if (this.area.rows * this.area.columns !== 1) return null;
    const array = this.$arrays.find(
      (area) => area.rows * area.columns > 1 && intersect(area, this.area),
    );
    return array ? this.$at({ ...array, rows: 1, columns: 1 }) : null;
  }

  // Changes of the sheet

  merge(across = false): void {
    requireUnprotected(this.sheet);
    const { row, column, rows, columns } = this.sheet.bounded(this.area);
    const parts = across
      ? Array.from({ length: rows }, (_, r) => ({ row: row + r, column, rows: 1, columns }))
      : [{ row, column, rows, columns }];
    for (const part of parts) this.$mergeOne(part);
  }
  /** The first cell keeps its content, the others lose theirs. */
  private $mergeOne(area: Area): void {
    if (area.rows * area.columns === 1) return;
    const { edits } = this.sheet.book;
    for (let r = area.row; r < area.row + area.rows; r++) {
      for (let c = area.column; c < area.column + area.columns; c++) {
        const isFirst = r === area.row && c === area.column;
        const pending = edits.peek(this.sheet, r, c);
        const cell = { ...this.sheet.unflushed.getCellRaw(r, c), ...pending };
        if (!isFirst && hasContent(cell)) edits.cell(this.sheet, r, c, { content: NO_CONTENT });
      }
    }
    edits.merge(this.sheet, area);
  }
  unmerge(): void {
    requireUnprotected(this.sheet);
    this.sheet.book.edits.unmerge(this.sheet, this.sheet.bounded(this.area));
  }
  clear(what: string | null = "All"): void {
    const kind = what ?? "All";
    if (!["All", "Contents", "Formats"].includes(kind))
      throw CLEARED_ELSEWHERE.includes(kind)
        ? notImplemented(`Range.clear("${kind}")`)
        : invalidArgument(`clear("${kind}")`);
    if (kind !== "Formats") requireUnlocked(this.sheet, this.area);
    if (kind !== "Contents") requireFormatting(this.sheet, "Cells");
    this.sheet.patch(this.area, {
      ...(kind !== "Formats" && { content: NO_CONTENT }),
      ...(kind !== "Contents" && { style: NO_STYLE, extras: NO_EXTRAS }),
    });
    if (kind === "Contents") return;
    this.sheet.book.edits.unmerge(this.sheet, this.sheet.bounded(this.area));
    if (kind === "All") this.dataValidation.clear();
    this.conditionalFormats.clearAll();
  }
  insert(shift: string) {
    const { area } = this; // it goes with its cells, if the add-in keeps it
    insertCells(this.sheet, area, shift);
    return this.$at(area);
  }
  delete(shift: string): void {
    deleteCells(this.sheet, this.area, shift);
  }
  copyFrom(
    source: RangeObject | RangeAreasObject | string,
    kind: string | null = "All",
    skipBlanks: boolean | null = false,
    transpose: boolean | null = false,
  ): void {
    requireUnlocked(this.sheet, this.area);
    const from =
      typeof source === "string"
        ? source.includes("!")
          ? this.sheet.book.resolve(source)
          : { sheet: this.sheet, area: parseArea(source) }
        : {
            sheet: source.sheet,
            area: source instanceof RangeObject ? source.area : source.areas.$only(),
          };
    const options = {
      kind: kind ?? "All",
      skipBlanks: skipBlanks === true,
      transpose: transpose === true,
    };
    copyCells(from, { sheet: this.sheet, area: this.area }, options);
  }
  select(): void {
    const { univer } = this.sheet.book;
    univer.setActiveSheet(this.sheet.facade);
    this.sheet.range(this.area).activate();
  }
  calculate(): void {
    this.sheet.book.edits.flush();
    this.sheet.book.gate.calculate();
  }

  setCellProperties(properties: unknown[][]): void {
    setCellProperties(this.sheet, this.area, properties);
  }
  getCellProperties(asked: Record<string, unknown>) {
    return cellProperties(this.sheet, this.area, asked);
  }
  setRowProperties(properties: unknown[]): void {
    setLineProperties(this.sheet, this.area, properties, "row");
  }
  getRowProperties(asked: Record<string, unknown>) {
    return lineProperties(this.sheet, this.area, asked, "row");
  }
  setColumnProperties(properties: unknown[]): void {
    setLineProperties(this.sheet, this.area, properties, "column");
  }
  getColumnProperties(asked: Record<string, unknown>) {
    return lineProperties(this.sheet, this.area, asked, "column");
  }
}

/** What clearing the formats takes away from a cell beside its style. */
const NO_EXTRAS = {
  locked: true,
  formulaHidden: false,
  horizontal: null,
  vertical: null,
  shrinkToFit: false,
  indentLevel: 0,
  readingOrder: "Context",
  style: "Normal",
};

const single = <T>(given: unknown): T =>
  Array.isArray(given) ? (given as T[][])[0]![0]! : (given as T);

const shapeMismatch = () =>
  new HostError(
    "InvalidArgument",
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
const tooLarge = (what: "Request" | "Response") =>
  new HostError(`${what}PayloadSizeLimitExceeded`, `The ${what.toLowerCase()} has too many cells.`);
