import type { Book } from "../grid/book";
import { addName, type DefinedName, namesOf } from "../grid/names";
import type { Sheet } from "../grid/sheet";
import { formatArea, splitReference } from "../model/area";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";
import { WorksheetObject } from "./worksheet";

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
    return namesOf(this.book, this.scope).map((name) => new NameObject(this.book, name));
  }
  $find(key: string) {
    const wanted = key.toLowerCase();
    return this.$items().find(({ name }) => name.toLowerCase() === wanted);
  }
  add(name: string, reference: RangeObject | string, comment?: string | null) {
    if (!isValidName(name)) throw invalidArgument(`Name "${name}".`);
    if (this.$find(name)) throw itemAlreadyExists();
    const formula = reference instanceof RangeObject ? absolute(reference) : reference;
    addName(this.book, name, formula, { scope: this.scope, comment });
    return this.$find(name) ?? missing();
  }
}

const absolute = ({ sheet, area }: RangeObject) => `${sheet.quotedName}!${formatArea(area, true)}`;

/** A letter, underscore or Chinese character first, then no signs; nothing that reads like an address. */
export const isValidName = (name: string) =>
  /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) &&
  !/^[A-Z]{1,3}\d+$/i.test(name) &&
  !/^(R|C|R\d*C\d*)$/i.test(name);

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
    private readonly own: DefinedName,
  ) {
    super();
  }
  get name() {
    return this.own.name;
  }
  get formula() {
    return this.own.formula;
  }
  set formula(formula: string) {
    this.own.formula = formula;
  }
  get comment() {
    return this.own.comment;
  }
  set comment(comment: string) {
    this.own.comment = comment;
  }
  get scope() {
    return this.own.isOfWorkbook ? "Workbook" : "Worksheet";
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
    return this.own.sheet ? new WorksheetObject(this.own.sheet) : null;
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
    this.own.delete();
  }
}
