import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  generateRandomId,
  type ISheetDataValidationRule,
} from "@univerjs/core";
import {
  AddSheetDataValidationCommand,
  ClearRangeDataValidationCommand,
  SheetDataValidationModel,
} from "@univerjs/sheets-data-validation";
import { requireFormula } from "../grid/formula-check";
import { textUpTo } from "./limits";
import {
  type Area,
  formatArea,
  fromUniver,
  isAddress,
  parseArea,
  splitReference,
  toUniver,
} from "../model/area";
import type { Draft } from "../grid/edits";
import { requireUnprotected } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { invalidArgument, notImplemented } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";
import { addressesOf } from "./range-areas";
import type { CellSelection } from "./selection";

/** What the add-in has set, as it set it; Univer's own rule is made from it. */
export interface Given {
  rule: Rule;
  ignoreBlanks: boolean;
  prompt: Prompt;
  errorAlert: ErrorAlert;
}
interface Rule {
  list?: { source: string | RangeObject; inCellDropDown?: boolean };
  wholeNumber?: Bounds;
  decimal?: Bounds;
  textLength?: Bounds;
  date?: Bounds;
  custom?: { formula: string };
}
interface Bounds {
  operator?: string;
  formula1: string | number | RangeObject;
  formula2?: string | number | RangeObject | null;
}
interface Prompt {
  title: string;
  message: string;
  showPrompt: boolean;
}
interface ErrorAlert {
  title: string;
  message: string;
  showAlert: boolean;
  style: string;
}

const UNRESTRICTED: Given = {
  rule: {},
  ignoreBlanks: true,
  prompt: { title: "", message: "", showPrompt: true },
  errorAlert: { title: "", message: "", showAlert: true, style: "Stop" },
};

/** Excel's name of the rule's kind, as in `rule`, its value of `type`, and Univer's. */
const KINDS: Record<string, [type: string, univer: DataValidationType]> = {
  list: ["List", DataValidationType.LIST],
  wholeNumber: ["WholeNumber", DataValidationType.WHOLE],
  decimal: ["Decimal", DataValidationType.DECIMAL],
  textLength: ["TextLength", DataValidationType.TEXT_LENGTH],
  date: ["Date", DataValidationType.DATE],
  custom: ["Custom", DataValidationType.CUSTOM],
};

