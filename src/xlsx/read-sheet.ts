/** The cells of one sheet part. */
import { DAYS_TO_1904, serialOf } from "../formula/dates";
import type { Scalar } from "../formula/values";
import { a1 } from "../sheets/plan/address";
import { moveFormula } from "../sheets/plan/areas";
import type { SheetCells } from "../sheets/read";
import { RuleReader, type Rule } from "./cell-formats";
import { fromFileFormula } from "./function-names";
import { KnownPieces, type KnownCell } from "./known-pieces";
import { FileError } from "./package";
import { MOST_COLUMNS, MOST_ROWS, PlainCell } from "./plain-cell";
import { unescapeText } from "./shared-texts";
import { decodedText, disordered, scanXml, type Attributes } from "./scan-xml";
import { Spread } from "./spread-formulas";

/** Cells of the smallest block that holds everything on a sheet; a card has some thousand. */
const MOST_CELLS = 1_000_000;

/** Excel's limit. */
const LONGEST_FORMULA = 8192;

/** What a sheet says beside its cells. Rows and columns count from 0. */
export interface SheetExtras {
  /** Hidden by hand or by a filter, or of no height. */
  hiddenRows: number[];
  hiddenColumns: { first: number; last: number }[];
  merges: string[];
  protected: boolean;
  filtered: boolean;
  /** Something is checked when it is typed. */
  validated: boolean;
  /** Cells that hold 0 look empty. */
  zerosHidden: boolean;
  /** A sparkline counts as one that hides values. */
  conditions: CellCondition[];
  /** What is printed above and below the pages, with its codes. */
  margins: string;
  /** Style number of each cell that holds something, in the shape of the values. */
  styles: number[][];
}

/** A conditional format. */
export interface CellCondition {
  /** `F3:G19 F21` */
  areas: string;
  /** Index of what it makes of the cells; null where it only draws a bar, an icon or a colour. */
  format: number | null;
  /** What it makes of them, where it says so itself: those of Excel 2010 and later that name other sheets do. */
  own?: Rule;
  /** It shows a bar or an icon in the place of the value. */
  hidesValues: boolean;
}

export type ReadSheet = SheetCells & SheetExtras;

/** The cells that hold something, a list for each of their sides. */
export interface ReadCells {
  rows: number[];
  columns: number[];
  values: Scalar[];
  /** Beginning with `=`. */
  formulas: (string | undefined)[];
  styles: number[];
}

/**
 * Cells that hold something; formats of empty cells are passed over. A formula that was never computed has no value.
 *
 * @param aspects see {@link Aspects}
 */
export function readSheet(
  name: string,
  source: string,
  texts: readonly string[],
  formats: readonly string[],
  aspects: Aspects = {},
): ReadSheet {
  const reader = new SheetReader(texts, aspects);
  scanXml(source, reader);
  reader.fillSpread();
  const cells = grid(name, reader.cells, formats);
  return { ...cells, ...reader.extras, ...(aspects.from1904 && { from1904: true }) };
}

/** How the workbook's days and formulas are to be read. */
export interface Aspects {
  /** The workbook counts its days from 1904. */
  from1904?: boolean;
  /** What a cell shows of a formula, which comes without its `=`. */
  shown?: (formula: string) => string;
  /** What was read of other sheets, all of whose formulas are shown in the same way. */
  known?: KnownSheets;
}

export type KnownSheets = KnownPieces<SaidAround>;

export const knownSheets = (): KnownSheets => new KnownPieces<SaidAround>();

/** What is said of a sheet but of its cells, so far. */
type Flags = Pick<
  SheetExtras,
  "protected" | "filtered" | "validated" | "zerosHidden" | "margins"
> & { flatRows: boolean };

/** What stands before the rows or behind them: what was said before it and after it, and what it added. */
interface SaidAround extends Pick<SheetExtras, "hiddenColumns" | "merges" | "conditions"> {
  before: Flags;
  after: Flags;
}

const noCells = (): ReadCells => ({ rows: [], columns: [], values: [], formulas: [], styles: [] });

const shownFormula = (text: string) => fromFileFormula(`=${text}`);

