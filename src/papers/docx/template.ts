/** A paper on the office's own letterhead: its header, margins and styles stay. */
import { strFromU8, strToU8 } from "fflate";
import { closeParts, FileError, openPackage, type Parts } from "../../xlsx/package";
import { STYLE_NAMES, STYLE_XML } from "./styles";

const DOCUMENT = "word/document.xml";
const STYLES = "word/styles.xml";

/**
 * The letterhead with the paper in the place of the paragraph {{正文}}.
 *
 * @throws FileError where it is no document, or has no such paragraph
 */
export function fillTemplate(letterhead: Uint8Array, paper: Uint8Array): Uint8Array {
  const parts = openPackage(letterhead);
  const document = textOf(parts, DOCUMENT);
  const place = placeIn(document);
  if (!place) throw new FileError("unsupported", NO_PLACE);
  const styles = stylesFor(textOf(parts, STYLES));
  const own = textOf(openPackage(paper), DOCUMENT);
  const last = own.lastIndexOf("<w:sectPr");
  const body = styled(own.slice(own.indexOf("<w:body>") + "<w:body>".length, last), styles.ids);
  const isLying = own.slice(last).includes('w:orient="landscape"');
  parts.set(DOCUMENT, strToU8(filled(document, place, body, isLying)));
  if (styles.text !== "") parts.set(STYLES, strToU8(styles.text));
  return closeParts(parts);
}

const NO_PLACE = {
  zh: "模板不是 .docx，或里面没有单独成段的 {{正文}}；请在模板里要放正文的地方写上这一段。",
  en: "The template is no .docx, or no paragraph of it is {{正文}}: write one where the text shall stand.",
};

const textOf = (parts: Parts, name: string): string => {
  const part = parts.get(name);
  return part ? strFromU8(part) : "";
};

/** From where to where a part of a text reaches. */
interface Span {
  from: number;
  to: number;
}

/** A paragraph that holds no other: text boxes do. */
const PARAGRAPH = /<w:p(?:\s[^>]*)?>(?:(?!<w:p[\s>]).)*?<\/w:p>/gs;

/** The paragraph {{正文}}, over however many runs a program has spread it. */
function placeIn(document: string): Span | undefined {
  for (const { 0: xml, index } of document.matchAll(PARAGRAPH)) {
    const words = [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text);
    if (words.join("").trim() === "{{正文}}") return { from: index, to: index + xml.length };
  }
  return undefined;
}

const SECTION = /<w:sectPr[\s>].*?<\/w:sectPr>|<w:sectPr[^>]*\/>/s;

/** The sections of the paper are laid out as the letterhead's own. */
function filled(document: string, { from, to }: Span, body: string, isLying: boolean): string {
  const [before, rest] = [document.slice(0, from), document.slice(to)];
  const own = SECTION.exec(rest)?.[0];
  if (own === undefined || !SECTION.test(body)) return before + body.replace(SECTION, "") + rest;
  const annex = annexSection(own, isLying);
  return before + body.replace(SECTION, () => own) + rest.replace(SECTION, () => annex);
}

/** On a new page, without the letterhead of a first page; turned where its table is wide. */
function annexSection(own: string, isLying: boolean): string {
  const plain = own.replace(/<w:titlePg[^>]*\/>/, "").replace(/<w:type [^>]*\/>/, "");
  return isLying ? plain.replace(/<w:pgSz[^>]*\/>/, turn) : plain;
}

function turn(size: string): string {
  const [width, height] = ["w", "h"].map(
    (side) => new RegExp(`w:${side}="(\\d+)"`).exec(size)?.[1],
  );
  return `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`;
}

/** The letterhead's styles with those of ours that it lacks, and under which id it has each. */
function stylesFor(theirs: string): { text: string; ids: ReadonlyMap<string, string> } {
  const known = [
    ...theirs.matchAll(/<w:style\s[^>]*w:styleId="([^"]*)"[^>]*>(.*?)<\/w:style>/gs),
  ].map(([, id = "", inner = ""]) => ({
    id,
    name: (/<w:name w:val="([^"]*)"/.exec(inner)?.[1] ?? "").toLowerCase(),
  }));
  const ids = new Map<string, string>();
  const lacking: string[] = [];
  for (const [id, xml] of STYLE_XML) {
    const found =
      known.find((each) => each.id === id) ??
      known.find(({ name }) => STYLE_NAMES.get(id)!.includes(name));
    ids.set(id, found?.id ?? id);
    if (!found) lacking.push(xml);
  }
  return { text: theirs.replace("</w:styles>", () => `${lacking.join("")}</w:styles>`), ids };
}

const styled = (body: string, ids: ReadonlyMap<string, string>): string =>
  body.replace(/(<w:pStyle w:val=")([^"]*)(")/g, (_, before: string, id: string, after: string) => {
    return before + (ids.get(id) ?? id) + after;
  });
