/** Data validations: Univer's rules are made from them and carry the add-in's own words, also where it splits or moves one. */
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
import type { Area } from "../model/area";
import {
  UNRESTRICTED,
  type Validation,
  type ValidationKind,
  type ValidationRule,
} from "../model/rules";
import type { Sheet } from "./sheet";
import { fromUniver, toUniver } from "./univer-range";

const KINDS: Record<ValidationKind, DataValidationType> = {
  list: DataValidationType.LIST,
  wholeNumber: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  textLength: DataValidationType.TEXT_LENGTH,
  date: DataValidationType.DATE,
  custom: DataValidationType.CUSTOM,
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
const ERROR_STYLES: Record<string, DataValidationErrorStyle> = {
  Stop: DataValidationErrorStyle.STOP,
  Warning: DataValidationErrorStyle.WARNING,
  Information: DataValidationErrorStyle.INFO,
};
/** How a rule compares, and what happens to an entry that it forbids. */
export const VALIDATION_OPERATORS: readonly string[] = Object.keys(OPERATORS);
export const ALERT_STYLES: readonly string[] = Object.keys(ERROR_STYLES);

const modelOf = (sheet: Sheet) => sheet.book.univerInjector.get(SheetDataValidationModel);

export function validationAt(sheet: Sheet, row: number, column: number): Validation | undefined {
  sheet.book.edits.flush();
  const rule = modelOf(sheet).getRuleByLocation(sheet.book.id, sheet.id, row, column);
  return rule ? fromRule(rule) : undefined;
}

/** Every validation of a sheet with the areas where it stands by now. */
export function validationsOf(sheet: Sheet): { validation: Validation; areas: Area[] }[] {
  sheet.book.edits.flush();
  return modelOf(sheet)
    .getRules(sheet.book.id, sheet.id)
    .map((rule) => ({ validation: fromRule(rule), areas: rule.ranges.map(fromUniver) }));
}

/** Takes the place of what the areas had. */
export function addValidation(sheet: Sheet, areas: readonly Area[], validation: Validation): void {
  const rule = toRule(validation, rangesOf(sheet, areas));
  sheet.book.executeUniver(AddSheetDataValidationCommand.id, sheet, { rule });
}
export function clearValidations(sheet: Sheet, areas: readonly Area[]): void {
  sheet.book.edits.flush();
  const ranges = rangesOf(sheet, areas);
  sheet.book.executeUniver(ClearRangeDataValidationCommand.id, sheet, { ranges });
}
const rangesOf = (sheet: Sheet, areas: readonly Area[]) =>
  areas.map((area) => toUniver(sheet.bounded(area)));

const fromRule = (rule: ISheetDataValidationRule): Validation =>
  (rule.bizInfo as { given?: Validation } | undefined)?.given ?? fromUser(rule);

/** A rule that the user made in the grid. */
function fromUser(rule: ISheetDataValidationRule): Validation {
  const kind = Object.entries(KINDS).find(([, type]) => type === rule.type)?.[0];
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

function toRule(
  validation: Validation,
  ranges: ISheetDataValidationRule["ranges"],
): ISheetDataValidationRule {
  const { rule, prompt, errorAlert } = validation;
  const kind = (Object.keys(KINDS) as ValidationKind[]).find((each) => rule[each]);
  const checks = errorAlert.showAlert ? ERROR_STYLES[errorAlert.style] : undefined;
  return {
    uid: generateRandomId(),
    ranges,
    type: kind ? KINDS[kind] : DataValidationType.ANY,
    ...criteria(rule),
    allowBlank: validation.ignoreBlanks,
    errorStyle: checks ?? DataValidationErrorStyle.INFO,
    showErrorMessage: errorAlert.showAlert,
    errorTitle: errorAlert.title,
    error: errorAlert.message,
    showInputMessage: prompt.showPrompt,
    promptTitle: prompt.title,
    prompt: prompt.message,
    bizInfo: { given: validation } as object,
  };
}

function criteria({ list, custom, ...rest }: ValidationRule): Partial<ISheetDataValidationRule> {
  if (custom) return { formula1: custom.formula };
  if (list) {
    const dropDown = list.inCellDropDown !== false;
    const renderMode = dropDown ? DataValidationRenderMode.ARROW : DataValidationRenderMode.TEXT;
    return { formula1: list.source, showDropDown: dropDown, renderMode };
  }
  const bounds = rest.wholeNumber ?? rest.decimal ?? rest.textLength ?? rest.date;
  if (!bounds) return {};
  const { operator = "Between", formula1, formula2 = null } = bounds;
  return {
    operator: OPERATORS[operator]!,
    formula1: String(formula1),
    ...(formula2 !== null && { formula2: String(formula2) }),
  };
}
