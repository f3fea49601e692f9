/** 标记: the word that says what a cell's colour means, one a cell, worked out in the workbook itself. */
import type { AstExpression } from "@borgar/fx";
import { bool, call, name, num, op, str } from "../formula/node";
import { isLastFact, keysOfStages } from "../rubric/last";
import { factKeys } from "../rubric/model";
import type { RuledCriterion } from "../rubric/rulebook";
import { isCompared, isDerived } from "../rubric/rules";
import type { Fact } from "../rubric/types";

import { factRange, outside, partRange, rounded, type Range } from "./bounds";
import type { LedgerBuilder } from "./builder";
import { cellName } from "./cells";
import {
  derivedNode,
  earnedCell,
  excuses,
  NOT_APPLICABLE,
  openBonus,
  partKeys,
  partNode,
  pointsCell,
  rulingOf,
  scoreBounds,
  scoreCell,
  takes,
} from "./criteria";
import { usedCell } from "./facts";
import { all, any, anyLack, isCounted, ruleNeeds } from "./needs";
import { mayWait, WAITING } from "./waiting";

/** Words of marks, in their order of precedence: a cell shows the first that applies. */
export const MARKS = {
  veto: "一票否决",
  unreadable: "不能读取",
  unloaded: "函数未加载",
  over: "超出分值",
  outside: "超出范围",
  departs: "与规则不符",
  differs: "与前一阶段不同",
  missing: "未填",
  waiting: WAITING,
  notApplicable: NOT_APPLICABLE,
  zero: "零分",
  full: "满分",
} as const;

export type MarkWord = (typeof MARKS)[keyof typeof MARKS];

/** A word that has a colour: a function that is still to come has none. */
export type ColouredWord = Exclude<MarkWord, typeof MARKS.unloaded>;

/** Marks of which a card with one is wrong. */
export const WRONG: readonly MarkWord[] = [
  MARKS.unreadable,
  MARKS.unloaded,
  MARKS.over,
  MARKS.outside,
];

/** What ERROR.TYPE gives for #NAME?, a function that is not there, or not yet, and for #GETTING_DATA. */
const NOT_YET = [5, 8];

/** What ERROR.TYPE gives for the last of the errors that stay: #CALC!. What came later, such as #BUSY!, is on its way. */
const LAST_TO_STAY = 14;

/** What the user sets of a card, on its result sheet. */
export const SETTING = { reason: "reason" } as const;

export const markCell = (kind: "score" | "fact" | "part", id: string, stage: string) =>
  cellName("mark", `${kind}:${id}`, stage);

export function addMarks(ledger: LedgerBuilder): void {
  ledger.stages.forEach((each, stage) => {
    const { id } = each;
    addBegun(ledger, stage);
    for (const criterion of ledger.book.criteria) {
      const word =
        criterion.kind === "veto"
          ? flagMark(ledger, criterion, stage)
          : scoreMark(ledger, criterion, stage);
      ledger.set(markCell("score", criterion.id, id), word);
      for (const key of partKeys(each, criterion)) {
        ledger.set(markCell("part", key, id), partMark(ledger, criterion, key, stage));
      }
    }
    for (const fact of ledger.book.rubric.facts) {
      if (stage > 0 && isLastFact(fact)) continue;
      for (const key of factKeys(fact)) {
        ledger.set(markCell("fact", key, id), factMark(ledger, fact, key, stage));
      }
    }
  });
}

/** How many cells of a list have one of the marks. */
export function countMarks(list: AstExpression, words: readonly MarkWord[]): AstExpression[] {
  return words.map((word) => call("COUNTIF", list, str(word)));
}

/** The first condition that holds gives the word; nothing where none does. */
function firstOf(...cases: readonly (readonly [AstExpression, string] | null)[]): AstExpression {
  return cases
    .filter((each) => each !== null)
    .reduceRight<AstExpression>(
      (otherwise, [condition, word]) => call("IF", condition, str(word), otherwise),
      str(""),
    );
}

