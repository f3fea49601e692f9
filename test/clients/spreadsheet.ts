import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Scalar } from "../../src/functions";
import { convert } from "./soffice";

/** A cell of a workbook for LibreOffice: a value, or a formula. */
export type TestCell = Scalar | { readonly formula: string };

/** What LibreOffice computed: a value, or an error such as "#NUM!". */
export type Computed = Scalar | { readonly error: string };

type Sheets = Readonly<Record<string, readonly (readonly TestCell[])[]>>;

/**
 * Lets LibreOffice recalculate sheets of cells, and gives back what each cell shows, by sheet and address.
 *
 * @param defined what defined names of the workbook stand for: `数据!$A$1`, or a constant
 */
export function recalculate(
  sheets: Sheets,
  defined: Readonly<Record<string, string>> = {},
): Map<string, Computed> {
  const saved = convert({ source: workbook(sheets, defined) }, "xlsx").get("source")!;
  return readValues(unzipSync(saved), Object.keys(sheets));
}

function workbook(sheets: Sheets, defined: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(sheets);
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const definedNames = Object.entries(defined).map(
    ([name, meaning]) => `<definedName name="${escape(name)}">${escape(meaning)}</definedName>`,
  );
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${rels}"><sheets>${names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets><definedNames>${definedNames.join("")}</definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${rels}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
  };
  names.forEach((name, index) => {
    const rows = sheets[name]!.map((cells, row) => {
      const xml = Array.from(cells, (cell, column) =>
        cellXml(cell ?? null, `${columnName(column)}${row + 1}`),
      );
      return `<row r="${row + 1}">${xml.join("")}</row>`;
    });
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet ${main}><sheetData>${rows.join("")}</sheetData></worksheet>`;
  });
  const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(header + xml)])),
  );
}

function cellXml(cell: TestCell, address: string): string {
  if (cell === null) return "";
  if (cell === "") return cellXml({ formula: '=""' }, address);
  if (typeof cell === "object")
    return `<c r="${address}"><f>${escape(cell.formula.slice(1))}</f></c>`;
  if (typeof cell === "string") {
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  }
  return typeof cell === "boolean"
    ? `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`
    : `<c r="${address}"><v>${cell}</v></c>`;
}

/** "A", … "Z", "AA", … for a column counted from 0. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

function readValues(
  files: Record<string, Uint8Array>,
  names: readonly string[],
): Map<string, Computed> {
  const shared = [...text(files["xl/sharedStrings.xml"]).matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item]) =>
      [...item!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => unescape(part!)).join(""),
  );
  const values = new Map<string, Computed>();
  names.forEach((name, index) => {
    const xml = text(files[`xl/worksheets/sheet${index + 1}.xml`]);
    for (const [, attributes, body] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const address = /r="([A-Z]+[0-9]+)"/.exec(attributes!)![1]!;
      const type = /t="(\w+)"/.exec(attributes!)?.[1] ?? "n";
      const value = /<v>(.*?)<\/v>/s.exec(body ?? "")?.[1];
      values.set(`${name}!${address}`, read(type, value, shared));
    }
  });
  return values;
}

function read(type: string, value: string | undefined, shared: readonly string[]): Computed {
  if (type === "e") return { error: value ?? "" };
  if (type === "str") return unescape(value ?? "");
  if (type === "s") return shared[Number(value)]!;
  if (value === undefined) return null;
  return type === "b" ? value === "1" : Number(value);
}

const text = (file: Uint8Array | undefined) => (file ? strFromU8(file) : "");

const escape = (value: string) =>
  value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const unescape = (value: string) =>
  value
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