/** Gathers the cells and extras of a sheet, or of some of its rows, from what {@link scanXml} tells. */
export class SheetReader {
  cells = noCells();
  readonly extras: Omit<SheetExtras, "styles"> = {
    hiddenRows: [],
    hiddenColumns: [],
    merges: [],
    protected: false,
    filtered: false,
    validated: false,
    zerosHidden: false,
    conditions: [],
    margins: "",
  };
  private attributes: Attributes | null = null;
  private formulaAttributes: Attributes | null = null;
  private formula = "";
  private value: string | null = null;
  private inline = "";
  /** What the next text belongs to. */
  private into: "" | "f" | "v" | "t" | "sqref" | "margins" = "";
  private aids = 0;
  /** Of the cell that is read, or the last row that was opened; a cell without an address follows the one before. */
  row = -1;
  private column = 0;
  private readonly shared = new Map<string, { row: number; column: number; text: string }>();
  private readonly spread = new Spread();
  private readonly plain = new PlainCell();
  /** The number that the row itself has. */
  private rowNumber: number | null = null;
  /** The cell that was read last, by its place in a sheet read row by row. */
  private last = -1;
  private inRows = false;
  /** The cells of the conditional formats that are read, and those of them whose cells are named behind them. */
  private conditioned = "";
  private unplaced: CellCondition[] = [];
  private rule: RuleReader | null = null;
  /** In a bar, or in colours that follow the value. */
  private inScale = false;
  private flatRows = false;
  /** Where the workbook's count of days begins, in the usual count. */
  private readonly firstDay: number;
  private readonly shown: (formula: string) => string;
  private readonly known: KnownSheets | undefined;
  private source = "";
  /** How many elements are open at the tag that comes next, and where what stands around the rows began. */
  private depth = 0;
  private stretch: StretchOfSheet | null = null;
  private passedRows = false;

  constructor(
    private readonly texts: readonly string[],
    { from1904 = false, shown = shownFormula, known }: Aspects = {},
  ) {
    this.firstDay = from1904 ? DAYS_TO_1904 : 0;
    this.shown = shown;
    this.known = known;
  }

  /** The cells that were read since the last time. */
  handOver(): ReadCells {
    const taken = this.cells;
    this.cells = noCells();
    return taken;
  }

  /** What a block fills that begins behind its cells. */
  fillSpread(): void {
    if (this.spread.isEmpty) return;
    const { rows, columns, formulas } = this.cells;
    for (let at = 0; at < rows.length; at++)
      formulas[at] ??= this.spread.at(rows[at]!, columns[at]!);
  }

  open(name: string, attributes: Attributes, start: number, end: number): void {
    this.into = "";
    if (name === "AlternateContent" && (this.inRows || this.attributes)) throw disordered();
    if (this.attributes) this.openInCell(name, attributes);
    else if (name === "c") this.attributes = attributes;
    else if (name === "row") {
      this.openRow(attributes);
      this.keepRow(attributes, start, end);
    } else {
      if (name === "sheetData") this.endStretch(start, ROWS);
      this.openBeside(name, attributes);
    }
  }

  text(text: string): void {
    if (this.into === "v") this.value = (this.value ?? "") + text;
    else if (this.into === "f") this.formula += text;
    else if (this.into === "t") this.inline += text;
    else if (this.into === "sqref") for (const each of this.unplaced) each.areas += text;
    else if (this.into === "margins") this.extras.margins += ` ${text}`;
  }

  close(name: string, start: number): void {
    this.into = "";
    if (name === "rPh") this.aids--;
    else if (name === "c" && this.attributes) this.cell(this.attributes);
    else if (name === "sheetData") {
      this.inRows = false;
      this.passedRows = true;
    } else if (name === "worksheet") this.endStretch(start, SHEET_END);
    else if (name === "dxf") this.rule = null;
    else if (name === "conditionalFormatting" || name === "sparkline") this.unplaced = [];
    else if (SCALES.has(name)) this.inScale = false;
  }

  /** What was read before, and cells as nearly all are written, one after the other: a card has a thousand. */
  take(source: string, start: number, around: readonly string[]): number {
    this.source = source;
    this.depth = around.length;
    if (!this.inRows) return this.takeStretch(source, start, around);
    if (this.attributes) return start;
    const isInRow = around.at(-1) === "row";
    let end = start;
    for (let next = this.takePiece(source, end, isInRow); next !== end; ) {
      end = next;
      next = this.takePiece(source, end, isInRow);
    }
    return end;
  }