const isBlank = (cell: AstExpression) => op("=", cell, str(""));

/** By what kind of content a cell has: an error or a word where a number is wanted cannot be read. */
function byContent(
  cell: AstExpression,
  is: {
    number: AstExpression;
    blank: AstExpression;
    word?: AstExpression;
  },
): AstExpression {
  const word = is.word ?? str(MARKS.unreadable);
  const filled = call("IF", isBlank(cell), is.blank, word);
  const whole = call("IF", call("ISNUMBER", cell), is.number, filled);
  return call("IF", call("ISERROR", cell), errorMark(cell), whole);
}

/** A value that is still on its way is not wrong because of what was typed, and has no colour. */
function errorMark(cell: AstExpression): AstExpression {
  const type = call("ERROR.TYPE", cell);
  const isOnItsWay = any([
    ...NOT_YET.map((each) => op("=", type, num(each))),
    op(">", type, num(LAST_TO_STAY)),
  ]);
  const word = call("IF", isOnItsWay, str(MARKS.unloaded), str(MARKS.unreadable));
  return call("IFERROR", word, str(MARKS.unloaded));
}

function scoreMark(ledger: LedgerBuilder, criterion: RuledCriterion, stage: number) {
  const cell = scoreCell(ledger, criterion, stage);
  const earned = earnedCell(ledger, criterion, stage);
  const isLettered = criterion.criterion.scale !== undefined;
  const departs = departsNode(ledger, criterion, stage);
  const right = firstOf(
    isLettered ? null : [outside(amountIn(criterion, cell), scoreRange(criterion)), MARKS.over],
    departs && [departs, MARKS.departs],
    stage > 0
      ? [differs(criterion, earned, earnedCell(ledger, criterion, stage - 1)), MARKS.differs]
      : null,
    ...fullAndZero(criterion, earned),
  );
  const missing =
    criterion.kind === "scored"
      ? name(cellName("begun", "", ledger.stages[stage]!.id))
      : openBonus(ledger, criterion, stage);
  const word = call(
    "IF",
    any([NOT_APPLICABLE, ...excuses(criterion).slice(1)].map((each) => op("=", cell, str(each)))),
    str(MARKS.notApplicable),
    unlessWaiting(ledger, criterion, cell),
  );
  const isLetter = op("=", call("COUNT", earned), num(1));
  return byContent(cell, {
    number: isLettered ? str(MARKS.unreadable) : right,
    blank: missing ? firstOf([missing, MARKS.missing]) : str(""),
    word: isLettered ? call("IF", isLetter, right, word) : word,
  });
}

/** A word that is none of those that a cell may hold cannot be read. */
function unlessWaiting(
  { book }: LedgerBuilder,
  criterion: RuledCriterion,
  cell: AstExpression,
): AstExpression {
  const unreadable = str(MARKS.unreadable);
  if (!mayWait(book, criterion)) return unreadable;
  return call("IF", op("=", cell, str(MARKS.waiting)), str(MARKS.waiting), unreadable);
}

/** What is taken, whatever its sign; of anything else the score. */
const amountIn = (criterion: RuledCriterion, cell: AstExpression) =>
  takes(criterion) ? call("ABS", cell) : cell;

function scoreRange(criterion: RuledCriterion): Range {
  const { least, most } = scoreBounds(criterion);
  const isNominal = criterion.criterion.max === undefined;
  return {
    min: num(least),
    ...(most === undefined ? {} : { max: isNominal ? name(pointsCell(criterion)) : num(most) }),
  };
}

function fullAndZero(criterion: RuledCriterion, cell: AstExpression) {
  const { points } = criterion.criterion;
  if (criterion.kind !== "scored" || !points) return [];
  return [
    [op("=", rounded(cell), num(0)), MARKS.zero] as const,
    [op("=", rounded(cell), name(pointsCell(criterion))), MARKS.full] as const,
  ];
}

