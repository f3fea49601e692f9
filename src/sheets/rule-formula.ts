/** The formulas of score cells: a rule over cells, behind a guard that shows nothing while its facts are not filled. */
import type { Criterion, Fact, Rubric } from "../rubric/types";
import { factNames, memberKey, type PlacedCriterion } from "../rubric/model";
import { partKey } from "../scoring/criterion";
import { compile, type Readings } from "../scoring/formulas";
import { unknownName } from "../scoring/names";
import { ruleNeeds, sideBySide, type FactNeed } from "../scoring/rule-facts";
import { rangeReference, reference } from "./address";
import { inputCell, pointsCell, scoreCell, type CardLayout, type CriterionRow } from "./layout";

/** Stands in a score cell where there is nothing to score. */
export const NOT_APPLICABLE = "不适用";

/** How a formula names the things of a card: by cell in a sheet, by meaning when formulas are compared. */
export interface Naming {
  /** A fact or a line of it. */
  input(key: string): string;
  /** The lines of a fact, from the first to the last key. */
  inputs(first: string, last: string): string;
  points(): string;
  /** The same row's score of the stage before. */
  before(): string;
}

/** What stands in a score cell as generated, without `=`; null where a person types the score. */
export function scoreFormula(
  rubric: Rubric,
  readings: Readings,
  { criterion, kind }: PlacedCriterion,
  stage: number,
  naming: Naming,
): string | null {
  if (kind === "veto") {
    return stage === 0 ? null : `IF(${naming.before()}="","",${naming.before()})`;
  }
  if (criterion.rule === "judged") return partsFormula(criterion, naming);
  const { needs } = ruleNeeds(rubric, criterion, kind, readings);
  const write = (formula: string) => compileRule(rubric, readings, formula, naming);
  const rule = write(criterion.rule);
  const value = criterion.applies
    ? `IF(${write(criterion.applies)},${rule},"${NOT_APPLICABLE}")`
    : rule;
  return needs.length === 0 ? value : `IF(${fillGuard(needs, naming)},"",${value})`;
}

/** Part points add up once all parts are scored. */
function partsFormula({ id, parts }: Criterion, naming: Naming): string | null {
  if (!parts || parts.length === 0) return null;
  const cells = naming.inputs(partKey(id, 0), partKey(id, parts.length - 1));
  return `IF(COUNT(${cells})<${parts.length},"",SUM(${cells}))`;
}

function compileRule(rubric: Rubric, readings: Readings, formula: string, naming: Naming): string {
  return compile(formula, readings, (name) => {
    const found = name === "points" ? naming.points() : factReference(rubric, name, naming);
    if (found === null) throw unknownName(rubric, name);
    return found;
  });
}

/** What stands for a fact's name, or for a line's; null where no fact is called so. */
export function factReference(
  rubric: Rubric,
  name: string,
  naming: Pick<Naming, "input" | "inputs">,
): string | null {
  const found = factNames(rubric).get(name);
  if (!found) return null;
  const { fact, member } = found;
  if (member) return naming.input(memberKey(fact.id, member.id));
  const [first, last] = [fact.members?.[0], fact.members?.at(-1)];
  return first && last
    ? naming.inputs(memberKey(fact.id, first.id), memberKey(fact.id, last.id))
    : naming.input(fact.id);
}

/** TRUE while the facts of a rule are not all filled: the formula's form of `fillOf`. */
export function fillGuard(needs: readonly FactNeed[], naming: Naming): string {
  const required = needs.filter(({ fact }) => !fact.optional);
  const conditions =
    required.length === 0 ? [noneFilled(needs, naming)] : unfilled(required, naming);
  const outOfStep = sideBySide(needs).flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map((other) => linesDiffer(first, other, naming)),
  );
  const all = [...conditions, ...outOfStep];
  return all.length === 1 ? (all[0] ?? "") : `OR(${all.join(",")})`;
}

/** Numbers are counted together, words are looked at one by one. */
function unfilled(needs: readonly FactNeed[], naming: Naming): string[] {
  const single = needs.filter((need) => !need.whole && isNumeric(need.fact));
  const cells = single.flatMap(({ keys }) => keys.map((key) => naming.input(key)));
  const counted =
    cells.length === 1 ? `COUNT(${cells[0]})=0` : `COUNT(${cells.join(",")})<${cells.length}`;
  return [
    ...(cells.length > 0 ? [counted] : []),
    ...needs.filter((need) => !single.includes(need)).map((need) => emptyNeed(need, naming)),
  ];
}

function noneFilled(needs: readonly FactNeed[], naming: Naming): string {
  if (needs.every(({ fact }) => isNumeric(fact))) {
    return `COUNT(${needs.map((need) => cellsOf(need, naming)).join(",")})=0`;
  }
  const empty = needs.flatMap(({ keys }) => keys.map((key) => `${naming.input(key)}=""`));
  return empty.length === 1 ? (empty[0] ?? "") : `AND(${empty.join(",")})`;
}

function emptyNeed(need: FactNeed, naming: Naming): string {
  if (isNumeric(need.fact)) return `COUNT(${cellsOf(need, naming)})=0`;
  const empty = need.keys.map((key) => `${naming.input(key)}=""`);
  return empty.length === 1 ? (empty[0] ?? "") : `AND(${empty.join(",")})`;
}

function linesDiffer(a: FactNeed, b: FactNeed, naming: Naming): string {
  return `SUMPRODUCT(--(ISNUMBER(${cellsOf(a, naming)})<>ISNUMBER(${cellsOf(b, naming)})))>0`;
}

function cellsOf({ keys, whole }: FactNeed, naming: Naming): string {
  const [first = "", last = first] = [keys[0], keys.at(-1)];
  return whole ? naming.inputs(first, last) : keys.map((key) => naming.input(key)).join(",");
}

export function isNumeric({ type }: Fact): boolean {
  return type === "count" || type === "number" || type === "signed" || type === "rate";
}

/** Names of the cells of a card, as formulas on its scorecard write them. */
export function cellNaming(layout: CardLayout, place: CriterionRow, stage: number): Naming {
  const sheet = layout.info.names.scorecard;
  const { stages } = layout.rubric;
  const stageId = stages[stage]?.id ?? "";
  const input = (key: string) => inputCell(layout, stageId, key);
  return {
    input: (key) => reference(input(key), sheet),
    inputs: (first, last) => rangeReference(input(first), input(last), sheet),
    points: () => pointsReference(layout, place),
    before: () => reference(scoreCell(layout, stages[stage - 1]?.id ?? "", place.row), sheet),
  };
}

/** The 分值 cell, or the number itself where the document prints none. */
export function pointsReference(layout: CardLayout, place: CriterionRow): string {
  const cell = pointsCell(layout, place);
  if (cell) return reference(cell, layout.info.names.scorecard);
  const { points } = place.criterion;
  if (points === undefined) throw new Error(`${place.criterion.id} names its points but has none`);
  return String(points);
}

/** Rules that divide give fractions, which are shown with two decimals; the cell keeps the exact number. */
export function mayBeFraction(rule: string): boolean {
  return /PRORATE|OVERRUN|EXCESS|GROWTH|SHORTFALL|HEADCOUNT|\//.test(rule);
}
