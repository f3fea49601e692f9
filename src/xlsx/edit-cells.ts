/**
 * Types into cells of a workbook by editing its parts: what is typed, what follows from it, and all else as it stood, byte for
 * byte. Whoever opens the file without calculating it sees the new figures.
 */
import { isError, type Content } from "../formula/values";
import { a1, parseAddress } from "../sheets/plan/address";
import { areaAddress, moveFormula } from "../sheets/plan/areas";
import { calculatedOnLoad } from "./calculated-on-load";
import { fromFileFormula, toFileFormula } from "./function-names";
import { closeParts, FileError, openParts, type Parts } from "./package";
import { openWorkbook } from "./read";
import { recalculate, type KnownValue, type NewContent, type Recalculated } from "./recalculate";
import { partOf, relationsOf, sheetParts, workbookPart } from "./sheet-parts";
import { SheetScan, type ScannedCell, type ScannedRow } from "./sheet-scan";
import { applyEdits, decodePart, escapeXml, type Edit } from "./xml-edit";

export type { NewContent } from "./recalculate";

/** @throws {FileError} when the bytes are no workbook, or a hostile one, or a cell cannot be typed into by itself */
export function editCells(
  bytes: Uint8Array,
  changes: readonly NewContent[],
  knownValue?: KnownValue,
): Uint8Array {
  if (changes.length === 0) return bytes;
  const parts = openParts(bytes);
  const { values, isPartial } = recalculate(openWorkbook(bytes).sheets, changes, knownValue);
  let touchesFormulas = false;
  for (const { name, part } of sheetParts(parts)) {
    const wanted = editsOf(name, changes, values);
    if (wanted.length === 0) continue;
    const edits = new SheetEdit(decodePart(partOf(parts, part)), wanted);
    parts.set(part, edits.applied());
    touchesFormulas ||= edits.touchesFormulas;
  }
  if (touchesFormulas) withoutCalculationChain(parts);
  if (isPartial) {
    const workbook = workbookPart(parts);
    parts.set(workbook, calculatedOnLoad(partOf(parts, workbook)));
  }
  return closeParts(parts);
}

interface CellEdit {
  row: number;
  column: number;
  value: Content;
  /** Null for none; absent where the one that stands there stays. */
  formula?: string | null;
}

/** What is typed on a sheet, and what its formulas show then. */
function editsOf(
  name: string,
  changes: readonly NewContent[],
  values: Recalculated["values"],
): CellEdit[] {
  const edits = new Map<string, CellEdit>();
  for (const { sheet, row, column, value, formula, sent = formula } of changes)
    if (sheet === name)
      edits.set(a1({ row, column }), { row, column, value, formula: sent ?? null });
  for (const { sheet, row, column, value } of values)
    if (sheet === name) {
      const cell = a1({ row, column });
      edits.set(cell, { ...edits.get(cell), row, column, value });
    }
  return [...edits.values()];
}

class SheetEdit {
  touchesFormulas = false;
  private readonly scan: SheetScan;
  private readonly edits: Edit[] = [];
  private readonly prefix: string;

  constructor(
    private readonly source: string,
    private readonly wanted: readonly CellEdit[],
  ) {
    this.scan = new SheetScan(source);
    this.prefix = this.scan.prefix;
  }

  applied(): Uint8Array {
    const byRow = new Map<number, CellEdit[]>();
    for (const edit of this.wanted) byRow.set(edit.row, [...(byRow.get(edit.row) ?? []), edit]);
    const rows = [...byRow].sort(([a], [b]) => a - b);
    const fresh: { row: number; xml: string }[] = [];
    for (const [row, edits] of rows) {
      const sorted = edits.sort((a, b) => a.column - b.column);
      const standing = this.scan.rows.get(row);
      if (standing) this.inRow(standing, sorted);
      else if (sorted.some(({ value }) => value !== null))
        fresh.push({ row, xml: this.rowXml(row, sorted) });
    }
    this.newRows(fresh);
    this.followers();
    this.dimension();
    return applyEdits(
      this.source,
      this.edits.sort((a, b) => a.start - b.start || a.end - b.end),
    );
  }

