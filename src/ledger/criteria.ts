/** The nodes of score cells: a rule behind its guard, part scores added up, flags carried over. */
import type { AstExpression } from "@borgar/fx";
import { asValue } from "./limits";
import { rangeOf } from "../formula/faults/ranges";
import { columnsToFill, numbersNeeded } from "../formula/needs";
import { call, name, namesOf, num, op, str, substitute } from "../formula/node";
import { typed } from "../formula/typed";
import { assessorsOf, partInputs } from "../rubric/assessors";
import { disqualifies } from "../rubric/demotions";
import { factKeys, factNames, mayBeExcused, unknownName } from "../rubric/model";
import type { Names } from "../formula/types";
import { scaleOf } from "../rubric/scales";
import type { BoundFormula, Rulebook, RuledCriterion } from "../rubric/rulebook";
import type { Fact, Stage } from "../rubric/types";
import { YEAR } from "../rubric/year";
import { assessorsNode } from "./assessors";
import type { LedgerBuilder } from "./builder";
import { cellName } from "./cells";
import { factReference } from "./facts";
import { earnedName, gradeNode } from "./grades";
import {
  any,
  anyFilled,
  anyLack,
  decidingNeeds,
  factNeeds,
  lacksOf,
  ruleFormulas,
  ruleNeeds,
  yearLacking,
  type Lack,
} from "./needs";
import { isWaiting, leavesOutVetoed, mayWait, waitsFor, WAITING } from "./waiting";
import { derivedNames, mayFail, ruleNames, typedRule } from "./typed";

/** Stands in a score cell where there is nothing to score. */
export const NOT_APPLICABLE = "不适用";

/** Keys of the cells below a criterion's score at a stage: of its parts, or of those who score it. */
export const partKeys = (
  stage: Pick<Stage, "assessors">,
  criterion: Pick<RuledCriterion, "criterion" | "kind">,
): string[] => partInputs(stage, criterion).map(({ key }) => key);

export function addCriteria(ledger: LedgerBuilder): void {
  for (const criterion of ledger.book.criteria) {
    const { points } = criterion.criterion;
    if (points !== undefined) ledger.constant(pointsCell(criterion), points);
    ledger.stages.forEach((each, stage) => {
      const { id } = each;
      partKeys(each, criterion).forEach((key, index) => {
        const part = partNode(ledger.book, criterion, index, stage);
        if (part) ledger.set(cellName("part", key, id), part.node);
      });
      const node = scoreNode(ledger, criterion, stage);
      if (node) ledger.set(cellName("score", criterion.id, id), node);
      const scale = scaleOf(ledger.book.rubric, criterion.criterion);
      if (scale)
        ledger.set(
          earnedName(criterion, id),
          gradeNode(scale, scoreCell(ledger, criterion, stage), name(pointsCell(criterion))),
        );
      if (criterion.kind !== "veto" && hasWeighted(ledger, id))
        ledger.set(cellName("weighted", criterion.id, id), weightedNode(ledger, criterion, stage));
    });
  }
}

/** What else people type for it. */
export const DASH = "/";

/** The words of a score cell that say that the criterion does not apply: a formula's, or a person's. */
export const excuses = ({ criterion }: Pick<RuledCriterion, "criterion">): readonly string[] => {
  if (criterion.applies === undefined) return [];
  return mayBeExcused(criterion) ? [NOT_APPLICABLE, DASH] : [NOT_APPLICABLE];
};

/** Stands in a score cell whose rule takes less than nothing. */
export const BELOW_NOTHING = "扣分小于0";

/** Points that are taken are a score below 0, however they are typed: 3, or −3. */
export const takes = ({ kind }: Pick<RuledCriterion, "kind">): boolean => kind === "minus";

/** What a score cell counts. */
export const counting = (criterion: RuledCriterion, cell: AstExpression): AstExpression =>
  takes(criterion) ? op("-", num(0), call("ABS", call("SUM", cell))) : cell;

/** What a score, or an amount, counts for. */
export const byWeight = (
  { criterion: { weight } }: Pick<RuledCriterion, "criterion">,
  score: AstExpression,
): AstExpression => (weight === undefined ? score : op("*", num(weight), score));

/** Whether the table shows what the scores of a stage count for. */
const hasWeighted = ({ book }: LedgerBuilder, stage: string) =>
  book.rubric.table?.columns.some((each) => each.role === "weighted" && each.stage === stage);

