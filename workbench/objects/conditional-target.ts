import { conditionalFormat, setConditionalFormat } from "../grid/conditional-formats";
import type { Draft } from "../grid/edits";
import { requireFormula } from "../grid/formula-check";
import { requireConditionalFormats } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { type BorderLook, type CellFormat, changed, type FormatChange } from "../model/cell-format";
import type { ConditionalFormat } from "../model/rules";
import { itemNotFound } from "../wire/errors";
import { NO_LINE } from "./format-checks";
import { type Formattable, outerSide } from "./selection";

/** One conditional format: what stands on the sheet and what the request has changed so far. */
export class ConditionalTarget implements Formattable {
  constructor(
    private readonly sheet: Sheet,
    private readonly id: string,
  ) {}

  private get draft(): FormatDraft {
    const key = `format ${this.sheet.id} ${this.id}`;
    return this.sheet.book.edits.draft(key, () => new FormatDraft(this.sheet, this.id));
  }
  get given(): ConditionalFormat {
    return this.draft.given;
  }
  requireFormula(formula: string): void {
    requireFormula(this.sheet.book, formula);
  }
  set(part: Partial<ConditionalFormat>): void {
    requireConditionalFormats(this.sheet);
    Object.assign(this.draft.changes, part);
  }
  change(change: FormatChange): void {
    this.set({ format: changed(this.given.format, change) });
  }
  *formats(): Iterable<CellFormat> {
    yield this.given.format;
  }
  setBorder(side: string, look: BorderLook | null): void {
    this.change({ borders: { [outerSide(side)]: look } });
  }
  *borders(side: string): Iterable<BorderLook> {
    yield this.given.format.borders?.[outerSide(side)] ?? NO_LINE;
  }
}

class FormatDraft implements Draft {
  readonly changes: Partial<ConditionalFormat> = {};
  constructor(
    private readonly sheet: Sheet,
    private readonly id: string,
  ) {}

  get given(): ConditionalFormat {
    const standing = conditionalFormat(this.sheet, this.id);
    if (!standing && !this.changes.type) throw itemNotFound();
    return { ...standing, ...this.changes } as ConditionalFormat;
  }
  commit(): void {
    if (Object.keys(this.changes).length > 0) setConditionalFormat(this.sheet, this.id, this.given);
  }
}
