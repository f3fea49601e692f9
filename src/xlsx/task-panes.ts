/** The panes of add-ins that a workbook opens: who has not got the add-in sees an error in their place. */
import { relationsOf, type Relation } from "./sheet-parts";
import type { Parts } from "./package";
import { applyEdits, decodePart, eachElement, type XmlElement } from "./xml-edit";

const PANES = "webextensiontaskpanes";
const TYPES = "[Content_Types].xml";

/**
 * Takes out the panes, the add-ins that they open, and whatever else only these name. An add-in in the middle of a sheet
 * stays, for it is content. Answers whether there was anything.
 */
export function takeOutTaskPanes(parts: Parts): boolean {
  const panes = relationsOf(parts, "").filter(({ type }) => type === PANES);
  if (panes.length === 0) return false;
  takeElements(parts, "_rels/.rels", "Relationship", ({ attributes: { Type = "" } }) =>
    Type.endsWith(`/${PANES}`),
  );
  const gone = new Set<string>();
  for (const pane of panes) takePart(parts, pane, gone);
  takeElements(parts, TYPES, "Override", ({ attributes: { PartName = "" } }) =>
    gone.has(PartName.replace(/^\//, "")),
  );
  return true;
}

/** A part that nothing names any more, and what it names itself. */
function takePart(parts: Parts, { target, external }: Relation, gone: Set<string>): void {
  if (external || !parts.has(target) || isNamed(parts, target)) return;
  const named = relationsOf(parts, target);
  gone.add(target);
  parts.delete(target);
  parts.delete(relationsPart(target));
  for (const relation of named) takePart(parts, relation, gone);
}

const isNamed = (parts: Parts, part: string) =>
  [...parts.keys()]
    .flatMap((name) => /^(.*)_rels\/([^/]*)\.rels$/.exec(name)?.slice(1).join("") ?? [])
    .some((owner) =>
      relationsOf(parts, owner).some(({ target, external }) => !external && target === part),
    );

function relationsPart(part: string): string {
  const name = part.lastIndexOf("/") + 1;
  return `${part.slice(0, name)}_rels/${part.slice(name)}.rels`;
}

function takeElements(
  parts: Parts,
  name: string,
  element: string,
  isGoing: (element: XmlElement) => boolean,
): void {
  const part = parts.get(name);
  if (!part) return;
  const source = decodePart(part);
  const edits: { start: number; end: number; text: string }[] = [];
  eachElement(source, new Set([element]), (each) => {
    if (isGoing(each)) edits.push({ start: each.start, end: each.end, text: "" });
  });
  parts.set(name, applyEdits(source, edits));
}
