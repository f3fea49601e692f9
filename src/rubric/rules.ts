import "../functions/catalogue";
import {
  FormulaError,
  parseFormula,
  remade,
  renamed,
  treeOf,
  type Formula,
} from "../formula/parse";
import { mapChildren } from "../formula/node";
import type { AstExpression } from "@borgar/fx";
import {
  comparisonAt,
  comparisonKey,
  mayCompare,
  withOwnCalls,
  type Comparison,
} from "./comparisons";
import { appliesBy, criteriaOf, factNames, formulaName, type FactName } from "./model";
import { fixedName, nameIn, readingName } from "./names";
import type { Criterion, Fact, Form, OutcomeItem, Reading, RosterColumn, Rubric } from "./types";

const parsed = new Map<string, Formula>();

/**
 * A formula of a rubric, parsed once.
 *
 * @throws FormulaError where it cannot be read
 */
export function ruleFormula(text: string): Formula {
  let formula = parsed.get(text);
  if (!formula) {
    formula = renamed(parseFormula(text), fixedName);
    parsed.set(text, formula);
  }
  return formula;
}

const ofRubrics = new WeakMap<Rubric, Map<string, Formula>>();

/**
 * A formula over the facts and readings of a rubric, with their names in formulas for whatever they are called by.
 *
 * @throws FormulaError where it cannot be read
 */
export function factFormula(rubric: Rubric, text: string): Formula {
  const known = ofRubrics.get(rubric) ?? new Map<string, Formula>();
  ofRubrics.set(rubric, known);
  let formula = known.get(text);
  if (!formula) {
    const named = namedFormula(rubric, text);
    formula = mayCompare(text) ? remade(named, withFigures(rubric, treeOf(named))) : named;
    known.set(text, formula);
  }
  return formula;
}

/** The same with what it compares still written out. */
export function namedFormula(rubric: Rubric, text: string): Formula {
  const formula = renamed(ruleFormula(text), (name) => nameIn(rubric, name));
  return mayCompare(text) ? remade(formula, withOwnCalls(treeOf(formula))) : formula;
}

/** The comparison figures of a rubric in the place of the calls that they are. */
function withFigures(rubric: Rubric, tree: AstExpression): AstExpression {
  const comparison = comparisonAt(tree);
  const fact = comparison && comparedFacts(rubric).get(comparisonKey(comparison))?.fact;
  if (!fact) return mapChildren(tree, (child) => withFigures(rubric, child));
  const { loc } = tree;
  return {
    ...{ type: "ReferenceIdentifier", value: formulaName(fact.id), kind: "name" },
    ...(loc && { loc }),
  } as AstExpression;
}

/** A comparison with the fact that it is on a card's sheet. */
export interface ComparedFact {
  readonly fact: Fact;
  readonly comparison: Comparison;
}

const comparedByRubric = new WeakMap<Rubric, ReadonlyMap<string, ComparedFact>>();

/** 比较指标: the facts whose whole formula is a comparison, by what they compare. */
export function comparedFacts(rubric: Rubric): ReadonlyMap<string, ComparedFact> {
  let compared = comparedByRubric.get(rubric);
  if (!compared) {
    compared = new Map(
      rubric.facts.flatMap((fact) => {
        const comparison = comparisonIn(rubric, fact);
        return comparison ? [[comparisonKey(comparison), { fact, comparison }] as const] : [];
      }),
    );
    comparedByRubric.set(rubric, compared);
  }
  return compared;
}

/** The fact that a comparison figure compares, as formulas name it; undefined for any other fact. */
export const comparedOf = (rubric: Rubric, fact: Fact): string | undefined =>
  [...comparedFacts(rubric).values()].find((each) => each.fact === fact)?.comparison.of;

/** The facts that are compared, each once. */
export function comparedValues(rubric: Rubric): Fact[] {
  const compared = new Set([...comparedFacts(rubric).values()].map(({ comparison: { of } }) => of));
  return rubric.facts.filter(({ id }) => compared.has(formulaName(id)));
}

function comparisonIn(rubric: Rubric, { formula = "" }: Fact): Comparison | undefined {
  if (!mayCompare(formula) || tryFormula(formula).error) return undefined;
  return comparisonAt(treeOf(namedFormula(rubric, formula)));
}

/** Whether a fact is a comparison figure: the roster computes it, and nobody types it. */
export function isCompared({ formula = "" }: Pick<Fact, "formula">): boolean {
  const read = mayCompare(formula) ? tryFormula(formula).formula : undefined;
  return read !== undefined && comparisonAt(treeOf(read)) !== undefined;
}

/** 派生: whether a fact follows from others of the unit's own. */
export const isDerived = (fact: Pick<Fact, "formula">): boolean =>
  fact.formula !== undefined && !isCompared(fact);