/** 加权得分: nothing where there is no score. */
function weightedNode(
  ledger: LedgerBuilder,
  criterion: RuledCriterion,
  stage: number,
): AstExpression {
  const cell = earnedCell(ledger, criterion, stage);
  const score = byWeight(criterion, counting(criterion, cell));
  return call("IF", op("=", call("COUNT", cell), num(1)), score, str(""));
}

export const pointsCell = ({ id }: RuledCriterion) => cellName("points", id);

export function scoreCell(
  ledger: Pick<LedgerBuilder, "stages">,
  { id }: RuledCriterion,
  stage: number,
) {
  return name(cellName("score", id, ledger.stages[stage]!.id));
}

/** The cell with what the criterion earns: its score's own, unless a letter stands there. */
export const earnedCell = (ledger: LedgerBuilder, criterion: RuledCriterion, stage: number) =>
  name(earnedName(criterion, ledger.stages[stage]!.id));

function scoreNode(
  ledger: LedgerBuilder,
  criterion: RuledCriterion,
  stage: number,
): AstExpression | undefined {
  switch (criterion.rule.type) {
    case "flag": {
      if (stage === 0) return undefined;
      const before = scoreCell(ledger, criterion, stage - 1);
      return call("IF", op("=", before, str("")), str(""), before);
    }
    case "judged":
      return partsNode(ledger, criterion, stage);
    case "formula": {
      const { node, lacks } = rulingOf(ledger.book, criterion, stage);
      const isGuarded = !mayFail(node) && !mayTakeErrors(ledger.book, criterion);
      const value = isGuarded ? node : call("IFERROR", node, str(""));
      return lacks.length === 0 ? value : call("IF", anyLack(lacks), str(""), value);
    }
  }
}

/** Whether the rule is worked out although a cell of its facts may show an error: no guard asks for each of them. */
const mayTakeErrors = (book: Rulebook, criterion: RuledCriterion) =>
  ruleNeeds(book, criterion).some(({ fact, whole }) => whole || fact.optional);

/** What the rule of a part gives at a stage, from 0 to its points; undefined where a person scores it. */
export function partNode(
  book: Rulebook,
  criterion: RuledCriterion,
  index: number,
  stage: number,
): { node: AstExpression; lacks: Lack[] } | undefined {
  const { rule } = criterion;
  const formula = rule.type === "judged" ? rule.parts[index] : null;
  const { points = 0 } = criterion.criterion.parts?.[index] ?? {};
  if (!formula) return undefined;
  const types = ruleNames(book, criterion);
  const lacks = [
    ...lacksOf(book, factNeeds(book, [formula]), stage),
    ...yearLacking([formula]),
    ...linesLacking(book, [formula], types, stage),
  ];
  const given = ruleNode(book, criterion, formula, stage, num(points));
  const held = call("MAX", num(0), call("MIN", num(points), asValue(given)));
  const waits = waitsFor(book, factNeeds(book, [formula]), stage);
  const node = unlessWaiting(book, waits, call("IFERROR", held, str("")), stage);
  return { node: lacks.length === 0 ? node : call("IF", anyLack(lacks), str(""), node), lacks };
}

/** Part points add up once all parts are scored; of several persons' scores the mean is taken. */
function partsNode(
  ledger: LedgerBuilder,
  criterion: RuledCriterion,
  stage: number,
): AstExpression | undefined {
  const { id } = ledger.stages[stage]!;
  const keys = partKeys(ledger.stages[stage]!, criterion).map((key) => cellName("part", key, id));
  if (keys.length === 0) return undefined;
  const cells = ledger.list(`parts:${criterion.id}`, id, keys);
  const assessors = assessorsOf(ledger.stages[stage]!, criterion);
  if (assessors)
    return assessorsNode(ledger, assessors, { criterion: criterion.id, stage: id, cells: keys });
  const filled = call("COUNT", cells);
  const sum = call("SUM", cells);
  const value = takes(criterion) ? op("-", num(0), sum) : sum;
  if (!mayWait(ledger.book, criterion))
    return call("IF", op("<", filled, num(keys.length)), str(""), value);
  const waiting = keys.map((key) => isWaiting(name(key)));
  const lacking = op("<", op("+", filled, ...waiting), num(keys.length));
  const waits = op("<", filled, num(keys.length));
  return call("IF", lacking, str(""), call("IF", waits, str(WAITING), value));
}

