/** Where the rows and cells of a sheet's part stand in its text. */
import { scanXml, type Attributes } from "./scan-xml";

interface Place {
  start: number;
  end: number;
}

export interface ScannedCell extends Place {
  row: number;
  column: number;
  contentStart: number;
  formula?: Place & { attributes: Attributes; text: string };
}

export interface ScannedRow extends Place {
  row: number;
  contentStart: number;
  contentEnd: number;
  /** It closes itself. */
  isEmpty: boolean;
  /** By column. */
  cells: Map<number, ScannedCell>;
}

export class SheetScan {
  readonly rows = new Map<number, ScannedRow>();
  readonly data = { start: 0, end: 0, contentEnd: 0, isEmpty: true };
  dimension: (Place & { ref: string }) | null = null;
  /** `x:`, or nothing. */
  readonly prefix: string;
  private row: ScannedRow | null = null;
  private cell: ScannedCell | null = null;
  private readsFormula = false;
  private inData = false;
  private nextRow = 0;
  private nextColumn = 0;

  constructor(source: string) {
    this.prefix = /<(\w+:)?worksheet\b/.exec(source)?.[1] ?? "";
    scanXml(source, {
      open: (name, attributes, start, end) => {
        this.open(name, attributes, start, end);
      },
      text: (text) => {
        if (this.readsFormula) this.cell!.formula!.text += text;
      },
      close: (name, start, end) => {
        this.close(name, start, end);
      },
    });
  }

  /** The shared formulas: the cell that has the text, and the others. */
  shared(): { master: ScannedCell; others: ScannedCell[] }[] {
    const groups = new Map<string, { master?: ScannedCell; others: ScannedCell[] }>();
    for (const { cells } of this.rows.values())
      for (const cell of cells.values()) {
        const { attributes, text } = cell.formula ?? {};
        if (attributes?.t !== "shared") continue;
        const id = attributes.si ?? "";
        const group = groups.get(id) ?? { others: [] };
        groups.set(id, group);
        if (text === "") group.others.push(cell);
        else group.master = cell;
      }
    return [...groups.values()].flatMap(({ master, others }) =>
      master ? [{ master, others }] : [],
    );
  }

  private open(name: string, attributes: Attributes, start: number, end: number): void {
    if (name === "dimension") this.dimension = { start, end, ref: attributes.ref ?? "" };
    else if (name === "sheetData") {
      this.inData = true;
      Object.assign(this.data, { start, end, contentEnd: end });
    } else if (!this.inData) return;
    else if (name === "row") this.openRow(attributes, start, end);
    else if (name === "c" && this.row) this.openCell(attributes, start, end);
    else if (name === "f" && this.cell) {
      this.cell.formula = { attributes, start, end, text: "" };
      this.readsFormula = true;
    }
  }

  private openRow({ r }: Attributes, start: number, end: number): void {
    const row = r === undefined ? this.nextRow : Number(r) - 1;
    this.nextRow = row + 1;
    this.nextColumn = 0;
    const places = { start, end, contentStart: end, contentEnd: end };
    this.row = { row, ...places, isEmpty: true, cells: new Map() };
    this.rows.set(row, this.row);
  }

  private openCell({ r }: Attributes, start: number, end: number): void {
    const column = r === undefined ? this.nextColumn : columnOf(r);
    this.nextColumn = column + 1;
    this.cell = { row: this.row!.row, column, start, end, contentStart: end };
    this.row!.cells.set(column, this.cell);
  }

  private close(name: string, start: number, end: number): void {
    if (!this.inData) return;
    if (name === "f" && this.cell?.formula) {
      this.cell.formula.end = end;
      this.readsFormula = false;
    } else if (name === "c" && this.cell) {
      this.cell.end = end;
      this.cell = null;
    } else if (name === "row" && this.row) {
      Object.assign(this.row, { contentEnd: start, end, isEmpty: start === end });
      this.row = null;
    } else if (name === "sheetData") {
      Object.assign(this.data, { contentEnd: start, end, isEmpty: start === end });
      this.inData = false;
    }
  }
}

/** Counted from 0. */
function columnOf(address: string): number {
  let column = 0;
  for (const sign of address) {
    const letter = (sign.charCodeAt(0) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