  private inRow(row: ScannedRow, edits: readonly CellEdit[]): void {
    const inserted = new Map<number, string>();
    for (const edit of edits) {
      const cell = row.cells.get(edit.column);
      if (cell) this.replace(cell, edit);
      else if (edit.value !== null) {
        const at = [...row.cells.values()].find(({ column }) => column > edit.column);
        const place = at?.start ?? row.contentEnd;
        inserted.set(place, (inserted.get(place) ?? "") + this.cellXml(edit, ""));
        this.touchesFormulas ||= typeof edit.formula === "string";
      }
    }
    if (inserted.size === 0) return;
    const tag = this.source
      .slice(row.start, row.contentStart)
      .replace(/\sspans="[^"]*"/, "")
      .replace(/\s*\/>$/, ">");
    if (row.isEmpty) {
      const text = `${tag}${[...inserted.values()].join("")}</${this.prefix}row>`;
      this.edits.push({ start: row.start, end: row.end, text });
      return;
    }
    this.edits.push({ start: row.start, end: row.contentStart, text: tag });
    for (const [at, text] of inserted) this.edits.push({ start: at, end: at, text });
  }

  private replace(cell: ScannedCell, edit: CellEdit): void {
    const { start, end, formula } = cell;
    if (edit.formula !== undefined && formula) {
      this.touchesFormulas = true;
      if (formula.attributes.t === "array" || formula.attributes.t === "dataTable")
        throw partOfArray(a1(cell));
    }
    if (typeof edit.formula === "string") this.touchesFormulas = true;
    const kept =
      edit.formula === undefined && formula
        ? this.source.slice(formula.start, formula.end)
        : undefined;
    const text = this.cellXml(edit, this.attributesOf(cell), kept);
    this.edits.push({ start, end, text });
  }

