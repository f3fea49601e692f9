import type { FWorkbook } from "@univerjs/sheets/facade";
import { splitReference } from "../model/area";
import type { Book } from "./book";
import { requireFormula } from "./formula-check";
import type { Sheet } from "./sheet";

type FDefinedName = ReturnType<FWorkbook["getDefinedNames"]>[number];

/** A name of the workbook, or of one sheet: for a reference or a formula. */
export class DefinedName {
  constructor(
    private readonly book: Book,
    private readonly univer: FDefinedName,
  ) {}

  get name(): string {
    return this.univer.getName();
  }
  get formula(): string {
    const text = this.univer.getFormulaOrRefString();
    return text.startsWith("=") ? text : `=${text}`;
  }
  set formula(formula: string) {
    requireFormula(this.book, formula);
    const { isReference, text } = asUniver(formula);
    if (isReference) this.univer.setRef(text);
    else this.univer.setFormula(text);
  }
  get comment(): string {
    return this.univer.getComment() ?? "";
  }
  set comment(comment: string) {
    this.univer.setComment(comment);
  }
  get isOfWorkbook(): boolean {
    return this.univer.isWorkbookScope();
  }
  /** Nothing for a name of the workbook. */
  get sheet(): Sheet | undefined {
    const id = this.isOfWorkbook ? undefined : this.univer.getLocalSheetId();
    return id === undefined ? undefined : this.book.sheet(id);
  }
  delete(): void {
    this.univer.delete();
  }
}

/** The names of the workbook, or those of one sheet. */
export function namesOf(book: Book, scope?: Sheet): DefinedName[] {
  return allNames(book).filter((name) => name.sheet === scope);
}
export function allNames(book: Book): DefinedName[] {
  book.edits.flush();
  return book.univer.getDefinedNames().map((name) => new DefinedName(book, name));
}

export function addName(
  book: Book,
  name: string,
  formula: string,
  { scope, comment }: { scope?: Sheet | undefined; comment?: string | null | undefined } = {},
): void {
  requireFormula(book, `=${formula.replace(/^=/, "")}`);
  const builder = book.univer.newDefinedNameBuilder().setName(name);
  if (scope) builder.setScopeToWorksheet(scope.univerFacade);
  else builder.setScopeToWorkbook();
  const { isReference, text } = asUniver(formula);
  if (isReference) builder.setRef(text);
  else builder.setFormula(text);
  if (comment) builder.setComment(comment);
  book.univer.insertDefinedNameBuilder(builder.build());
}

/** Univer adds the sign of equality to formulas, and takes references without it. */
const asUniver = (formula: string) => ({
  isReference: splitReference(formula) !== null,
  text: formula.replace(/^=/, ""),
});