/** A formula of a rubric, over its facts where the rubric is given, or why it cannot be read. */
export function tryFormula(
  text: string,
  rubric?: Rubric,
): { formula: Formula; error?: undefined } | { formula?: undefined; error: FormulaError } {
  try {
    return { formula: rubric ? factFormula(rubric, text) : ruleFormula(text) };
  } catch (error) {
    if (error instanceof FormulaError) return { error };
    throw error;
  }
}

/** The rule of a criterion as a formula; undefined where a person types the score or the flag. */
export function criterionRule(rubric: Rubric, { rule }: Criterion): Formula | undefined {
  return rule === "judged" || rule === "flag" ? undefined : factFormula(rubric, rule);
}

/** The facts, or lines of facts, that a formula names, in the order of their first use. */
export function factsOf(rubric: Rubric, formula: Formula): FactName[] {
  const names = factNames(rubric);
  return formula.names.flatMap((name) => names.get(name) ?? []);
}

/** The readings that a formula depends on. */
export function readingsOf(rubric: Rubric, formula: Formula): Reading[] {
  const used = new Set(formula.names);
  return rubric.readings.filter(({ id }) => used.has(readingName(id)));
}

/** A formula of a rubric file with its place. */
export interface PlacedFormula {
  text: string;
  path: string;
  use:
    | { in: "fact" }
    | { in: "criterion"; criterion: Criterion; part: "rule" | "part" | "applies" | "condition" }
    | { in: "outcome"; type?: OutcomeItem["type"] }
    | { in: "roster"; type?: RosterColumn["type"] }
    | { in: "total" | "list" | "check" }
    | { in: "form"; form: Form };
}

/** Every formula of a rubric, in the order of the file. */
export function formulasOf(rubric: Rubric): PlacedFormula[] {
  return [
    ...factFormulas(rubric),
    ...criterionFormulas(rubric),
    ...outcomeFormulas(rubric),
    ...rosterFormulas(rubric),
    ...formFormulas(rubric),
  ];
}

/** A comparison is computed in the roster, and checked by itself. */
const factFormulas = ({ facts }: Rubric): PlacedFormula[] =>
  facts.flatMap((fact, f): PlacedFormula[] =>
    isDerived(fact)
      ? [{ text: fact.formula!, path: `facts[${f}].formula`, use: { in: "fact" } }]
      : [],
  );

function criterionFormulas(rubric: Rubric): PlacedFormula[] {
  return criteriaOf(rubric).flatMap(({ criterion, path }) => {
    const { rule, parts = [], conditions = [] } = criterion;
    const applies = appliesBy(criterion);
    const place = (part: "rule" | "applies" | "condition", text: string, key: string) => [
      { text, path: `${path}.${key}`, use: { in: "criterion", criterion, part } } as const,
    ];
    return [
      ...(rule === "judged" || rule === "flag" ? [] : place("rule", rule, "rule")),
      ...parts.flatMap((part, p) => partFormula(criterion, part, `${path}.parts[${p}].rule`)),
      ...(applies === undefined ? [] : place("applies", applies, "applies")),
      ...conditions.flatMap(({ formula }, c) =>
        place("condition", formula, `conditions[${c}].formula`),
      ),
    ];
  });
}

/** The points of a part's rule are its own. */
function partFormula(
  criterion: Criterion,
  { points, rule }: NonNullable<Criterion["parts"]>[number],
  path: string,
): PlacedFormula[] {
  if (rule === undefined) return [];
  const own: Criterion = { ...criterion, points };
  return [{ text: rule, path, use: { in: "criterion", criterion: own, part: "part" } }];
}

function outcomeFormulas({ outcome }: Rubric): PlacedFormula[] {
  return [
    { text: outcome.total, path: "outcome.total", use: { in: "total" } },
    ...outcome.items.map(({ formula, type }, i): PlacedFormula => {
      return { text: formula, path: `outcome.items[${i}].formula`, use: { in: "outcome", type } };
    }),
  ];
}

function rosterFormulas({ roster }: Rubric): PlacedFormula[] {
  const columns = roster.columns.flatMap(({ from, value, type }, c): PlacedFormula[] =>
    from === "formula" && value !== undefined
      ? [{ text: value, path: `roster.columns[${c}].value`, use: { in: "roster", type } }]
      : [],
  );
  const lists = (roster.lists ?? []).map(({ where }, l): PlacedFormula => {
    return { text: where, path: `roster.lists[${l}].where`, use: { in: "list" } };
  });
  const checks = (roster.checks ?? []).map(({ formula }, c): PlacedFormula => {
    return { text: formula, path: `roster.checks[${c}].formula`, use: { in: "check" } };
  });
  return [...columns, ...lists, ...checks];
}

function formFormulas({ forms }: Rubric): PlacedFormula[] {
  return forms.flatMap((form, f) =>
    form.rows.flatMap(({ cells }, r) =>
      cells.flatMap(({ formula }, c): PlacedFormula[] =>
        formula === undefined
          ? []
          : [
              {
                text: formula,
                path: `forms[${f}].rows[${r}].cells[${c}].formula`,
                use: { in: "form", form },
              },
            ],
      ),
    ),
  );
}
