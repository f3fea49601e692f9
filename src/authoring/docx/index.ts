/** A Word document laid out as a sheet: its paragraphs in rows of their own, its tables as they are printed. */
import { FileError, type Parts } from "../../xlsx/package";
import type { DraftQuestion, DraftSource } from "../draft/types";
import { a1 } from "../../sheets/plan/address";
import { headersIn } from "../table/find-header";
import { MOST_COLUMNS, MOST_ROWS, Page } from "../workbook/page";
import { bodyOf, type Block, type Body, type DocumentTable } from "./blocks";
import { gridOf, type Grid } from "./grid";
import { Numbering } from "./numbering";
import { attribute, childOf, elements, treeOf } from "./xml-tree";

const MAIN =
  /wordprocessingml\.(document|template)(\.macroEnabled)?\.main\+xml|ms-word\.(document|template)\.macroEnabled(Template)?\.main\+xml/;

export function isDocument(parts: Parts): boolean {
  const types = parts.get("[Content_Types].xml");
  return (
    parts.has("word/document.xml") ||
    (types !== undefined && MAIN.test(new TextDecoder().decode(types)))
  );
}

/** @throws {FileError} where the document is damaged, hostile or too large */
export function readDocument(parts: Parts, file: string): DraftSource {
  const name = mainPart(parts);
  const body = childOf(treeOf(parts, name), "body");
  if (!body) throw noBody();
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const read = bodyOf(body, new Numbering(parts, folder));
  return laidOut(read, file);
}

function mainPart(parts: Parts): string {
  const types = treeOf(parts, "[Content_Types].xml");
  const main =
    types && elements(types).find((each) => MAIN.test(attribute(each, "ContentType") ?? ""));
  const named = attribute(main, "PartName")?.replace(/^\//, "");
  return named !== undefined && parts.has(named) ? named : "word/document.xml";
}

/** Text far from any table is none of its title or notes. */
const [MOST_ABOVE, MOST_BELOW] = [12, 80];

interface Line {
  /** Of a paragraph its number, of a row of a table the place. */
  paragraph?: number;
  table?: number;
  row?: number;
}

function laidOut({ blocks, boxes, hasNested }: Body, file: string): DraftSource {
  const layout = new Layout();
  const nested: DraftQuestion[] = [];
  blocks.forEach((block, at) => {
    if (block.kind === "paragraph") layout.paragraph(block.text, isNear(blocks, at));
    else layout.table(block);
  });
  if (hasNested) nested.push(unclear("单元格里还有一张小表，已按文字读入，请核对。"));
  const said = boxes.map((text) =>
    unclear(`文本框“${short(text)}”没有读进来，如果它属于考核表，请把它移到表内或正文。`),
  );
  return layout.source(file, [...said, ...nested]);
}

const unclear = (text: string): DraftQuestion => ({ kind: "header-unclear", cell: "T1", text });

const short = (text: string) => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
};

function isNear(blocks: readonly Block[], at: number): boolean {
  const isTable = ({ kind }: Block) => kind === "table";
  return (
    blocks.slice(at, at + MOST_ABOVE).some(isTable) ||
    blocks.slice(Math.max(0, at - MOST_BELOW), at).some(isTable)
  );
}

class Layout {
  private readonly values: string[][] = [];
  private readonly merges: { row: number; column: number; rows: number; columns: number }[] = [];
  private readonly whole: number[] = [];
  private readonly lines: Line[] = [];
  private paragraphs = 0;
  private tables = 0;
  /** The last table that was put in. */
  private last: { grid: Grid; hasText: boolean } | null = null;

  paragraph(text: string, isNear: boolean): void {
    this.paragraphs++;
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (!isNear || lines.length === 0) return;
    if (this.last && !/^[（(]?续/.test(text)) this.last.hasText = true;
    for (const line of lines) {
      this.whole.push(this.values.length);
      this.put([line], { paragraph: this.paragraphs });
    }
  }

  /** A table with a header, or the rest of the one before; any other is none that is scored. */
  table(block: DocumentTable): void {
    const number = ++this.tables;
    const grid = gridOf(block);
    if (grid.columns > MOST_COLUMNS || grid.values.length > MOST_ROWS) throw tooLarge(number);
    const page = new Page({ name: "", ...gridCells(grid), top: 0, left: 0 });
    const isOwn = headersIn(page).length > 0;
    const isRest =
      this.last !== null && !this.last.hasText && this.last.grid.columns === grid.columns;
    if (!isOwn && !isRest) return;
    const top = this.values.length;
    grid.values.forEach((row, at) => this.put(row, { table: number, row: at + 1 }));
    for (const merge of grid.merges) this.merges.push({ ...merge, row: merge.row + top });
    this.last = { grid, hasText: false };
  }

  private put(row: readonly string[], line: Line): void {
    if (this.values.length >= MOST_ROWS) throw tooLarge(this.tables);
    this.values.push([...row]);
    this.lines.push(line);
  }

  source(file: string, said: readonly DraftQuestion[]): DraftSource {
    const columns = Math.max(1, ...this.values.map((row) => row.length));
    const values = this.values.map((row) =>
      Array.from({ length: columns }, (_, at) => row[at] ?? ""),
    );
    const merges = [
      ...this.merges,
      ...this.whole.map((row) => ({ row, column: 0, rows: 1, columns })),
    ].map(({ row, column, rows, columns: width }) => addressOf(row, column, rows, width));
    const lines = this.lines;
    return {
      file,
      sheet: { name: file, values, formulas: values, top: 0, left: 0, merges },
      said,
      cellName(row, column) {
        const { paragraph, table, row: own } = lines[row] ?? {};
        return paragraph === undefined ? `T${table}R${own}C${column + 1}` : `P${paragraph}`;
      },
      columnName: (column) => `C${column + 1}`,
      tableOf: (row) => lines[row]?.table ?? null,
    };
  }
}

function gridCells({ values, merges }: Grid) {
  return {
    values,
    formulas: values,
    merges: merges.map(({ row, column, rows, columns }) => addressOf(row, column, rows, columns)),
  };
}

const addressOf = (row: number, column: number, rows: number, columns: number): string =>
  `${a1({ row, column })}:${a1({ row: row + rows - 1, column: column + columns - 1 })}`;

const noBody = () =>
  new FileError("damaged", {
    zh: "这个 Word 文档没有正文，或已损坏。请用 Word 或 WPS 打开后另存一次再试。",
    en: "This document has no body, or is damaged. Open it in Word, save it once more and try again.",
  });

const tooLarge = (table: number) =>
  new FileError("too-large", {
    zh: `第 ${table} 张表太大（最多 ${MOST_ROWS} 行、${MOST_COLUMNS} 列），没有读。`,
    en: `Table ${table} is too large (at most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns) and was not read.`,
  });
