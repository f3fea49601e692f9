/** The body of a document: paragraphs and tables in their order. */
import type { Numbering } from "./numbering";
import { goesOn, WordReader } from "./words";
import { attribute, childOf, elements, valueOf, type Element } from "./xml-tree";

export interface DocumentCell {
  text: string;
  /** Column of the grid at which it begins. */
  column: number;
  columns: number;
  /** It goes on the cell above. */
  isBelow: boolean;
}

export interface DocumentTable {
  kind: "table";
  rows: DocumentCell[][];
  /** Widths of the grid's columns, in twentieths of a point; 0 where not said. */
  widths: number[];
}

export interface DocumentParagraph {
  kind: "paragraph";
  text: string;
}

export type Block = DocumentParagraph | DocumentTable;

/** What is said of what was read otherwise than it stands. */
export interface Body {
  blocks: Block[];
  boxes: string[];
  /** A table stood inside of a cell. */
  hasNested: boolean;
}

/** Elements that only hold others. */
const WRAPPERS = new Set(["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"]);
/** What is deleted. */
const isDeleted = (properties: Element | undefined, name: string) =>
  childOf(properties, name) !== undefined;

export function bodyOf(body: Element, numbering: Numbering): Body {
  return new BodyReader(numbering).read(body);
}

class BodyReader {
  private readonly words = new WordReader();
  private hasNested = false;

  constructor(private readonly numbering: Numbering) {}

  read(body: Element): Body {
    const blocks = this.blocks(body);
    return { blocks, boxes: this.words.boxes, hasNested: this.hasNested };
  }

  private blocks(of: Element): Block[] {
    const found: Block[] = [];
    let open = "";
    for (const child of unwrapped(of)) {
      if (child.name === "tbl") found.push(this.table(child));
      if (child.name !== "p") continue;
      open += this.paragraph(child);
      if (goesOn(child)) continue;
      found.push({ kind: "paragraph", text: open });
      open = "";
    }
    if (open !== "") found.push({ kind: "paragraph", text: open });
    return found;
  }

  private paragraph(of: Element): string {
    const number = this.numbering.before(of);
    return number + this.words.paragraph(of);
  }

  private table(of: Element): DocumentTable {
    const grid = childOf(of, "tblGrid");
    const widths = grid ? elements(grid).map((column) => Number(attribute(column, "w") ?? 0)) : [];
    const rows = unwrapped(of)
      .filter(({ name }) => name === "tr")
      .filter((row) => !isDeleted(childOf(row, "trPr"), "del"))
      .map((row) => this.row(row));
    return { kind: "table", rows, widths };
  }

  private row(of: Element): DocumentCell[] {
    const found: DocumentCell[] = [];
    let column = countOf(valueOf(childOf(of, "trPr"), "gridBefore"), 0);
    for (const cell of unwrapped(of)) {
      if (cell.name !== "tc") continue;
      const properties = childOf(cell, "tcPr");
      const columns = countOf(valueOf(properties, "gridSpan"), 1);
      const last = found.at(-1);
      if (valueOf(properties, "hMerge") === "continue" && last) last.columns += columns;
      else {
        const vertical = childOf(properties, "vMerge");
        const isBelow = vertical !== undefined && attribute(vertical, "val") !== "restart";
        // Its words are there still where it was merged by hand; Word does not print them.
        const text = isBelow || isDeleted(properties, "cellDel") ? "" : this.cellText(cell);
        found.push({ text, column, columns, isBelow });
      }
      column += columns;
    }
    return found;
  }

  private cellText(cell: Element): string {
    return this.blocks(cell)
      .map((block) => (block.kind === "paragraph" ? block.text : this.nested(block)))
      .filter((line) => line !== "")
      .join("\n");
  }

  private nested({ rows }: DocumentTable): string {
    this.hasNested = true;
    return rows
      .map((row) =>
        row
          .map(({ text }) => text)
          .filter((text) => text !== "")
          .join(" "),
      )
      .join("\n");
  }
}

function unwrapped(of: Element): Element[] {
  return elements(of).flatMap((child) => (WRAPPERS.has(child.name) ? unwrapped(child) : [child]));
}

const MOST_SPAN = 1000;

function countOf(said: string | undefined, otherwise: number): number {
  const count = Number(said ?? otherwise);
  return Number.isInteger(count) && count >= otherwise ? Math.min(count, MOST_SPAN) : otherwise;
}