  private takePiece(source: string, start: number, isInRow: boolean): number {
    const piece = this.known?.at(source, start);
    if (!piece || (piece.of === "row" && !isInRow)) return this.takePlain(source, start);
    const end = start + piece.text.length;
    this.into = "";
    if (piece.of === "row") this.openRow(piece.attributes);
    else if (piece.value !== undefined) this.keepKnown(piece, piece.value);
    else {
      const close = source.indexOf("<", end);
      if (!source.startsWith(CELL_END, close)) return this.takePlain(source, start);
      this.keepKnown(piece, decodedText(source.slice(end, close)));
      this.known!.follow(piece);
      return close + CELL_END.length;
    }
    this.known!.follow(piece);
    return end;
  }

  private keepKnown({ row, column, type, style, formula }: KnownCell, value: string | null): void {
    this.row = row;
    this.column = column;
    this.value = value;
    this.keep(type, style, formula);
  }

  private takePlain(source: string, start: number): number {
    const { plain, known } = this;
    const end = plain.read(source, start);
    if (end === start) return start;
    this.into = "";
    if (plain.value !== undefined) this.value = decodedText(plain.value);
    const head = source.slice(start, plain.head);
    const piece = known?.get(head);
    if (piece?.of === "cell") {
      this.keepKnown(piece, this.value);
      known!.follow(piece);
    } else this.keepPlain(head);
    return end;
  }

  private keepPlain(head: string): void {
    const { plain, known } = this;
    const { row, column, type, style } = plain;
    this.row = row;
    this.column = column;
    if (plain.formula !== undefined) this.formula = decodedText(plain.formula);
    const formula = plain.formula === undefined ? undefined : this.formulaOf(NO_ATTRIBUTES);
    const value = plain.value === undefined ? null : plain.value === "" ? "" : undefined;
    this.keep(type, style, formula);
    const piece = known?.of(head, () => ({
      ...{ of: "cell", text: "", next: [], row, column, type, style, formula, value },
    }));
    if (piece) known!.follow(piece);
  }

  /** The tags between two rows. */
  private keepRow(attributes: Attributes, start: number, end: number): void {
    const { source, known } = this;
    const isBetween = source.startsWith(ROW_END, start - ROW_END.length) && start >= ROW_END.length;
    const isWhole = source.charCodeAt(end - 2) === SLASH || attributes.r === undefined;
    if (!known || !isBetween || isWhole) return;
    const piece = known.of(source.slice(start - ROW_END.length, end), () => ({
      ...{ of: "row", text: "", next: [], attributes },
    }));
    if (piece) known.follow(piece);
  }

  /** Everything before the rows or behind them, where it says what it said in another sheet. */
  private takeStretch(source: string, start: number, around: readonly string[]): number {
    const { known, extras } = this;
    if (!known || this.stretch || around.length !== 1 || around[0] !== "worksheet") return start;
    const before = this.flags();
    const isFirst = this.conditioned === "" && extras.conditions.length === 0 && this.isAtRest();
    const where = this.passedRows ? "behind" : "before";
    const found = isFirst
      ? known.stretchAt(where, source, start, (said) => sameFlags(said.before, before))
      : undefined;
    const { hiddenColumns, merges } = extras;
    this.stretch = {
      ...{ start, before, isOver: !isFirst || found !== undefined },
      ...{ columns: hiddenColumns.length, merges: merges.length, place: this.place() },
    };
    if (!found) return start;
    const { flatRows, ...flags } = found.said.after;
    Object.assign(extras, flags);
    this.flatRows = flatRows;
    hiddenColumns.push(...found.said.hiddenColumns);
    merges.push(...found.said.merges);
    extras.conditions.push(...found.said.conditions);
    return start + found.length;
  }

