/** Which part of the package holds which sheet. */
import { FileError, type Parts } from "./package";
import { decodePart, eachElement } from "./xml-edit";

export interface SheetPart {
  /** Name on the tab. */
  name: string;
  /** Name of the part: `xl/worksheets/sheet1.xml`. */
  part: string;
  visibility: "visible" | "hidden" | "veryHidden";
}

/**
 * Worksheets in the order of their tabs; chart and macro sheets hold no cells and are left out.
 * @throws {FileError} when the workbook names a part that is not there.
 */
export function sheetParts(parts: Parts): SheetPart[] {
  const targets = worksheetTargets(parts);
  const sheets: SheetPart[] = [];
  eachElement(
    decodePart(partOf(parts, "xl/workbook.xml")),
    new Set(["sheet"]),
    ({ attributes }) => {
      const part = targets.get(relationId(attributes) ?? "");
      if (part === undefined) return;
      partOf(parts, part);
      const { name = "", state } = attributes;
      const visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
      sheets.push({ name, part, visibility });
    },
  );
  return sheets;
}

/** @throws {FileError} when the part is not there. */
export function partOf(parts: Parts, name: string): Uint8Array {
  const part = parts.get(name);
  if (!part)
    throw new FileError("damaged", {
      zh: `文件不完整，缺少 ${name}。请用 Excel 打开后另存一次再试。`,
      en: `The file is incomplete: ${name} is missing. Open it in Excel, save it once more and try again.`,
    });
  return part;
}

function worksheetTargets(parts: Parts): Map<string, string> {
  const targets = new Map<string, string>();
  const relations = decodePart(partOf(parts, "xl/_rels/workbook.xml.rels"));
  eachElement(relations, new Set(["Relationship"]), ({ attributes }) => {
    const { Id, Type = "", Target = "" } = attributes;
    if (Id && Type.endsWith("/worksheet")) targets.set(Id, absolute(Target));
  });
  return targets;
}

/** Targets are relative to `xl/`, or absolute within the package. */
const absolute = (target: string) =>
  target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;

/** `r:id`, whatever prefix the writer chose. */
function relationId(attributes: Record<string, string>): string | undefined {
  const key = Object.keys(attributes).find((name) => name.endsWith(":id"));
  return key === undefined ? undefined : attributes[key];
}
