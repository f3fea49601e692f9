/** The lines of the result under one stage: sums, the total, what is missing or wrong, and what is announced. */
import type { AstExpression } from "@borgar/fx";
import { bool, call, name, num, op, str, substitute } from "../formula/node";
import { countOneOf } from "../formula/one-of";
import { disqualifies } from "../rubric/demotions";
import { isBaseNormalised, mayBeLeftOut, type Normalised } from "../rubric/normalised";
import { keysOfStages, lastKeys } from "../rubric/last";
import { unknownName, type CriterionKind } from "../rubric/model";
import {
  figureName,
  type BoundFormula,
  type BoundItem,
  type Rulebook,
  type RuledCriterion,
} from "../rubric/rulebook";
import { isCombined } from "../rubric/stage-weights";
import type { Limits, Section } from "../rubric/types";
import type { LedgerBuilder } from "./builder";
import { cellName, COUNTED, isCell } from "./cells";
import { demoted } from "./consequences";
import {
  byWeight,
  earnedCell,
  excuses,
  flagNode,
  openBonus,
  partKeys,
  saysYes,
  scoreCell,
  takes,
} from "./criteria";
import { factReference } from "./facts";
import { earnedName } from "./grades";
import { contradictionsOf } from "./conditions";
import { isLimited, sectionLimits, sumLimits, totalLimits, withinLimits } from "./limits";
import { criterionName, otherResults, withScores } from "./outcome-names";
import { normalisedBase, normalisedSection } from "./normalise";
import { countMarks, markCell, SETTING, WRONG } from "./marks";
import { any } from "./needs";
import { taggedColumn } from "./tags";
import { typedOutcome } from "./typed";
import { comparesUnits, pendingOf, waitingOf, WAITING } from "./waiting";

/** Key of a line of the result. */
export type FigureKey =
  | `section:${string}`
  | `category:${string}`
  | `item:${string}`
  | "base"
  | "bonus"
  | "minus"
  | "missing"
  | "wrong"
  | "veto"
  /** 待汇总: how many criteria wait for the roster, and how many points. */
  | "waiting"
  | "pending"
  /** A fact as the roster compares it, under what counts only. */
  | `compared:${string}`
  | "total"
  | "shown"
  | "counted"
  /** 最终总分: a section's weighted score, under what counts only. */
  | `final:${string}`
  /** What follows from an item in the document's words, under what counts only. */
  | `remark:${string}`
  /** A sum before it is held within its bounds, and what is said where that changes it. */
  | `sum:${Limited}`
  /** 适用分值 and 折算前: what a re-normalised figure is made of. */
  | `applicable:${Normalised}`
  | `before:${Normalised}`
  | `note:${Limited}`
  /** What the total does not hold yet. */
  | "note:shown";

/** A sum that may have bounds. */
export type Limited = `section:${string}` | "bonus" | "minus" | "total";

/** The cell of a line under a stage, or under {@link COUNTED}. */
export const figureCell = (key: FigureKey, of: string) => cellName("figure", key, of);

/** Shown under a stage that is filled in as a whole. */
export const COMPLETE = "填写完整";

/** 是 and 否, as cells say whether a veto is in force. */
export const YES = "是";
export const NO = "否";

export function addFigures(ledger: LedgerBuilder): void {
  for (const { id, weight } of ledger.book.rubric.sections) {
    if (weight !== undefined) ledger.constant(cellName("weight", id), weight);
  }
  ledger.stages.forEach((_, stage) => addStage(ledger, stage));
}