  /** All but the address and the type: the style, and what programs write beside it. */
  private attributesOf({ start, contentStart }: ScannedCell): string {
    const tag = this.source.slice(start, contentStart);
    return tag
      .replace(/^<[\w:]+/, "")
      .replace(/\s*\/?>$/, "")
      .replace(/\s(?:r|t|cm|vm)=(?:"[^"]*"|'[^']*')/g, "");
  }

  private cellXml(edit: CellEdit, attributes: string, kept?: string): string {
    const { prefix: p } = this;
    const formula =
      kept ??
      (typeof edit.formula === "string"
        ? `<${p}f>${escapeXml(toFileFormula(edit.formula).slice(1))}</${p}f>`
        : "");
    const { type, xml } = contentXml(edit.value, p, formula !== "");
    const head = `<${p}c r="${a1(edit)}"${attributes}${type}`;
    return formula === "" && xml === "" ? `${head}/>` : `${head}>${formula}${xml}</${p}c>`;
  }

  private rowXml(row: number, edits: readonly CellEdit[]): string {
    this.touchesFormulas ||= edits.some(({ formula }) => typeof formula === "string");
    const cells = edits.filter(({ value }) => value !== null).map((edit) => this.cellXml(edit, ""));
    return `<${this.prefix}row r="${row + 1}">${cells.join("")}</${this.prefix}row>`;
  }

  private newRows(fresh: readonly { row: number; xml: string }[]): void {
    if (fresh.length === 0) return;
    const { data, rows } = this.scan;
    if (data.isEmpty) {
      const xml = fresh.map((each) => each.xml).join("");
      const text = `<${this.prefix}sheetData>${xml}</${this.prefix}sheetData>`;
      this.edits.push({ start: data.start, end: data.end, text });
      return;
    }
    const standing = [...rows.values()];
    const places = new Map<number, string>();
    for (const { row, xml } of fresh) {
      const at = standing.find((each) => each.row > row)?.start ?? data.contentEnd;
      places.set(at, (places.get(at) ?? "") + xml);
    }
    for (const [at, text] of places) this.edits.push({ start: at, end: at, text });
  }

  /** A shared formula whose first cell is typed over stays with each of the others. */
  private followers(): void {
    const typed = new Map(this.wanted.map((edit) => [a1(edit), edit]));
    const isTypedOver = (cell: ScannedCell) => typed.get(a1(cell))?.formula !== undefined;
    for (const { master, others } of this.scan.shared()) {
      if (!isTypedOver(master)) continue;
      for (const cell of others) {
        if (isTypedOver(cell)) continue;
        const { start, end, attributes } = cell.formula!;
        const own = moveFormula(fromFileFormula(`=${master.formula!.text}`), master, cell);
        const text = `<${this.prefix}f>${escapeXml(toFileFormula(own).slice(1))}</${this.prefix}f>`;
        const edit = this.edits.find((each) => each.start === cell.start && each.end === cell.end);
        if (edit) edit.text = edit.text.replace(this.source.slice(start, end), () => text);
        else this.edits.push({ start, end, text });
        this.touchesFormulas ||= attributes.t !== undefined;
      }
    }
  }

  /** The area that the sheet says it fills. */
  private dimension(): void {
    const { dimension } = this.scan;
    const area = dimension && parseAddress(dimension.ref);
    if (!area) return;
    const filled = this.wanted.filter(({ value }) => value !== null);
    const row = Math.min(area.row, ...filled.map((edit) => edit.row));
    const column = Math.min(area.column, ...filled.map((edit) => edit.column));
    const bottom = Math.max(area.row + area.rows, ...filled.map((edit) => edit.row + 1));
    const right = Math.max(area.column + area.columns, ...filled.map((edit) => edit.column + 1));
    const ref = areaAddress({ row, column, rows: bottom - row, columns: right - column });
    if (ref === dimension.ref) return;
    const { start, end } = dimension;
    const text = this.source.slice(start, end).replace(/\sref="[^"]*"/, ` ref="${ref}"`);
    this.edits.push({ start, end, text });
  }
}

function contentXml(value: Content, p: string, hasFormula: boolean): { type: string; xml: string } {
  if (value === null) return { type: "", xml: "" };
  if (isError(value)) return { type: ' t="e"', xml: `<${p}v>${value.code}</${p}v>` };
  if (typeof value === "number") return { type: "", xml: `<${p}v>${value}</${p}v>` };
  if (typeof value === "boolean") return { type: ' t="b"', xml: `<${p}v>${value ? 1 : 0}</${p}v>` };
  const text = escapeXml(storable(value));
  if (hasFormula) return { type: ' t="str"', xml: `<${p}v>${text}</${p}v>` };
  if (value === "") return { type: "", xml: "" };
  return {
    type: ' t="inlineStr"',
    xml: `<${p}is><${p}t xml:space="preserve">${text}</${p}t></${p}is>`,
  };
}

/** The format's own way to write what XML has no place for, and what looks like it. */
const storable = (text: string): string =>
  text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x")
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );

/** The list of formulas in the order of their calculation would name cells without one: Excel makes it anew. */
function withoutCalculationChain(parts: Parts): void {
  const workbook = workbookPart(parts);
  const chain = relationsOf(parts, workbook).find(({ type }) => type === "calcChain");
  if (!chain || !parts.delete(chain.target)) return;
  const slash = workbook.lastIndexOf("/") + 1;
  const relations = `${workbook.slice(0, slash)}_rels/${workbook.slice(slash)}.rels`;
  const cut = (part: string, pattern: RegExp) => {
    const text = decodePart(partOf(parts, part)).replace(pattern, "");
    parts.set(part, new TextEncoder().encode(text));
  };
  cut(relations, /<(?:\w+:)?Relationship\b[^>]*\/calcChain"[^>]*\/>/);
  cut("[Content_Types].xml", /<(?:\w+:)?Override\b[^>]*calcChain\+xml"[^>]*\/>/);
}

const partOfArray = (address: string) =>
  new FileError("unsupported", {
    zh: `单元格 ${address} 属于数组公式，不能单独改写。请在 Excel 里恢复原来的公式后再试。`,
    en: `The cell ${address} is part of an array formula and cannot be typed over by itself. Restore the form's formula in Excel and try again.`,
  });
