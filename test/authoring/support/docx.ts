/** Word documents, written as the format has them. */
import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export const run = (text: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph of runs; `list` is `numId/level`. */
export function paragraph(content: string, list?: string): string {
  const [id, level] = list?.split("/") ?? [];
  const properties = list
    ? `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`
    : "";
  return `<w:p>${properties}${content}</w:p>`;
}

export const line = (text: string, list?: string) => paragraph(run(text), list);

export interface CellSaid {
  /** Paragraphs as XML, or one text. */
  content: string;
  span?: number;
  merge?: "restart" | "continue";
}

export function cell(said: string | CellSaid): string {
  const { content, span, merge } = typeof said === "string" ? { content: said } : said;
  const properties = [
    span ? `<w:gridSpan w:val="${span}"/>` : "",
    merge === "restart" ? `<w:vMerge w:val="restart"/>` : merge ? "<w:vMerge/>" : "",
  ].join("");
  const inner = content.startsWith("<w:") ? content : line(content);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
}

export const row = (cells: readonly (string | CellSaid)[], properties = "") =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.map(cell).join("")}</w:tr>`;

export function table(
  rows: readonly (string | readonly (string | CellSaid)[])[],
  widths: readonly number[] = [],
): string {
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  const inner = rows.map((each) => (typeof each === "string" ? each : row(each))).join("");
  return `<w:tbl><w:tblPr/>${grid}${inner}</w:tbl>`;
}

/** Levels of a list: number format and text, from the first on. */
export function list(
  id: number,
  levels: readonly [format: string, text: string][],
  more = "",
): string {
  const inner = levels
    .map(
      ([format, text], at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join("");
  return `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${more}</w:num>`;
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

export function docx(
  body: readonly string[],
  { lists = "", styles = "", head = "" }: { lists?: string; styles?: string; head?: string } = {},
): Uint8Array {
  const part = (root: string, inner: string) =>
    strToU8(`<?xml version="1.0"?>${head}<w:${root} xmlns:w="${W}">${inner}</w:${root}>`);
  return zipSync({
    "[Content_Types].xml": strToU8(TYPES),
    "word/document.xml": part("document", `<w:body>${body.join("")}</w:body>`),
    "word/numbering.xml": part("numbering", lists),
    "word/styles.xml": part("styles", styles),
  });
}