function addStage(ledger: LedgerBuilder, stage: number): void {
  const { book } = ledger;
  const { rubric, criteria } = book;
  const { id } = ledger.stages[stage]!;
  const set = (key: FigureKey, node: AstExpression) => ledger.set(figureCell(key, id), node);
  for (const section of rubric.sections.filter(({ kind }) => kind !== "veto")) {
    addSection(ledger, section, stage);
  }
  for (const category of rubric.categories ?? []) {
    const own = criteria.filter(({ criterion }) => criterion.category === category.id);
    const key = `category:${category.id}` as const;
    set(key, orNothing(sumTree(ledger, key, stage, own)));
  }
  set("base", normalisedBase(ledger, id, baseNode(ledger, id)));
  addExtra(ledger, "bonus", stage);
  if (hasKind(ledger, "minus")) addExtra(ledger, "minus", stage);
  set("missing", missingNode(ledger, stage));
  if (comparesUnits(book)) {
    set("waiting", waitingOf(ledger, stage, criteria) ?? num(0));
    set("pending", pendingOf(ledger, stage));
  }
  addWrong(ledger, stage);
  set("veto", vetoNode(ledger, stage));
  const overFacts: OutcomePlace["overFacts"] = (formula) => formula(stage);
  set("total", totalNode(ledger, { of: id, overFacts }));
  addOutcome(ledger, {
    of: id,
    overFacts,
    isBlank: any([
      op(
        "=",
        countOfScores(ledger, "scores", id, ({ kind }) => kind !== "veto"),
        num(0),
      ),
      op("=", call("COUNT", name(figureCell("total", id))), num(0)),
    ]),
    isKnown: any([isComplete(id), ...isVetoed(ledger, id)]),
    before: () => str(""),
  });
  const open = call("IF", isRight(id), str("尚未填完"), str("有误"));
  set("counted", call("IF", isComplete(id), str(COMPLETE), open));
}

/** How many of a stage's scores of some kind are filled in: 0 where the rubric has none, for COUNT wants an argument. */
function countOfScores(
  ledger: LedgerBuilder,
  list: string,
  stage: string,
  isMeant: (criterion: RuledCriterion) => boolean,
): AstExpression {
  const cells = ledger.book.criteria.filter(isMeant).map((each) => earnedName(each, stage));
  return cells.length === 0 ? num(0) : call("COUNT", ledger.list(list, stage, cells));
}

/** A sum of a stage within its bounds. Without bounds it is the sum. */
function addLimited(
  ledger: LedgerBuilder,
  key: Exclude<Limited, "total">,
  stage: string,
  { sum, limits, isWhole }: { sum: AstExpression; limits: Limits; isWhole?: AstExpression },
): void {
  ledger.set(figureCell(key, stage), orNothing(withinLimits(sum, limits, isWhole)));
  if (isLimited(limits)) addNote(ledger, key, stage, orNothing(sum));
}

/** 加分合计 13，按 10 计: what a bound does to a sum. */
export function addNote(ledger: LedgerBuilder, key: Limited, of: string, sum: AstExpression): void {
  const figure = name(figureCell(key, of));
  const shown = (value: AstExpression) => call("ROUND", value, num(2));
  const words = op("&", str("合计 "), shown(sum), str("，按 "), shown(figure), str(" 计"));
  const isSame = op("=", call("ROUND", op("-", sum, figure), num(9)), num(0));
  ledger.set(figureCell(`sum:${key}`, of), sum);
  ledger.set(figureCell(`note:${key}`, of), orNothing(call("IF", isSame, str(""), words)));
}

/** An error in a score cell is a finding of its own and leaves the other sums alone. */
const orNothing = (node: AstExpression) =>
  node.type === "Literal" ? node : call("IFERROR", node, str(""));

function addSection(ledger: LedgerBuilder, section: Section, stage: number): void {
  const own = ledger.book.criteria.filter(
    (each) => each.section === section && each.kind === section.kind,
  );
  const key = `section:${section.id}` as const;
  const limits = sectionLimits(section);
  const isOpen = limits.min === undefined ? null : openOf(ledger, key, stage, own);
  const { id } = ledger.stages[stage]!;
  addLimited(ledger, key, id, {
    sum: normalisedSection(ledger, section, id, sumTree(ledger, key, stage, own)),
    limits,
    ...(isOpen ? { isWhole: op("=", isOpen, num(0)) } : {}),
  });
}

/** All that is added, or taken: the sections of that kind, each within its bounds, and what stands among others. */
function addExtra(ledger: LedgerBuilder, kind: "bonus" | "minus", stage: number): void {
  const { book } = ledger;
  const { id } = ledger.stages[stage]!;
  const sections = book.rubric.sections.filter((each) => each.kind === kind);
  const isBounded = sections.some((each) => isLimited(sectionLimits(each)));
  const loose = book.criteria.filter(
    (each) => each.kind === kind && !(isBounded && each.section.kind === kind),
  );
  const figures = isBounded
    ? [call("SUM", ...sections.map((each) => name(figureCell(`section:${each.id}`, id))))]
    : [];
  const rest = isBounded && loose.length === 0 ? [] : [sumTree(ledger, kind, stage, loose)];
  const [first = num(0), ...others] = [...figures, ...rest];
  addLimited(ledger, kind, id, { sum: op("+", first, ...others), limits: sumLimits(book, kind) });
}