const OPERATORS: Record<string, DataValidationOperator> = {
  Between: DataValidationOperator.BETWEEN,
  NotBetween: DataValidationOperator.NOT_BETWEEN,
  EqualTo: DataValidationOperator.EQUAL,
  NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN,
  LessThan: DataValidationOperator.LESS_THAN,
  GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

/** As the dialog of data validation takes them. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;
const LONGEST_LIST = 255;

const ERROR_STYLES: Record<string, DataValidationErrorStyle> = {
  Stop: DataValidationErrorStyle.STOP,
  Warning: DataValidationErrorStyle.WARNING,
  Information: DataValidationErrorStyle.INFO,
};

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
    const kind = kindOf(rule);
    return kind ? KINDS[kind]![0] : "None";
  }
  get rule() {
    return this.$given().rule;
  }
  set rule(rule: Rule) {
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
    if (!ERROR_STYLES[style]) throw invalidArgument(`Alert "${style}".`);
    this.$draft().change({ errorAlert: { ...UNRESTRICTED.errorAlert, ...errorAlert } });
  }
  clear(): void {
    requireUnprotected(this.cells.sheet);
    const { sheet, areas } = this.cells;
    sheet.book.edits.flush();
    const ranges = areas.map((area) => toUniver(sheet.bounded(area)));
    sheet.book.execute(ClearRangeDataValidationCommand.id, sheet, { ranges });
  }

  private $given(): Given {
    const { sheet, areas } = this.cells;
    sheet.book.edits.flush();
    const [first] = areas;
    return (first && givenAt(sheet, first.row, first.column)) ?? UNRESTRICTED;
  }
  private $draft(): ValidationDraft {
    const { sheet, areas } = this.cells;
    requireUnprotected(sheet);
    const key = `validation ${sheet.id} ${addressesOf(areas)}`;
    return sheet.book.edits.draft(key, () => new ValidationDraft(this.cells));
  }
}

class ValidationDraft implements Draft {
  private changes: Partial<Given> = {};
  constructor(private readonly cells: CellSelection) {}

  change(part: Partial<Given>): void {
    Object.assign(this.changes, part);
  }
  commit(): void {
    const { sheet, areas } = this.cells;
    const [first] = areas;
    if (!first) return;
    const before = givenAt(sheet, first.row, first.column) ?? UNRESTRICTED;
    addValidation(sheet, areas, { ...before, ...this.changes });
  }
}

/** The add-in's own words ride along in the rule's free field, so they follow when Univer splits or moves the rule. */
function givenAt(sheet: Sheet, row: number, column: number): Given | undefined {
  const model = sheet.book.injector.get(SheetDataValidationModel);
  const rule = model.getRuleByLocation(sheet.book.id, sheet.id, row, column);
  if (!rule) return undefined;
  return givenOf(rule);
}
const givenOf = (rule: ISheetDataValidationRule): Given =>
  (rule.bizInfo as { given?: Given } | undefined)?.given ?? fromUser(rule);

/** Every validation of a sheet with the areas where it stands by now. */
export function validationsOf(sheet: Sheet): { given: Given; areas: Area[] }[] {
  sheet.book.edits.flush();
  const model = sheet.book.injector.get(SheetDataValidationModel);
  return model.getRules(sheet.book.id, sheet.id).map((rule) => ({
    given: givenOf(rule),
    areas: rule.ranges.map(fromUniver),
  }));
}
export function addValidation(sheet: Sheet, areas: readonly Area[], given: Given): void {
  const ranges = areas.map((area) => toUniver(sheet.bounded(area)));
  const rule = univerRule(given, ranges);
  sheet.book.execute(AddSheetDataValidationCommand.id, sheet, { rule });
}

/** A rule that the user made in the grid. */
function fromUser(rule: ISheetDataValidationRule): Given {
  const kind = Object.entries(KINDS).find(([, [, type]]) => type === rule.type)?.[0];
  const operator = Object.entries(OPERATORS).find(([, each]) => each === rule.operator)?.[0];
  const { formula1 = "", formula2 } = rule;
  const bounds = { formula1, ...(formula2 && { formula2 }), operator: operator ?? "Between" };
  const details: Record<string, object> = {
    list: { source: formula1, inCellDropDown: rule.showDropDown !== false },
    custom: { formula: formula1 },
  };
  return {
    ...UNRESTRICTED,
    rule: kind ? { [kind]: details[kind] ?? bounds } : {},
    ignoreBlanks: rule.allowBlank !== false,
  };
}

const kindOf = (rule: Rule) => Object.keys(KINDS).find((kind) => rule[kind as keyof Rule]);

function checkRule(sheet: Sheet, rule: Rule): void {
  const given = Object.entries(rule).filter(([, value]) => value);
  const unknown = given.find(([kind]) => !KINDS[kind]);
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
  requireFormula(sheet.book.injector, formula);
}

function checkBounds(sheet: Sheet, { operator = "Between", formula1, formula2 }: Bounds): void {
  if (!OPERATORS[operator]) throw invalidArgument(operator);
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
function plainRule(rule: Rule): Rule {
  const plain = (value: unknown): unknown => {
    if (value instanceof RangeObject)
      return `=${value.sheet.quotedName}!${formatArea(value.area, true)}`;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  };
  return plain(rule) as Rule;
}

function univerRule(
  given: Given,
  ranges: ISheetDataValidationRule["ranges"],
): ISheetDataValidationRule {
  const { rule, prompt, errorAlert } = given;
  const kind = kindOf(rule);
  const checks = errorAlert.showAlert ? ERROR_STYLES[errorAlert.style] : undefined;
  return {
    uid: generateRandomId(),
    ranges,
    type: kind ? KINDS[kind]![1] : DataValidationType.ANY,
    ...criteria(rule),
    allowBlank: given.ignoreBlanks,
    errorStyle: checks ?? DataValidationErrorStyle.INFO,
    showErrorMessage: errorAlert.showAlert,
    errorTitle: errorAlert.title,
    error: errorAlert.message,
    showInputMessage: prompt.showPrompt,
    promptTitle: prompt.title,
    prompt: prompt.message,
    bizInfo: { given } as object,
  };
}

function criteria({ list, custom, ...rest }: Rule): Partial<ISheetDataValidationRule> {
  if (custom) return { formula1: custom.formula };
  if (list) {
    const dropDown = list.inCellDropDown !== false;
    const renderMode = dropDown ? DataValidationRenderMode.ARROW : DataValidationRenderMode.TEXT;
    return { formula1: String(list.source), showDropDown: dropDown, renderMode };
  }
  const bounds = rest.wholeNumber ?? rest.decimal ?? rest.textLength ?? rest.date;
  if (!bounds) return {};
  return {
    operator: OPERATORS[bounds.operator ?? "Between"]!,
    formula1: String(bounds.formula1),
    ...(bounds.formula2 !== undefined &&
      bounds.formula2 !== null && { formula2: String(bounds.formula2) }),
  };
}
