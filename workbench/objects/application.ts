import type { Book } from "../grid/book";
import { invalidArgument } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";

/**
 * Excel itself.
 * https://learn.microsoft.com/javascript/api/excel/excel.application
 */
export class ApplicationObject extends WireObject {
  readonly wireType = "Application";
  static override readonly $blind = methodsOf<ApplicationObject>(
    "calculate",
    "suspendApiCalculationUntilNextSync",
    "suspendScreenUpdatingUntilNextSync",
  );
  constructor(private readonly book: Book) {
    super();
  }
  get calculationMode() {
    return this.book.gate.manual ? "Manual" : "Automatic";
  }
  set calculationMode(mode: string) {
    if (!["Automatic", "AutomaticExceptTables", "Manual"].includes(mode))
      throw invalidArgument(mode);
    this.book.edits.flush();
    this.book.gate.manual = mode === "Manual";
  }
  /** Nothing is read while it is calculated. */
  get calculationState() {
    return this.book.gate.isDirty ? "Pending" : "Done";
  }
  get calculationEngineVersion() {
    return 191029;
  }
  get decimalSeparator() {
    return ".";
  }
  get thousandsSeparator() {
    return ",";
  }
  get useSystemSeparators() {
    return true;
  }
  /** "Full" forgets the results of custom functions and asks for them again. */
  calculate(kind: string): void {
    if (!["Recalculate", "Full", "FullRebuild"].includes(kind)) throw invalidArgument(kind);
    this.book.edits.flush();
    if (kind === "Recalculate") this.book.gate.calculate();
    else this.book.recalculateAll();
  }
  suspendApiCalculationUntilNextSync(): void {
    // Writes of a request are gathered and calculated once in any case.
  }
  suspendScreenUpdatingUntilNextSync(): void {
    // The grid changes once for a request in any case.
  }
}
