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

export interface Relation {
  id: string;
  /** Last word of its type: `worksheet`, `sharedStrings`, `externalLink` … */
  type: string;
  /** Name of the part, or the address of something outside. */
  target: string;
  external: boolean;
}

/** Name of the workbook part; it need not be called `xl/workbook.xml`. */
export function workbookPart(parts: Parts): string {
  const { target } = relationsOf(parts, "").find(({ type }) => type === "officeDocument") ?? {};
  return target !== undefined && parts.has(target) ? target : "xl/workbook.xml";
}

/** How the workbook counts: its days from 1904, as old Excel for Mac did, and with the numbers that are shown. */
export interface Counting {
  from1904: boolean;
  precisionAsShown: boolean;
}

export const countingOf = (parts: Parts): Counting => workbookOf(parts).counting;

/** What the workbook's own part says. */
interface Workbook {
  counting: Counting;
  /** Under the ids of their relations, in the order of their tabs. */
  sheets: (Omit<SheetPart, "part"> & { id: string })[];
}

/** By the bytes of the part: files of one form mostly have the same. */
const workbooks = new WeakMap<Uint8Array, Workbook>();

function workbookOf(parts: Parts): Workbook {
  const source = partOf(parts, workbookPart(parts));
  let workbook = workbooks.get(source);
  if (!workbook) workbooks.set(source, (workbook = workbookIn(decodePart(source))));
  return workbook;
}

function workbookIn(source: string): Workbook {
  const counting: Counting = { from1904: false, precisionAsShown: false };
  const sheets: Workbook["sheets"] = [];
  eachElement(source, OF_WORKBOOK, ({ name: element, attributes }) => {
    if (element === "sheet") {
      const { name = "", state } = attributes;
      const visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
      sheets.push({ name, id: relationId(attributes) ?? "", visibility });
      return;
    }
    const { date1904, fullPrecision } = attributes;
    if (date1904 !== undefined) counting.from1904 = /^(1|true)$/.test(date1904);
    if (fullPrecision !== undefined) counting.precisionAsShown = /^(0|false)$/.test(fullPrecision);
  });
  return { counting, sheets };
}

const OF_WORKBOOK: ReadonlySet<string> = new Set(["sheet", "workbookPr", "calcPr"]);

/** The part that the workbook names for something that it has once. */
export function partByType(parts: Parts, type: string): Uint8Array | undefined {
  const relation = relationsOf(parts, workbookPart(parts)).find((each) => each.type === type);
  return relation && parts.get(relation.target);
}

/**
 * Worksheets in the order of their tabs; chart and macro sheets hold no cells and are left out.
 * @throws {FileError} when the workbook names a part that is not there.
 */
export const sheetParts = (parts: Parts): SheetPart[] =>
  sheetsOf(parts, (type) => type === "worksheet").map(({ name, part, visibility }) => {
    if (!parts.has(part)) throw missing(part);
    return { name, part, visibility };
  });

/** Names of the sheets that show something and hold no cells, such as charts. */
export const sheetsWithoutCells = (parts: Parts): string[] =>
  sheetsOf(parts, (type) => WITHOUT_CELLS.has(type)).map(({ name }) => name);

const WITHOUT_CELLS: ReadonlySet<string> = new Set(["chartsheet", "dialogsheet"]);

function sheetsOf(parts: Parts, isWanted: (type: string) => boolean): SheetPart[] {
  const targets = new Map(
    relationsOf(parts, workbookPart(parts))
      .filter(({ type }) => isWanted(type))
      .map(({ id, target }) => [id, target]),
  );
  return workbookOf(parts).sheets.flatMap(({ id, ...sheet }) => {
    const part = targets.get(id);
    return part === undefined ? [] : [{ ...sheet, part }];
  });
}

/** @throws {FileError} when the part is not there. */
export function partOf(parts: Parts, name: string): Uint8Array {
  const part = parts.get(name);
  if (!part) throw missing(name);
  return part;
}

const missing = (part: string) =>
  new FileError("damaged", {
    zh: `文件不完整，缺少 ${part}。请用 Excel 打开后另存一次再试。`,
    en: `The file is incomplete: ${part} is missing. Open it in Excel, save it once more and try again.`,
  });

/** What a part names; the package itself is "". */
export function relationsOf(parts: Parts, part: string): readonly Relation[] {
  const slash = part.lastIndexOf("/") + 1;
  const [folder, name] = [part.slice(0, slash), part.slice(slash)];
  const source = parts.get(`${folder}_rels/${name}.rels`);
  if (!source) return [];
  let relations = known.get(source);
  if (!relations) known.set(source, (relations = relationsIn(source, folder)));
  return relations;
}

/** By the bytes of the part, which are asked for again and again. */
const known = new WeakMap<Uint8Array, readonly Relation[]>();

function relationsIn(source: Uint8Array, folder: string): Relation[] {
  const relations: Relation[] = [];
  eachElement(decodePart(source), new Set(["Relationship"]), ({ attributes }) => {
    const { Id: id, Type = "", Target = "", TargetMode } = attributes;
    if (!id) return;
    const external = TargetMode === "External";
    const target = external ? Target : absolute(folder, Target);
    relations.push({ id, type: Type.slice(Type.lastIndexOf("/") + 1), target, external });
  });
  return relations;
}

/** Targets are relative to the folder of their part, or absolute within the package. */
function absolute(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** `r:id`, whatever prefix the writer chose. */
function relationId(attributes: Record<string, string>): string | undefined {
  const key = Object.keys(attributes).find((name) => name.endsWith(":id"));
  return key === undefined ? undefined : attributes[key];
}
