/** Colours and comments cells of a workbook by editing its parts; all else stays byte for byte. */
import { a1 } from "../sheets/plan/address";
import { closeParts, openParts, type Parts } from "./package";
import { scanXml } from "./scan-xml";
import { relationsOf, partByType, sheetParts, workbookPart } from "./sheet-parts";
import { applyEdits, decodePart, escapeXml, type Edit } from "./xml-edit";

export interface CellMark {
  /** Name of the sheet. */
  sheet: string;
  row: number;
  column: number;
  /** `RRGGBB` */
  colour: string;
  text: string;
}

/** @throws {FileError} when the bytes are no workbook, or a hostile one */
export function markCells(bytes: Uint8Array, marks: readonly CellMark[]): Uint8Array {
  const parts = openParts(bytes);
  const styles = new Styles(parts);
  for (const { name, part } of sheetParts(parts)) {
    const own = marks.filter(({ sheet }) => sheet === name);
    if (own.length === 0) continue;
    colour(parts, part, own, styles);
    comment(parts, part, own);
  }
  styles.write();
  return closeParts(parts);
}

/** What stands before the names of the format's own elements: `x:`, or nothing. */
const prefixOf = (source: string, root: string): string =>
  new RegExp(`<(\\w+:)?${root}\\b`).exec(source)?.[1] ?? "";

const encode = (text: string) => new TextEncoder().encode(text);

/** The styles of the workbook, each once more with the colour of a mark. */
class Styles {
  private readonly name: string;
  private readonly source: string;
  private readonly formats: string[] = [];
  private formatsEnd = -1;
  private fillsEnd = -1;
  private fills = 0;
  private readonly colours: string[] = [];
  private readonly added: string[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly parts: Parts) {
    const relation = relationsOf(parts, workbookPart(parts)).find(({ type }) => type === "styles");
    this.name = relation?.target ?? "xl/styles.xml";
    const part = partByType(parts, "styles") ?? parts.get(this.name);
    this.source = part ? decodePart(part) : "";
    if (part) this.collect();
  }

  /** Number of a style like the given one, on the colour. */
  coloured(style: number, colour: string): number | null {
    const base = this.formats[style];
    if (base === undefined || this.fillsEnd < 0) return null;
    const key = `${style}\n${colour}`;
    let number = this.known.get(key);
    if (number === undefined) {
      if (!this.colours.includes(colour)) this.colours.push(colour);
      const fill = this.fills + this.colours.indexOf(colour);
      const tag = base.replace(/\s(fillId|applyFill)="[^"]*"/g, "");
      this.added.push(tag.replace(/^<([\w:]*xf)/, `<$1 fillId="${fill}" applyFill="1"`));
      number = this.formats.length + this.added.length - 1;
      this.known.set(key, number);
    }
    return number;
  }

  write(): void {
    if (this.added.length === 0) return;
    const p = prefixOf(this.source, "styleSheet");
    const fills = this.colours.map(
      (colour) =>
        `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`,
    );
    const edits = [
      { start: this.fillsEnd, end: this.fillsEnd, text: fills.join("") },
      { start: this.formatsEnd, end: this.formatsEnd, text: this.added.join("") },
    ].sort((a, b) => a.start - b.start);
    this.parts.set(this.name, withCounts(applyEdits(this.source, edits)));
  }

  private collect(): void {
    const around: string[] = [];
    let start = 0;
    scanXml(this.source, {
      open: (name, _, from) => {
        if (name === "fill" && around.at(-1) === "fills") this.fills++;
        if (name === "xf" && around.at(-1) === "cellXfs") start = from;
        around.push(name);
      },
      close: (name, from, to) => {
        around.pop();
        if (name === "xf" && around.at(-1) === "cellXfs")
          this.formats.push(this.source.slice(start, to));
        else if (name === "fills" && to > from) this.fillsEnd = from;
        else if (name === "cellXfs" && to > from) this.formatsEnd = from;
      },
    });
  }
}

/** `count` says how many there are; a reader may do without it, but not with a wrong one. */
function withCounts(styles: Uint8Array): Uint8Array {
  const text = decodePart(styles).replace(
    /<((?:\w+:)?(?:fills|cellXfs))\b([^>]*?)\scount="\d+"/g,
    "<$1$2",
  );
  return encode(text);
}