/** A rule's value, once the roster has given what it compares; 0 for a vetoed unit that is not compared. */
function unlessWaiting(
  book: Rulebook,
  waits: AstExpression | undefined,
  value: AstExpression,
  stage: number,
): AstExpression {
  if (!waits) return value;
  const awaited = call("IF", waits, str(WAITING), value);
  const vetoed = leavesOutVetoed(book) ? vetoedAt(book, stage) : undefined;
  return vetoed ? call("IF", vetoed, num(0), awaited) : awaited;
}

/** TRUE where a veto that disqualifies is in force at a stage. */
function vetoedAt({ criteria, rubric }: Rulebook, stage: number): AstExpression | undefined {
  const flags = criteria.filter((each) => each.kind === "veto" && disqualifies(each));
  const said = flags.map((each) => saysYes(flagNode(rubric, each, stage)));
  return said.length === 0 ? undefined : any(said);
}

/** What a criterion's rule says at a stage, before anything typed over it. */
export interface Ruling {
  /** Why the rule has no value yet. */
  lacks: Lack[];
  /** Anybody filled in something of this row. */
  begun: AstExpression;
  /** FALSE where the criterion is 不适用. */
  applies?: AstExpression;
  /** The rule itself, or that it waits for the roster. */
  rule: AstExpression;
  /** Both together: the rule's value, or 不适用. */
  node: AstExpression;
}

const rulings = new WeakMap<RuledCriterion, Map<number, Ruling>>();

/**
 * The ruling of a criterion of this book at a stage, made once: every card is scored by it.
 *
 * @throws Error for a criterion without a formula
 */
export function rulingOf(book: Rulebook, criterion: RuledCriterion, stage: number): Ruling {
  const known = rulings.get(criterion) ?? new Map<number, Ruling>();
  rulings.set(criterion, known);
  const ruling = known.get(stage) ?? newRuling(book, criterion, stage);
  known.set(stage, ruling);
  return ruling;
}

function newRuling(book: Rulebook, criterion: RuledCriterion, stage: number): Ruling {
  const { rule } = criterion;
  if (rule.type !== "formula") throw new Error(`${criterion.id} has no formula`);
  const bound = (formula: BoundFormula) => ruleNode(book, criterion, formula, stage);
  const given = bound(rule.formula);
  const amount = takes(criterion) ? taken(book, criterion, rule.formula, given) : given;
  const waits = waitsFor(book, ruleNeeds(book, criterion), stage);
  const value = unlessWaiting(book, waits, amount, stage);
  const applies = rule.applies && bound(rule.applies);
  return {
    lacks: [
      ...lacksOf(book, ruleNeeds(book, criterion), stage),
      ...yearLacking(ruleFormulas(criterion)),
      ...linesLacking(book, ruleFormulas(criterion), ruleNames(book, criterion), stage),
    ],
    begun: anyFilled(book, decidingNeeds(book, criterion), stage),
    rule: value,
    ...(applies ? { applies } : {}),
    node: applies ? call("IF", applies, value, str(NOT_APPLICABLE)) : value,
  };
}

/** The amount that a rule takes, as a score. */
function taken(
  book: Rulebook,
  criterion: RuledCriterion,
  { tree }: BoundFormula,
  amount: AstExpression,
): AstExpression {
  const score = op("-", num(0), amount);
  const [least] = rangeOf(tree, ruleNames(book, criterion));
  if (least >= 0) return score;
  return call("IF", op("<", call("ROUND", amount, num(9)), num(0)), str(BELOW_NOTHING), score);
}

/** What a derived fact computes at a stage: nothing while what it follows from is not there. */
export function derivedNode(book: Rulebook, { formula = "" }: Fact, stage: number): AstExpression {
  const { rubric } = book;
  const bound = book.bind(formula);
  const types = derivedNames(book);
  const value = substitute(typed(bound.tree, types), (each) => {
    const found = each === YEAR ? str("") : factReference(rubric, each, stage);
    if (!found) throw unknownName(rubric, each);
    return found;
  });
  const lacks = [
    ...lacksOf(book, factNeeds(book, [bound]), stage),
    ...yearLacking([bound]),
    ...linesLacking(book, [bound], types, stage),
  ];
  const waits = waitsFor(book, factNeeds(book, [bound]), stage);
  const guards = [...(lacks.length === 0 ? [] : [anyLack(lacks)]), ...(waits ? [waits] : [])];
  const shown = call("IFERROR", value, str(""));
  return guards.length === 0 ? shown : call("IF", any(guards), str(""), shown);
}

