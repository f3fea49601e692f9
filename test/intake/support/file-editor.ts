/** Alters a workbook as somebody with a text editor would: its parts, and nothing else. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const escape = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

export type Typed = number | string | boolean | null;

export class FileEditor {
  readonly parts: Map<string, string | Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.parts = new Map(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [
        name,
        /\.(xml|rels)$/.test(name) ? strFromU8(part) : part,
      ]),
    );
  }

  bytes(): Uint8Array {
    return zipSync(
      Object.fromEntries(
        [...this.parts].map(([name, part]) => [
          name,
          typeof part === "string" ? strToU8(part) : part,
        ]),
      ),
    );
  }

  text(part: string): string {
    return this.parts.get(part) as string;
  }

  edit(part: string, change: (text: string) => string): this {
    const before = this.text(part);
    const after = change(before);
    if (after === before) throw new Error(`nothing was changed in ${part}`);
    this.parts.set(part, after);
    return this;
  }

  /** Name of the part of a sheet. */
  sheetPart(sheet: string): string {
    const id = new RegExp(`<sheet name="${literal(sheet)}"[^>]*r:id="(\\w+)"`).exec(
      this.text("xl/workbook.xml"),
    )?.[1];
    const target = new RegExp(
      `<Relationship [^>]*Id="${id}"[^>]*?Target="([^"]+)"|<Relationship [^>]*Target="([^"]+)"[^>]*?Id="${id}"`,
    ).exec(this.text("xl/_rels/workbook.xml.rels"));
    const path = target?.[1] ?? target?.[2];
    if (!path) throw new Error(`no sheet ${sheet}`);
    return path.startsWith("/") ? path.slice(1) : `xl/${path}`;
  }

  editSheet(sheet: string, change: (text: string) => string): this {
    return this.edit(this.sheetPart(sheet), change);
  }

  /** Types a value over a cell, whatever stood there; null empties it. */
  type(sheet: string, address: string, value: Typed): this {
    return this.cell(sheet, address, contentOf(value));
  }

  /** A formula with the value that the file says it has; null for none. */
  formula(sheet: string, address: string, formula: string, value: Typed = null): this {
    const { type, inner } = contentOf(value);
    const shown = inner.replace(/^<is><t[^>]*>(.*)<\/t><\/is>$/s, "<v>$1</v>");
    return this.cell(sheet, address, {
      type: type === ' t="inlineStr"' ? ' t="str"' : type,
      inner: `<f>${escape(formula.replace(/^=/, ""))}</f>${value === null ? "" : shown}`,
    });
  }

  /** The last value of a formula's cell, and nothing else. */
  lie(sheet: string, address: string, value: number | string): this {
    return this.editCell(sheet, address, (attributes, inner) => {
      const bare = attributes.replace(/ t="\w+"/, "");
      const formula = /<f[^>]*>.*?<\/f>|<f[^>]*\/>/s.exec(inner)?.[0] ?? "";
      const type = typeof value === "string" ? ' t="str"' : "";
      return [bare + type, `${formula}<v>${escape(String(value))}</v>`];
    });
  }

  formulaAt(sheet: string, address: string): string {
    let found = "";
    this.editCellOrNot(sheet, address, (_, inner) => {
      found = /<f[^>]*>(.*?)<\/f>/s.exec(inner)?.[1] ?? "";
      return null;
    });
    return `=${found
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&")}`;
  }

  cell(sheet: string, address: string, { type, inner }: { type: string; inner: string }): this {
    return this.editCell(sheet, address, (attributes) => [
      attributes.replace(/ t="\w+"/, "") + type,
      inner,
    ]);
  }

  editCell(
    sheet: string,
    address: string,
    change: (attributes: string, inner: string) => [attributes: string, inner: string],
  ): this {
    if (!this.editCellOrNot(sheet, address, change)) this.insertCell(sheet, address, change);
    return this;
  }

  private editCellOrNot(
    sheet: string,
    address: string,
    change: (attributes: string, inner: string) => [string, string] | null,
  ): boolean {
    const part = this.sheetPart(sheet);
    const pattern = new RegExp(`<c( r="${address}"[^>]*?)(?:/>|>(.*?)</c>)`, "s");
    const found = pattern.exec(this.text(part));
    if (!found) return false;
    const [whole, attributes = "", inner = ""] = found;
    const changed = change(attributes, inner);
    if (changed) {
      const [after, content] = changed;
      const text = this.text(part);
      const at = found.index;
      this.parts.set(
        part,
        `${text.slice(0, at)}<c${after}>${content}</c>${text.slice(at + whole.length)}`,
      );
    }
    return true;
  }

  private insertCell(
    sheet: string,
    address: string,
    change: (attributes: string, inner: string) => [string, string],
  ): void {
    const row = /\d+$/.exec(address)![0];
    const [attributes, inner] = change(` r="${address}"`, "");
    const cell = `<c${attributes}>${inner}</c>`;
    const part = this.sheetPart(sheet);
    const text = this.text(part);
    const pattern = new RegExp(`(<row r="${row}"[^>]*?)(/>|>(.*?)</row>)`, "s");
    const found = pattern.exec(text);
    const rows = found
      ? text.replace(pattern, (_, start: string, _rest: string, cells = "") => {
          const all = [...String(cells).matchAll(/<c [^>]*?(?:\/>|>.*?<\/c>)/gs)].map(([c]) => c);
          all.push(cell);
          all.sort((a, b) => columnOf(a) - columnOf(b));
          return `${start}>${all.join("")}</row>`;
        })
      : text.replace("</sheetData>", () => `<row r="${row}">${cell}</row></sheetData>`);
    this.parts.set(part, rows);
  }

  /** Gives a cell a style of its own. */
  dress(
    sheet: string,
    address: string,
    { format, color }: { format?: string; color?: string },
  ): this {
    const last = (text: string, list: string, item: string) =>
      [
        ...new RegExp(`<${list}[ >].*?</${list}>`, "s")
          .exec(text)![0]
          .matchAll(new RegExp(`<${item}[ >/]`, "g")),
      ].length - 1;
    let font = 0;
    this.edit("xl/styles.xml", (text) => {
      let styles = text;
      if (format !== undefined)
        styles = styles.replace(
          /<numFmts[^>]*>/,
          (list) => `${list}<numFmt numFmtId="199" formatCode="${format}"/>`,
        );
      if (color !== undefined) {
        styles = styles.replace(
          "</fonts>",
          `<font><sz val="11"/><color ${color}/><name val="Calibri"/></font></fonts>`,
        );
        font = last(styles, "fonts", "font");
      }
      const number = format === undefined ? 0 : 199;
      return styles.replace(
        "</cellXfs>",
        `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0"/></cellXfs>`,
      );
    });
    const style = last(this.text("xl/styles.xml"), "cellXfs", "xf");
    return this.editCell(sheet, address, (attributes, inner) => [
      `${attributes.replace(/ s="\d+"/, "")} s="${style}"`,
      inner,
    ]);
  }

  /** A conditional format that always holds, with what it makes of cells. */
  condition(sheet: string, areas: string, looks: string): this {
    const rules = /<dxfs.*<\/dxfs>/s.exec(this.text("xl/styles.xml"))![0].match(/<dxf>/g)!.length;
    this.edit("xl/styles.xml", (text) => text.replace("</dxfs>", `<dxf>${looks}</dxf></dxfs>`));
    return this.editSheet(sheet, (text) =>
      text.replace(
        "<conditionalFormatting",
        `<conditionalFormatting sqref="${areas}"><cfRule type="expression" priority="90" dxfId="${rules}"><formula>TRUE</formula></cfRule></conditionalFormatting>$&`,
      ),
    );
  }

  /** Puts rows in: what stands at `row` and below moves down, formulas are not touched. */
  renumber(sheet: string, move: (row: number) => number | null): this {
    return this.editSheet(sheet, (text) =>
      text.replace(/<row r="(\d+)"[^>]*?(?:\/>|>.*?<\/row>)/gs, (whole, number: string) => {
        const to = move(Number(number));
        if (to === null) return "";
        return whole
          .replace(/<row r="\d+"/, `<row r="${to}"`)
          .replace(/(<c r="[A-Z]+)\d+"/g, (_, start: string) => `${start}${to}"`);
      }),
    );
  }

  /** Takes a sheet out, its part and all. */
  removeSheet(sheet: string): this {
    this.parts.delete(this.sheetPart(sheet));
    return this.edit("xl/workbook.xml", (text) =>
      text.replace(new RegExp(`<sheet name="${sheet}"[^>]*/>`), ""),
    ).dropNames();
  }

  /** Print areas name sheets by their number, which changes. */
  dropNames(): this {
    const text = this.text("xl/workbook.xml");
    this.parts.set("xl/workbook.xml", text.replace(/<definedNames>.*<\/definedNames>/s, ""));
    return this;
  }

  /** A copy of a sheet under another name, before or behind all others. */
  copySheet(
    sheet: string,
    name: string,
    { state = "visible", first = false, from = this as FileEditor } = {},
  ): this {
    const part = `xl/worksheets/copy${this.parts.size}.xml`;
    this.parts.set(part, from.text(from.sheetPart(sheet)));
    const id = `rIdCopy${this.parts.size}`;
    this.edit("xl/_rels/workbook.xml.rels", (text) =>
      text.replace(
        "</Relationships>",
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${part.slice(3)}"/></Relationships>`,
      ),
    );
    this.edit("[Content_Types].xml", (text) =>
      text.replace(
        "</Types>",
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      ),
    );
    const tab = `<sheet name="${name}" sheetId="${90 + this.parts.size}" state="${state}" r:id="${id}"/>`;
    return this.edit("xl/workbook.xml", (text) =>
      first
        ? text.replace("<sheets>", `<sheets>${tab}`)
        : text.replace("</sheets>", `${tab}</sheets>`),
    ).dropNames();
  }
}

function contentOf(value: Typed): { type: string; inner: string } {
  if (value === null) return { type: "", inner: "" };
  if (typeof value === "number") return { type: "", inner: `<v>${value}</v>` };
  if (typeof value === "boolean") return { type: ' t="b"', inner: `<v>${value ? 1 : 0}</v>` };
  return {
    type: ' t="inlineStr"',
    inner: `<is><t xml:space="preserve">${escape(value)}</t></is>`,
  };
}

function columnOf(cell: string): number {
  const letters = /r="([A-Z]+)/.exec(cell)?.[1] ?? "A";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
