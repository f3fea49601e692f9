/** A rubric with its readings bound: rules as a type, formulas parsed and folded once, names resolved. */
import { treeOf } from "../formula/parse";
import type { AstExpression } from "@borgar/fx";
import { fold } from "../formula/fold";
import { Remembered } from "../formula/remembered";
import { namesOf, type Constant } from "../formula/node";
import {
  appliesBy,
  criteriaOf,
  effectiveReadings,
  formulaName,
  type PlacedCriterion,
} from "./model";
import { readingName } from "./names";
import { factFormula, ruleFormula } from "./rules";
import type { Formula } from "../formula/parse";
import type { OutcomeItem, Rubric } from "./types";
import { namesYear, YEAR, yearNumber } from "./year";

/** Reading id → option id, all readings of a rubric. */
export type Readings = Readonly<Record<string, string>>;

/** A formula of the rubric under the readings in force: a branch that another reading would take is not there. */
export interface BoundFormula {
  readonly tree: AstExpression;
  /** The names that it still uses, each once. */
  readonly names: readonly string[];
}

/** 计分规则: where a criterion's score comes from. */
export type Rule =
  /** A person scores, part by part where there are parts; some of these may have a formula. */
  | { readonly type: "judged"; readonly parts: readonly (BoundFormula | null)[] }
  /** A veto: a person says yes or no. */
  | { readonly type: "flag" }
  | {
      readonly type: "formula";
      readonly formula: BoundFormula;
      /** FALSE makes the criterion 不适用. */
      readonly applies?: BoundFormula;
      /** Where the formula gives "", a person scores, below the full points. */
      readonly elseJudged: boolean;
    };

export interface RuledCriterion extends PlacedCriterion {
  readonly id: string;
  readonly rule: Rule;
}

export interface BoundItem extends OutcomeItem {
  readonly bound: BoundFormula;
}

/** 规则本: what a rubric says under some readings. */
export interface Rulebook {
  readonly rubric: Rubric;
  /** All readings, with the option in force. */
  readonly readings: Readings;
  /** The year in force where the rubric computes by it. */
  readonly year: number | undefined;
  /** All criteria in the order of the document, veto rows included. */
  readonly criteria: readonly RuledCriterion[];
  readonly total: BoundFormula;
  readonly items: readonly BoundItem[];
  /** Any formula over facts and figures of a card under the readings in force, parsed and folded once. */
  bind(formula: string): BoundFormula;
  /** Any formula of the roster, over the cells of a row, with the same. */
  bindRow(formula: string): BoundFormula;
}

const books = new WeakMap<Rubric, Remembered<Rulebook>>();
/** Readings and years are what files say. */
const MOST_BOOKS = 32;

/** The rulebook of a rubric for a card's year; readings that are not named take their default. */
export function rulebookOf(
  rubric: Rubric,
  chosen: Readonly<Record<string, string>> = {},
  written = "",
): Rulebook {
  const readings = effectiveReadings(rubric, chosen);
  const known = books.get(rubric) ?? new Remembered<Rulebook>(MOST_BOOKS, () => 1);
  books.set(rubric, known);
  const year = namesYear(rubric) ? yearNumber(written) : undefined;
  const key = JSON.stringify([readings, year]);
  return known.get(key, () => compileRulebook(rubric, readings, year));
}

function compileRulebook(rubric: Rubric, readings: Readings, year: number | undefined): Rulebook {
  const answers = Object.entries(readings).map(([id, option]): [string, Constant] => [
    readingName(id),
    option,
  ]);
  const constants = new Map<string, Constant>([
    ...answers,
    ...(year === undefined ? [] : [[YEAR, year] as const]),
  ]);
  const bind = binder(constants, (text) => factFormula(rubric, text));
  return {
    rubric,
    readings,
    year,
    criteria: criteriaOf(rubric).map((place) => ({
      ...place,
      id: place.criterion.id,
      rule: ruleOf(place, bind),
    })),
    total: bind(rubric.outcome.total),
    items: rubric.outcome.items.map((item) => ({ ...item, bound: bind(item.formula) })),
    bind,
    bindRow: binder(new Map(answers), ruleFormula),
  };
}

function ruleOf({ criterion, kind }: PlacedCriterion, bind: Rulebook["bind"]): Rule {
  if (kind === "veto") return { type: "flag" };
  const { otherwise, parts = [] } = criterion;
  const applies = appliesBy(criterion);
  if (criterion.rule === "judged") {
    const rules = parts.map(({ rule }) => (rule === undefined ? null : bind(rule)));
    return { type: "judged", parts: rules };
  }
  return {
    type: "formula",
    formula: bind(criterion.rule),
    ...(applies === undefined ? {} : { applies: bind(applies) }),
    elseJudged: otherwise === "judged",
  };
}

function binder(
  constants: ReadonlyMap<string, Constant>,
  read: (text: string) => Formula,
): Rulebook["bind"] {
  const bound = new Map<string, BoundFormula>();
  return (text) => {
    let formula = bound.get(text);
    if (!formula) {
      const tree = fold(treeOf(read(text)), constants);
      formula = { tree, names: namesOf(tree) };
      bound.set(text, formula);
    }
    return formula;
  };
}

/** A section, category or outcome item as a name in formulas: `section.goal`. */
export function figureName(group: "section" | "category" | "outcome", id: string): string {
  return `${group}.${formulaName(id)}`;
}
