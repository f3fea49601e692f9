/** Forms of the document (附件1, 附件3): words, places to fill in, and what the result fills in. */
import type { Form, FormCell, FormRow, Rubric } from "../../rubric/types";
import { printTree } from "../../formula/compile";
import { call, name, op, str, substitute } from "../../formula/node";
import { treeOf } from "../../formula/parse";
import { typed } from "../../formula/typed";
import { nodeType } from "../../formula/types";
import { typesAt } from "../../rubric/name-types";
import { rulebookOf } from "../../rubric/rulebook";
import { ruleFormula } from "../../rubric/rules";
import { a1 } from "../plan/address";
import { SheetBuilder } from "../plan/builder";
import type { ValueSource } from "../card/card-source";
import { FIRST_COLUMN } from "../card/layout";
import { pageStarts } from "../plan/pages";
import type { Area, SheetPlan, StyleName } from "../plan/plan";

export interface FormInfo {
  /** Name of the sheet. */
  name: string;
  unit: string;
  year: string;
  readings: Record<string, string>;
  /** What fills the form, from a card of the workbook; nothing where there is none. */
  source?: ValueSource;
}

const STYLES: Record<FormCell["style"], StyleName> = {
  label: "form-label",
  input: "form-input",
  heading: "form-heading",
  note: "note",
  seal: "form-seal",
};

export function formPlan(rubric: Rubric, form: Form, info: FormInfo): SheetPlan {
  const sheet = new SheetBuilder(info.name, "form", form.columns);
  const wide = { column: FIRST_COLUMN, columns: form.columns.length };
  let row = 0;
  if (form.label !== undefined)
    sheet.cell({ row: row++, ...wide }, "head-line", { value: form.label });
  sheet.cell({ row: row++, ...wide }, "title", { value: form.title });
  sheet.key(0, `#form:${rubric.id}:${form.id}`);
  const places = placeCells(form.rows, row, form.columns.length);
  const inputs = new Map(
    places.flatMap(({ cell: { field }, area }) =>
      field === undefined ? [] : [[field.replaceAll("-", "_"), a1(area)] as const],
    ),
  );
  const filling = { rubric, form, info, inputs };
  for (const { cell, area } of places) drawCell(sheet, filling, cell, area);
  form.rows.forEach(({ height }, index) => {
    if (height !== undefined) sheet.leastHeight(row + index, height);
  });
  return sheet.build({
    rows: row + form.rows.length,
    orientation: form.orientation,
    freeze: { rows: 0, columns: 0 },
    pageStarts: pageStarts(
      places.filter(({ cell }) => cell.style === "heading").map(({ area }) => [area.row, 2]),
    ),
  });
}

/** Each cell in the first free place of its row: cells that span rows keep theirs. */
function placeCells(rows: readonly FormRow[], top: number, columns: number) {
  const taken = new Set<string>();
  return rows.flatMap(({ cells }, index) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${index}:${column}`) && column < columns) column++;
      const { rowSpan = 1, columnSpan = 1 } = cell;
      for (let r = 0; r < rowSpan; r++) {
        for (let c = 0; c < columnSpan; c++) taken.add(`${index + r}:${column + c}`);
      }
      const area = {
        row: top + index,
        column: FIRST_COLUMN + column,
        rows: rowSpan,
        columns: columnSpan,
      };
      return { cell, area };
    });
  });
}

/** A form of a rubric, and what fills it. */
interface FilledForm {
  rubric: Rubric;
  form: Form;
  info: FormInfo;
  /** Where the form's own places are, by their names in formulas. */
  inputs: ReadonlyMap<string, string>;
}

function drawCell(sheet: SheetBuilder, filling: FilledForm, cell: FormCell, area: Area): void {
  const { info } = filling;
  const { field, formula, text, numberFormat } = cell;
  const filled =
    formula === undefined ? fieldValue(field, info) : formulaValue(filling, formula, text ?? "");
  const content = filled ?? (text === undefined || text === "" ? {} : { value: text });
  const format = numberFormat ?? FORMATS[kindOf(filling, cell)];
  sheet.cell(area, STYLES[cell.style], { ...content, ...(format && { numberFormat: format }) });
  if (field !== undefined && filled === null) sheet.key(area.row, rowKey(sheet, area.row, field));
  // A seal's date and an applicant's sentence are written over, too.
  if (cell.style === "input" || cell.style === "seal") {
    sheet.input(area);
    sheet.validations.push({
      areas: [{ ...area, rows: 1, columns: 1 }],
      rule: { type: "any" },
      allowBlank: true,
      prompt: {
        title: info.name,
        message: filled ? "由考核结果自动填写，可以改写。" : "请在此填写。",
      },
    });
  }
}

/** How a value is shown where the form does not say it: a date as a date, a fact that is a share in per cent. */
const FORMATS: Readonly<Record<string, string>> = { date: "yyyy-mm-dd", rate: "0.00%" };

function kindOf({ rubric, form }: FilledForm, { field, formula }: FormCell): string {
  const names = typesAt(rubric, { in: "form", form });
  const tree = formula === undefined ? undefined : treeOf(ruleFormula(formula));
  const asked = tree?.type === "ReferenceIdentifier" ? tree.value : field?.replaceAll("-", "_");
  const kind = names.typeOf(asked ?? "")?.kind;
  return kind ?? (tree ? nodeType(tree, names).kind : "any");
}

function rowKey(sheet: SheetBuilder, row: number, field: string): string {
  const before = sheet.keyAt(row);
  return before === undefined ? field : `${before},${field}`;
}

function fieldValue(
  field: string | undefined,
  { unit, year, source }: FormInfo,
): { value?: string; formula?: string } | null {
  if (field === "unit") return unit === "" ? null : { value: unit };
  if (field === "year") return year === "" ? null : { value: year };
  const found = field === undefined ? null : (source?.(field.replaceAll("-", "_")) ?? null);
  return found === null ? null : { formula: `=${found}` };
}

/** The formula's value, and the document's own words while it gives none. */
function formulaValue(
  { rubric, form, info: { readings, source }, inputs }: FilledForm,
  formula: string,
  text: string,
): { formula: string } | null {
  if (!source) return null;
  const { tree } = rulebookOf(rubric, readings).bind(formula);
  const asked = typed(tree, typesAt(rubric, { in: "form", form }));
  const stands = (each: string) => source(each) ?? inputs.get(each) ?? null;
  const value = substitute(asked, (each) => (stands(each) === null ? str("") : name(each)));
  const node = call("IF", op("=", value, str("")), str(text), value);
  return { formula: `=${printTree(node, (each) => stands(each) ?? "")}` };
}
