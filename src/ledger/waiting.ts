/** 待汇总: a rule that compares a unit with the others has no score until the roster has computed what it compares. */
import type { AstExpression } from "@borgar/fx";
import { bool, call, name, num, op, str } from "../formula/node";
import { factNames } from "../rubric/model";
import { nominalOf } from "../rubric/normalised";
import { PEERS_VETOED } from "../rubric/peer-readings";
import type { Rulebook, RuledCriterion } from "../rubric/rulebook";
import { comparedFacts, isCompared } from "../rubric/rules";
import type { Fact, Rubric } from "../rubric/types";
import type { LedgerBuilder } from "./builder";
import { cellName } from "./cells";
import { usedCell } from "./facts";
import { any, ruleNeeds, type FactNeed } from "./needs";

/** Stands in a score cell that waits for the roster, and in what follows from it. */
export const WAITING = "待汇总";

/** Whether rules of a rubric compare units. */
export const comparesUnits = ({ rubric }: Pick<Rulebook, "rubric">): boolean =>
  comparedFacts(rubric).size > 0;

/** Whether a criterion may wait for the roster. */
export const mayWait = (book: Rulebook, criterion: RuledCriterion): boolean =>
  comparesUnits(book) && ruleNeeds(book, criterion).some(({ fact }) => isCompared(fact));

/** TRUE while the roster has not given what is compared; undefined where nothing is. */
export function waitsFor(
  { rubric }: Rulebook,
  needs: readonly FactNeed[],
  stage: number,
): AstExpression | undefined {
  const compared = needs.filter(({ fact }) => isCompared(fact));
  if (compared.length === 0) return undefined;
  const at = (key: string) => name(usedCell(rubric, key, stage));
  const cells = compared.map(({ fact }) => at(fact.id));
  const isLacking = op("<", call("COUNT", ...cells), num(cells.length));
  const outdated = compared.flatMap(({ fact }) => outdatedBy(rubric, fact, at) ?? []);
  return outdated.length === 0 ? isLacking : call("IF", isLacking, bool(true), any(outdated));
}

/** A unit is one of those that it is compared with: what lies below the highest of all is of an earlier roster. */
function outdatedBy(
  rubric: Rubric,
  fact: Fact,
  at: (key: string) => AstExpression,
): AstExpression | undefined {
  const found = [...comparedFacts(rubric).values()].find((each) => each.fact === fact);
  const own = found && factNames(rubric).get(found.comparison.of)?.fact;
  const called = found?.comparison.called;
  if (!own || (called !== "MAX" && called !== "MIN")) return undefined;
  const above = op("-", at(own.id), at(fact.id));
  return op(called === "MAX" ? ">" : "<", call("ROUND", above, num(9)), num(0));
}

/** Whether a vetoed unit is not compared, and has 0 in what is. */
export const leavesOutVetoed = ({ readings }: Pick<Rulebook, "readings">): boolean =>
  readings[PEERS_VETOED.id] === PEERS_VETOED.out;

/** How many of the criteria wait at a stage; undefined where none may. */
export function waitingOf(
  { book, stages }: LedgerBuilder,
  stage: number,
  criteria: readonly RuledCriterion[],
  each: (criterion: RuledCriterion) => number = () => 1,
): AstExpression | undefined {
  const { id } = stages[stage]!;
  const terms = criteria
    .filter((criterion) => mayWait(book, criterion) && each(criterion) !== 0)
    .map((criterion) => {
      const waits = isWaiting(name(cellName("score", criterion.id, id)));
      return each(criterion) === 1 ? waits : op("*", num(each(criterion)), waits);
    });
  const [first, ...others] = terms;
  return first && op("+", first, ...others);
}

/** 1 where a cell waits, else 0. */
export const isWaiting = (cell: AstExpression): AstExpression =>
  call("COUNTIF", cell, str(WAITING));

/** 待汇总分值: points that are not counted yet. */
export const pendingOf = (ledger: LedgerBuilder, stage: number): AstExpression =>
  waitingOf(
    ledger,
    stage,
    ledger.book.criteria.filter(({ kind }) => kind !== "minus"),
    nominalOf,
  ) ?? num(0);
