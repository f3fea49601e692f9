import type { IStyleBase, IStyleData } from "@univerjs/core";
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  type IConditionFormattingRule,
} from "@univerjs/sheets-conditional-formatting";
import { type Area, formatArea, fromUniver, toUniver } from "../model/area";
import type { Sheet } from "../grid/sheet";

/** A conditional format as the add-in sees it; Univer's rule is made from it and carries it. */
export interface Given {
  type: string;
  areas: Area[];
  stopIfTrue: boolean;
  /** The rule's own part; nothing until the add-in has set it. */
  custom?: string;
  cellValue?: { operator: string; formula1: string; formula2?: string };
  text?: { operator: string; text: string };
  style: IStyleData;
}
export type Rule = IConditionFormattingRule & { given?: Given };

export const NUMBER_OPERATORS: Record<string, [CFNumberOperator, sign: string]> = {
  Between: [CFNumberOperator.between, ""],
  NotBetween: [CFNumberOperator.notBetween, ""],
  EqualTo: [CFNumberOperator.equal, "="],
  NotEqualTo: [CFNumberOperator.notEqual, "<>"],
  GreaterThan: [CFNumberOperator.greaterThan, ">"],
  LessThan: [CFNumberOperator.lessThan, "<"],
  GreaterThanOrEqual: [CFNumberOperator.greaterThanOrEqual, ">="],
  LessThanOrEqual: [CFNumberOperator.lessThanOrEqual, "<="],
};

export const TEXT_OPERATORS: Record<string, CFTextOperator> = {
  Contains: CFTextOperator.containsText,
  NotContains: CFTextOperator.notContainsText,
  BeginsWith: CFTextOperator.beginsWith,
  EndsWith: CFTextOperator.endsWith,
};

/** As the add-in gave it, with the areas where it stands by now; what the user made, as far as it can be said. */
export function given(rule: Rule): Given {
  const areas = rule.ranges.map(fromUniver);
  if (rule.given) {
    const value = (rule.rule as { value?: unknown }).value;
    const formula =
      rule.given.type === "Custom" && typeof value === "string" ? { custom: value } : {};
    return { ...rule.given, ...formula, areas, stopIfTrue: rule.stopIfTrue };
  }
  const {
    style = {},
    subType,
    value,
  } = rule.rule as {
    style?: IStyleData;
    subType?: string;
    value?: string;
  };
  const isFormula = subType === CFSubRuleType.formula;
  return {
    type: isFormula ? "Custom" : "Preset",
    areas,
    stopIfTrue: rule.stopIfTrue,
    style,
    ...(isFormula && { custom: value ?? "" }),
  };
}

export function univerRule(sheet: Sheet, cfId: string, full: Given): Rule {
  const style = full.style as IStyleBase;
  return {
    cfId,
    ranges: full.areas.map((area) => toUniver(sheet.bounded(area))),
    stopIfTrue: full.stopIfTrue,
    given: full,
    rule: { type: CFRuleType.highlightCell, style, ...condition(full) } as Rule["rule"],
  };
}

function condition({ custom, cellValue, text, areas }: Given): object {
  if (text) {
    const operator = TEXT_OPERATORS[text.operator];
    return { subType: CFSubRuleType.text, operator, value: text.text };
  }
  if (cellValue) return cellCondition(cellValue, formatArea({ ...areas[0]!, rows: 1, columns: 1 }));
  return { subType: CFSubRuleType.formula, value: custom ?? "=FALSE" };
}

/** Bounds that are numbers are Univer's own rule; bounds that are formulas become a formula over the first cell. */
function cellCondition(
  { operator, formula1, formula2 }: NonNullable<Given["cellValue"]>,
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
