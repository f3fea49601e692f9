import {
  type Area,
  contains,
  intersect,
  isWholeColumns,
  isWholeRows,
  parseArea,
} from "../model/area";
import { arrayAreas } from "../grid/array-formulas";
import { copyCells, type CopyKind } from "../grid/copy-cells";
import type { CellPatch } from "../grid/edits";
import { requireFormatting, requireUnlocked, requireUnprotected } from "../grid/protection";
import { HostError, invalidArgument, itemNotFound, notImplemented } from "../wire/errors";
import { methodsOf } from "../wire/wire-object";
import { requireFormula } from "../grid/formula-check";
import { spelled, unspelled } from "../model/formula-spelling";
import { type CellInput, NO_CONTENT, typedContent } from "../model/cell-content";
import { formatOf } from "../model/cell-format";
import {
  cellProperties,
  lineProperties,
  setCellProperties,
  setLineProperties,
} from "./cell-properties";
import { ConditionalFormatsObject } from "./conditional-formats";
import { edgeFrom, extendedTo, regionAround } from "./data-region";
import { DataValidationObject } from "./data-validation";
import { findCell, type SearchCriteria } from "./find-cell";
import { RangeFormatObject } from "./format";
import { RangePlace } from "./range-place";
import { oneOf } from "./limits";
import { RangeSortObject } from "./range-sort";
import { CellSelection } from "./selection";
import { deleteCells, insertCells } from "./shift-cells";
import { specialCells } from "./special-cells";
import { CHECKS } from "./format-checks";
import { applyStyle, styleNameOf } from "./styles";
import { RangeAreasObject } from "./range-areas";
import { WorksheetObject } from "./worksheet";

/** Excel answers no more than this many cells at once. */
const MOST_CELLS = 5_000_000;

/** Characters of a cell: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const LONGEST_TEXT = 32_767;

const COPIED: readonly CopyKind[] = ["All", "Formulas", "Values", "Formats"];

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
    return this.$map((row, column) => this.sheet.value(row, column));
  }
  set values(values: unknown) {
    this.$write(values);
  }
  get formulas() {
    const { behaviours, relay } = this.sheet.book;
    const isCustom = (name: string) => relay.knows(name);
    return this.$map(
      (row, column) =>
        spelled(this.sheet.formula(row, column), behaviours, isCustom) ||
        this.sheet.value(row, column),
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
    return this.$map((row, column) => this.sheet.valueType(row, column));
  }
  get numberFormat() {
    return this.$map((row, column) => formatOf(this.sheet.format(row, column), "numberFormat"));
  }
  set numberFormat(formats: unknown) {
    requireFormatting(this.sheet, "Cells");
    const change = (format: unknown) => ({ numberFormat: CHECKS.numberFormat(format) });
    if (this.$isUnbounded) this.$cells.change(change(single(formats)));
    else this.$each(formats, (format) => (format === null ? null : { format: change(format) }));
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
    const { edits, behaviours } = this.sheet.book;
    const isCovered = this.$coveredCells();
    this.$each<CellInput>(values, (input, row, column) => {
      if (input === null || isCovered(row, column)) return null; // left as it is
      if (typeof input !== "string") return { content: { value: input } };
      if (!input.startsWith("=") && input.length > LONGEST_TEXT)
        throw invalidArgument("The text is longer than a cell's.");
      const { content, numberFormat } = typedContent(
        unspelled(input, behaviours),
        edits.numberFormat(this.sheet, row, column),
        behaviours.has("dates1904"),
      );
      if ("formula" in content) requireFormula(this.sheet.book, content.formula);
      return numberFormat === undefined ? { content } : { content, format: { numberFormat } };
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
    const areas = this.sheet.merged().filter((area) => intersect(area, this.area));
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

  get hasSpill() {
    const filled = arrayAreas(this.sheet)
      .filter(isSpill)
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
    const array = arrayAreas(this.sheet).find(
      (area) => isSpill(area) && intersect(area, this.area),
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
        if (!isFirst && edits.willHaveContent(this.sheet, r, c))
          edits.cell(this.sheet, r, c, { content: NO_CONTENT });
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
      ...(kind !== "Contents" && { format: null }),
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
    if (kind === "Link") throw notImplemented('Range.copyFrom(…, "Link")');
    const options = {
      kind: oneOf(kind ?? "All", COPIED, "copyType") as CopyKind,
      skipBlanks: skipBlanks === true,
      transpose: transpose === true,
    };
    copyCells(from, { sheet: this.sheet, area: this.area }, options);
  }
  select(): void {
    this.sheet.activate();
    this.sheet.select(this.area);
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

const isSpill = ({ rows, columns }: Area) => rows * columns > 1;

const single = <T>(given: unknown): T =>
  Array.isArray(given) ? (given as T[][])[0]![0]! : (given as T);

const shapeMismatch = () =>
  new HostError(
    "InvalidArgument",
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
const tooLarge = (what: "Request" | "Response") =>
  new HostError(`${what}PayloadSizeLimitExceeded`, `The ${what.toLowerCase()} has too many cells.`);
