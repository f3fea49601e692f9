import type { Form } from "../../../src/rubric/types";
import { cardSource } from "../../../src/sheets/card/card-source";
import { formPlan } from "../../../src/sheets/roster/form";
import { parseRubric } from "../../../src/rubric/load";
import { officialRubric, rubricText, RUBRIC_IDS } from "../../rubric/support/files";
import { Workbook } from "../../support/excel-doubles/workbook";
import { filledWorkbook } from "../support/cards";

const forms = RUBRIC_IDS.flatMap((id) =>
  officialRubric(id).forms.map((form) => [id, form.title, form] as const),
);

test.each(forms)("%s %s is laid out like the document", (id, title, form: Form) => {
  const sheet = formPlan(officialRubric(id), form, {
    name: "表",
    unit: "",
    year: "",
    readings: {},
  });
  const values = sheet.cells.map(({ value }) => value);
  expect(values).toContain(title);
  if (form.label) expect(values[1]).toBe(form.label);
  for (const { text } of form.rows.flatMap(({ cells }) => cells))
    if (text) expect(values).toContain(text);
  const top = sheet.rowHeights.length - form.rows.length;
  form.rows.forEach(({ cells, height = 0 }, index) => {
    const width = cells.reduce((sum, { columnSpan = 1 }) => sum + columnSpan, 0);
    if (cells.every(({ rowSpan = 1 }) => rowSpan === 1))
      expect(width).toBeLessThanOrEqual(form.columns.length);
    expect(sheet.rowHeights[top + index]).toBeGreaterThanOrEqual(height);
  });
  const inputs = form.rows
    .flatMap(({ cells }) => cells)
    .filter(({ style }) => style === "input" || style === "seal");
  expect(sheet.unlocked).toHaveLength(inputs.length);
  expect(sheet.validations).toHaveLength(inputs.length);
});

test("绩效奖补申请表 takes grade and amount from the result, the amount in capital numerals too", () => {
  const station = officialRubric("weihai-station");
  const full = Object.fromEntries(
    station.facts.map(({ id, type }) => [
      id,
      type === "flag"
        ? true
        : ["graduates", "employed", "employed-last"].includes(id)
          ? 100
          : id === "stayed-last"
            ? 60
            : 80,
    ]),
  );
  const form = station.forms.find(({ id }) => id === "subsidy")!;
  const shown = (facts: Record<string, number | boolean>) => {
    const { plan, workbook } = filledWorkbook(station, { self: { facts } });
    const sheet = formPlan(station, form, {
      name: "申请表",
      unit: "某大学",
      year: "2024",
      readings: {},
      source: cardSource(plan, "申请表"),
    });
    const all = new Workbook({ ...workbook.plan, sheets: [...workbook.plan.sheets, sheet] });
    return sheet.cells
      .filter(
        ({ style, value, formula }) => style === "form-input" && (value ?? formula) !== undefined,
      )
      .map(({ row, column }) => all.value("申请表", row, column));
  };
  expect(shown(full)).toEqual(["某大学", "优秀", "7 万元（大写：柒万元整）"]);
  expect(shown({})).toEqual(["某大学", "", "          万元"]);
});

test("a formula takes what is typed into another place of the form", () => {
  const rubric = parseRubric(rubricText("torture.json"), "torture.json").rubric!;
  const rows: Form["rows"] = [
    { cells: [{ field: "why-so", style: "input" }] },
    { cells: [{ text: "（无）", formula: 'IF(why_so="","",why_so&"。")', style: "input" }] },
  ];
  const { plan, workbook } = filledWorkbook(rubric, {});
  const info = { name: "表", unit: "", year: "", readings: {}, source: cardSource(plan, "表") };
  const sheet = formPlan(rubric, { ...rubric.forms[0]!, columns: [20], rows }, info);
  const all = new Workbook({ ...workbook.plan, sheets: [...workbook.plan.sheets, sheet] });
  const [why, said] = sheet.cells.filter(({ style }) => style === "form-input");
  expect(all.value("表", said!.row, said!.column)).toBe("（无）");
  all.put("表", why!.row, why!.column, { value: "成绩突出" });
  expect(all.value("表", said!.row, said!.column)).toBe("成绩突出。");
});

test("dates and shares of a card are shown as such, whether a place is filled by a name or a formula", () => {
  const rubric = parseRubric(rubricText("torture.json"), "torture.json").rubric!;
  const cells = ["fact.handed_in", "fact.benchmark", "fact.spent"].flatMap((name) => [
    { field: name, style: "input" as const },
    { formula: name, style: "input" as const },
  ]);
  const form: Form = {
    ...rubric.forms[0]!,
    columns: [9],
    rows: cells.map((cell) => ({ cells: [cell] })),
  };
  const { plan } = filledWorkbook(rubric, {});
  const sheet = formPlan(rubric, form, {
    ...{ name: "表", unit: "", year: "", readings: {} },
    source: cardSource(plan, "表"),
  });
  const formats = sheet.cells
    .filter(({ style }) => style === "form-input")
    .map(({ numberFormat }) => numberFormat);
  expect(formats).toEqual(["yyyy-mm-dd", "yyyy-mm-dd", "0.00%", "0.00%", undefined, undefined]);
});
