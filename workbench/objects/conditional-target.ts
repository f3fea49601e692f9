import {
  AddCfCommand,
  ConditionalFormattingRuleModel,
  SetCfCommand,
} from "@univerjs/sheets-conditional-formatting";
import { type CellPatch, type Draft, mergeStyles } from "../grid/edits";
import { requireFormula } from "../grid/formula-check";
import { requireConditionalFormats } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { itemNotFound } from "../wire/errors";
import { type Given, given, type Rule, univerRule } from "./conditional-rule";
import type { Formattable } from "./selection";
import { type BorderLook, type CellFormat, fromBorder, sideOf, toBorder } from "./style-map";

/** The rules of a sheet, the first in force first. */
export function rulesOf(sheet: Sheet): Rule[] {
  sheet.book.edits.flush();
  const model = sheet.book.injector.get(ConditionalFormattingRuleModel);
  return model.getSubunitRules(sheet.book.id, sheet.id) ?? [];
}

/** One conditional format: what stands in Univer and what the request has changed so far. */
export class ConditionalTarget implements Formattable {
  constructor(
    private readonly sheet: Sheet,
    private readonly cfId: string,
  ) {}

  private get draft(): FormatDraft {
    const key = `format ${this.sheet.id} ${this.cfId}`;
    return this.sheet.book.edits.draft(key, () => new FormatDraft(this.sheet, this.cfId));
  }
  get given(): Given {
    return this.draft.given;
  }
  requireFormula(formula: string): void {
    requireFormula(this.sheet.book.injector, formula);
  }
  change(part: Partial<Given>): void {
    requireConditionalFormats(this.sheet);
    Object.assign(this.draft.changes, part);
  }
  patch({ style }: CellPatch): void {
    if (style) this.change({ style: mergeStyles(this.given.style, style) });
  }
  *formats(): Iterable<CellFormat> {
    yield { style: this.given.style, extras: {} };
  }
  setBorder(side: string, look: BorderLook): void {
    this.patch({ style: { bd: { [sideOf(side)]: toBorder(look) } } });
  }
  *borders(side: string): Iterable<BorderLook> {
    yield fromBorder(this.given.style.bd?.[sideOf(side)]);
  }
}

class FormatDraft implements Draft {
  readonly changes: Partial<Given> = {};
  constructor(
    private readonly sheet: Sheet,
    private readonly cfId: string,
  ) {}

  private get standing(): Rule | undefined {
    const model = this.sheet.book.injector.get(ConditionalFormattingRuleModel);
    return model.getRule(this.sheet.book.id, this.sheet.id, this.cfId) ?? undefined;
  }
  get given(): Given {
    const { standing } = this;
    if (!standing && !this.changes.type) throw itemNotFound();
    return { ...(standing && given(standing)), ...this.changes } as Given;
  }
  commit(): void {
    if (Object.keys(this.changes).length === 0) return;
    const { standing, given: full } = this;
    const rule = univerRule(this.sheet, this.cfId, full);
    const { book } = this.sheet;
    if (standing) book.execute(SetCfCommand.id, this.sheet, { cfId: this.cfId, rule });
    else book.execute(AddCfCommand.id, this.sheet, { rule });
  }
}
