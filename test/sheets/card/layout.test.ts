/** The generated sheets look like the documents, whatever the rubric. */
import { textOfCell } from "../../../src/rubric/merged-cells";
import { criteriaOf, factKeys } from "../../../src/rubric/model";
import { layoutCard, pointsCell } from "../../../src/sheets/card/layout";
import { pageHeight } from "../../../src/sheets/plan/pages";
import type { Area, PlanCell, SheetPlan } from "../../../src/sheets/plan/plan";
import { estimateHeight } from "../../../src/sheets/plan/text-height";
import { cellStyles } from "../../../src/sheets/plan/theme";
import { officialRubric } from "../../rubric/support/files";
import { card, NAMES } from "../support/cards";
import { TABLES } from "../../support/rubrics";

const inside = ({ row, column }: { row: number; column: number }, area: Area) =>
  area.row <= row &&
  row < area.row + area.rows &&
  area.column <= column &&
  column < area.column + area.columns;
const keyAt = (sheet: SheetPlan, row: number) =>
  sheet.cells.find((cell) => cell.row === row && cell.column === 0)?.value;
const overlap = (a: Area, b: Area) =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;
const areaOf = (sheet: SheetPlan, { row, column }: PlanCell): Area =>
  sheet.merges.find((merge) => inside({ row, column }, merge)) ?? {
    row,
    column,
    rows: 1,
    columns: 1,
  };
const cellsOf = ({ row, column, rows, columns }: Area) =>
  Array.from({ length: rows * columns }, (_, index) => ({
    row: row + Math.floor(index / columns),
    column: column + (index % columns),
  }));