  /** @param tag what follows it */
  private endStretch(end: number, tag: string): void {
    const { known, stretch, source, extras } = this;
    this.stretch = null;
    if (!known || !stretch || stretch.isOver) return;
    const isWhole = this.depth === 1 && source.startsWith(tag, end) && this.isAtRest();
    // A cell or a row has no business there.
    if (!isWhole || stretch.place !== this.place()) return;
    known.keepStretch(this.passedRows ? "behind" : "before", {
      text: source.slice(stretch.start, end + tag.length),
      length: end - stretch.start,
      said: {
        before: stretch.before,
        after: this.flags(),
        hiddenColumns: extras.hiddenColumns.slice(stretch.columns),
        merges: extras.merges.slice(stretch.merges),
        conditions: [...extras.conditions],
      },
    });
  }

  private flags(): Flags {
    const { protected: isProtected, filtered, validated, zerosHidden, margins } = this.extras;
    const { flatRows } = this;
    return { protected: isProtected, filtered, validated, zerosHidden, margins, flatRows };
  }

  private place(): string {
    return [this.row, this.rowNumber, this.cells.rows.length, this.extras.hiddenRows.length].join();
  }

  /** Nothing is read only in part. */
  private isAtRest(): boolean {
    const { unplaced, rule, inScale, aids, attributes } = this;
    return unplaced.length === 0 && !rule && !inScale && aids === 0 && !attributes;
  }

  private openInCell(name: string, attributes: Attributes): void {
    // What would be told twice, each program takes as it likes.
    const isSecond = name === "f" ? this.formulaAttributes : name === "v" && this.value !== null;
    if (isSecond) throw disordered();
    if (name === "f") {
      this.formulaAttributes = attributes;
      this.into = "f";
    } else if (name === "v") {
      this.value = "";
      this.into = "v";
    } else if (name === "rPh") this.aids++;
    else if (name === "t" && this.aids === 0) this.into = "t";
  }

  private openRow({ r, hidden, ht }: Attributes): void {
    this.row = r === undefined ? this.row + 1 : Number(r) - 1;
    this.rowNumber = r === undefined ? null : this.row;
    this.column = 0;
    const flat = ht === undefined ? this.flatRows : Number(ht) < LOWEST_HEIGHT;
    if (isOn(hidden) || flat) this.extras.hiddenRows.push(this.row);
  }

  private openBeside(name: string, attributes: Attributes): void {
    if (this.rule) this.rule.open(name, attributes);
    else if (name === "col") this.openColumn(attributes);
    else if (name === "sheetData") this.inRows = true;
    else if (name === "sheetFormatPr") this.openDefaults(attributes);
    else if (name === "mergeCell") this.extras.merges.push(attributes.ref ?? "");
    else if (name === "sheetProtection") this.extras.protected = attributes.sheet !== "0";
    else if (name === "autoFilter") this.extras.filtered = true;
    else if (name === "dataValidation") this.extras.validated = true;
    else if (name === "sheetView") this.extras.zerosHidden = isOff(attributes.showZeros);
    else if (name === "conditionalFormatting") this.conditioned = attributes.sqref ?? "";
    else if (name === "sparklineGroup") this.conditioned = "";
    else if (name === "cfRule") this.openCondition(attributes);
    else if (SCALES.has(name) || name === "iconSet") this.openScale(name, attributes);
    else if (this.inScale && /^(color|fillColor)$/.test(name)) this.colourGround(attributes);
    else if (name === "sparkline") this.addCondition({ format: null, hidesValues: true });
    else if (name === "dxf") this.openOwnRule();
    else if (name === "sqref") this.into = "sqref";
    else if (MARGINS.test(name)) this.into = "margins";
  }

  private openCondition({ dxfId }: Attributes): void {
    this.addCondition({ format: dxfId === undefined ? null : Number(dxfId), hidesValues: false });
  }

  private addCondition(made: Omit<CellCondition, "areas">): void {
    const condition = { areas: this.conditioned, ...made };
    this.extras.conditions.push(condition);
    if (this.conditioned === "") this.unplaced.push(condition);
  }

  private openScale(name: string, { showValue }: Attributes): void {
    this.inScale = SCALES.has(name);
    if (isOff(showValue)) this.hideValues();
  }

  /** Whether a value has this ground just now is the unit's own condition. */
  private colourGround(fill: Attributes): void {
    this.addCondition({ format: null, own: { fill }, hidesValues: false });
  }

