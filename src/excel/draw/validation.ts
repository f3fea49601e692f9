/** Data validation: ranges, yes/no lists and input hints. */
import type { PlanValidation, SheetPlan } from "../../sheets/plan/plan";
import { splitByFormula } from "./relative";
import { rangesOf } from "./areas";

/** Excel cuts or refuses longer ones. */
const longest = { title: 32, prompt: 255, error: 225 } as const;

export function writeValidations(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const validation of plan.validations) {
    if (validation.rule.type === "custom") {
      const [anchor] = validation.areas;
      if (!anchor) continue;
      const { formula } = validation.rule;
      for (const part of splitByFormula(sheet, validation.areas, formula, anchor)) {
        write(part.range, validation, { custom: { formula: part.formula } });
      }
    } else {
      const rule = plainRule(validation.rule);
      for (const ranges of rangesOf(sheet, validation.areas)) write(ranges, validation, rule);
    }
  }
}

function write(
  ranges: Excel.Range | Excel.RangeAreas,
  { allowBlank, prompt, error }: PlanValidation,
  rule: Excel.DataValidationRule,
): void {
  const target = ranges.dataValidation;
  target.rule = rule;
  target.ignoreBlanks = allowBlank;
  if (prompt) {
    target.prompt = {
      showPrompt: true,
      title: cut(prompt.title, longest.title),
      message: cut(prompt.message, longest.prompt),
    };
  }
  if (error) {
    target.errorAlert = {
      showAlert: true,
      style: error.style === "stop" ? "Stop" : "Warning",
      title: cut(error.title, longest.title),
      message: cut(error.message, longest.error),
    };
  }
}

function plainRule(
  rule: Exclude<PlanValidation["rule"], { type: "custom" }>,
): Excel.DataValidationRule {
  switch (rule.type) {
    case "list":
      return { list: { inCellDropDown: true, source: rule.values.join(",") } };
    case "decimal":
      return { decimal: limits(rule) };
    case "whole":
      return { wholeNumber: limits(rule) };
    case "any":
      // Excel shows the hint of a validation that lets everything pass.
      return { custom: { formula: "=TRUE" } };
  }
}

function limits({ min, max }: { min: number | string; max?: number | string }) {
  return max === undefined
    ? ({ formula1: min, operator: "GreaterThanOrEqualTo" } as const)
    : ({ formula1: min, formula2: max, operator: "Between" } as const);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
