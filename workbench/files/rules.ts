/** Data validations and conditional formats in the words of the file format, both ways. */
import type { ConditionalRule, DataValidation } from "hucre/xlsx";
import { type Area, bounding, formatArea, parseArea } from "../model/area";
import type { ConditionalFormat, Validation, ValidationRule } from "../model/rules";
import { fromFileDifference, type Palette, toFileDifference } from "./cell-style";
import { fromFile, moveFormula, toFile } from "./formulas";

const addresses = (areas: readonly Area[]) => areas.map((area) => formatArea(area)).join(" ");
const areasOf = (range: string) =>
  range.split(" ").flatMap((address) => (address ? [parseArea(address)] : []));
/** In a file, formulas are relative to the first cell of the block around all areas; here to that of the first area. */
const corner = (areas: readonly Area[]) => areas.reduce(bounding);
const asFormula = (value: unknown) => toFile(String(value));
const inCell = (formula: string) => (/^[-+]?[\d.]+$/.test(formula) ? formula : `=${formula}`);

type Kind = "wholeNumber" | "decimal" | "textLength" | "date";
const KINDS: Record<Kind, DataValidation["type"]> = {
  wholeNumber: "whole",
  decimal: "decimal",
  textLength: "textLength",
  date: "date",
};
const OPERATORS: Record<string, NonNullable<DataValidation["operator"]>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};
const operatorName = (operator: DataValidation["operator"]) =>
  Object.keys(OPERATORS).find((name) => OPERATORS[name] === operator) ?? "Between";

export function toFileValidation(validation: Validation, areas: Area[]): DataValidation {
  const { prompt, errorAlert } = validation;
  return {
    ...toFileCriteria(validation.rule, areas),
    range: addresses(areas),
    allowBlank: validation.ignoreBlanks,
    ...(prompt.showPrompt && {
      showInputMessage: true,
      inputTitle: prompt.title,
      inputMessage: prompt.message,
    }),
    ...(errorAlert.showAlert && {
      showErrorMessage: true,
      errorTitle: errorAlert.title,
      errorMessage: errorAlert.message,
      errorStyle: errorAlert.style.toLowerCase() as NonNullable<DataValidation["errorStyle"]>,
    }),
  };
}

/** The format has no rule that only hints; one that everything passes does the same. */
const EVERYTHING = "TRUE";

function toFileCriteria(
  { list, custom, ...rest }: ValidationRule,
  areas: Area[],
): Pick<DataValidation, "type" | "operator" | "formula1" | "formula2"> {
  if (custom) {
    const formula = moveFormula(custom.formula, areas[0]!, corner(areas));
    return { type: "custom", formula1: asFormula(formula) };
  }
  if (list) {
    const { source } = list;
    const quoted = `"${source.replace(/"/g, '""')}"`;
    return { type: "list", formula1: source.startsWith("=") ? asFormula(source) : quoted };
  }
  const kind = (Object.keys(KINDS) as Kind[]).find((name) => rest[name]);
  const bounds = kind && rest[kind];
  if (!kind || !bounds) return { type: "custom", formula1: EVERYTHING };
  const { formula1, formula2, operator = "Between" } = bounds;
  return {
    type: KINDS[kind],
    operator: OPERATORS[operator]!,
    formula1: asFormula(formula1),
    ...(formula2 !== undefined && formula2 !== null && { formula2: asFormula(formula2) }),
  };
}

/** Null for a kind that the workbench does not have. */
export function fromFileValidation(
  file: DataValidation,
): { validation: Validation; areas: Area[] } | null {
  const areas = areasOf(file.range);
  const isEmpty = !file.formula1?.trim() && !file.values;
  const rule = isEmpty ? {} : fromFileCriteria(file, areas);
  if (!rule || areas.length === 0) return null;
  const style = file.errorStyle ?? "stop";
  return {
    areas,
    validation: {
      rule,
      ignoreBlanks: file.allowBlank === true,
      prompt: {
        title: file.inputTitle ?? "",
        message: file.inputMessage ?? "",
        showPrompt: file.showInputMessage === true,
      },
      errorAlert: {
        title: file.errorTitle ?? "",
        message: file.errorMessage ?? "",
        showAlert: file.showErrorMessage === true,
        style: style[0]!.toUpperCase() + style.slice(1),
      },
    },
  };
}

