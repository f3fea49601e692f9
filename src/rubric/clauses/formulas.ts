/** Bands in formulas (RUBRIC.BAND) against the bands that the wording prints. */
import type { AstExpression } from "@borgar/fx";
import { visit } from "../../formula/node";
import { parseFormula, treeOf } from "../../formula/parse";
import { cite } from "./bands";
import { isWhole, readConditions, type Condition } from "./conditions";
import type { ClauseDraft } from "./types";
import { criterionWordings } from "./wording";
import { criteriaOf, type PlacedCriterion } from "../model";
import type { Rubric, Text } from "../types";

interface BandCall {
  bounds: unknown[];
  results: unknown[];
}

export function checkFormulas(rubric: Rubric): ClauseDraft[] {
  return criteriaOf(rubric).flatMap((placed) => {
    const { rule } = placed.criterion;
    if (rule === "judged" || rule === "flag") return [];
    const calls = bandCalls(rule);
    return [
      ...calls.flatMap((call) => shapeFindings(call, placed)),
      ...wordingFindings(calls, placed),
    ];
  });
}

/** The constant bands of a formula; one that cannot be parsed is the loader's to report. */
function bandCalls(rule: string): BandCall[] {
  const calls: BandCall[] = [];
  let tree: AstExpression;
  try {
    tree = treeOf(parseFormula(rule));
  } catch {
    return [];
  }
  visit(tree, (node) => {
    if (node.type !== "CallExpression" || node.callee.name.toUpperCase() !== "RUBRIC.BAND") return;
    const [bounds, results] = node.arguments.slice(1).map((argument) => constants(argument));
    if (bounds && results) calls.push({ bounds, results });
  });
  return calls;
}

function constants(node: unknown): unknown[] | null {
  const array = node as { type?: string; elements?: { value?: unknown }[][] } | null;
  if (array?.type !== "ArrayExpression") return null;
  return array.elements!.flat().map(({ value }) => value);
}

function finding({ criterion, path }: PlacedCriterion, quote: string, message: Text): ClauseDraft {
  return {
    kind: "formula",
    clause: criterion.clause,
    quote,
    path: `${path}.rule`,
    triggers: [],
    message,
  };
}

function shapeFindings({ bounds, results }: BandCall, placed: PlacedCriterion): ClauseDraft[] {
  const rising = bounds.every((bound, i) => i === 0 || Number(bound) > Number(bounds[i - 1]));
  const written = `{${bounds.join(",")}} → {${results.join(",")}}`;
  if (rising && bounds.length === results.length) return [];
  return [
    finding(placed, placed.criterion.rule, {
      zh: `公式的分档不对：下限须逐个增大，并与结果一样多：${written}。`,
      en: `The formula's bands are wrong: bounds must rise and be as many as the results: ${written}.`,
    }),
  ];
}

/** Every band that the wording gives points for stands in the formula, with its least value and its points. */
function wordingFindings(calls: BandCall[], placed: PlacedCriterion): ClauseDraft[] {
  if (calls.length === 0) return [];
  const bands = criterionWordings(placed)
    .flatMap(({ text }) => readConditions(text))
    .filter(({ result }) => result !== undefined);
  if (bands.length < 2) return [];
  return bands
    .filter((band) => !calls.some((call) => holds(call, band)))
    .map((band) =>
      finding(placed, band.raw, {
        zh: `公式里没有文中的这一档：${cite(band.raw)}。`,
        en: `The formula lacks this band of the wording: ${cite(band.raw)}.`,
      }),
    );
}

function holds({ bounds, results }: BandCall, band: Condition): boolean {
  return results.some(
    (result, i) => Number(result) === band.result && startsAt(Number(bounds[i]), band),
  );
}

/** The bound is the band's least value; a band open downwards begins below its own upper end. */
function startsAt(bound: number, band: Condition): boolean {
  const scale = band.unit === "%" ? 100 : 1;
  if (band.low === -Infinity) return bound * scale < band.high;
  const least = isWhole(band.unit) && !band.lowIncluded ? band.low + 1 : band.low;
  return Math.abs(bound * scale - least) < 1e-9;
}
