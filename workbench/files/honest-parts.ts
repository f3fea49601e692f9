/**
 * Parts as the readers expect them: honest files of other programs name them otherwise, encode them otherwise, and hold
 * sheets that have no cells.
 */
import type { Parts } from "../../src/xlsx/package";
import { applyEdits, decodePart, eachElement, type Edit, escapeXml } from "../../src/xlsx/xml-edit";

/** What the readers look for under these names, by the kind of the relation that leads there. */
const NAMES: Record<string, string> = {
  officeDocument: "xl/workbook.xml",
  sharedStrings: "xl/sharedStrings.xml",
  styles: "xl/styles.xml",
};

interface Relation {
  id: string;
  kind: string;
  target: string;
  external: boolean;
}

export function honestParts(given: Parts): Parts {
  const parts: Parts = new Map([...given].map(([name, part]) => [name, asUtf8(name, part)]));
  const workbook = relationsOf(parts, "").find(({ kind }) => kind === "officeDocument")?.target;
  if (workbook === undefined || !parts.has(workbook)) return parts;
  const relations = relationsOf(parts, workbook);
  const renamed = new Map([[workbook, NAMES.officeDocument!]]);
  for (const { kind, target } of relations)
    if (NAMES[kind] && parts.has(target)) renamed.set(target, NAMES[kind]);
  renamed.set(relationsPart(workbook), relationsPart(NAMES.officeDocument!));
  const moved = [...renamed].some(([from, to]) => from !== to) ? move(parts, renamed) : parts;
  return withoutOtherSheets(moved, relations);
}

/** The part in UTF-8, whatever it was; the two bytes at its beginning tell UTF-16. */
function asUtf8(name: string, part: Uint8Array): Uint8Array {
  const order = `${part[0]} ${part[1]}`;
  const encoding = { "255 254": "utf-16le", "254 255": "utf-16be" }[order];
  if (!encoding || !/\.(xml|rels|vml)$/i.test(name)) return part;
  const text = new TextDecoder(encoding).decode(part);
  return new TextEncoder().encode(text.replace(/^(<\?xml[^>]*?)\sencoding=(["'])[^"']*\2/, "$1"));
}

/** The part that holds another's relations; `""` is the package itself. */
const relationsPart = (name: string) => name.replace(/([^/]*)$/, "_rels/$1.rels");

function relationsOf(parts: Parts, name: string): Relation[] {
  const part = parts.get(relationsPart(name));
  const found: Relation[] = [];
  if (!part) return found;
  eachElement(decodePart(part), new Set(["Relationship"]), ({ attributes }) => {
    const { Id: id = "", Type = "", Target = "", TargetMode } = attributes;
    const external = TargetMode === "External";
    const target = external ? Target : resolve(Target, name);
    found.push({ id, kind: Type.replace(/.*\//, ""), target, external });
  });
  return found;
}

/** A target is relative to the folder of the part that it is a relation of, or absolute. */
function resolve(target: string, from: string): string {
  const folder = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const path = folder;
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

function move(parts: Parts, renamed: ReadonlyMap<string, string>): Parts {
  const nameOf = (name: string) => renamed.get(name) ?? name;
  const result: Parts = new Map();
  for (const [name, part] of parts) {
    let content = part;
    if (name.endsWith(".rels")) content = absoluteTargets(part, ownerOf(name), nameOf);
    else if (name === "[Content_Types].xml")
      content = edited(part, "Override", "PartName", (path) => `/${nameOf(path.slice(1))}`);
    result.set(nameOf(name), content);
  }
  return result;
}

const ownerOf = (relations: string) => relations.replace(/_rels\/([^/]*)\.rels$/, "$1");

function absoluteTargets(part: Uint8Array, owner: string, nameOf: (name: string) => string) {
  return edited(part, "Relationship", "Target", (target, { TargetMode }) =>
    TargetMode === "External" ? target : `/${nameOf(resolve(target, owner))}`,
  );
}

/** The part with one attribute of some elements set anew. */
function edited(
  part: Uint8Array,
  element: string,
  attribute: string,
  value: (before: string, attributes: Record<string, string>) => string,
): Uint8Array {
  const source = decodePart(part);
  const edits: Edit[] = [];
  eachElement(source, new Set([element]), ({ start, contentStart, attributes }) => {
    const before = attributes[attribute];
    if (before === undefined) return;
    const at = new RegExp(`\\s${attribute}\\s*=\\s*(["'])`).exec(source.slice(start, contentStart));
    if (!at) return;
    const from = start + at.index + at[0].length;
    const to = source.indexOf(at[1]!, from);
    edits.push({
      start: from,
      end: to,
      text: escapeXml(value(before, attributes)).replace(/"/g, "&quot;"),
    });
  });
  return applyEdits(source, edits);
}

/** Chart, dialog and macro sheets are left out, and names count the sheets that stay. */
function withoutOtherSheets(parts: Parts, relations: readonly Relation[]): Parts {
  const kinds = new Map(relations.map(({ id, kind }) => [id, kind]));
  const name = NAMES.officeDocument!;
  const source = decodePart(parts.get(name)!);
  const kept: number[] = [];
  const gone: Edit[] = [];
  let count = 0;
  eachElement(source, new Set(["sheet"]), ({ attributes, start, end }) => {
    const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
    if (kinds.get(id) === "worksheet") kept.push(count);
    else gone.push({ start, end, text: "" });
    count += 1;
  });
  if (gone.length === 0 || kept.length === 0) return parts;
  const numbered = edited(applyEdits(source, gone), "definedName", "localSheetId", (id) =>
    String(Math.max(0, kept.indexOf(Number(id)))),
  );
  const book = edited(numbered, "workbookView", "activeTab", (tab) =>
    String(Math.max(0, kept.indexOf(Number(tab)))),
  );
  return new Map(parts).set(name, book);
}
