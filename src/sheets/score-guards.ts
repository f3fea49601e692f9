/** What may be typed into score cells, and how a slip shows without the add-in. */
import { a1 } from "./address";
import type { SheetBuilder } from "./builder";
import { YES_NO } from "./facts";
import { pointsCell, scoreColumn, type CardLayout, type CriterionRow } from "./layout";
import type { Area } from "./plan";
import { NOT_APPLICABLE } from "../ledger/criteria";

/** Every word for yes that RUBRIC.VETO knows; Excel compares without regard to case. */
const YES = ['"是"', '"有"', '"√"', '"✓"', '"✔"', '"Y"', '"YES"', "TRUE", "1"];

export function guardScores(sheet: SheetBuilder, layout: CardLayout): void {
  const { rubric, scorecard } = layout;
  const columns = rubric.stages.map(({ id }) => scoreColumn(layout, id));
  const flags = scorecard.criteria.filter(({ kind }) => kind === "veto");
  const scored = scorecard.criteria.filter(({ kind }) => kind !== "veto");
  for (const [points, places] of byPoints(scored)) limit(sheet, areasOf(places, columns), points);
  limitFlags(sheet, areasOf(flags, columns));
  markSlips(sheet, layout, scored, flags, columns);
}

function areasOf(places: readonly CriterionRow[], columns: readonly number[]): Area[] {
  return places.flatMap(({ row }) =>
    columns.map((column) => ({ row, column, rows: 1, columns: 1 })),
  );
}

function byPoints(places: readonly CriterionRow[]): Map<number | undefined, CriterionRow[]> {
  const groups = new Map<number | undefined, CriterionRow[]>();
  for (const place of places) {
    const { points } = place.criterion;
    groups.set(points, [...(groups.get(points) ?? []), place]);
  }
  return groups;
}

function limit(sheet: SheetBuilder, areas: Area[], points: number | undefined): void {
  const asked = points === undefined ? "请填不小于 0 的得分。" : `请填 0 至 ${points} 分。`;
  sheet.validations.push({
    areas,
    rule:
      points === undefined ? { type: "decimal", min: 0 } : { type: "decimal", min: 0, max: points },
    allowBlank: true,
    prompt: { title: points === undefined ? "得分" : `得分（分值 ${points}）`, message: asked },
    error: { title: "得分不在范围内", message: asked, style: "stop" },
  });
}

function limitFlags(sheet: SheetBuilder, areas: Area[]): void {
  if (areas.length === 0) return;
  sheet.validations.push({
    areas,
    rule: { type: "list", values: YES_NO },
    allowBlank: true,
    prompt: { title: "一票否决", message: "发生所列情形的选“是”，没有的选“否”或留空。" },
    error: { title: "一票否决", message: "请选“是”或“否”。", style: "stop" },
  });
}

function markSlips(
  sheet: SheetBuilder,
  layout: CardLayout,
  scored: readonly CriterionRow[],
  flags: readonly CriterionRow[],
  columns: readonly number[],
): void {
  const [column = 1] = columns;
  const add = (
    places: readonly CriterionRow[],
    mark: "over-limit" | "unreadable" | "veto" | "not-applicable",
    formula: (cell: string, place: CriterionRow) => string,
  ) => {
    const [first] = places;
    if (!first) return;
    sheet.conditionalFormats.push({
      areas: areasOf(places, columns),
      formula: formula(a1({ row: first.row, column }), first),
      mark,
    });
  };
  add(flags, "veto", (cell) => `OR(${YES.map((word) => `${cell}=${word}`).join(",")})`);
  add(scored, "not-applicable", (cell) => `${cell}="${NOT_APPLICABLE}"`);
  add(
    scored,
    "unreadable",
    (cell) => `AND(ISTEXT(${cell}),${cell}<>"",${cell}<>"${NOT_APPLICABLE}")`,
  );
  const printed = scored.filter((place) => pointsCell(layout, place) !== null);
  add(printed, "over-limit", (cell, place) => {
    const points = pointsCell(layout, place);
    return `AND(ISNUMBER(${cell}),OR(${cell}<0,${cell}>$${points ? a1(points) : ""}))`;
  });
  const others = scored.filter((place) => !printed.includes(place));
  for (const [points, places] of byPoints(others)) {
    const above = (cell: string) =>
      points === undefined ? `${cell}<0` : `OR(${cell}<0,${cell}>${points})`;
    add(places, "over-limit", (cell) => `AND(ISNUMBER(${cell}),${above(cell)})`);
  }
  markDifferences(sheet, scored, columns);
}

/** A later stage's score that differs from the first one's. */
function markDifferences(
  sheet: SheetBuilder,
  scored: readonly CriterionRow[],
  columns: readonly number[],
): void {
  const [first] = scored;
  const [self, ...later] = columns;
  if (!first || self === undefined) return;
  for (const column of later) {
    const [own, before] = [a1({ row: first.row, column }), a1({ row: first.row, column: self })];
    sheet.conditionalFormats.push({
      areas: areasOf(scored, [column]),
      formula: `AND(ISNUMBER(${own}),ISNUMBER(${before}),ROUND(N(${own})-N(${before}),9)<>0)`,
      mark: "differs-from-review",
    });
  }
}
