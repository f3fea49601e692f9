/** The cells of one sheet part. */
import { parseA1Range } from "@borgar/fx";
import { serialOf } from "../formula/dates";
import type { Scalar } from "../formula/values";
import { a1 } from "../sheets/address";
import { moveFormula } from "../sheets/areas";
import type { SheetCells } from "../sheets/read";
import { fromFileFormula } from "./function-names";
import { FileError } from "./package";
import { unescapeText } from "./shared-texts";
import { eachElement, type XmlElement } from "./xml-edit";

/** Cells of the smallest block that holds everything on a sheet; a card has some thousand. */
const MOST_CELLS = 1_000_000;

/** Excel's limit. */
const LONGEST_FORMULA = 8192;

interface ReadCell {
  row: number;
  column: number;
  value: Scalar;
  /** Beginning with `=`. */
  formula?: string;
  numberFormat: string;
}

const ELEMENTS = new Set(["c", "f", "v", "t"]);

/** Cells that hold something; formats of empty cells are passed over. */
export function readSheet(
  name: string,
  source: string,
  texts: readonly string[],
  formats: readonly string[],
): SheetCells {
  const reader = new SheetReader(texts, formats);
  eachElement(source, ELEMENTS, (element) => reader.take(element));
  return grid(name, reader.cells);
}

class SheetReader {
  readonly cells: ReadCell[] = [];
  private formula: XmlElement | null = null;
  private value: string | null = null;
  private inline = "";
  private readonly shared = new Map<string, Pick<ReadCell, "row" | "column"> & { text: string }>();
  private next = { row: 0, column: 0 };

  constructor(
    private readonly texts: readonly string[],
    private readonly formats: readonly string[],
  ) {}

  take(element: XmlElement): void {
    const { name, text, around } = element;
    if (name === "t") this.inline += around[0]?.name === "rPh" ? "" : text;
    else if (name === "c") this.cell(element);
    else if (around[0]?.name === "c" && name === "v") this.value = text;
    else if (around[0]?.name === "c") this.formula = element;
  }

  private cell({ attributes }: XmlElement): void {
    const place = placeOf(attributes.r) ?? this.next;
    this.next = { row: place.row, column: place.column + 1 };
    const formula = this.formulaAt(place);
    const value = this.valueOf(attributes.t ?? "n");
    if (formula !== undefined || value !== "") {
      const numberFormat = this.formats[Number(attributes.s ?? 0)] ?? "General";
      this.cells.push({ ...place, value, ...(formula ? { formula } : {}), numberFormat });
    }
    this.formula = null;
    this.value = null;
    this.inline = "";
  }

  private valueOf(type: string): Scalar {
    if (type === "inlineStr") return unescapeText(this.inline);
    if (this.value === null) return "";
    if (type === "n") return this.value.trim() === "" ? "" : Number(this.value);
    if (type === "d") return serialOfIso(this.value.trim()) ?? unescapeText(this.value);
    if (type === "b") return this.value.trim() === "1";
    return type === "s" ? (this.texts[Number(this.value)] ?? "") : unescapeText(this.value);
  }

  private formulaAt(place: { row: number; column: number }): string | undefined {
    if (!this.formula) return undefined;
    const { text, attributes } = this.formula;
    if (text.length > LONGEST_FORMULA) throw tooLong(a1(place));
    const { t, si = "" } = attributes;
    if (t === "shared" && text !== "") this.shared.set(si, { ...place, text });
    const master = t === "shared" ? this.shared.get(si) : undefined;
    const own = master ? moveFormula(`=${master.text}`, master, place) : `=${text}`;
    return own === "=" ? undefined : fromFileFormula(own);
  }
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

function placeOf(address: string | undefined): { row: number; column: number } | null {
  const { top, left } = parseA1Range(address ?? "") ?? {};
  return top == null || left == null ? null : { row: top, column: left };
}

function grid(name: string, cells: readonly ReadCell[]): SheetCells {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const { row, column } of cells) {
    [top, left] = [Math.min(top, row), Math.min(left, column)];
    [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
  }
  if (cells.length === 0)
    return { name, top: 0, left: 0, values: [], formulas: [], numberFormats: [] };
  const [rows, columns] = [bottom - top + 1, right - left + 1];
  if (rows * columns > MOST_CELLS) throw tooManyCells(name);
  const empty = <T>(value: T) => Array.from({ length: rows }, () => Array<T>(columns).fill(value));
  const [values, formulas] = [empty<Scalar>(""), empty<Scalar>("")];
  const numberFormats = empty("General");
  for (const { row, column, value, formula, numberFormat } of cells) {
    values[row - top]![column - left] = value;
    formulas[row - top]![column - left] = formula ?? asText(value);
    numberFormats[row - top]![column - left] = numberFormat;
  }
  return { name, top, left, values, formulas, numberFormats };
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
