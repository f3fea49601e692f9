import type { AstExpression } from "@borgar/fx";
import { compare9 } from "../../formula/decimal";
import { evaluate } from "../../formula/evaluate";
import { samplesOf, type Sample } from "../../formula/faults/samples";
import { fold } from "../../formula/fold";
import { name, namesOf, op } from "../../formula/node";
import { treeOf } from "../../formula/parse";
import { typed } from "../../formula/typed";
import type { Names } from "../../formula/types";
import { formatNumber, FunctionError, type CellValue } from "../../formula/values";
import { appliesBy, formulaName } from "../model";
import { text } from "../problems";
import { readingName } from "../names";
import { comparedFacts, factFormula } from "../rules";
import type { Criterion, Rubric, Text } from "../types";

/** More combinations of readings than these are not tried. */
const MOST_COMBINATIONS = 16;

/** A filling under which a rule leaves its bounds: what is filled in, and the score. */
export interface Witness {
  readonly is: "above" | "below";
  readonly message: Text;
}

/**
 * A filling, within what the facts may be, for which a rule gives more than its points or less than 0. Only what is found is
 * said: that nothing is found proves nothing.
 */
export function witnessOf(rubric: Rubric, criterion: Criterion, names: Names): Witness | undefined {
  const tree = treeOf(factFormula(rubric, criterion.rule));
  const conditions = [...conditionsOf(rubric, criterion), ...amongPeers(rubric, namesOf(tree))];
  for (const readings of combinations(rubric, tree)) {
    const rule = typed(fold(tree, readings), names);
    const given = conditions.map((each) => typed(fold(each, readings), names));
    for (const sample of samplesOf([rule, ...given], names)) {
      const lookup = (name: string) => sample.get(name) ?? null;
      if (!given.every((each) => valueOf(each, lookup) === true)) continue;
      const score = valueOf(rule, lookup);
      const is = typeof score === "number" ? outside(score, criterion) : undefined;
      if (is) return { is, message: sentence(namesOf(rule), sample, score as number, criterion) };
    }
  }
  return undefined;
}

/** Whether the criterion applies, and what is true of its figures when they are right. */
function conditionsOf(rubric: Rubric, criterion: Criterion): AstExpression[] {
  const { conditions = [] } = criterion;
  const applies = appliesBy(criterion);
  const texts = [...(applies === undefined ? [] : [applies]), ...conditions.map((c) => c.formula)];
  return texts.map((each) => treeOf(factFormula(rubric, each)));
}

/** A unit is one of those that it is compared with: none of them lies above the highest, or below the lowest. */
function amongPeers(rubric: Rubric, names: readonly string[]): AstExpression[] {
  const named = [...comparedFacts(rubric).values()].filter(({ fact }) =>
    names.includes(formulaName(fact.id)),
  );
  const ordered = named.flatMap(({ fact, comparison: { called, of } }) => {
    const rank = ORDER.indexOf(called);
    const figure = name(formulaName(fact.id));
    return rank < 0 ? [] : [{ of, rank, figure }];
  });
  const own = named.map(({ comparison: { of } }) => ({ of, rank: OWN, figure: name(of) }));
  const all = [...ordered, ...own];
  return all.flatMap((lower) =>
    all
      .filter(({ of, rank }) => of === lower.of && rank > lower.rank)
      .map((higher) => op("<=", lower.figure, higher.figure)),
  );
}

/** From the lowest to the highest; a unit's own value and the mean may lie either way. */
const ORDER: readonly string[] = ["MIN", "AVERAGE", "MAX"];
const OWN = 1;

function outside(
  score: number,
  { points, max = points, min = 0 }: Criterion,
): Witness["is"] | undefined {
  if (compare9(score, min) < 0) return "below";
  return max !== undefined && compare9(score, max) > 0 ? "above" : undefined;
}

/** The options of the readings that a tree names, in every combination. */
function combinations({ readings }: Rubric, tree: AstExpression): ReadonlyMap<string, string>[] {
  const names = new Set(namesOf(tree));
  const used = readings.filter(({ id }) => names.has(readingName(id)));
  const all = used.reduce<(readonly [string, string])[][]>(
    (found, { id, options }) =>
      found.flatMap((each) =>
        options.map((option) => [...each, [readingName(id), option.id] as const]),
      ),
    [[]],
  );
  return all.slice(0, MOST_COMBINATIONS).map((each) => new Map(each));
}

function valueOf(tree: AstExpression, lookup: (name: string) => CellValue): CellValue | undefined {
  try {
    return evaluate(tree, lookup);
  } catch (error) {
    if (error instanceof FunctionError) return undefined;
    throw error;
  }
}

function sentence(
  names: readonly string[],
  sample: Sample,
  score: number,
  { points, max = points, min = 0 }: Criterion,
): Text {
  const filled = names
    .filter((name) => !["points", "most", "least"].includes(name))
    .map((name) => `${name}=${shown(sample.get(name) ?? null)}`);
  const scored = formatNumber(score);
  const isBelow = compare9(score, min) < 0;
  const bound = isBelow ? min : max!;
  const [when, whenEn] =
    filled.length === 0 ? ["", ""] : [`${filled.join("、")} 时`, ` where ${filled.join(", ")}`];
  return text(
    `${when}得 ${scored} 分，${isBelow ? "小于" : "超过"} ${bound} 分`,
    `it gives ${scored} points${whenEn}, ${isBelow ? "below" : "above"} ${bound}`,
  );
}

function shown(value: CellValue): string {
  if (value === null) return '""';
  if (Array.isArray(value)) return value.flat().map(String).join("/");
  return typeof value === "number" ? formatNumber(value) : String(value);
}
