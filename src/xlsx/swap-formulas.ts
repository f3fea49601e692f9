/** Replaces formulas inside an existing workbook file; all else stays byte for byte. */
import { parseA1Range } from "@borgar/fx";
import type { Scalar } from "../formula/values";
import { a1 } from "../sheets/plan/address";
import { moveFormula } from "../sheets/plan/areas";
import type { FormulaPlace } from "../sheets/formulas/send";
import { fromFileFormula, toFileFormula } from "./function-names";
import { partOf, sheetParts, workbookPart } from "./sheet-parts";
import type { Parts } from "./package";
import {
  applyEdits,
  decodePart,
  eachElement,
  escapeXml,
  type Edit,
  type XmlElement,
} from "./xml-edit";

export interface NewFormula {
  formula: string;
  /** Only this cell's: a shared formula is taken apart, and each of its cells is asked for. */
  own?: boolean;
}

/** A formula with its `=`, as a cell shows it; answers the new one, or null to leave it. */
export type TurnFormula = (formula: string, place: FormulaPlace) => NewFormula | null;

/** Excel's limit, and some room for names that are longer in files. */
const LONGEST_FORMULA = 3 * 8192;
const RULE_FORMULAS = ["formula", "formula1", "formula2"];
const SHEET_ELEMENTS = new Set(["f", "v", ...RULE_FORMULAS]);
const NAME_ELEMENTS = new Set(["definedName"]);
const TABLE_ELEMENTS = new Set(["calculatedColumnFormula", "totalsRowFormula"]);

/**
 * Offers every formula of the file to `turn`: cells (a shared formula once, at its first cell; array formulas keep their
 * kind), conditional formats and validations, defined names, table columns. What-if data tables are left alone.
 */
export function swapFormulas(parts: Parts, turn: TurnFormula): void {
  for (const { name, part } of sheetParts(parts))
    edit(parts, part, (source) => new SheetSwap(name, source, turn).edits());
  edit(parts, workbookPart(parts), (source) =>
    textEdits(source, NAME_ELEMENTS, turn, ({ attributes }) => ({
      address: attributes.name ?? "",
      kind: "name",
    })),
  );
  for (const name of parts.keys())
    if (/^xl\/tables\/[^/]+\.xml$/.test(name))
      edit(parts, name, (source) =>
        textEdits(source, TABLE_ELEMENTS, turn, ({ around }) => ({
          address: around[0]?.attributes.name ?? "",
          kind: "table",
        })),
      );
}

function edit(parts: Parts, name: string, editsOf: (source: string) => Edit[]): void {
  const source = decodePart(partOf(parts, name));
  const edits = editsOf(source);
  if (edits.length > 0) parts.set(name, applyEdits(source, edits));
}

/** New texts for elements that hold a formula and nothing else. */
function textEdits(
  source: string,
  names: ReadonlySet<string>,
  turn: TurnFormula,
  placeOf: (element: XmlElement) => FormulaPlace,
): Edit[] {
  const edits: Edit[] = [];
  eachElement(source, names, (element) => {
    const made = turned(element.text, turn, placeOf(element));
    if (made) edits.push(contentEdit(element, made.formula));
  });
  return edits;
}

function turned(text: string, turn: TurnFormula, place: FormulaPlace): NewFormula | null {
  // Nothing that Excel would call a formula; nobody waits for it to be read.
  if (text.trim() === "" || text.length > LONGEST_FORMULA) return null;
  return turn(fromFileFormula(`=${text}`), place);
}

const contentEdit = ({ contentStart, contentEnd }: XmlElement, formula: string): Edit => ({
  start: contentStart,
  end: contentEnd,
  text: fileText(formula),
});

/** The whole element again, for a formula that no longer is a shared one. */
const ownEdit = ({ start, end }: XmlElement, source: string, formula: string): Edit => {
  const [, tag = "f"] = /^<([^\s/>]+)/.exec(source.slice(start, end)) ?? [];
  return { start, end, text: `<${tag}>${fileText(formula)}</${tag}>` };
};

const fileText = (formula: string) => escapeXml(toFileFormula(formula).slice(1));

/** The formulas of one sheet. */
class SheetSwap {
  private readonly formulas: XmlElement[] = [];
  private readonly rules: XmlElement[] = [];
  private readonly values = new Map<string, Scalar>();
  /** Shared formulas by their number: the first cell, and whether they are being taken apart. */
  private readonly shared = new Map<string, { master: XmlElement; apart: boolean }>();

