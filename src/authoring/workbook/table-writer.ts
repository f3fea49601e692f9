/** 考核表: the table as the document prints it, and right of it what scores each row. */
import type { Formula } from "../../formula/parse";
import { ownTexts } from "../../rubric/merged-cells";
import { criteriaOf } from "../../rubric/model";
import { factsOf, readingsOf, tryFormula } from "../../rubric/rules";
import type { Column, Criterion, Rubric } from "../../rubric/types";
import { headSpans } from "../../sheets/card/head-line";
import type { CriterionRow } from "../../sheets/card/layout";
import { wordingBlocks } from "../../sheets/card/wording";
import type { SheetPlan } from "../../sheets/plan/plan";
import { CRITERION_COLUMNS, FIRST_OWN_HEADER, type CriterionColumn } from "./criterion-columns";
import type { Fields } from "./flat";
import type { FormulaNames } from "./formula-names";
import type { Cells } from "./in-cell";
import { tick, type Kind } from "./kinds";
import { writeRule } from "./rules";
import { SheetDraft } from "./sheet-draft";

export const TABLE_SHEET = "考核表";

/** @throws where the rubric has no table */
export function tablePlan(rubric: Rubric, names: FormulaNames, cells: Cells): SheetPlan {
  const table = rubric.table!;
  const sheet = new SheetDraft(TABLE_SHEET);
  table.columns.forEach(({ width }, at) => sheet.width(at, width));
  let row = 0;
  const columns = table.columns.length;
  if (table.label !== undefined) sheet.put(row++, 0, "head-line", table.label, { columns });
  if (table.title !== undefined) sheet.put(row++, 0, "title", table.title, { columns });
  if (table.headLine) row = headLine(sheet, rubric, row);
  const header = row;
  row = headers(sheet, table.columns, row);
  const first = row;
  const criteria = criteriaOf(rubric).map((place, at) => ({ ...place, row: row + at }));
  words(sheet, table.columns, criteria);
  numbers(sheet, table.columns, criteria);
  ownColumns(sheet, rubric, { names, ...cells }, { header, first, columns }, criteria);
  row += criteria.length;
  if (table.totalRow) {
    sheet.put(row, 0, "total-label", table.totalRow.label, { columns: table.totalRow.span });
    const { span, points } = table.totalRow;
    const printed = table.columns.findIndex(({ role }) => role === "points");
    for (let at = span; at < columns; at++)
      sheet.put(row, at, "total", at === printed ? points : undefined);
  }
  return sheet.build({ rows: first, columns: 0 });
}

function headLine(sheet: SheetDraft, { table }: Rubric, row: number): number {
  const widths = table!.columns.map(({ width }) => width);
  const pieces = table!.headLine!;
  const spans = headSpans(pieces.slice(0, widths.length), widths);
  let column = 0;
  pieces.slice(0, widths.length).forEach((piece, at) => {
    sheet.put(row, column, "head-line", "text" in piece ? piece.text : undefined, {
      columns: spans[at] ?? 1,
    });
    column += spans[at] ?? 1;
  });
  return pieces.length > 0 ? row + 1 : row;
}

/** Puts the headers of a table, in two rows where columns stand in groups; answers the row below. */
export function headers(
  sheet: SheetDraft,
  columns: readonly Pick<Column, "header" | "group">[],
  row: number,
): number {
  const rows = columns.some(({ group }) => group) ? 2 : 1;
  for (let at = 0; at < columns.length; ) {
    const { group, header } = columns[at]!;
    const span = group ? columns.slice(at).findIndex((each) => each.group?.id !== group.id) : 1;
    const count = span < 0 ? columns.length - at : span;
    const under = columns.slice(at, at + count);
    if (!group) sheet.put(row, at, "header", header, { rows });
    else if (under.every((each) => each.header === ""))
      sheet.put(row, at, "header", group.header, { rows, columns: count });
    else {
      sheet.put(row, at, "header", group.header, { columns: count });
      under.forEach((each, offset) => sheet.put(row + 1, at + offset, "header", each.header));
    }
    at += count;
  }
  return row + rows;
}

