/** Which facts a rule needs, and the nodes that tell whether they are filled. */
import type { AstExpression } from "@borgar/fx";
import { bool, call, name, num, op, str } from "../formula/node";
import { isLastFact } from "../rubric/last";
import { factKeys, formulaName, memberKey } from "../rubric/model";
import type { BoundFormula, Rulebook, RuledCriterion } from "../rubric/rulebook";
import type { Fact } from "../rubric/types";
import { comparedFacts, comparedOf, isCompared, isDerived } from "../rubric/rules";
import { YEAR } from "../rubric/year";
import { usedCell } from "./facts";

export interface FactNeed {
  fact: Fact;
  /** The fact's own key, or the keys of the lines (`fact.member`) that are needed. */
  keys: string[];
  /** All lines of a fact with members: lines may stay empty, but not all of them. */
  whole: boolean;
}

/** The facts that formulas name, and those that these follow from, in the order of the rubric. */
export function factNeeds(book: Rulebook, formulas: readonly BoundFormula[]): FactNeed[] {
  const { rubric } = book;
  const names = withDerived(book, new Set(formulas.flatMap((formula) => formula.names)));
  return rubric.facts.flatMap((fact): FactNeed[] => {
    const own = formulaName(fact.id);
    if (!fact.members) return names.has(own) ? [{ fact, keys: [fact.id], whole: false }] : [];
    const lines = fact.members.filter(({ id }) => names.has(`${own}.${formulaName(id)}`));
    const whole = names.has(own) || lines.length === fact.members.length;
    if (whole) return [{ fact, keys: factKeys(fact), whole }];
    return lines.map(({ id }) => ({ fact, keys: [memberKey(fact.id, id)], whole }));
  });
}

/** Names of facts with those that the derived ones among them follow from. */
function withDerived(book: Rulebook, names: ReadonlySet<string>): ReadonlySet<string> {
  const derived = book.rubric.facts.filter(({ formula }) => formula !== undefined);
  if (derived.length === 0) return names;
  const all = new Set(names);
  // A set hands on what is added while it is walked through.
  for (const name of all) {
    const fact = derived.find(({ id }) => formulaName(id) === name);
    if (fact) for (const each of followsFrom(book, fact)) all.add(each);
  }
  return all;
}

/** A unit without a figure of its own is not compared. */
function followsFrom(book: Rulebook, fact: Fact): readonly string[] {
  const compared = comparedOf(book.rubric, fact);
  return compared === undefined ? book.bind(fact.formula!).names : [compared];
}

/** What a criterion's score is computed by: its rule, and the condition of its applying, or the rules of its parts. */
export function ruleFormulas({ rule }: RuledCriterion): BoundFormula[] {
  if (rule.type === "judged") return rule.parts.filter((part) => part !== null);
  if (rule.type !== "formula") return [];
  return [rule.formula, ...(rule.applies ? [rule.applies] : [])];
}

const needsOf = new WeakMap<RuledCriterion, readonly FactNeed[]>();

/** What a criterion's rule needs, its condition of applying included: made once, for every card asks. */
export function ruleNeeds(book: Rulebook, criterion: RuledCriterion): readonly FactNeed[] {
  let needs = needsOf.get(criterion);
  if (!needs) {
    needs = factNeeds(book, ruleFormulas(criterion));
    needsOf.set(criterion, needs);
  }
  return needs;
}

const keysOf = new WeakMap<RuledCriterion, readonly string[]>();

/** The keys of the facts that a criterion's rule needs. */
export function ruleKeys(book: Rulebook, criterion: RuledCriterion): readonly string[] {
  let keys = keysOf.get(criterion);
  if (!keys) {
    keys = ruleNeeds(book, criterion).flatMap((need) => need.keys);
    keysOf.set(criterion, keys);
  }
  return keys;
}

/**
 * The needs that tell whether anybody began to fill in this row. A school-wide benchmark is there for everybody, what was
 * last year is there beforehand, and a bonus or minus may share a fact with a scored criterion: none of them tells.
 */