function fromFileCriteria(file: DataValidation, areas: Area[]): ValidationRule | null {
  const { type, formula1 = "", formula2 } = file;
  if (type === "list") {
    const source = file.values
      ? file.values.join(",").replace(/""/g, '"')
      : fromFile(`=${formula1}`);
    return { list: { source, inCellDropDown: true } };
  }
  if (type === "custom") {
    const formula = fromFile(`=${formula1}`);
    return { custom: { formula: moveFormula(formula, corner(areas), areas[0]!) } };
  }
  const kind = (Object.keys(KINDS) as Kind[]).find((name) => KINDS[name] === type);
  if (!kind) return null;
  const bounds = {
    formula1: bound(formula1),
    operator: operatorName(file.operator),
    ...(formula2 !== undefined && { formula2: bound(formula2) }),
  };
  return { [kind]: bounds };
}

const bound = (formula: string): string | number => {
  const text = inCell(formula);
  return text.startsWith("=") ? fromFile(text) : Number(text);
};

const CELL_OPERATORS: Record<string, NonNullable<ConditionalRule["operator"]>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};
const TEXT_RULES: Record<string, ConditionalRule["type"]> = {
  Contains: "containsText",
  NotContains: "notContainsText",
  BeginsWith: "beginsWith",
  EndsWith: "endsWith",
};

/** Null for what the user made in the grid and the file library cannot write: bars, scales, icons. */
export function toFileFormat(given: ConditionalFormat, priority: number): ConditionalRule | null {
  const condition = toFileCondition(given);
  return (
    condition && {
      ...condition,
      priority,
      style: toFileDifference(given.format),
      range: addresses(given.areas),
      ...(given.stopIfTrue && { stopIfTrue: true }),
    }
  );
}

function toFileCondition({
  custom,
  cellValue,
  text,
  areas,
}: ConditionalFormat): Pick<ConditionalRule, "type" | "operator" | "formula" | "text"> | null {
  const [first] = areas;
  if (!first) return null;
  const moved = (formula: string) =>
    toFile(moveFormula(`=${formula.replace(/^=/, "")}`, first, corner(areas)));
  if (custom) return { type: "expression", formula: moved(custom) };
  if (cellValue) {
    const { formula1, formula2 } = cellValue;
    return {
      type: "cellIs",
      operator: CELL_OPERATORS[cellValue.operator]!,
      formula: [formula1, ...(formula2 === undefined ? [] : [formula2])].map(moved),
    };
  }
  if (!text) return null;
  const type = TEXT_RULES[text.operator]!;
  return { type, text: text.text, formula: textCondition(type, text.text, corner(areas)) };
}

/** Programs that do not know the kind go by its formula. */
function textCondition(type: string, text: string, { row, column }: Area): string {
  const cell = formatArea({ row, column, rows: 1, columns: 1 });
  const quoted = `"${text.replace(/"/g, '""')}"`;
  const formulas: Record<string, string> = {
    containsText: `NOT(ISERROR(SEARCH(${quoted},${cell})))`,
    notContainsText: `ISERROR(SEARCH(${quoted},${cell}))`,
    beginsWith: `LEFT(${cell},${text.length})=${quoted}`,
    endsWith: `RIGHT(${cell},${text.length})=${quoted}`,
  };
  return formulas[type]!;
}

/** Null for a kind that the workbench does not have. */
export function fromFileFormat(file: ConditionalRule, palette: Palette): ConditionalFormat | null {
  const areas = areasOf(file.range);
  const [first] = areas;
  if (!first) return null;
  const moved = (formula: string) => moveFormula(fromFile(`=${formula}`), corner(areas), first);
  const written = [file.formula ?? []].flat();
  if (written.some((formula) => formula.trim() === "")) return null; // asks for nothing, so it marks nothing
  const formulas = written.map(moved);
  const shared = {
    areas,
    stopIfTrue: file.stopIfTrue === true,
    format: fromFileDifference(file.style ?? {}, palette),
  };
  const textOperator = Object.keys(TEXT_RULES).find((name) => TEXT_RULES[name] === file.type);
  if (textOperator && file.text !== undefined)
    return { ...shared, type: "ContainsText", text: { operator: textOperator, text: file.text } };
  const [formula1, formula2] = formulas;
  if (formula1 === undefined) return null;
  if (file.type === "expression") return { ...shared, type: "Custom", custom: formula1 };
  const operator = Object.keys(CELL_OPERATORS).find(
    (name) => CELL_OPERATORS[name] === file.operator,
  );
  if (file.type !== "cellIs" || !operator) return null;
  const bounds = { formula1: plain(formula1), ...(formula2 && { formula2: plain(formula2) }) };
  return { ...shared, type: "CellValue", cellValue: { operator, ...bounds } };
}

/** Numbers without the sign of equality, as Office.js has them. */
const plain = (formula: string) => (/^=[-+]?[\d.]+$/.test(formula) ? formula.slice(1) : formula);