/** Two numbers that differ; words and empty cells are no difference. */
function differs(
  criterion: RuledCriterion | null,
  cell: AstExpression,
  before: AstExpression,
): AstExpression {
  const number = (of: AstExpression) =>
    criterion ? amountIn(criterion, call("N", of)) : call("N", of);
  const gap = rounded(op("-", number(cell), number(before)));
  return call(
    "IF",
    op("=", call("COUNT", cell, before), num(2)),
    op("<>", gap, num(0)),
    bool(false),
  );
}

/**
 * A score that is not what the rule gives, the rule stated once. A score where the rule has no value yet departs too, but
 * not where the rule leaves it to a person.
 */
function departsNode(
  ledger: LedgerBuilder,
  criterion: RuledCriterion,
  stage: number,
): AstExpression | null {
  const { id } = ledger.stages[stage]!;
  const rule = ledger.nodes.get(cellName("score", criterion.id, id));
  if (!rule) return null;
  const cell = scoreCell(ledger, criterion, stage);
  const score = takes(criterion) ? op("-", num(0), call("ABS", cell)) : cell;
  const gap = op("<>", rounded(op("-", score, rule)), num(0));
  return call("IFERROR", gap, departsWithoutValue(ledger, criterion, stage));
}

function departsWithoutValue(ledger: LedgerBuilder, criterion: RuledCriterion, stage: number) {
  if (criterion.rule.type !== "formula") return bool(false);
  const { lacks, applies } = rulingOf(ledger.book, criterion, stage);
  const lacking = lacks.length === 0 ? bool(false) : anyLack(lacks);
  if (criterion.rule.elseJudged) return lacking;
  return applies ? call("IF", lacking, bool(true), applies) : bool(true);
}

/** A veto row: what says neither yes nor no cannot be read. */
function flagMark(ledger: LedgerBuilder, criterion: RuledCriterion, stage: number) {
  const cell = scoreCell(ledger, criterion, stage);
  const said = call("IF", call("RUBRIC.VETO", cell), str(MARKS.veto), str(""));
  return call("IFERROR", said, str(MARKS.unreadable));
}

function partMark(
  ledger: LedgerBuilder,
  criterion: RuledCriterion,
  key: string,
  stage: number,
): AstExpression {
  const { book, stages } = ledger;
  const cell = name(cellName("part", key, stages[stage]!.id));
  const part = partNode(book, criterion, partKeys(stages[stage]!, criterion).indexOf(key), stage);
  const departs =
    part && call("IFERROR", op("<>", rounded(op("-", cell, part.node)), num(0)), bool(true));
  return byContent(cell, {
    number: firstOf(
      [outside(cell, partRange(stages[stage]!, criterion, key)), MARKS.over],
      departs ? [departs, MARKS.departs] : null,
    ),
    blank: str(""),
    word: unlessWaiting(ledger, criterion, cell),
  });
}

function factMark(ledger: LedgerBuilder, fact: Fact, key: string, stage: number): AstExpression {
  const cell = name(cellName("fact", key, ledger.stages[stage]!.id));
  if (isDerived(fact)) return derivedMark(ledger, fact, cell, stage);
  const missing = missingFact(ledger, fact, key, stage);
  const blank = missing ? firstOf([missing, MARKS.missing]) : str("");
  const before = stage > 0 ? name(usedCell(ledger.book.rubric, key, stage - 1)) : null;
  if (isCounted(fact)) {
    const number = firstOf(
      [outside(cell, factRange(fact)), MARKS.outside],
      before && [differs(null, cell, before), MARKS.differs],
    );
    return byContent(cell, { number, blank });
  }
  const differing = before
    ? firstOf([all([op("<>", before, str("")), op("<>", cell, before)]), MARKS.differs])
    : str("");
  const known = wordIsKnown(fact, cell);
  const word = known
    ? call("IFERROR", call("IF", known, differing, str(MARKS.unreadable)), str(MARKS.unreadable))
    : differing;
  return call("IF", call("ISERROR", cell), errorMark(cell), call("IF", isBlank(cell), blank, word));
}