/** Gives the cells their colour; a cell that is not there has its comment alone. */
function colour(parts: Parts, part: string, marks: readonly CellMark[], styles: Styles): void {
  const source = decodePart(parts.get(part)!);
  const wanted = new Map(marks.map((mark) => [a1(mark), mark]));
  const edits: Edit[] = [];
  scanXml(source, {
    open(name, { r, s = "0" }, start, end) {
      const mark = name === "c" && r !== undefined ? wanted.get(r) : undefined;
      const style = mark && styles.coloured(Number(s), mark.colour);
      if (style === undefined || style === null) return;
      const tag = source.slice(start, end).replace(/\ss="\d+"/, "");
      const text = tag.replace(/^<([\w:]*c)\b/, `<$1 s="${style}"`);
      edits.push({ start, end, text });
    },
  });
  if (edits.length > 0) parts.set(part, applyEdits(source, edits));
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const AUTHOR = "收表";

/** Comments on the cells; a sheet that has comments keeps them, and the cells that have one keep theirs. */
function comment(parts: Parts, sheet: string, marks: readonly CellMark[]): void {
  const known = relationsOf(parts, sheet);
  const comments = known.find(({ type }) => type === "comments");
  const drawing = known.find(({ type }) => type === "vmlDrawing");
  if (comments || drawing) {
    if (comments && drawing) addTo(parts, comments.target, drawing.target, marks);
    return;
  }
  const number = [...Array(1000).keys()].find(
    (each) => !parts.has(`xl/commentsIntake${each}.xml`),
  )!;
  const files = {
    comments: `xl/commentsIntake${number}.xml`,
    drawing: `xl/drawings/vmlDrawingIntake${number}.vml`,
  };
  parts.set(
    files.comments,
    encode(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${AUTHOR}</author></authors><commentList>${marks.map(commentXml(0)).join("")}</commentList></comments>`,
    ),
  );
  parts.set(files.drawing, encode(drawingXml(marks)));
  addRelations(parts, sheet, files);
  addTypes(parts, files.comments);
}

const commentXml =
  (author: number) =>
  (mark: CellMark): string =>
    `<comment ref="${a1(mark)}" authorId="${author}"><text><t xml:space="preserve">${escapeXml(withoutControls(mark.text))}</t></text></comment>`;

/** XML has no place for these. */
const withoutControls = (text: string) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

function addTo(parts: Parts, comments: string, drawing: string, marks: readonly CellMark[]): void {
  const [list, shapes] = [parts.get(comments), parts.get(drawing)];
  if (!list || !shapes) return;
  const source = decodePart(list);
  const free = marks.filter((mark) => !source.includes(`ref="${a1(mark)}"`));
  const end = source.lastIndexOf("</commentList>");
  const text = decodePart(shapes);
  const shapesEnd = text.lastIndexOf("</xml>");
  if (end < 0 || shapesEnd < 0 || free.length === 0) return;
  const xml = free.map(commentXml(0)).join("");
  parts.set(comments, applyEdits(source, [{ start: end, end, text: xml }]));
  const more = free.map(shapeXml).join("");
  parts.set(drawing, applyEdits(text, [{ start: shapesEnd, end: shapesEnd, text: more }]));
}

const drawingXml = (marks: readonly CellMark[]): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="9"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${marks.map(shapeXml).join("")}</xml>`;

function shapeXml({ row, column }: CellMark, index: number): string {
  const anchor = [column + 1, 15, row, 2, column + 5, 15, row + 6, 4].join(", ");
  return `<v:shape id="_x0000_s${9300 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}

function addRelations(
  parts: Parts,
  sheet: string,
  { comments, drawing }: { comments: string; drawing: string },
): void {
  const slash = sheet.lastIndexOf("/") + 1;
  const name = `${sheet.slice(0, slash)}_rels/${sheet.slice(slash)}.rels`;
  const present = parts.get(name);
  const own = `<Relationship Id="rIdIntakeVml" Type="${RELATIONS}/vmlDrawing" Target="/${drawing}"/><Relationship Id="rIdIntakeComments" Type="${RELATIONS}/comments" Target="/${comments}"/>`;
  const text = present
    ? decodePart(present).replace(/<\/Relationships>\s*$/, `${own}</Relationships>`)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${own}</Relationships>`;
  parts.set(name, encode(text));
  parts.set(sheet, withLegacyDrawing(decodePart(parts.get(sheet)!)));
}

/** Elements that stand behind `legacyDrawing` in a sheet. */
const BEHIND = new Set([
  ...["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"],
  ...["webPublishItems", "tableParts", "extLst"],
]);

function withLegacyDrawing(source: string): Uint8Array {
  let at = source.lastIndexOf("</");
  let depth = 0;
  scanXml(source, {
    open(name, _, start) {
      if (depth === 1 && BEHIND.has(name) && start < at) at = start;
      depth++;
    },
    close() {
      depth--;
    },
  });
  const prefix = prefixOf(source, "worksheet");
  const element = `<${prefix}legacyDrawing xmlns:r="${RELATIONS}" r:id="rIdIntakeVml"/>`;
  return applyEdits(source, [{ start: at, end: at, text: element }]);
}

function addTypes(parts: Parts, comments: string): void {
  const source = decodePart(parts.get("[Content_Types].xml")!);
  const vml = /Extension="vml"/i.test(source)
    ? ""
    : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>';
  const type = `<Override PartName="/${comments}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`;
  const text = source
    .replace(/<\/Types>\s*$/, `${type}</Types>`)
    .replace(/(<Types[^>]*>)/, `$1${vml}`);
  parts.set("[Content_Types].xml", encode(text));
}
