/** A workbook written by hand, part by part, as other programs write theirs. */
import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A sheet's part: what stands in `<sheetData>`, and before and after it. */
export const sheetXml = (data: string, after = "", before = "") =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`;

export const relations = (...all: [id: string, kind: string, target: string, mode?: string][]) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${PACKAGE}/relationships">${all
    .map(
      ([id, kind, target, mode]) =>
        `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ""}/>`,
    )
    .join("")}</Relationships>`;

export interface PackageOptions {
  /** Parts of the sheets, by name. */
  sheets: Record<string, string>;
  /** Further parts, which may take the place of those that are made. */
  parts?: Record<string, string | Uint8Array>;
  /** Inside `<workbook>`, behind `<sheets>`. */
  book?: string;
  /** Where the workbook's folder is. */
  folder?: string;
  rename?(name: string): string;
}

export function packageOf({
  sheets,
  parts = {},
  book = "",
  folder = "xl",
  rename = (name) => name,
}: PackageOptions) {
  const names = Object.keys(sheets);
  const file = (i: number) => `worksheets/sheet${i + 1}.xml`;
  const all: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${folder}/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/${folder}/${file(i)}" ContentType="${KIND}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": relations(["rId1", "officeDocument", `${folder}/workbook.xml`]),
    [`${folder}/workbook.xml`]: `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets>${book}</workbook>`,
    [`${folder}/_rels/workbook.xml.rels`]: relations(
      ...names.map((_, i): [string, string, string] => [`rId${i + 1}`, "worksheet", file(i)]),
    ),
    ...Object.fromEntries(Object.values(sheets).map((xml, i) => [`${folder}/${file(i)}`, xml])),
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [
        rename(name),
        typeof part === "string" ? strToU8(part) : part,
      ]),
    ),
  );
}

/** The part in UTF-16, with its mark. */
export const utf16 = (text: string) =>
  new Uint8Array(Buffer.from(`\ufeff${text.replace("UTF-8", "UTF-16")}`, "utf16le"));