/** A derived fact is what its formula gives; somebody may have typed over it. */
function derivedMark(
  { book }: LedgerBuilder,
  fact: Fact,
  cell: AstExpression,
  stage: number,
): AstExpression {
  const gap = rounded(op("-", cell, derivedNode(book, fact, stage)));
  const departs = call("IFERROR", op("<>", gap, num(0)), bool(true));
  const number = firstOf([outside(cell, factRange(fact)), MARKS.outside], [departs, MARKS.departs]);
  return byContent(cell, { number, blank: str("") });
}

/** One of the choices, or a word for yes or no. */
function wordIsKnown({ type, choices = [] }: Fact, cell: AstExpression): AstExpression | null {
  if (type === "flag") return call("OR", call("RUBRIC.VETO", cell), bool(true));
  if (type !== "choice") return null;
  return any(choices.map((choice) => op("=", cell, str(choice))));
}

/** Nobody filled in a fact that a scored rule needs, on a stage that is begun. */
function missingFact(ledger: LedgerBuilder, fact: Fact, key: string, stage: number) {
  const { book } = ledger;
  const isNeeded = book.criteria.some(
    (criterion) =>
      criterion.kind === "scored" &&
      ruleNeeds(book, criterion).some(({ keys, whole }) => keys.includes(key) && !whole),
  );
  if (!isNeeded || fact.optional || isCompared(fact)) return null;
  const used = name(usedCell(book.rubric, key, stage));
  return all([name(cellName("begun", "", ledger.stages[stage]!.id)), isBlank(used)]);
}

/**
 * Whether anybody filled in a stage: at the first anything at all, at a later one a score that no rule gives, or a fact
 * other than the one before.
 */
function addBegun(ledger: LedgerBuilder, stage: number): void {
  const { id } = ledger.stages[stage]!;
  const { book } = ledger;
  const typedScores = book.criteria
    .filter(({ kind, rule }) => kind !== "veto" && rule.type === "judged")
    .map((criterion) => earnedCell(ledger, criterion, stage));
  const facts = keysOfStages(book.rubric).map((key) => cellName("fact", key, id));
  const ofFacts = stage === 0 ? anyFact : otherFacts;
  const conditions = [
    ...(typedScores.length > 0 ? [op(">", call("COUNT", ...typedScores), num(0))] : []),
    ...(facts.length === 0 ? [] : [ofFacts(ledger, stage)]),
  ];
  const begun = any(conditions);
  const cell = cellName("begun", "", id);
  ledger.set(cell, begun);
  // Numbers are counted many times as quickly as each cell is looked at for anything.
  const first = stage === 0 && facts.length > 0 ? [factsOf(ledger, stage)] : [];
  const typed = [...typedScores, ...first];
  if (typed.length > 0)
    ledger.shortcut(cell, call("IF", op(">", call("COUNT", ...typed), num(0)), bool(true), begun));
}

const factsOf = (ledger: LedgerBuilder, stage: number) => {
  const { id } = ledger.stages[stage]!;
  return ledger.span(
    "facts",
    id,
    keysOfStages(ledger.book.rubric).map((key) => cellName("fact", key, id)),
  );
};

const anyFact = (ledger: LedgerBuilder, stage: number) =>
  anyOfCells(op("<>", op("&", factsOf(ledger, stage), str("")), str("")));

/** Whether a condition holds for any cell of a column; an error in one of them is something typed, too. */
const anyOfCells = (condition: AstExpression) =>
  call("IFERROR", op(">", call("SUMPRODUCT", op("*", condition, num(1))), num(0)), bool(true));

function otherFacts(ledger: LedgerBuilder, stage: number): AstExpression {
  const [own, before] = [factsOf(ledger, stage), factsOf(ledger, stage - 1)];
  return anyOfCells(op("<>", op("&", own, str("")), op("&", before, str(""))));
}