function words(
  sheet: SheetDraft,
  columns: readonly Column[],
  criteria: readonly CriterionRow[],
): void {
  const styles = { section: "section", subsection: "subsection", criterion: "text" } as const;
  for (const { level, text, area } of wordingBlocks({ columns, criteria }))
    sheet.put(area.row, area.column, styles[level], text, area);
}

function numbers(
  sheet: SheetDraft,
  columns: readonly Column[],
  criteria: readonly CriterionRow[],
): void {
  columns.forEach(({ role, id, numberFormat }, at) => {
    if (role === "label") return;
    for (const { row, criterion } of criteria) {
      const value = role === "points" ? (ownTexts(criterion)[id] ?? criterion.points) : undefined;
      sheet.put(row, at, "points", value, {}, numberFormat);
    }
  });
}

interface Frame {
  header: number;
  first: number;
  columns: number;
}

function ownColumns(
  sheet: SheetDraft,
  rubric: Rubric,
  { names, inCell, choicesOf }: Cells & { names: FormulaNames },
  { header, first, columns }: Frame,
  criteria: readonly CriterionRow[],
): void {
  const rows = first - header;
  const printsPoints = (criterion: Criterion) =>
    rubric.table!.columns.some(
      ({ role, id }) => role === "points" && criterion.cells[id] === undefined,
    );
  const says = ({ field }: CriterionColumn, criterion: Criterion) =>
    field === "points" && printsPoints(criterion)
      ? undefined
      : (criterion as unknown as Fields)[field];
  const shown = CRITERION_COLUMNS.filter(
    (column) =>
      !column.isRare || criteria.some(({ criterion }) => says(column, criterion) !== undefined),
  );
  const all: {
    header: string;
    width: number;
    kind?: Kind;
    value(criterion: Criterion): string | number | undefined;
  }[] = [
    {
      header: FIRST_OWN_HEADER,
      width: 48,
      value: (each) => writeRule({ ...each }, (formula) => names.worded(formula)),
    },
    { header: "依据数据", width: 24, value: (each) => factNamesOf(rubric, each).join("\n") },
    { header: "口径", width: 14, value: (each) => readingNamesOf(rubric, each).join("\n") },
    ...shown.map((column) => ({
      ...column,
      value: (each: Criterion) => {
        const said = says(column, each);
        return said === undefined ? undefined : inCell(column.kind, said);
      },
    })),
    { header: "确认", width: 6, kind: tick, value: () => "√" },
  ];
  all.forEach(({ header: title, width, kind, value }, index) => {
    const at = columns + index;
    sheet.width(at, width);
    sheet.put(header, at, "header", title, { rows });
    if (kind) sheet.choose(first, at, choicesOf(kind));
    for (const { row, criterion } of criteria) sheet.put(row, at, "text", value(criterion));
  });
}

function formulasOf(rubric: Rubric, { rule, parts = [] }: Criterion): Formula[] {
  const rules = [rule, ...parts.map((part) => part.rule)];
  return rules.flatMap((each) =>
    each === undefined || each === "judged" || each === "flag"
      ? []
      : (tryFormula(each, rubric).formula ?? []),
  );
}

function factNamesOf(rubric: Rubric, criterion: Criterion): string[] {
  const facts = formulasOf(rubric, criterion).flatMap((formula) => factsOf(rubric, formula));
  return [...new Set(facts.map(({ fact }) => fact.label.zh))];
}

function readingNamesOf(rubric: Rubric, criterion: Criterion): string[] {
  const readings = formulasOf(rubric, criterion).flatMap((formula) => readingsOf(rubric, formula));
  return [...new Set(readings.map(({ id, name }) => name?.zh ?? id))];
}
