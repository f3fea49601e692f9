/** What may be typed into score cells. */
import type { SheetBuilder } from "../plan/builder";
import { YES_NO } from "./facts";
import { scoreColumn, type CardLayout, type CriterionRow } from "./layout";
import type { Area } from "../plan/plan";

export function guardScores(sheet: SheetBuilder, layout: CardLayout): void {
  const { rubric, scorecard } = layout;
  const columns = rubric.stages.map(({ id }) => scoreColumn(layout, id));
  const flags = scorecard.criteria.filter(({ kind }) => kind === "veto");
  const scored = scorecard.criteria.filter(({ kind }) => kind !== "veto");
  for (const [points, places] of byPoints(scored)) limit(sheet, areasOf(places, columns), points);
  limitFlags(sheet, areasOf(flags, columns));
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
