/** Finds in a file what the workbench cannot hold, before anything of it is opened. */
import { decodePart, eachElement, type XmlElement } from "../../src/xlsx/xml-edit";
import type { Parts } from "../../src/xlsx/package";
import { CRITERIA, isForeignFilter } from "./filters";
import { type Loss, losses } from "./losses";

/** One part each, by its name. */
const PARTS: [Loss["what"], RegExp][] = [
  ["charts", /^xl\/(charts|chartex)\/chart(Ex)?\d*\.xml$/i],
  ["pivots", /^xl\/pivotTables\/[^/]+\.xml$/i],
  ["tables", /^xl\/tables\/[^/]+\.xml$/i],
  ["slicers", /^xl\/(slicers|timelines)\/[^/]+\.xml$/i],
  ["macros", /vbaProject\.bin$/i],
  ["externalLinks", /^xl\/externalLinks\/[^/]+\.xml$/i],
  ["connections", /^xl\/(connections\.xml|queryTables\/[^/]+\.xml|model\/item\.data)$/i],
  ["customXml", /^customXml\/item\d+\.xml$/i],
  ["controls", /^xl\/(ctrlProps|activeX|embeddings)\/[^/]+\.(xml|bin|docx|xlsx)$/i],
  ["otherSheets", /^xl\/(chartsheets|macrosheets|dialogsheets)\/[^/]+\.xml$/i],
  ["signature", /^_xmlsignatures\/sig[^/]*\.xml$/i],
  ["addIns", /^xl\/webextensions\/webextension\d*\.xml$/i],
];

/** Elements that stand for one loss each, in the parts whose names match. */
const ELEMENTS: [RegExp, Record<string, Loss["what"]>][] = [
  [/^xl\/drawings\/drawing\d*\.xml$/i, { pic: "images", sp: "shapes", cxnSp: "shapes" }],
  [/^xl\/cellimages\.xml$/i, { cellImage: "images" }],
  [/^xl\/threadedComments\/[^/]+\.xml$/i, { threadedComment: "threads" }],
  [/^xl\/styles\.xml$/i, { gradientFill: "gradients" }],
  [/^xl\/workbook\.xml$/i, { customWorkbookView: "views" }],
  [/^xl\/sharedStrings\.xml$/i, { si: "richText" }],
  [
    /^xl\/worksheets\/[^/]+\.xml$/i,
    {
      is: "richText",
      hyperlink: "hyperlinks",
      sparklineGroup: "sparklines",
      protectedRange: "editRanges",
      picture: "backgrounds",
      ignoredErrors: "ignoredErrors",
      dataConsolidate: "consolidation",
    },
  ],
];

/** Kinds of conditional formats that the workbench has; the file's extensions hold the others. */
const FORMATS = new Set(
  "expression cellIs containsText notContainsText beginsWith endsWith".split(" "),
);

/**
 * @throws {FileError} for a part that is damaged or declares a DTD
 */
export function findLosses(parts: Parts): Loss[] {
  const found = losses();
  for (const [name, part] of parts) {
    const kind = PARTS.find(([, pattern]) => pattern.test(name));
    if (kind) found.add(kind[0]);
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const isVml = /\.vml$/i.test(name); // Microsoft's older drawings are often no well-formed XML
    if (!isVml) refuseTypes(decodePart(part));
    const elements = ELEMENTS.find(([pattern]) => pattern.test(name))?.[1];
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/i.test(name);
    if (elements) findIn(decodePart(part), elements, isSheet, found.add);
  }
  return found.all();
}

/** Reading would not mind a DTD that is not used; no honest file has one. */
function refuseTypes(source: string): void {
  if (source.includes("<!DOCTYPE")) eachElement(source, new Set(), () => {});
}

const PROTECTIONS = ["sheetProtection", "workbookProtection"];
const SHEET_ELEMENTS = [
  ...["cfRule", "dataValidation", "row", "col", "pane", "f", "headerFooter"],
  ...CRITERIA,
];
const BOOK_ELEMENTS = ["workbookPr", "definedName", "calcPr"];

