import {
  addValidation,
  ALERT_STYLES,
  clearValidations,
  VALIDATION_OPERATORS,
  validationAt,
} from "../grid/data-validations";
import type { Draft } from "../grid/edits";
import { requireFormula } from "../grid/formula-check";
import { requireUnprotected } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { formatArea, isAddress, parseArea, splitReference } from "../model/area";
import {
  type ErrorAlert,
  type Prompt,
  UNRESTRICTED,
  type Validation,
  type ValidationKind,
  type ValidationRule,
} from "../model/rules";
import { invalidArgument, notImplemented } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { oneOf, textUpTo } from "./limits";
import { RangeObject } from "./range";
import { addressesOf } from "./range-areas";
import type { CellSelection } from "./selection";

/** A rule as the add-in gives it: a range may stand for the formula that Excel makes of it. */
type GivenRule = {
  [Kind in ValidationKind]?: {
    [Part in keyof Required<ValidationRule>[Kind]]:
      | Required<ValidationRule>[Kind][Part]
      | RangeObject;
  };
};
type GivenBounds = NonNullable<GivenRule["decimal"]>;

/** Excel's name of the rule's kind, as in `rule`, and its value of `type`. */
const KINDS: Record<ValidationKind, string> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  textLength: "TextLength",
  date: "Date",
  custom: "Custom",
};

/** As the dialog of data validation takes them. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;
const LONGEST_LIST = 255;

/**
 * What may be typed into the cells.
 * https://learn.microsoft.com/javascript/api/excel/excel.datavalidation
 */
export class DataValidationObject extends WireObject {
  readonly wireType = "DataValidation";
  static override readonly $blind = methodsOf<DataValidationObject>("clear");
  constructor(private readonly cells: CellSelection) {
    super();
  }

  get type() {
    const { rule } = this.$given();
    return Object.entries(KINDS).find(([kind]) => rule[kind as ValidationKind])?.[1] ?? "None";
  }
  get rule() {
    return this.$given().rule;
  }
  set rule(rule: GivenRule) {
    checkRule(this.cells.sheet, rule);
    this.$draft().change({ rule: plainRule(rule) });
  }
  get ignoreBlanks() {
    return this.$given().ignoreBlanks;
  }
  set ignoreBlanks(ignoreBlanks: boolean) {
    this.$draft().change({ ignoreBlanks });
  }
  get prompt() {
    return this.$given().prompt;
  }
  set prompt(prompt: Prompt) {
    textUpTo(prompt.title ?? "", LONGEST_TITLE, "The prompt's title");
    textUpTo(prompt.message ?? "", LONGEST_MESSAGE, "The prompt");
    this.$draft().change({ prompt: { ...UNRESTRICTED.prompt, ...prompt } });
  }
  get errorAlert() {
    return this.$given().errorAlert;
  }
  set errorAlert(errorAlert: ErrorAlert) {
    textUpTo(errorAlert.title ?? "", LONGEST_TITLE, "The alert's title");
    textUpTo(errorAlert.message ?? "", LONGEST_MESSAGE, "The alert");
    const { style = "Stop" } = errorAlert;
    oneOf(style, ALERT_STYLES, "Alert");
    this.$draft().change({ errorAlert: { ...UNRESTRICTED.errorAlert, ...errorAlert } });
  }
  clear(): void {
    requireUnprotected(this.cells.sheet);
    clearValidations(this.cells.sheet, this.cells.areas);
  }

  private $given(): Validation {
    const [first] = this.cells.areas;
    return (first && validationAt(this.cells.sheet, first.row, first.column)) ?? UNRESTRICTED;
  }
  private $draft(): ValidationDraft {
    const { sheet, areas } = this.cells;
    requireUnprotected(sheet);
    const key = `validation ${sheet.id} ${addressesOf(areas)}`;
    return sheet.book.edits.draft(key, () => new ValidationDraft(this.cells));
  }
}

class ValidationDraft implements Draft {
  private changes: Partial<Validation> = {};
  constructor(private readonly cells: CellSelection) {}

  change(part: Partial<Validation>): void {
    Object.assign(this.changes, part);
  }
  commit(): void {
    const { sheet, areas } = this.cells;
    const [first] = areas;
    if (!first) return;
    const before = validationAt(sheet, first.row, first.column) ?? UNRESTRICTED;
    addValidation(sheet, areas, { ...before, ...this.changes });
  }
}

function checkRule(sheet: Sheet, rule: GivenRule): void {
  const given = Object.entries(rule).filter(([, value]) => value);
  const unknown = given.find(([kind]) => !Object.hasOwn(KINDS, kind));
  if (unknown) throw unknownKind(unknown[0]);
  if (given.length > 1) throw invalidArgument("A rule has one kind.");
  const bounds = rule.wholeNumber ?? rule.decimal ?? rule.textLength ?? rule.date;
  if (rule.list) checkList(sheet, rule.list.source);
  if (rule.custom) checkFormula(sheet, rule.custom.formula);
  if (bounds) checkBounds(sheet, bounds);
}

/** `time` is a kind that Excel has and this host has not. */
const unknownKind = (kind: string) =>
  kind === "time" ? notImplemented("DataValidation.rule.time") : invalidArgument(`Rule "${kind}".`);

/** One row or column, or a text with commas that is neither empty nor too long. */
function checkList(sheet: Sheet, source: unknown): void {
  if (source instanceof RangeObject) {
    const { rows, columns } = source.area;
    if (rows > 1 && columns > 1) throw invalidArgument("A list is one row or one column.");
  } else if (typeof source !== "string" || source === "") throw invalidArgument("list.source");
  else if (source.startsWith("=")) {
    checkFormula(sheet, source);
    const address = splitReference(source)?.address ?? source.slice(1);
    const { rows, columns } = isAddress(address) ? parseArea(address) : { rows: 1, columns: 1 };
    if (rows > 1 && columns > 1) throw invalidArgument("A list is one row or one column.");
  } else textUpTo(source, LONGEST_LIST, "A list");
}

function checkFormula(sheet: Sheet, formula: unknown): void {
  if (typeof formula !== "string" || !formula.startsWith("=")) throw invalidArgument("formula");
  requireFormula(sheet.book, formula);
}

function checkBounds(
  sheet: Sheet,
  { operator = "Between", formula1, formula2 }: GivenBounds,
): void {
  oneOf(operator, VALIDATION_OPERATORS, "operator");
  const isPair = operator === "Between" || operator === "NotBetween";
  checkBound(sheet, formula1);
  if (isPair || (formula2 !== undefined && formula2 !== null)) checkBound(sheet, formula2);
  const [low, high] = [Number(formula1), Number(formula2)];
  if (isPair && low > high) throw invalidArgument("The lower bound is above the upper one.");
}

/** A number, a date, a range of one cell, or a formula. */
function checkBound(sheet: Sheet, bound: unknown): void {
  if (bound instanceof RangeObject) return;
  if (typeof bound === "string" && bound.startsWith("=")) checkFormula(sheet, bound);
  else if (bound === undefined || bound === null || bound === "") throw invalidArgument("A bound.");
  else if (Number.isNaN(Number(bound)) && Number.isNaN(Date.parse(String(bound))))
    throw invalidArgument(`Bound "${String(bound)}".`);
}

/** Ranges as the formulas that Excel makes of them. */
function plainRule(rule: GivenRule): ValidationRule {
  const plain = (value: unknown): unknown => {
    if (value instanceof RangeObject)
      return `=${value.sheet.quotedName}!${formatArea(value.area, true)}`;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  };
  return plain(rule) as ValidationRule;
}