  private openOwnRule(): void {
    const last = this.extras.conditions.at(-1);
    this.rule = new RuleReader();
    if (last) last.own = this.rule.rule;
  }

  private hideValues(): void {
    const last = this.extras.conditions.at(-1);
    if (last) last.hidesValues = true;
  }

  private openColumn({ min, max, hidden, width }: Attributes): void {
    const flat = width !== undefined && Number(width) < LEAST_WIDTH;
    if (!isOn(hidden) && !flat) return;
    this.extras.hiddenColumns.push({ first: Number(min) - 1, last: Number(max) - 1 });
  }

  /** Rows and columns that say nothing of their size have this one. */
  private openDefaults({ defaultRowHeight, defaultColWidth, zeroHeight }: Attributes): void {
    this.flatRows = isOn(zeroHeight) || Number(defaultRowHeight ?? LOWEST_HEIGHT) < LOWEST_HEIGHT;
    if (Number(defaultColWidth ?? LEAST_WIDTH) < LEAST_WIDTH)
      this.extras.hiddenColumns.push({ first: 0, last: MOST_COLUMNS - 1 });
  }

  private cell({ r, t = "n", s }: Attributes): void {
    if (r !== undefined) this.goTo(r);
    const own = this.formulaAttributes ? this.formulaOf(this.formulaAttributes) : undefined;
    this.keep(t, s === undefined ? 0 : Number(s), own);
  }

  private keep(type: string, style: number, own: string | undefined): void {
    this.keepOrder();
    const formula = own ?? this.spread.at(this.row, this.column);
    const value = this.valueOf(type);
    if (formula !== undefined || (value !== "" && value !== null)) {
      const { rows, columns, values, formulas, styles } = this.cells;
      rows.push(this.row);
      columns.push(this.column);
      values.push(value);
      formulas.push(formula);
      styles.push(style);
    }
    this.column++;
    this.attributes = null;
    this.formulaAttributes = null;
    this.formula = "";
    this.value = null;
    this.inline = "";
  }

  /** One cell has one place, and one content: of two, each program shows another. */
  private keepOrder(): void {
    const { row, column } = this;
    if (this.rowNumber !== null && row !== this.rowNumber) throw disordered();
    const place = row * MOST_COLUMNS + column;
    if (place <= this.last && this.holds(row, column)) throw disordered();
    this.last = Math.max(place, this.last);
  }

  private holds(row: number, column: number): boolean {
    const { rows, columns } = this.cells;
    return rows.some((known, index) => known === row && columns[index] === column);
  }