/** The condition that a veto is in force, where the rubric has vetoes. */
export function isVetoed(ledger: LedgerBuilder, of: string): AstExpression[] {
  return hasVeto(ledger) ? [op("=", name(figureCell("veto", of)), str(YES))] : [];
}

/** Whether the rubric has criteria of a kind. */
export const hasKind = ({ book }: LedgerBuilder, kind: CriterionKind) =>
  book.criteria.some((each) => each.kind === kind);

const hasVeto = (ledger: LedgerBuilder) => hasKind(ledger, "veto");

/** TRUE once every scored criterion of a stage has its score, nothing is wrong, and the total is a number. */
export function isComplete(stage: string): AstExpression {
  return call(
    "AND",
    op("=", name(figureCell("missing", stage)), num(0)),
    op("=", call("COUNT", name(figureCell("total", stage))), num(1)),
    isRight(stage),
  );
}

/** TRUE where nothing is wrong at a stage, or somebody took it in, with a reason that stays with the card. */
export function isRight(stage: string): AstExpression {
  return call(
    "OR",
    op("=", name(figureCell("wrong", stage)), num(0)),
    hasReason(name(cellName("setting", SETTING.reason))),
  );
}

/** TRUE where a reason is given, in words. */
export const hasReason = (cell: AstExpression) =>
  call("IF", call("ISTEXT", cell), op("<>", cell, str("")), bool(false));

/** The sum of some scores; what is taken counts below 0 whatever its sign. */
function sumTree(
  ledger: LedgerBuilder,
  key: FigureKey,
  stage: number,
  criteria: readonly RuledCriterion[],
): AstExpression {
  const { id } = ledger.stages[stage]!;
  const given = criteria.filter((each) => !takes(each) && each.criterion.weight === undefined);
  const scores = given.map((each) => earnedName(each, id));
  const sum = given.length === 0 ? num(0) : call("SUM", ledger.list(`scores:${key}`, id, scores));
  const cell = (each: RuledCriterion) => earnedCell(ledger, each, stage);
  const weighted = criteria
    .filter((each) => !takes(each) && each.criterion.weight !== undefined)
    .map((each) => byWeight(each, call("SUM", cell(each))));
  const taken = criteria
    .filter(takes)
    .map((each) => byWeight(each, call("ABS", call("SUM", cell(each)))));
  const [first = sum, ...others] = given.length === 0 ? weighted : [sum, ...weighted];
  return op("-", op("+", first, ...others), ...taken);
}

/** Sum of the scored sections, weighted where they have weights. */
function baseNode(ledger: LedgerBuilder, of: string): AstExpression {
  const scored = ledger.book.rubric.sections.filter(({ kind }) => kind === "scored");
  const sums = ledger.list(
    "sections",
    of,
    scored.map(({ id }) => figureCell(`section:${id}`, of)),
  );
  if (!scored.some(({ weight }) => weight !== undefined)) return call("SUM", sums);
  const weights = ledger.list(
    "weights",
    "",
    scored.map(({ id }) => cellName("weight", id)),
  );
  // A section that is left out shows nothing, and is none of the scores that RUBRIC.WEIGHTED takes.
  const mayLeaveOut = scored.some((section) => mayBeLeftOut(ledger.book.rubric, section));
  return call(mayLeaveOut ? "SUMPRODUCT" : "RUBRIC.WEIGHTED", sums, weights);
}

/** Scored rows that hold neither a number nor 不适用 nor wait for the roster, and bonuses that are begun and have no score. */
function missingNode(ledger: LedgerBuilder, stage: number): AstExpression {
  return missingOf(ledger, "scored", stage, ledger.book.criteria);
}

function missingOf(
  ledger: LedgerBuilder,
  list: string,
  stage: number,
  criteria: readonly RuledCriterion[],
): AstExpression {
  const { id } = ledger.stages[stage]!;
  const scored = criteria.filter(({ kind }) => kind === "scored");
  const notApplicable = scored.flatMap((each) =>
    excuses(each).map((word) => call("COUNTIF", scoreCell(ledger, each, stage), str(word))),
  );
  const bonuses = criteria
    .filter(({ kind }) => kind === "bonus" || kind === "minus")
    .flatMap((each) => openBonus(ledger, each, stage) ?? [])
    .map(oneIf);
  const filled = countOfScores(ledger, list, id, (each) => scored.includes(each));
  const waiting = waitingOf(ledger, stage, scored);
  const open = op("-", num(scored.length), filled, ...notApplicable, ...(waiting ? [waiting] : []));
  return op("+", open, ...bonuses);
}

