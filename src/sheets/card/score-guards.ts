/** What may be typed into score cells. */
import type { SheetBuilder } from "../plan/builder";
import { onlyNumber } from "./asked";
import { YES_NO } from "./facts";
import { scoreColumn, type CardLayout, type CriterionRow } from "./layout";
import { mayBeExcused } from "../../rubric/model";
import { multiply } from "../../formula/decimal";
import { formatNumber } from "../../formula/values";
import { NOT_APPLICABLE, scoreBounds } from "../../ledger/criteria";
import { scaleOf } from "../../rubric/scales";
import type { Rubric } from "../../rubric/types";
import type { Area } from "../plan/plan";

export function guardScores(sheet: SheetBuilder, layout: CardLayout): void {
  const { rubric, scorecard } = layout;
  const columns = rubric.stages.map(({ id }) => scoreColumn(layout, id));
  const of = (...kinds: CriterionRow["kind"][]) =>
    scorecard.criteria.filter(({ kind }) => kinds.includes(kind));
  const isLettered = ({ criterion }: CriterionRow) => criterion.scale !== undefined;
  const flags = of("veto");
  const scored = of("scored", "bonus").filter((each) => !isLettered(each));
  const minus = of("minus").filter((each) => !isLettered(each));
  for (const places of alike(of("scored", "bonus", "minus").filter(isLettered)))
    limitLetters(sheet, areasOf(places, columns), rubric, places[0]!);
  for (const places of alike(scored)) limit(sheet, areasOf(places, columns), places[0]!);
  for (const places of alike(minus)) limitTaken(sheet, areasOf(places, columns), places[0]!);
  limitFlags(sheet, areasOf(flags, columns));
}

function areasOf(places: readonly CriterionRow[], columns: readonly number[]): Area[] {
  return places.flatMap(({ row }) =>
    columns.map((column) => ({ row, column, rows: 1, columns: 1 })),
  );
}

/** Criteria of the same points, of which the same may be typed. */
function alike(places: readonly CriterionRow[]): CriterionRow[][] {
  const groups = new Map<string, CriterionRow[]>();
  for (const place of places) {
    const { points, min, max, scale } = place.criterion;
    const key = [points, min, max, scale, mayBeExcused(place.criterion), isRuled(place)].join();
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()];
}

const isRuled = ({ criterion: { rule, otherwise } }: CriterionRow) =>
  rule !== "judged" && otherwise === undefined;

function limit(sheet: SheetBuilder, areas: Area[], place: CriterionRow): void {
  const { points } = place.criterion;
  const { least: min, most: max } = scoreBounds(place);
  const isExcused = mayBeExcused(place.criterion);
  const numbers = onlyNumber(min, max);
  const asked = isExcused ? `${numbers}不适用的填“不适用”。` : numbers;
  sheet.validations.push({
    areas,
    // A word in the place of a number is none that Excel could check together with it: the colour does.
    rule: isExcused
      ? { type: "any" }
      : { type: "decimal", min, ...(max === undefined ? {} : { max }) },
    allowBlank: true,
    prompt: {
      title: points === undefined ? "得分" : `得分（分值 ${points}）`,
      message: isRuled(place) ? `${BY_RULE}${asked}` : asked,
    },
    error: { title: "得分不在范围内", message: asked, style: "stop" },
  });
}

const BY_RULE = "本格按规则自动计算，一般不用填。要另给分：";

/** A letter, chosen from a list. */
function limitLetters(
  sheet: SheetBuilder,
  areas: Area[],
  rubric: Rubric,
  { criterion }: CriterionRow,
): void {
  const letters = scaleOf(rubric, criterion)?.letters ?? [];
  const values = letters.map(({ letter }) => letter);
  const worth = letters.map(({ letter, share }) => `${letter} 得 ${percent(share)}`).join("，");
  const isExcused = mayBeExcused(criterion);
  sheet.validations.push({
    areas,
    rule: { type: "list", values: isExcused ? [...values, NOT_APPLICABLE] : values },
    allowBlank: true,
    prompt: { title: `等级（分值 ${criterion.points}）`, message: `请选等级：${worth}。` },
    error: { title: "不是等级", message: `请选 ${values.join("、")} 之一。`, style: "stop" },
  });
}

const percent = (share: number) => `${formatNumber(multiply(share, 100))}%`;

/** Whoever takes 3 points types 3, or −3. */
function limitTaken(sheet: SheetBuilder, areas: Area[], { criterion }: CriterionRow): void {
  const { points } = criterion;
  const asked =
    points === undefined
      ? "扣几分，只填数字，不写“分”字。"
      : `扣几分，只填数字，不写“分”字（0 至 ${points}）。`;
  sheet.validations.push({
    areas,
    rule: mayBeExcused(criterion)
      ? { type: "any" }
      : {
          type: "decimal",
          min: points === undefined ? -MOST_TAKEN : 0 - points,
          max: points ?? MOST_TAKEN,
        },
    allowBlank: true,
    prompt: { title: "扣分", message: `${asked}没有的留空。` },
    error: { title: "扣分不在范围内", message: asked, style: "stop" },
  });
}

const MOST_TAKEN = 100_000;

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
