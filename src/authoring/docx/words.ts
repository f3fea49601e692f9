/** The words of a paragraph as they are printed: what was inserted is in, what was deleted or hidden is out. */
import { attribute, childOf, elements, isOn, valueOf, type Element } from "./xml-tree";

/** Whose content is deleted, or belongs to another place. */
const OUT = new Set([
  ...["del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt"],
  ...["footnoteReference", "endnoteReference", "commentReference", "sdtPr", "sdtEndPr", "tcPr"],
  ...["drawing", "pict", "object", "AlternateContent"],
]);

/** Signs of fonts that hold pictures. */
const SYMBOLS: Readonly<Record<string, string>> = {
  f0fc: "√",
  f0fe: "☑",
  f052: "☑",
  f0a8: "□",
  f06f: "□",
  f0a3: "□",
  f0b3: "≥",
  f0b4: "×",
  f0b8: "÷",
};

export class WordReader {
  /** Of each field that is open, whether its result has begun. */
  private readonly fields: boolean[] = [];
  /** Texts of boxes that float over the page. */
  readonly boxes: string[] = [];

  /** Fields may go over several paragraphs. */
  paragraph(paragraph: Element): string {
    return this.inside(paragraph)
      .replace(/[\t\u00a0\u3000 ]+/g, (blank) => (blank.includes("\u3000") ? "　" : " "))
      .trim();
  }

  private inside(of: Element): string {
    return of.children
      .map((child) => (typeof child === "string" ? "" : this.element(child)))
      .join("");
  }

  private element(of: Element): string {
    const { name } = of;
    if (name === "fldChar") return this.field(attribute(of, "fldCharType"));
    if (name === "drawing" || name === "pict" || name === "AlternateContent" || name === "object")
      this.box(of);
    if (OUT.has(name)) return "";
    if (name === "r" && isOn(childOf(of, "rPr"), "vanish")) return "";
    if (name === "f" && childOf(of, "num")) return this.fraction(of);
    const isShown = this.fields.every((hasResult) => hasResult);
    const text = this.sign(of);
    if (text !== undefined) return isShown ? text : "";
    return this.inside(of);
  }

  private sign(of: Element): string | undefined {
    switch (of.name) {
      case "t":
        return of.children.filter((child) => typeof child === "string").join("");
      case "tab":
      case "ptab":
        return "\t";
      case "br":
        return /^(page|column)$/.test(attribute(of, "type") ?? "") ? "" : "\n";
      case "cr":
        return "\n";
      case "noBreakHyphen":
        return "-";
      case "softHyphen":
        return "";
      case "sym":
        return (
          SYMBOLS[(attribute(of, "char") ?? "").toLowerCase()] ?? symbol(attribute(of, "char"))
        );
      default:
        return undefined;
    }
  }

  private fraction(of: Element): string {
    const part = (name: string) => this.inside(childOf(of, name)!);
    return childOf(of, "den") ? `${part("num")}÷${part("den")}` : part("num");
  }

  private field(type: string | undefined): string {
    if (type === "begin") this.fields.push(false);
    else if (type === "separate" && this.fields.length > 0)
      this.fields[this.fields.length - 1] = true;
    else if (type === "end") this.fields.pop();
    return "";
  }

  /** The words of a box, once: an older program's copy of it is left out. */
  private box(of: Element): void {
    for (const child of elements(of)) {
      if (child.name === "Fallback") continue;
      if (child.name !== "txbxContent") {
        this.box(child);
        continue;
      }
      const text = paragraphsIn(child)
        .map((paragraph) => new WordReader().paragraph(paragraph))
        .filter((line) => line !== "")
        .join("\n");
      if (text !== "") this.boxes.push(text);
    }
  }
}

/** A sign of a font that holds letters; one that only a picture font has is none. */
function symbol(code: string | undefined): string {
  const point = parseInt(code ?? "", 16);
  const isPrivate = !(point > 0x20) || (point >= 0xe000 && point <= 0xf8ff) || point > 0xffff;
  return isPrivate || (point >= 0xd800 && point <= 0xdfff) ? "" : String.fromCodePoint(point);
}

function paragraphsIn(of: Element): Element[] {
  return elements(of).flatMap((child) => (child.name === "p" ? [child] : paragraphsIn(child)));
}

/** The mark at the end of a paragraph was deleted: it goes on in the next. */
export const goesOn = (paragraph: Element): boolean => {
  const mark = childOf(childOf(paragraph, "pPr"), "rPr");
  return childOf(mark, "del") !== undefined || childOf(mark, "moveFrom") !== undefined;
};

export const styleOf = (paragraph: Element) => valueOf(childOf(paragraph, "pPr"), "pStyle");