/** What is missing, and what waits for the roster. */
function openOf(
  ledger: LedgerBuilder,
  list: string,
  stage: number,
  criteria: readonly RuledCriterion[],
): AstExpression {
  const waiting = waitingOf(ledger, stage, criteria);
  const missing = missingOf(ledger, list, stage, criteria);
  return waiting ? op("+", missing, waiting) : missing;
}

/** Cells that cannot be read or lie outside their bounds, and facts that contradict each other. */
function addWrong(ledger: LedgerBuilder, stage: number): void {
  const { id } = ledger.stages[stage]!;
  const { criteria, rubric } = ledger.book;
  const scores = criteria.map((each) => markCell("score", each.id, id));
  const inputs = [
    ...keysOfStages(rubric).map((key) => markCell("fact", key, id)),
    ...criteria
      .flatMap((each) => partKeys(ledger.stages[stage]!, each))
      .map((key) => markCell("part", key, id)),
  ];
  const ofLastYear = lastKeys(rubric).map((key) => markCell("fact", key, ledger.stages[0]!.id));
  const lists = [
    ledger.span("marks", id, scores),
    ...(inputs.length > 0 ? [ledger.span("input-marks", id, inputs)] : []),
    ...(ofLastYear.length > 0 ? [ledger.span("last-marks", id, ofLastYear)] : []),
  ];
  const contradictions = contradictionsOf(ledger.book, stage).map(({ broken }) => oneIf(broken));
  const counted = lists.flatMap((list) => countMarks(list, WRONG));
  ledger.set(figureCell("wrong", id), sumOf([...counted, ...contradictions]));
  // A mark's word takes many times as long to find as whether it is one of these.
  const found = [...scores, ...inputs, ...ofLastYear].map((mark) =>
    call("IFERROR", countOneOf(ledger.nodes.get(mark)!, WRONG), num(0)),
  );
  ledger.detour(figureCell("wrong", id), call("SUM", ...found, ...contradictions));
}

const oneIf = (condition: AstExpression) => call("IF", condition, num(1), num(0));

const sumOf = ([first = num(0), ...others]: readonly AstExpression[]) => op("+", first, ...others);

function vetoNode(ledger: LedgerBuilder, stage: number): AstExpression {
  const flags = ledger.book.criteria.filter((each) => each.kind === "veto" && disqualifies(each));
  if (flags.length === 0) return str(NO);
  const yes = any(flags.map((each) => saysYes(flagNode(ledger, each, stage))));
  return call("IF", yes, str(YES), str(NO));
}

/** What an outcome is computed over: a stage, or what counts. */
export interface OutcomePlace {
  /** Id of a stage, or {@link COUNTED}. */
  of: string;
  /** A formula that names facts, over those that count there. */
  overFacts(formula: (stage: number) => AstExpression): AstExpression;
  /** TRUE while nothing is to be shown. */
  isBlank: AstExpression;
  /** TRUE once grades and amounts may be told: the stage is complete, or vetoed. */
  isKnown: AstExpression;
  /** What an item shows before. */
  before(item: BoundItem): AstExpression;
}

/** The total, how it is shown, and the items that follow from it. */
export function addOutcome(ledger: LedgerBuilder, place: OutcomePlace): void {
  const { of, isKnown, before } = place;
  const set = (key: FigureKey, node: AstExpression) => ledger.set(figureCell(key, of), node);
  set("shown", call("IF", place.isBlank, str(""), shownNode(ledger, place)));
  const waits = waitsAt(ledger, of);
  for (const item of ledger.book.items) {
    const value = demoted(
      ledger,
      item.id,
      outcomeNode(ledger, item.bound, place),
      lastFor(ledger, of),
    );
    const known = waits ? call("IF", waits, str(WAITING), value) : value;
    set(`item:${item.id}`, call("IF", isKnown, known, before(item)));
  }
}