export function decidingNeeds(book: Rulebook, criterion: RuledCriterion): readonly FactNeed[] {
  const needs = ruleNeeds(book, criterion).filter(({ fact }) => !isCompared(fact));
  const isExtra = criterion.kind !== "scored";
  const shared = isExtra ? factsOfScoredRules(book) : new Set<string>();
  const own = needs.filter(({ fact }) => !shared.has(fact.id));
  if (isExtra && own.length > 0) return own;
  const ofUnit = needs.filter(({ fact }) => fact.scope !== "school" && !isLastFact(fact));
  return ofUnit.length > 0 ? ofUnit : needs;
}

function factsOfScoredRules(book: Rulebook): Set<string> {
  const rules = book.criteria.flatMap(({ kind, rule }) =>
    kind === "scored" && rule.type === "formula" ? [rule.formula] : [],
  );
  return new Set(factNeeds(book, rules).map(({ fact }) => fact.id));
}

/** One reason why a rule has no value: TRUE while it holds, and what would have to be filled. */
export interface Lack {
  keys: string[];
  node: AstExpression;
  /** TRUE while this or its counterpart holds: the guard before a rule asks once for both. */
  either?: AstExpression;
}

/**
 * All reasons but that the roster has not given what is compared. Optional facts may be empty as long as something is filled; lines that stand beside each other
 * (毕业生人数 and 就业人数 by degree) are filled for the same members.
 */
export function lacksOf(book: Rulebook, given: readonly FactNeed[], stage: number): Lack[] {
  const cell = (key: string) => name(usedCell(book.rubric, key, stage));
  const needs = given.filter(({ fact }) => !isCompared(fact));
  const empty = (need: FactNeed) => emptyUnlessWaiting(book, need, cell);
  const required = needs.filter(({ fact }) => !fact.optional);
  const none =
    required.length > 0
      ? required.map((need) => ({ keys: toFill(need), node: empty(need) }))
      : needs.length > 0
        ? [{ keys: needs.flatMap(({ keys }) => keys), node: all(needs.map(empty)) }]
        : [];
  const wrong = needs
    .filter(({ fact }) => fact.optional && fact.choices)
    .flatMap(({ fact, keys }) =>
      keys.map((key) => ({ keys: [key], node: wrongWord(fact, cell(key)) })),
    );
  return [...none, ...wrong, ...outOfStep(needs, cell)];
}

/** What follows from a comparison is not lacking while that waits for the roster. */
function emptyUnlessWaiting(
  book: Rulebook,
  { fact, keys }: FactNeed,
  cell: (key: string) => AstExpression,
): AstExpression {
  const empty = allEmpty(fact, keys.map(cell));
  if (!isDerived(fact) || comparedFacts(book.rubric).size === 0) return empty;
  const compared = factNeeds(book, [book.bind(fact.formula!)])
    .filter((need) => isCompared(need.fact))
    .flatMap((need) => need.keys.map(cell));
  if (compared.length === 0) return empty;
  return all([op("=", call("COUNT", ...compared), num(compared.length)), empty]);
}

/** A card without a year: what is computed by it is missing. */
export const yearLacking = (formulas: readonly BoundFormula[]): Lack[] =>
  formulas.some(({ names }) => names.includes(YEAR)) ? [{ keys: [], node: bool(true) }] : [];

/** Nobody fills in a derived fact: what it follows from is asked for by itself. */
const toFill = ({ fact, keys }: FactNeed): string[] => (isDerived(fact) ? [] : keys);

/** A line is empty while the one beside it is filled. */
function outOfStep(needs: readonly FactNeed[], cell: (key: string) => AstExpression): Lack[] {
  return sideBySide(needs).flatMap(([first, ...others]) =>
    others.flatMap((other) =>
      (first?.keys ?? []).flatMap((key, line) => {
        const beside = other.keys[line]!;
        const [a, b] = [call("COUNT", cell(key)), call("COUNT", cell(beside))];
        const either = op("<>", a, b);
        return [
          { keys: [beside], node: op(">", a, b), either },
          { keys: [key], node: op(">", b, a), either },
        ];
      }),
    ),
  );
}