function findIn(
  source: string,
  elements: Record<string, Loss["what"]>,
  isSheet: boolean,
  add: (what: Loss["what"], count?: number) => void,
): void {
  const own = isSheet ? SHEET_ELEMENTS : [];
  const names = new Set([...Object.keys(elements), ...PROTECTIONS, ...BOOK_ELEMENTS, ...own]);
  const seen = new Set<Loss["what"]>();
  const once = (what: Loss["what"]) => {
    if (!seen.has(what)) add(what);
    seen.add(what);
  };
  eachElement(source, names, (element) => {
    const { name, attributes } = element;
    const what = elements[name];
    if (what === "gradients" || what === "ignoredErrors") once(what);
    else if (what && (what !== "richText" || isMixed(element, source))) add(what);
    if (CRITERIA.includes(name) && isForeignFilter(element, source)) add("filters");
    if (name === "cfRule" && isForeignFormat(element)) add("conditionalFormats");
    if (name === "dataValidation" && isForeignValidation(element)) add("validations");
    if (name === "workbookPr" && isOn(attributes.date1904)) add("dates1904");
    if (name === "definedName" && isOwnHidden(attributes)) add("hiddenNames");
    if (name === "calcPr" && (attributes.calcMode === "manual" || isOn(attributes.iterate)))
      add("calculation");
    if (name === "pane" && !/^frozen/.test(attributes.state ?? "split")) add("splitPanes");
    if (name === "headerFooter" && isOn(attributes.differentFirst ?? attributes.differentOddEven))
      once("pageHeaders");
    if (name === "f" && attributes.t === "dataTable") add("dataTables");
    if (name === "f" && STACKED.test(element.text)) add("stackedSheets");
    const { outlineLevel, style, customFormat } = attributes;
    if (PROTECTIONS.includes(name) && hasPassword(attributes)) add("passwords");
    if (name === "row" || name === "col") {
      if (Number(outlineLevel ?? 0) > 0) once("outlines");
      if (Number(style ?? 0) > 0 || customFormat === "1") once("lineStyles");
    }
  });
}

/** `Sheet1:Sheet3!A1`, with or without quotes. */
const STACKED = /'[^'!]*:[^'!]*'!|(?<![!\p{L}\p{N}_.])[\p{L}\p{N}_.]+:[\p{L}\p{N}_.]+!/u;

/** Whether runs of one text look different; another typeface for Chinese characters is no difference. */
function isMixed({ contentStart, contentEnd }: XmlElement, source: string): boolean {
  const runs = source
    .slice(contentStart, contentEnd)
    .split(/<(?:\w+:)?r>/)
    .slice(1);
  const looks = runs.map((run) => {
    const look = /<(?:\w+:)?rPr>(.*?)<\/(?:\w+:)?rPr>/s.exec(run)?.[1] ?? "";
    return look.replace(/<(?:\w+:)?(rFont|family|charset|scheme)\b[^>]*>/g, "");
  });
  return new Set(looks).size > 1;
}

const isOn = (flag: string | undefined) => flag === "1" || flag === "true";

/** Excel keeps hidden names of its own, such as that of a filter's area. */
const isOwnHidden = ({ name = "", hidden }: Record<string, string>) =>
  isOn(hidden) && !name.startsWith("_xlnm.");

const hasPassword = (attributes: Record<string, string>) =>
  ["password", "hashValue", "workbookPassword", "workbookHashValue"].some(
    (name) => attributes[name],
  );

const inExtension = ({ around }: XmlElement) => around.some(({ name }) => name === "ext");

function isForeignFormat(element: XmlElement): boolean {
  // A bar's extension repeats a rule that was counted.
  if (inExtension(element)) return element.attributes.type !== "dataBar";
  return !FORMATS.has(element.attributes.type ?? "");
}

function isForeignValidation(element: XmlElement): boolean {
  return inExtension(element) || element.attributes.type === "time";
}
