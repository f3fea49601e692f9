/** Packages of workbook parts, written by hand: what a program puts into a file that this project must not touch. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

export type PartTexts = Record<string, string | Uint8Array>;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

export const zip = (parts: PartTexts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
  );

export const unzip = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes);

export const partText = (bytes: Uint8Array, name: string): string => strFromU8(unzip(bytes)[name]!);

/** A sheet's part around its rows, and what stands behind them. */
export const sheetXml = (rows: string, rest = ""): string =>
  `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetData>${rows}</sheetData>${rest}</worksheet>`;

export interface BookContent {
  /** Sheet parts by the names on their tabs. */
  sheets: Record<string, string>;
  /** Elements of the workbook part behind its sheets. */
  workbookRest?: string;
  extra?: PartTexts;
}

/** The parts of a workbook. */
export function bookParts({ sheets, workbookRest = "", extra = {} }: BookContent): PartTexts {
  const names = Object.keys(sheets);
  const tabs = names.map(
    (name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const relations = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const overrides = names.map(
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${tabs.join("")}</sheets>${workbookRest}</workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheets[name]!]),
    ),
    ...extra,
  };
}

export const book = (content: BookContent): Uint8Array => zip(bookParts(content));

/** Bytes that no text would be: pictures, macros. */
export const binary = (length: number, seed = 7): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 131 + seed * 17 + (index >> 3)) & 0xff);

/** What Excel keeps beside the sheets: comments, pictures, charts, pivot caches, macros, data of other programs. */
export const OTHER_PARTS: PartTexts = {
  "xl/comments1.xml": `${HEAD}<comments xmlns="${MAIN}"><authors><author>张三</author></authors><commentList><comment ref="A1" authorId="0"><text><t>=RUBRIC.DEDUCT(3,1) 是怎么算的？</t></text></comment></commentList></comments>`,
  "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape/></xml>',
  "xl/drawings/drawing1.xml": `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>`,
  "xl/charts/chart1.xml": `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:f>评分!$B$2:$B$9</c:f></c:chartSpace>`,
  "xl/media/image1.png": binary(5000),
  "xl/pivotCache/pivotCacheDefinition1.xml": `${HEAD}<pivotCacheDefinition xmlns="${MAIN}" refreshOnLoad="0"><cacheFields count="1"><cacheField name="分" formula="_xldudf_RUBRIC_BONUS(1,2)"/></cacheFields></pivotCacheDefinition>`,
  "xl/pivotCache/pivotCacheRecords1.xml": `${HEAD}<pivotCacheRecords xmlns="${MAIN}" count="0"/>`,
  "xl/vbaProject.bin": binary(20000, 3),
  "xl/calcChain.xml": `${HEAD}<calcChain xmlns="${MAIN}"><c r="B2" i="1"/></calcChain>`,
  "customXml/item1.xml": "<root>\r\n  <a b='1'  c=\"2\"/>\r\n</root>",
  "customXml/_rels/item1.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"/>`,
  "docProps/custom.xml": `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
};