/** Facts with the same members, in groups of two or more. */
function sideBySide(needs: readonly FactNeed[]): FactNeed[][] {
  const groups = new Map<string, FactNeed[]>();
  for (const need of needs) {
    if (!need.whole) continue;
    const members = (need.fact.members ?? []).map(({ id }) => id).join("|");
    groups.set(members, [...(groups.get(members) ?? []), need]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** TRUE while any reason holds: the guard before a rule. Cells of single numbers are counted together. */
export function anyLack(lacks: readonly Lack[]): AstExpression {
  const [singles, others] = [[] as AstExpression[], [] as AstExpression[]];
  for (const node of new Set(lacks.map(({ node, either }) => either ?? node))) {
    const counted = countedCell(node);
    if (counted) singles.push(counted);
    else others.push(node);
  }
  const together =
    singles.length === 0 ? [] : [op("<", call("COUNT", ...singles), num(singles.length))];
  return any([...together, ...others]);
}

/** The one cell of `COUNT(cell)=0`. */
function countedCell(node: AstExpression): AstExpression | undefined {
  if (node.type !== "BinaryExpression" || node.operator !== "=") return undefined;
  const [left] = node.arguments as AstExpression[];
  return left?.type === "CallExpression" && left.arguments.length === 1
    ? (left.arguments[0] as AstExpression)
    : undefined;
}

/** TRUE once anybody filled something of these needs. */
export function anyFilled({ rubric }: Rulebook, needs: readonly FactNeed[], stage: number) {
  const cells = (some: readonly FactNeed[]) =>
    some.flatMap(({ keys }) => keys.map((key) => name(usedCell(rubric, key, stage))));
  const numeric = cells(needs.filter(({ fact }) => isCounted(fact)));
  const words = needs.filter(({ fact }) => !isCounted(fact));
  return any([
    ...(numeric.length > 0 ? [op(">", call("COUNT", ...numeric), num(0))] : []),
    ...words.flatMap((need) => cells([need]).map((cell) => filledWord(need.fact, cell))),
  ]);
}

/** Numbers and dates: what COUNT counts. */
export function isCounted({ type }: Fact): boolean {
  return isNumeric({ type }) || type === "date";
}

export function isNumeric({ type }: Pick<Fact, "type">): boolean {
  return type === "count" || type === "number" || type === "signed" || type === "rate";
}

function allEmpty(fact: Fact, cells: readonly AstExpression[]): AstExpression {
  if (isCounted(fact)) return op("=", call("COUNT", ...cells), num(0));
  return all(cells.map((cell) => emptyWord(fact, cell)));
}

const filledWord = (fact: Fact, cell: AstExpression) =>
  wordGuard(fact, cell, op("<>", cell, str("")), false);

/** A word that is none of the choices is no answer. */
const emptyWord = (fact: Fact, cell: AstExpression) =>
  wordGuard(fact, cell, fact.choices ? noChoice(fact.choices, cell) : op("=", cell, str("")), true);

const noChoice = (choices: readonly string[], cell: AstExpression) =>
  all(choices.map((choice) => op("<>", cell, str(choice))));

/** A choice may be left out, but what is there is one of its words. */
const wrongWord = ({ choices = [] }: Fact, cell: AstExpression) =>
  call(
    "IF",
    call("ISTEXT", cell),
    all([op("<>", cell, str("")), ...choices.map((choice) => op("<>", cell, str(choice)))]),
    bool(false),
  );

/** A number is no choice and no text; a flag may be a number, but never an error. */
function wordGuard(
  { type }: Fact,
  cell: AstExpression,
  test: AstExpression,
  otherwise: boolean,
): AstExpression {
  return type === "flag"
    ? call("IF", call("ISERROR", cell), bool(otherwise), test)
    : call("IF", call("ISTEXT", cell), test, bool(otherwise));
}

/** OR of conditions; the only one stands by itself. */
export function any(conditions: readonly AstExpression[]): AstExpression {
  if (conditions.length === 0) return bool(false);
  return conditions.length === 1 ? conditions[0]! : call("OR", ...conditions);
}

/** AND of conditions; the only one stands by itself. */
export function all(conditions: readonly AstExpression[]): AstExpression {
  return conditions.length === 1 ? conditions[0]! : call("AND", ...conditions);
}