  /** To `B7`; what is no address of a cell leads nowhere. */
  private goTo(address: string): void {
    let column = 0;
    let at = 0;
    for (; at < address.length; at++) {
      const letter = (address.charCodeAt(at) & ~32) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    const row = Number(address.slice(at));
    const isPlace = at > 0 && at <= 3 && Number.isInteger(row) && row > 0 && row <= MOST_ROWS;
    if (!isPlace || column > MOST_COLUMNS) return;
    this.row = row - 1;
    this.column = column - 1;
  }

  private valueOf(type: string): Scalar {
    if (type === "inlineStr") return unescapeText(this.inline);
    if (this.value === null) return null;
    if (type === "n") return numberOf(this.value);
    if (type === "d") {
      const day = serialOfIso(this.value.trim());
      return day === null ? unescapeText(this.value) : day - this.firstDay;
    }
    if (type === "b") return this.value.trim() === "1";
    return type === "s" ? (this.texts[Number(this.value)] ?? "") : unescapeText(this.value);
  }

  private formulaOf({ t, si = "", ref }: Attributes): string | undefined {
    const text = t === "dataTable" ? "TABLE()" : this.formula;
    const place = { row: this.row, column: this.column };
    if (text.length > LONGEST_FORMULA) throw tooLong(a1(place));
    if (t === "shared" && text !== "") this.shared.set(si, { ...place, text });
    const master = t === "shared" ? this.shared.get(si) : undefined;
    const own = master ? moveFormula(`=${master.text}`, master, place).slice(1) : text;
    const shown = own === "" ? undefined : this.shown(own);
    if (shown !== undefined && (t === "array" || t === "dataTable")) this.spread.add(ref, shown);
    return shown;
  }
}

const NO_ATTRIBUTES: Attributes = {};

/** One that is being read; nothing comes of one that was known, or began in the midst of something. */
interface StretchOfSheet {
  start: number;
  before: Flags;
  isOver: boolean;
  /** How many there were before it. */
  columns: number;
  merges: number;
  place: string;
}

const sameFlags = (one: Flags, other: Flags): boolean =>
  one.protected === other.protected &&
  one.filtered === other.filtered &&
  one.validated === other.validated &&
  one.zerosHidden === other.zerosHidden &&
  one.margins === other.margins &&
  one.flatRows === other.flatRows;

const [ROWS, ROW_END, CELL_END, SHEET_END] = ["<sheetData", "</row>", "</v></c>", "</worksheet>"];
const SLASH = 0x2f;

/** Points, and characters: less shows nothing of a text. */
const LOWEST_HEIGHT = 5;
const LEAST_WIDTH = 1;

const SCALES: ReadonlySet<string> = new Set(["dataBar", "colorScale"]);
const MARGINS = /^(odd|even|first)(Header|Footer)$/;

/** What is no number stays the text that it is: `NaN`, `1e400`, `0x10`. */
function numberOf(text: string): Scalar {
  const number = Number(text);
  if (text.trim() === "") return "";
  return Number.isFinite(number) && !/[xbo]/i.test(text) ? number : text;
}

/** A date as text of ISO 8601, with the time of day as a part of the day. */
function serialOfIso(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return serialOf(year!, month!, day!) + (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

const isOff = (attribute: string | undefined) => attribute === "0" || attribute === "false";

const isOn = (attribute: string | undefined) => attribute === "1" || attribute === "true";

function grid(
  name: string,
  { rows: at, columns: across, values: held, formulas: computed, styles: dressed }: ReadCells,
  formats: readonly string[],
): SheetCells & Pick<SheetExtras, "styles"> {
  const [top, bottom] = bounds(at);
  const [left, right] = bounds(across);
  if (at.length === 0)
    return { name, top: 0, left: 0, values: [], formulas: [], numberFormats: [], styles: [] };
  const [rows, columns] = [bottom - top + 1, right - left + 1];
  if (rows * columns > MOST_CELLS) throw tooManyCells(name);
  const empty = <T>(value: T) => Array.from({ length: rows }, () => Array<T>(columns).fill(value));
  const [values, formulas] = [empty<Scalar>(""), empty<Scalar>("")];
  const [numberFormats, styles] = [empty("General"), empty(0)];
  for (let index = 0; index < at.length; index++) {
    const [r, c] = [at[index]! - top, across[index]! - left];
    const value = held[index]!;
    const style = dressed[index]!;
    values[r]![c] = value;
    formulas[r]![c] = computed[index] ?? asText(value);
    numberFormats[r]![c] = formats[style] ?? "General";
    styles[r]![c] = style;
  }
  return { name, top, left, values, formulas, numberFormats, styles };
}

function bounds(places: readonly number[]): [least: number, most: number] {
  let [least, most] = [Infinity, -1];
  for (const place of places) {
    if (place < least) least = place;
    if (place > most) most = place;
  }
  return [least, most];
}

/** As Excel shows text that looks like a formula, so that nobody takes it for one. */
const asText = (value: Scalar): Scalar =>
  typeof value === "string" && value.startsWith("=") ? `'${value}` : value;

const tooLong = (address: string) =>
  new FileError("damaged", {
    zh: `单元格 ${address} 的公式超出 Excel 的长度限制，文件不是正常保存的。请与发送人核实，或用 Excel 打开后另存一次再试。`,
    en: `The formula in ${address} is longer than Excel allows, so the file was not saved properly. Check with the sender, or open it in Excel, save it once more and try again.`,
  });

const tooManyCells = (sheet: string) =>
  new FileError("too-large", {
    zh: `工作表“${sheet}”的内容范围过大，没有读取。请删去远处无关的单元格（Ctrl+End 可跳到最后一格），保存后再试。`,
    en: `The contents of the sheet “${sheet}” are spread too far and were not read. Delete what stands far out (Ctrl+End leads there), save and try again.`,
  });
