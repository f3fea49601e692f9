import type { FWorkbook } from "@univerjs/sheets/facade";
import { formatArea, splitReference } from "../model/area";
import type { Book } from "../grid/book";
import { requireFormula } from "../grid/formula-check";
import type { Sheet } from "../grid/sheet";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";
import { WorksheetObject } from "./worksheet";

type FDefinedName = ReturnType<FWorkbook["getDefinedNames"]>[number];

/**
 * The names of the workbook, or those of one sheet.
 * https://learn.microsoft.com/javascript/api/excel/excel.nameditemcollection
 */
export class NamesObject extends WireCollection<NameObject> {
  readonly wireType = "NamedItemCollection";
  static override readonly $blind = methodsOf<NamesObject>("add");
  constructor(
    private readonly book: Book,
    private readonly scope?: Sheet,
  ) {
    super();
  }
  $items() {
    this.book.edits.flush();
    return this.book.univer
      .getDefinedNames()
      .filter((name) => scopeOf(this.book, name) === this.scope)
      .map((name) => new NameObject(this.book, name));
  }
  $find(key: string) {
    const wanted = key.toLowerCase();
    return this.$items().find(({ name }) => name.toLowerCase() === wanted);
  }
  add(name: string, reference: RangeObject | string, comment?: string | null) {
    if (!isValidName(name)) throw invalidArgument(`Name "${name}".`);
    if (this.$find(name)) throw itemAlreadyExists();
    const builder = this.book.univer.newDefinedNameBuilder().setName(name);
    if (this.scope) builder.setScopeToWorksheet(this.scope.facade);
    else builder.setScopeToWorkbook();
    const formula = reference instanceof RangeObject ? absolute(reference) : reference;
    requireFormula(this.book.injector, `=${formula.replace(/^=/, "")}`);
    // Univer adds the sign of equality to formulas, and takes references without it.
    if (splitReference(formula)) builder.setRef(formula.replace(/^=/, ""));
    else builder.setFormula(formula.replace(/^=/, ""));
    if (comment) builder.setComment(comment);
    this.book.univer.insertDefinedNameBuilder(builder.build());
    return this.$find(name) ?? missing();
  }
}

const absolute = ({ sheet, area }: RangeObject) => `${sheet.quotedName}!${formatArea(area, true)}`;

/** A letter, underscore or Chinese character first, then no signs; nothing that reads like an address. */
export const isValidName = (name: string) =>
  /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) &&
  !/^[A-Z]{1,3}\d+$/i.test(name) &&
  !/^(R|C|R\d*C\d*)$/i.test(name);

function scopeOf(book: Book, name: FDefinedName): Sheet | undefined {
  const id = name.isWorkbookScope() ? undefined : name.getLocalSheetId();
  return id === undefined ? undefined : book.sheet(id);
}
const missing = (): never => {
  throw itemNotFound();
};

/** https://learn.microsoft.com/javascript/api/excel/excel.nameditem */
export class NameObject extends WireObject {
  readonly wireType = "NamedItem";
  static override readonly $blind = methodsOf<NameObject>(
    "getRange",
    "getRangeOrNullObject",
    "delete",
  );
  constructor(
    private readonly book: Book,
    private readonly univer: FDefinedName,
  ) {
    super();
  }
  get name() {
    return this.univer.getName();
  }
  get formula() {
    const text = this.univer.getFormulaOrRefString();
    return text.startsWith("=") ? text : `=${text}`;
  }
  set formula(formula: string) {
    requireFormula(this.book.injector, formula);
    if (splitReference(formula)) this.univer.setRef(formula.replace(/^=/, ""));
    else this.univer.setFormula(formula.replace(/^=/, ""));
  }
  get comment() {
    return this.univer.getComment() ?? "";
  }
  set comment(comment: string) {
    this.univer.setComment(comment);
  }
  get scope() {
    return this.univer.isWorkbookScope() ? "Workbook" : "Worksheet";
  }
  get type() {
    if (this.formula.includes("#REF!")) return "Error";
    if (splitReference(this.formula)) return "Range";
    const constant = this.value.trim();
    if (/^(TRUE|FALSE)$/i.test(constant)) return "Boolean";
    if (/^\{.*\}$/s.test(constant)) return "Array";
    if (constant === "" || Number.isNaN(Number(constant))) return "String";
    return Number.isInteger(Number(constant)) ? "Integer" : "Double";
  }
  /** The reference or formula as text, which is what Excel has for ranges. */
  get value() {
    return this.formula.slice(1);
  }
  get visible() {
    return true;
  }
  get worksheet() {
    return this.worksheetOrNullObject ?? missing();
  }
  get worksheetOrNullObject() {
    const scope = scopeOf(this.book, this.univer);
    return scope ? new WorksheetObject(scope) : null;
  }
  getRange() {
    return this.getRangeOrNullObject() ?? missing();
  }
  getRangeOrNullObject() {
    const parts = splitReference(this.formula);
    const sheet = parts && this.book.find(parts.sheet);
    return sheet ? new RangeObject(sheet, this.book.resolve(this.formula).area) : null;
  }
  delete(): void {
    this.univer.delete();
  }
}