describe.each(TABLES)("the sheets of %s", (id) => {
  const rubric = officialRubric(id);
  const { plan, layout } = card(rubric);
  const sheets = plan.sheets;
  const [scorecard, facts, result] = sheets as [SheetPlan, SheetPlan, SheetPlan];
  const text = (sheet: SheetPlan, row: number, column: number) =>
    sheet.cells.find((cell) => cell.row === row && cell.column === column)?.value;

  test("are the scorecard, its facts and its result, and the one in front has something to fill in", () => {
    expect(sheets.map(({ name, kind, visibility }) => [name, kind, visibility])).toEqual([
      ["评分表", "scorecard", "visible"],
      ["基础数据", "facts", "visible"],
      ["考核结果", "result", "visible"],
    ]);
    const front = plan.sheets.find(({ name }) => name === plan.active)!;
    expect(front.cells.some(({ style }) => /^(score|fact)-self$/.test(style))).toBe(true);
    expect(plan.active).toBe(id === "weihai-station" ? "基础数据" : "评分表");
  });

  test("the headers are the document's, in its order", () => {
    const headers = new Set<string>();
    for (const { header, group } of rubric.table!.columns)
      for (const each of [group?.header, header]) if (each) headers.add(each);
    const rows = layout.scorecard.headerRows;
    const isHidden = (column: number) => scorecard.columns[column]!.hidden === true;
    const shown = scorecard.cells
      .filter(
        ({ row, column, style }) => rows.includes(row) && !isHidden(column) && style === "header",
      )
      .sort((a, b) => a.column - b.column)
      .flatMap(({ value }) => (value === undefined ? [] : [value]));
    expect(new Set(shown)).toEqual(headers);
    const single = rubric.table!.columns.filter(({ group }) => !group).map(({ header }) => header);
    expect(shown.filter((each) => single.includes(String(each)))).toEqual(single);
  });

  test("every wording is on the sheet to the letter, once for each place that has it", () => {
    const labels = rubric
      .table!.columns.filter(({ role }) => role === "label")
      .map((column) => column.id);
    const wanted: string[] = [];
    for (const section of rubric.sections) {
      const levels = [
        section,
        ...section.subsections,
        ...section.subsections.flatMap(({ criteria }) => criteria),
      ];
      for (const { cells } of levels)
        for (const column of labels) if (cells[column]) wanted.push(textOfCell(cells[column]));
    }
    const shown = scorecard.cells
      .filter(({ style }) => ["section", "subsection", "text", "text-center"].includes(style))
      .filter(({ continued }) => !continued)
      .flatMap(({ value }) => (value === undefined ? [] : [String(value)]));
    expect(shown.sort()).toEqual(wanted.sort());
  });

  test("a section's and a subsection's words are merged over exactly their rows, page by page", () => {
    const { breaksBefore } = scorecard.print;
    for (const { section, subsection, row } of layout.scorecard.criteria) {
      for (const [cells, of] of [
        [section.cells, "section"],
        [subsection.cells, "subsection"],
      ] as const) {
        for (const [column, wording] of Object.entries(cells)) {
          const at = layout.scorecard.columns.findIndex((each) => each.id === column) + 1;
          const rows = layout.scorecard.criteria
            .filter((place) => place[of] === (of === "section" ? section : subsection))
            .map((place) => place.row);
          const starts = rows.filter((each, nth) => nth === 0 || breaksBefore.includes(each));
          for (const [nth, start] of starts.entries()) {
            const anchor = scorecard.cells.find(
              (cell) => cell.row === start && cell.column === at,
            )!;
            expect([anchor.value ?? "", anchor.continued]).toEqual([
              wording,
              nth === 0 ? undefined : true,
            ]);
            const area = areaOf(scorecard, anchor);
            const end = starts[nth + 1] ?? rows.at(-1)! + 1;
            expect([area.row, area.rows]).toEqual([start, end - start]);
          }
          expect(rows).toContain(row);
        }
      }
    }
  });

  test("分值 are the document's numbers or words", () => {
    const at = rubric.table!.columns.findIndex(({ role }) => role === "points");
    if (at < 0) return;
    for (const place of layout.scorecard.criteria) {
      const { criterion } = place;
      const printed = criterion.cells[rubric.table!.columns[at]!.id];
      const shown = text(scorecard, place.row, at + 1);
      expect(shown ?? "").toBe(printed ?? criterion.points ?? "");
      if (typeof shown === "number")
        expect(pointsCell(layout, place)).toMatchObject({ row: place.row, column: at + 1 });
    }
  });

  test("the first column is hidden and holds a key for each row; A1 says which card it is", () => {
    for (const sheet of sheets) {
      expect(sheet.columns[0]!.hidden).toBe(true);
      expect(text(sheet, 0, 0)).toBe(`#card:${sheet.kind}:${id}:k1`);
    }
    expect(layout.scorecard.criteria.map(({ row }) => text(scorecard, row, 0))).toEqual(
      criteriaOf(rubric).map(({ criterion }) => criterion.id),
    );
    const keys = facts.cells.filter(({ column }) => column === 0).map(({ value }) => String(value));
    for (const key of rubric.facts.flatMap(factKeys))
      expect(keys.filter((each) => each === key)).toEqual([key]);
  });

  test("merged areas do not overlap, and only their first cell has content", () => {
    for (const { merges, cells } of sheets) {
      merges.forEach((merge, index) => {
        for (const other of merges.slice(index + 1)) expect(overlap(merge, other)).toBe(false);
        const filled = cells.filter(
          (cell) => inside(cell, merge) && (cell.value !== undefined || cell.formula !== undefined),
        );
        for (const cell of filled)
          expect([cell.row, cell.column]).toEqual([merge.row, merge.column]);
      });
    }
  });

  test("no wrapped text is cut off", () => {
    for (const sheet of sheets) {
      for (const cell of sheet.cells) {
        if (typeof cell.value !== "string" || cell.column === 0) continue;
        const area = areaOf(sheet, cell);
        const width = sheet.columns
          .slice(area.column, area.column + area.columns)
          .reduce((sum, column) => sum + column.width, 0);
        const height = sheet.rowHeights
          .slice(area.row, area.row + area.rows)
          .reduce((sum, each) => sum + each, 0);
        const { font, wrap } = cellStyles[cell.style];
        expect([cell.value, wrap]).toEqual([cell.value, true]);
        expect(height).toBeGreaterThanOrEqual(estimateHeight(cell.value, width, font.size));
      }
      for (const height of sheet.rowHeights) expect(height).toBeLessThanOrEqual(409);
    }
  });

  test("every page fits A4 and is filled but for the last, and the header is repeated on each", () => {
    for (const { print, rowHeights, columns } of sheets) {
      expect(print.paper).toBe("A4");
      const { first, last } = print.titleRows!;
      const header = rowHeights.slice(first, last + 1).reduce((sum, height) => sum + height, 0);
      const { column, columns: printed } = print.area;
      const widths = columns.slice(column, column + printed).map(({ width }) => width);
      const room = pageHeight({
        heights: rowHeights,
        widths,
        orientation: print.orientation,
        margins: print.margins,
        starts: new Map(),
      });
      const bounds = [0, ...print.breaksBefore, rowHeights.length];
      bounds.slice(1).forEach((end, index) => {
        const start = bounds[index]!;
        expect(end).toBeGreaterThan(start);
        const rows = rowHeights.slice(start, end).reduce((sum, height) => sum + height, 0);
        const used = rows + (index > 0 ? header : 0);
        expect(used).toBeLessThanOrEqual(room);
        if (index > 0) expect(start).toBeGreaterThan(last);
        if (end < rowHeights.length) expect(used).toBeGreaterThan(0.7 * room);
      });
    }
  });

  test("only what is typed is unlocked, and each of it says what to type", () => {
    const scoreColumns = layout.scorecard.columns.flatMap(({ role }, index) =>
      role === "score" ? [index + 1] : [],
    );
    for (const sheet of sheets) {
      const validated = new Set(
        sheet.validations
          .flatMap(({ areas }) => areas.flatMap(cellsOf))
          .map(({ row, column }) => `${row},${column}`),
      );
      for (const { row, column } of sheet.unlocked.flatMap(cellsOf)) {
        const merged = sheet.merges.find((merge) => inside({ row, column }, merge));
        const anchor = merged ? `${merged.row},${merged.column}` : `${row},${column}`;
        expect([sheet.name, row, column, validated.has(anchor)]).toEqual([
          sheet.name,
          row,
          column,
          true,
        ]);
      }
      for (const { prompt, error, rule } of sheet.validations) {
        expect(prompt!.message.length).toBeGreaterThan(0);
        if (rule.type !== "any") expect(error!.message.length).toBeGreaterThan(0);
      }
      expect(sheet.protect).toBe(true);
    }
    const settings = new Set(result.unlocked.map(({ row }) => keyAt(result, row)));
    expect([...settings]).toEqual(["#setting:reason"]);
    const unlocked = scorecard.unlocked
      .flatMap(cellsOf)
      .filter(({ row }) => layout.scorecard.criteria.some((place) => place.row === row));
    expect(unlocked).toHaveLength(scoreColumns.length * layout.scorecard.criteria.length);
    for (const { column } of unlocked) expect(scoreColumns).toContain(column);
    const inputs = layout.facts.rows.flatMap((line): unknown[] => {
      if (line.type === "part") return line.inputs.filter((input) => input !== null);
      const isTyped = line.type === "fact" && line.fact.formula === undefined;
      return isTyped ? [...rubric.stages] : [];
    });
    const switches = 1;
    expect(facts.unlocked.flatMap(cellsOf)).toHaveLength(inputs.length + switches);
  });

  test("a score may be 0 to its points; a rate has its least and largest value, a count is whole, a flag 是 or 否", () => {
    const ruleAt = (sheet: SheetPlan, row: number, column: number) =>
      sheet.validations.find(({ areas }) => areas.some((area) => inside({ row, column }, area)))!
        .rule;
    const column = layout.scorecard.columns.findIndex(({ role }) => role === "score") + 1;
    for (const { criterion, kind, row } of layout.scorecard.criteria) {
      const words =
        kind === "veto" ? ["是", "否"] : rubric.scales?.[0]?.letters.map(({ letter }) => letter);
      const expected =
        kind === "veto" || criterion.scale !== undefined
          ? { type: "list", values: words }
          : {
              type: "decimal",
              // Whoever takes points types 3, or −3.
              min: kind === "minus" ? -criterion.points! : 0,
              ...(criterion.points === undefined ? {} : { max: criterion.points }),
            };
      expect([criterion.id, ruleAt(scorecard, row, column)]).toEqual([criterion.id, expected]);
    }
    for (const line of layout.facts.rows) {
      if (line.type !== "fact" || line.fact.formula !== undefined) continue;
      const rule = ruleAt(facts, line.row, 2);
      if (line.fact.type === "rate")
        expect(rule).toMatchObject({
          type: "decimal",
          min: line.fact.min ?? 0,
          max: line.fact.max ?? 1,
        });
      if (line.fact.type === "count")
        expect(rule).toMatchObject({ type: "whole", min: line.fact.min ?? 0 });
      if (line.fact.type === "flag") expect(rule).toEqual({ type: "list", values: ["是", "否"] });
    }
  });

  test("conditional formats use native functions and no arrays of constants, which Excel does not allow there", () => {
    for (const { conditionalFormats } of sheets) {
      for (const { formula, areas } of conditionalFormats) {
        expect(formula).not.toMatch(/RUBRIC\.|SUBSIDY\.|[{}]/);
        expect(areas.length).toBeGreaterThan(0);
      }
    }
  });

  test("formulas stay below Excel's 8,192 characters and name no sheet but the card's own", () => {
    for (const sheet of sheets) {
      for (const { formula } of sheet.cells) {
        if (formula === undefined) continue;
        expect(formula.length).toBeLessThan(8192);
        const named = [
          ...formula.matchAll(/([^\s(),=<>+*/&-]+)(?<!#VALUE|#NUM|#REF|#DIV\/0)!/g),
        ].map(([, name]) => name);
        for (const name of named) expect(Object.values(NAMES)).toContain(name);
      }
    }
  });
});

test("绩效评价表 has its label, its year, the group headers and 合计 of the document", () => {
  const rubric = officialRubric("weihai-station");
  const { plan, layout } = card(rubric);
  const [sheet] = plan.sheets as [SheetPlan];
  const values = sheet.cells.map(({ value }) => value);
  expect(values).toContain("威海市大学生就业服务指导站绩效评价表（ 2024年度）");
  for (const word of [
    "附件2",
    "学校名称：",
    "指标内容",
    "指标得分",
    "自评",
    "考评",
    "最终总分",
    "合   计",
  ])
    expect(values).toContain(word);
  const final = layout.scorecard.columns.findIndex(({ role }) => role === "sectionScore") + 1;
  const sections = sheet.merges.filter(({ column, rows }) => column === final && rows > 2);
  // A page ends in 信息采集, and one in 开展各类就业创业活动.
  expect(sections.map(({ rows }) => rows)).toEqual([8, 4, 4, 4, 4]);
});

test("加分项目 and 一票否决 stand over 一级 and 二级指标, as in the document", () => {
  const { plan } = card(officialRubric("graduate-college"));
  const [sheet] = plan.sheets as [SheetPlan];
  for (const word of ["加分项目", "一票否决"]) {
    const cell = sheet.cells.find(({ value }) => value === word)!;
    expect(
      sheet.merges.find(({ row, column }) => row === cell.row && column === cell.column),
    ).toMatchObject({ columns: 2 });
  }
});

test("a rubric without a table is no scorecard", () => {
  const ccit = officialRubric("ccit");
  expect(() =>
    layoutCard(ccit, { id: "k", unit: "", year: "", readings: {}, names: NAMES }),
  ).toThrow(/no table/);
});