/** TRUE while results wait for the roster: what a veto says is known before. */
function waitsAt(ledger: LedgerBuilder, of: string): AstExpression | undefined {
  if (!comparesUnits(ledger.book)) return undefined;
  const waits = op(">", call("N", name(figureCell("waiting", of))), num(0));
  const [vetoed] = isVetoed(ledger, of);
  return vetoed ? call("AND", waits, call("NOT", vetoed)) : waits;
}

/** The stage whose vetoes are in force: of what counts the last. */
const lastFor = ({ stages }: LedgerBuilder, of: string) =>
  of === COUNTED ? stages.length - 1 : stages.findIndex(({ id }) => id === of);

/** The total within its bounds. */
export function totalNode(
  ledger: LedgerBuilder,
  place: Pick<OutcomePlace, "of" | "overFacts">,
): AstExpression {
  const { book } = ledger;
  const limits = totalLimits(book);
  if (isLimited(limits)) addNote(ledger, "total", place.of, outcomeNode(ledger, book.total, place));
  const total = outcomeNode(ledger, book.total, place, undefined, (sum) =>
    withinLimits(sum, limits),
  );
  if (!isBaseNormalised(book.rubric)) return total;
  const isThere = op("=", call("COUNT", name(figureCell("base", place.of))), num(1));
  return call("IF", isThere, total, str(""));
}

/** A formula of the outcome over the figures of a stage. */
export function outcomeNode(
  ledger: LedgerBuilder,
  bound: BoundFormula,
  { of, overFacts }: Pick<OutcomePlace, "of" | "overFacts">,
  total: AstExpression = name(figureCell("total", of)),
  within: (value: AstExpression) => AstExpression = (value) => value,
): AstExpression {
  const { rubric } = ledger.book;
  const known = figuresByName(ledger, of).set("total", total);
  const ofCriterion = criterionName(ledger, lastFor(ledger, of));
  const tree = typedOutcome(ledger.book, bound.tree);
  const isOfAll = of === COUNTED && isCombined(rubric);
  const scoresOf = (stage: number) => (isOfAll ? COUNTED : ledger.stages[stage]!.id);
  const at = (stage: number) =>
    substitute(withScores(ledger, tree, scoresOf(stage)), (each) => {
      if (isCell(each)) return undefined;
      const found =
        known.get(each) ??
        ofCriterion(each) ??
        taggedColumn(ledger, each, scoresOf(stage)) ??
        factReference(rubric, each, stage);
      if (!found) throw unknownName(rubric, each);
      return found;
    });
  const namesFacts = bound.names.some((each) => !known.has(each) && !ofCriterion(each));
  return call("IFERROR", within(namesFacts ? overFacts(at) : at(0)), str(""));
}

function figuresByName(ledger: LedgerBuilder, of: string): Map<string, AstExpression> {
  const { rubric } = ledger.book;
  const at = (key: FigureKey) => name(figureCell(key, of));
  return new Map<string, AstExpression>([
    ["base", at("base")],
    ["bonus", at("bonus")],
    ["minus", hasKind(ledger, "minus") ? at("minus") : num(0)],
    ...otherResults(ledger, of),
    ["vetoed", hasVeto(ledger) ? op("=", at("veto"), str(YES)) : bool(false)],
    ...rubric.sections.map(({ id }) => [figureName("section", id), at(`section:${id}`)] as const),
    ...(rubric.categories ?? []).map(
      ({ id }) => [figureName("category", id), at(`category:${id}`)] as const,
    ),
  ]);
}

/**
 * At most two decimals, half up, cut where rounding would carry the total over a bound of a grade, a band or an amount:
 * 79.995 is shown as 79.99 beside 合格.
 */
function shownNode(ledger: LedgerBuilder, place: OutcomePlace): AstExpression {
  const total = name(figureCell("total", place.of));
  const rounded = call("ROUND", total, num(2));
  const same = boundItems(ledger.book).map(({ bound }) =>
    op("=", outcomeNode(ledger, bound, place, rounded), outcomeNode(ledger, bound, place)),
  );
  if (same.length === 0) return rounded;
  const isSame = same.length === 1 ? same[0]! : call("AND", ...same);
  return call("IF", isSame, rounded, call("ROUNDDOWN", total, num(2)));
}

/** Items that say a grade, a band or an amount for a total: rounding must not make them look wrong. */
export function boundItems({ items }: Rulebook): BoundItem[] {
  return items.filter(
    ({ type, bound }) => type !== "number" && type !== "rate" && bound.names.includes("total"),
  );
}