  constructor(
    private readonly sheet: string,
    private readonly source: string,
    private readonly turn: TurnFormula,
  ) {
    eachElement(source, SHEET_ELEMENTS, (element) => this.collect(element));
  }

  edits(): Edit[] {
    const edits = [
      ...this.formulas.flatMap((element) => this.cellEdit(element) ?? []),
      ...this.rules.flatMap((element) => this.ruleEdit(element) ?? []),
    ];
    return edits.sort((a, b) => a.start - b.start);
  }

  private collect(element: XmlElement): void {
    const { name, attributes, around } = element;
    const parent = around[0];
    if (name === "v") this.take(element);
    else if (parent?.name !== "c") this.rules.push(element);
    else {
      this.formulas.push(element);
      if (attributes.t === "shared" && element.text !== "")
        this.shared.set(attributes.si ?? "", { master: element, apart: false });
    }
  }

  private take({ text, around }: XmlElement): void {
    const { r = "", t = "n" } = around[0]?.attributes ?? {};
    // Results of formulas stand in the cell itself, never among the shared strings.
    if (t !== "s") this.values.set(r, t === "n" ? Number(text) : t === "b" ? text === "1" : text);
  }

  private cellEdit(element: XmlElement): Edit | null {
    const { attributes, text, around } = element;
    const address = around[0]?.attributes.r ?? "";
    if (attributes.t === "dataTable") return null;
    if (attributes.t === "array") return this.arrayEdit(element);
    const place = { sheet: this.sheet, address, value: this.values.get(address) };
    if (attributes.t !== "shared") {
      const made = turned(text, this.turn, { ...place, kind: "cell" });
      return made && contentEdit(element, made.formula);
    }
    const group = this.shared.get(attributes.si ?? "");
    if (!group) return null;
    if (text === "") return group.apart ? this.followerEdit(element, group.master, place) : null;
    const made = turned(text, this.turn, { ...place, kind: "shared" });
    if (!made) return null;
    group.apart = made.own === true;
    return group.apart
      ? ownEdit(element, this.source, made.formula)
      : contentEdit(element, made.formula);
  }

  private arrayEdit(element: XmlElement): Edit | null {
    const address = element.attributes.ref ?? element.around[0]?.attributes.r ?? "";
    const value = this.valuesIn(address);
    const made = turned(element.text, this.turn, {
      sheet: this.sheet,
      address,
      kind: "array",
      value,
    });
    return made && contentEdit(element, made.formula);
  }

  /** A cell of a shared formula that is taken apart: its formula is the first cell's, moved. */
  private followerEdit(
    element: XmlElement,
    master: XmlElement,
    place: Omit<FormulaPlace, "kind">,
  ): Edit | null {
    const from = cellOf(master.around[0]?.attributes.r ?? "");
    const to = cellOf(place.address);
    if (!from || !to) return null;
    const formula = moveFormula(fromFileFormula(`=${master.text}`), from, to);
    const made = this.turn(formula, { ...place, kind: "cell" });
    return ownEdit(element, this.source, made?.formula ?? formula);
  }

  private ruleEdit(element: XmlElement): Edit | null {
    const area = element.around.find(({ attributes: { sqref } }) => sqref)?.attributes.sqref ?? "";
    const place: FormulaPlace = { sheet: this.sheet, address: area, kind: "rule" };
    const made = turned(element.text, this.turn, place);
    return made && contentEdit(element, made.formula);
  }

  private valuesIn(area: string): FormulaPlace["value"] {
    const range = parseA1Range(area);
    const { top, left, bottom, right } = range ?? {};
    if (top == null || left == null || bottom == null || right == null) return undefined;
    const rows: Scalar[][] = [];
    for (let row = top; row <= bottom; row++) {
      const cells: Scalar[] = [];
      for (let column = left; column <= right; column++) {
        const value = this.values.get(a1({ row, column }));
        if (value === undefined) return undefined;
        cells.push(value);
      }
      rows.push(cells);
    }
    return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : rows;
  }
}

function cellOf(address: string): { row: number; column: number } | null {
  const { top, left } = parseA1Range(address) ?? {};
  return top == null || left == null ? null : { row: top, column: left };
}