/** Lines that must be filled so that a function of lists has a value. */
function linesLacking(
  book: Rulebook,
  formulas: readonly BoundFormula[],
  types: Names,
  stage: number,
): Lack[] {
  const names = factNames(book.rubric);
  const here = (tree: AstExpression) =>
    substitute(tree, (each) => factReference(book.rubric, each, stage));
  const keysOf = (each: string) => factKeys(names.get(each)!.fact);
  return formulas.flatMap(({ tree }) => {
    const asked = typed(tree, types);
    const numbers = numbersNeeded(asked).map(({ of, least }) => ({
      keys: of
        .flatMap(namesOf)
        .filter((each) => names.has(each))
        .flatMap(keysOf),
      node: op("<", call("COUNT", ...of.map(here)), num(least)),
    }));
    const columns = columnsToFill(asked, types).map((column) => ({
      keys: keysOf(column),
      node: op("<", call("COUNT", here(name(column))), num(keysOf(column).length)),
    }));
    return [...numbers, ...columns];
  });
}

/** From the least to the most that a score may be; of a minus, that is taken. */
export function scoreBounds({
  criterion: { points, min, max },
}: Pick<RuledCriterion, "criterion">): { least: number; most?: number } {
  const most = max ?? points;
  return { least: min ?? 0, ...(most === undefined ? {} : { most }) };
}

/** A formula of a criterion over the cells of a stage. */
export function ruleNode(
  book: Rulebook,
  criterion: RuledCriterion,
  formula: BoundFormula,
  stage: number,
  points: AstExpression = name(pointsCell(criterion)),
): AstExpression {
  const { rubric } = book;
  return substitute(typedRule(book, criterion, formula.tree), (each) => {
    if (each === "points") return points;
    if (each === YEAR) return str("");
    if (each === "most" || each === "least") return num(scoreBounds(criterion)[each]!);
    const found = factReference(rubric, each, stage);
    if (!found) throw unknownName(rubric, each);
    return found;
  });
}

/**
 * A bonus may be empty, but not half filled: TRUE where somebody began it and it has no score.
 */
export function openBonus(
  ledger: LedgerBuilder,
  criterion: RuledCriterion,
  stage: number,
): AstExpression | undefined {
  const begun = bonusBegun(ledger, criterion, stage);
  if (!begun) return undefined;
  const score = scoreCell(ledger, criterion, stage);
  return call(
    "AND",
    begun,
    op("=", call("COUNT", earnedCell(ledger, criterion, stage)), num(0)),
    op("=", call("COUNTIF", score, str(NOT_APPLICABLE)), num(0)),
    ...(mayBeExcused(criterion.criterion)
      ? [op("=", call("COUNTIF", score, str(DASH)), num(0))]
      : []),
    ...(mayWait(ledger.book, criterion) ? [op("=", isWaiting(score), num(0))] : []),
  );
}

function bonusBegun(ledger: LedgerBuilder, criterion: RuledCriterion, stage: number) {
  const { book } = ledger;
  if (criterion.rule.type === "formula") {
    const needs = decidingNeeds(book, criterion);
    return needs.length === 0 ? undefined : anyFilled(book, needs, stage);
  }
  if (partKeys(ledger.stages[stage]!, criterion).length === 0) return undefined;
  const list = name(cellName("list", `parts:${criterion.id}`, ledger.stages[stage]!.id));
  return op(">", call("COUNT", list), num(0));
}

/** A veto's flag that counts at a stage: its own answer, or that of the stage before. */
export function flagNode(
  ledger: Pick<LedgerBuilder, "stages">,
  criterion: RuledCriterion,
  stage: number,
): AstExpression {
  const own = scoreCell(ledger, criterion, stage);
  if (stage === 0) return own;
  return call("IF", op("=", own, str("")), flagNode(ledger, criterion, stage - 1), own);
}

/** TRUE where a veto's flag says yes; one that cannot be read is an error of the card, not a yes. */
export const saysYes = (flag: AstExpression) =>
  call("IFERROR", call("RUBRIC.VETO", flag), { type: "Literal", value: false, raw: "FALSE" });
