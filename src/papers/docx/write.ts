/** A paper as a Word document: A4, as official documents are laid out. */
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type ISectionOptions,
} from "docx";
import { strToU8 } from "fflate";
import { formatNumber } from "../../formula/values";
import { closeParts, openPackage } from "../../xlsx/package";
import type { Block, Paper, PaperCell, PaperColumn, PaperTable } from "../paper";
import { STYLES_XML } from "./styles";

type Styled = Extract<Block, { type: "paragraph" }>;

/** Millimetres. */
const PAGE = { width: 210, height: 297 };
const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 };

export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    externalStyles: STYLES_XML,
    sections: sectionsOf(paper.blocks).map(section),
  });
  return withoutAuthor(await Packer.pack(document, "uint8array"), paper.title);
}

interface Section {
  landscape: boolean;
  blocks: (Styled | PaperTable)[];
}

/** The annex begins a section of its own. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [{ landscape: false, blocks: [] }];
  for (const block of blocks) {
    if (block.type === "annex") sections.push({ landscape: block.landscape, blocks: [] });
    else sections.at(-1)!.blocks.push(block);
  }
  return sections;
}

function section({ landscape, blocks }: Section): ISectionOptions {
  const [width, height] = [PAGE.width, PAGE.height].map(convertMillimetersToTwip);
  const [top, bottom, left, right] = [MARGINS.top, MARGINS.bottom, MARGINS.left, MARGINS.right].map(
    convertMillimetersToTwip,
  );
  const across = (landscape ? PAGE.height : PAGE.width) - MARGINS.left - MARGINS.right;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns the page itself.
        size: {
          ...{ width: width!, height: height! },
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: top!, bottom: bottom!, left: left!, right: right! },
      },
    },
    footers: { default: pageNumber() },
    children: blocks.map((block) =>
      block.type === "table"
        ? table(block, convertMillimetersToTwip(across))
        : new Paragraph({
            style: block.style,
            ...(block.isFlush ? { indent: { firstLine: 0, firstLineChars: 0 } } : {}),
            children: [new TextRun(printable(block.text))],
          }),
    ),
  };
}

/** — 1 — */
const pageNumber = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: 28 })],
      }),
    ],
  });

/** Its header stands on every page, and no row is broken by one. */
function table({ columns, rows, hasSum }: PaperTable, across: number): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((across * width) / whole));
  const row = (
    cells: readonly PaperCell[],
    style: (column: PaperColumn) => CellStyle,
    bold = false,
  ) => cells.map((cell, at) => tableCell(cell, widths[at]!, style(columns[at]!), bold));
  const header = columns.map((column) => column.header);
  return new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        ...{ tableHeader: true, cantSplit: true },
        children: row(header, () => ({ style: "TableHead" })),
      }),
      ...rows.map(
        (cells, at) =>
          new TableRow({
            cantSplit: true,
            children: row(cells, styleOf, hasSum && at === rows.length - 1),
          }),
      ),
    ],
  });
}

interface CellStyle {
  style: string;
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
}

function styleOf({ align }: PaperColumn): CellStyle {
  if (align === "left") return { style: "TableText" };
  return align === "center"
    ? { style: "TableNumber" }
    : { style: "TableNumber", alignment: AlignmentType.RIGHT };
}

const tableCell = (
  cell: PaperCell,
  width: number,
  { style, alignment }: CellStyle,
  bold: boolean,
) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        style,
        ...(alignment ? { alignment } : {}),
        children: [
          new TextRun({
            text: printable(typeof cell === "number" ? formatNumber(cell) : cell),
            ...(bold ? { bold } : {}),
          }),
        ],
      }),
    ],
  });

/** Signs that a document's XML may not hold are left out. */
const printable = (text: string) => text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, "");

/** Who made the document is nobody's: its properties have the title alone. */
function withoutAuthor(bytes: Uint8Array, title: string): Uint8Array {
  const parts = openPackage(bytes);
  const escaped = printable(title).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const core = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped}</dc:title></cp:coreProperties>`;
  parts.set("docProps/core.xml", strToU8(core));
  return closeParts(parts);
}
