/** The paragraph styles of official documents, as a document keeps them. */

interface Style {
  id: string;
  name: string;
  font: string;
  /** Points. */
  size: number;
  align: "left" | "center" | "right";
  /** Points from line to line; without, as the font has it. */
  line?: number;
  /** Characters by which the first line is indented, or the right end. */
  indent?: number;
  fromRight?: number;
  /** Points of air before and behind. */
  before?: number;
  after?: number;
  /** Level in the outline, from 0. */
  level?: number;
  bold?: boolean;
}

const SONGTI_TITLE = "方正小标宋简体";
const FANGSONG = "仿宋";

const STYLES: readonly Style[] = [
  {
    id: "Title",
    name: "公文标题",
    font: SONGTI_TITLE,
    size: 22,
    align: "center",
    line: 32,
    after: 14,
  },
  { id: "Body", name: "公文正文", font: FANGSONG, size: 16, align: "left", line: 28, indent: 2 },
  {
    id: "Heading1",
    name: "heading 1",
    font: "黑体",
    size: 16,
    align: "left",
    line: 28,
    indent: 2,
    level: 0,
  },
  {
    id: "Heading2",
    name: "heading 2",
    font: "楷体",
    size: 16,
    align: "left",
    line: 28,
    indent: 2,
    level: 1,
  },
  { id: "Annex", name: "附件", font: "黑体", size: 16, align: "left", line: 28 },
  {
    id: "Sign",
    name: "落款",
    font: FANGSONG,
    size: 16,
    align: "right",
    line: 28,
    fromRight: 2,
    before: 28,
  },
  {
    id: "Date",
    name: "成文日期",
    font: FANGSONG,
    size: 16,
    align: "right",
    line: 28,
    fromRight: 2,
  },
  { id: "TableHead", name: "表头", font: "黑体", size: 12, align: "center" },
  { id: "TableText", name: "表内文字", font: FANGSONG, size: 12, align: "left" },
  { id: "TableNumber", name: "表内数字", font: FANGSONG, size: 12, align: "center" },
];

const TWIPS = 20;
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const fonts = (font: string) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${font}"/>`;

function styleXml(style: Style): string {
  const { id, name, font, size, align, bold, level } = style;
  const outline = level === undefined ? "" : `<w:keepNext/><w:outlineLvl w:val="${level}"/>`;
  const run = `${fonts(font)}${bold ? "<w:b/>" : ""}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  const keep = level === undefined ? "" : "<w:keepNext/>";
  const paragraph = `${keep}${spacing(style)}${indent(style)}<w:jc w:val="${align}"/>${outline.replace("<w:keepNext/>", "")}`;
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

function spacing({ line, before = 0, after = 0 }: Style): string {
  const lines = line === undefined ? "" : ` w:line="${line * TWIPS}" w:lineRule="exact"`;
  return `<w:spacing w:before="${before * TWIPS}" w:after="${after * TWIPS}"${lines}/>`;
}

/** In characters, as the program counts them, and as long as that is in this size. */
function indent({ indent: first = 0, fromRight = 0, size }: Style): string {
  if (first === 0 && fromRight === 0) return "";
  const long = (count: number) => count * size * TWIPS;
  const right =
    fromRight > 0 ? ` w:rightChars="${fromRight * 100}" w:right="${long(fromRight)}"` : "";
  const left = first > 0 ? ` w:firstLineChars="${first * 100}" w:firstLine="${long(first)}"` : "";
  return `<w:ind${right}${left}/>`;
}

/** Each style by its id. */
export const STYLE_XML: ReadonlyMap<string, string> = new Map(
  STYLES.map((style) => [style.id, styleXml(style)]),
);

export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(FANGSONG)}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[...STYLE_XML.values()].join("")}</w:styles>`;

/** By which names a letterhead may have each style already, in small letters. */
export const STYLE_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  STYLES.map(({ id, name }) => [id, [name.toLowerCase(), id.toLowerCase()]]),
);
