/** Data validations and conditional formats of a plan in the words of the file format. */
import type { ConditionalRule, DataValidation } from "hucre/xlsx";
import { areaAddress, moveFormula, rectangles } from "../sheets/plan/areas";
import { signedFormat } from "../sheets/marks/mark-sign";
import { byNumberFormat } from "../sheets/plan/number-formats";
import type { PlanValidation, SheetPlan } from "../sheets/plan/plan";
import { markStyles } from "../sheets/plan/theme";
import { markStyle } from "./styles";

/** Longer texts make Excel repair the file. */
const LONGEST = { title: 32, prompt: 255, error: 225, list: 255 };
const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
const fitsInList = (values: readonly string[]) =>
  values.join(",").length <= LONGEST.list && !values.some((value) => /[,"]/.test(value));
const withoutEquals = (formula: string) => formula.replace(/^=/, "");

export function validations(plan: SheetPlan): DataValidation[] {
  return plan.validations.flatMap((validation) => {
    const { rule, areas } = validation;
    if (rule.type !== "custom")
      return [{ ...settings(validation), range: areas.map((area) => areaAddress(area)).join(" ") }];
    return rectangles(areas).map((area) => ({
      ...settings(validation),
      formula1: withoutEquals(moveFormula(rule.formula, areas[0]!, area)),
      range: areaAddress(area),
    }));
  });
}

function settings({
  rule,
  allowBlank,
  prompt,
  error,
}: PlanValidation): Omit<DataValidation, "range"> {
  return {
    ...condition(rule),
    allowBlank,
    ...(prompt
      ? {
          showInputMessage: true,
          inputTitle: cut(prompt.title, LONGEST.title),
          inputMessage: cut(prompt.message, LONGEST.prompt),
        }
      : {}),
    ...(error
      ? {
          showErrorMessage: true,
          errorStyle: error.style,
          errorTitle: cut(error.title, LONGEST.title),
          errorMessage: cut(error.message, LONGEST.error),
        }
      : {}),
  };
}

function condition(
  rule: PlanValidation["rule"],
): Pick<DataValidation, "type" | "operator" | "formula1" | "formula2" | "values"> {
  switch (rule.type) {
    case "list":
      // A longer list, or a comma within a value, makes Excel repair the file; any entry passes then.
      return fitsInList(rule.values)
        ? { type: "list", values: rule.values }
        : { type: "custom", formula1: "TRUE" };
    case "custom":
      return { type: "custom" };
    // The format has no rule that only hints; one that everything passes does the same.
    case "any":
      return { type: "custom", formula1: "TRUE" };
    default: {
      const { type, min, max } = rule;
      const formula1 = withoutEquals(String(min));
      return max === undefined
        ? { type, operator: "greaterThanOrEqual", formula1 }
        : { type, operator: "between", formula1, formula2: withoutEquals(String(max)) };
    }
  }
}

export function conditionalRules(plan: SheetPlan): ConditionalRule[] {
  const formatted = byNumberFormat(plan);
  let priority = 0;
  return plan.conditionalFormats.flatMap(({ areas, formula, mark }) =>
    [...formatted(areas)].flatMap(([numberFormat, cells]) =>
      rectangles(cells).map((area) => ({
        type: "expression" as const,
        priority: ++priority,
        formula: withoutEquals(moveFormula(formula, areas[0]!, area)),
        style: markStyle(mark, signedFormat(numberFormat, markStyles[mark].sign)),
        range: areaAddress(area),
      })),
    ),
  );
}
