/** Conditional formats: Univer's rules are made from them and carry the add-in's own words. */
import type { IStyleBase, IStyleData } from "@univerjs/core";
import {
  AddCfCommand,
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  ConditionalFormattingRuleModel,
  DeleteCfCommand,
  type IConditionFormattingRule,
  MoveCfCommand,
  SetCfCommand,
} from "@univerjs/sheets-conditional-formatting";
import { type Area, formatArea } from "../model/area";
import type { ConditionalFormat } from "../model/rules";
import { formatIn, toLook } from "./cell-style";
import type { Sheet } from "./sheet";
import { fromUniver, toUniver } from "./univer-range";

/** What of a conditional format cannot be read back from Univer's rule. */
type Given = Pick<ConditionalFormat, "type" | "custom" | "cellValue" | "text">;
type Rule = IConditionFormattingRule & { given?: Given };

const modelOf = (sheet: Sheet) => sheet.book.univerInjector.get(ConditionalFormattingRuleModel);

/** Which there are and where, the first in force first. */
export function conditionalFormats(sheet: Sheet): { id: string; areas: Area[] }[] {
  sheet.book.edits.flush();
  const rules = modelOf(sheet).getSubunitRules(sheet.book.id, sheet.id) ?? [];
  return rules.map(({ cfId, ranges }) => ({ id: cfId, areas: ranges.map(fromUniver) }));
}

/** As the add-in gave it, with the areas where it stands by now; what the user made, as far as it can be said. */
export function conditionalFormat(sheet: Sheet, id: string): ConditionalFormat | undefined {
  const rule: Rule | null | undefined = modelOf(sheet).getRule(sheet.book.id, sheet.id, id);
  return rule ? fromRule(rule) : undefined;
}
export const newConditionalFormatId = (sheet: Sheet): string =>
  modelOf(sheet).createCfId(sheet.book.id, sheet.id);

/** Comes before all others, as in Excel, where there is none with this id yet. */
export function setConditionalFormat(sheet: Sheet, cfId: string, format: ConditionalFormat): void {
  const rule = toRule(sheet, cfId, format);
  const { book } = sheet;
  if (modelOf(sheet).getRule(book.id, sheet.id, cfId))
    book.executeUniver(SetCfCommand.id, sheet, { cfId, rule });
  else book.executeUniver(AddCfCommand.id, sheet, { rule });
}
/** The rule stays what it is and holds elsewhere. */
export function placeConditionalFormat(sheet: Sheet, cfId: string, areas: Area[]): void {
  const { book } = sheet;
  const standing = modelOf(sheet).getRule(book.id, sheet.id, cfId);
  const rule = { ...standing, ranges: areas.map(toUniver) };
  book.executeUniver(SetCfCommand.id, sheet, { cfId, rule });
}
export function deleteConditionalFormat(sheet: Sheet, cfId: string): void {
  sheet.book.edits.flush();
  sheet.book.executeUniver(DeleteCfCommand.id, sheet, { cfId });
}
export function moveConditionalFormat(
  sheet: Sheet,
  id: string,
  place: "before" | "after",
  other: string,
): void {
  const params = { start: { id, type: "self" }, end: { id: other, type: place } };
  sheet.book.executeUniver(MoveCfCommand.id, sheet, params);
}

function fromRule({ ranges, stopIfTrue, given, rule }: Rule): ConditionalFormat {
  const { style, subType, value } = rule as {
    style?: IStyleData;
    subType?: string;
    value?: unknown;
  };
  const shared = { areas: ranges.map(fromUniver), stopIfTrue, format: formatIn(style ?? {}) };
  const formula = typeof value === "string" ? { custom: value } : {};
  if (given) {
    const { type, custom, cellValue, text } = given;
    return {
      ...shared,
      type,
      ...(custom !== undefined && { custom }),
      ...(type === "Custom" && formula),
      ...(cellValue && { cellValue }),
      ...(text && { text }),
    };
  }
  const isFormula = subType === CFSubRuleType.formula;
  return isFormula
    ? { ...shared, type: "Custom", custom: "", ...formula }
    : { ...shared, type: "Preset" };
}

function toRule(sheet: Sheet, cfId: string, full: ConditionalFormat): Rule {
  const { areas, stopIfTrue, format, ...given } = full;
  const style = toLook(format).style as IStyleBase | undefined;
  return {
    cfId,
    ranges: areas.map((area) => toUniver(sheet.bounded(area))),
    stopIfTrue,
    given,
    rule: {
      type: CFRuleType.highlightCell,
      style: style ?? {},
      ...condition(full),
    } as Rule["rule"],
  };
}

const NUMBER_OPERATORS: Record<string, [CFNumberOperator, sign: string]> = {
  Between: [CFNumberOperator.between, ""],
  NotBetween: [CFNumberOperator.notBetween, ""],
  EqualTo: [CFNumberOperator.equal, "="],
  NotEqualTo: [CFNumberOperator.notEqual, "<>"],
  GreaterThan: [CFNumberOperator.greaterThan, ">"],
  LessThan: [CFNumberOperator.lessThan, "<"],
  GreaterThanOrEqual: [CFNumberOperator.greaterThanOrEqual, ">="],
  LessThanOrEqual: [CFNumberOperator.lessThanOrEqual, "<="],
};
const TEXT_OPERATORS: Record<string, CFTextOperator> = {
  Contains: CFTextOperator.containsText,
  NotContains: CFTextOperator.notContainsText,
  BeginsWith: CFTextOperator.beginsWith,
  EndsWith: CFTextOperator.endsWith,
};
/** What the rule of a value, or of a text, may ask. */
export const CELL_VALUE_OPERATORS: readonly string[] = Object.keys(NUMBER_OPERATORS);
export const TEXT_COMPARISONS: readonly string[] = Object.keys(TEXT_OPERATORS);

function condition({ custom, cellValue, text, areas }: ConditionalFormat): object {
  if (text) {
    const operator = TEXT_OPERATORS[text.operator];
    return { subType: CFSubRuleType.text, operator, value: text.text };
  }
  if (cellValue) return cellCondition(cellValue, formatArea({ ...areas[0]!, rows: 1, columns: 1 }));
  return { subType: CFSubRuleType.formula, value: custom ?? "=FALSE" };
}

/** Bounds that are numbers are Univer's own rule; bounds that are formulas become a formula over the first cell. */
function cellCondition(
  { operator, formula1, formula2 }: NonNullable<ConditionalFormat["cellValue"]>,
  cell: string,
) {
  const [univer, sign] = NUMBER_OPERATORS[operator]!;
  const bounds = [formula1, formula2].flatMap((f) =>
    f === undefined ? [] : [f.replace(/^=/, "")],
  );
  const numbers = bounds.map(Number);
  if (numbers.every((n) => !Number.isNaN(n))) {
    const value = sign ? numbers[0] : [Math.min(...numbers), Math.max(...numbers)];
    return { subType: CFSubRuleType.number, operator: univer, value };
  }
  const [low, high] = bounds;
  const within = `AND(${cell}>=${low},${cell}<=${high})`;
  const formula = sign
    ? `${cell}${sign}${low}`
    : operator === "Between"
      ? within
      : `NOT(${within})`;
  return { subType: CFSubRuleType.formula, value: `=${formula}` };
}
