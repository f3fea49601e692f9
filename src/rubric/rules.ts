import "../functions/catalogue";
import { FormulaError, parseFormula, type Formula } from "../formula/parse";
import { criteriaOf, factNames, formulaName, type FactName } from "./model";
import type { Criterion, Form, OutcomeItem, Reading, RosterColumn, Rubric } from "./types";

const parsed = new Map<string, Formula>();

/**
 * A formula of a rubric, parsed once.
 *
 * @throws FormulaError where it cannot be read
 */
export function ruleFormula(text: string): Formula {
  let formula = parsed.get(text);
  if (!formula) {
    formula = parseFormula(text);
    parsed.set(text, formula);
  }
  return formula;
}

/** A formula of a rubric, or why it cannot be read. */
export function tryFormula(
  text: string,
): { formula: Formula; error?: undefined } | { formula?: undefined; error: FormulaError } {
  try {
    return { formula: ruleFormula(text) };
  } catch (error) {
    if (error instanceof FormulaError) return { error };
    throw error;
  }
}

/** The rule of a criterion as a formula; undefined where a person types the score or the flag. */
export function criterionRule({ rule }: Criterion): Formula | undefined {
  return rule === "judged" || rule === "flag" ? undefined : ruleFormula(rule);
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

/** A reading as a name in formulas: `above-mean` is `reading.above_mean`. */
export function readingName(id: string): string {
  return `reading.${formulaName(id)}`;
}

/** A formula of a rubric file with its place. */
export interface PlacedFormula {
  text: string;
  path: string;
  use:
    | { in: "criterion"; criterion: Criterion; part: "rule" | "applies" | "condition" }
    | { in: "outcome"; type?: OutcomeItem["type"] }
    | { in: "roster"; type?: RosterColumn["type"] }
    | { in: "total" | "list" | "check" }
    | { in: "form"; form: Form };
}

/** Every formula of a rubric, in the order of the file. */
export function formulasOf(rubric: Rubric): PlacedFormula[] {
  return [
    ...criterionFormulas(rubric),
    ...outcomeFormulas(rubric),
    ...rosterFormulas(rubric),
    ...formFormulas(rubric),
  ];
}

function criterionFormulas(rubric: Rubric): PlacedFormula[] {
  return criteriaOf(rubric).flatMap(({ criterion, path }) => {
    const { rule, applies, conditions = [] } = criterion;
    const place = (part: "rule" | "applies" | "condition", text: string, key: string) => [
      { text, path: `${path}.${key}`, use: { in: "criterion", criterion, part } } as const,
    ];
    return [
      ...(rule === "judged" || rule === "flag" ? [] : place("rule", rule, "rule")),
      ...(applies === undefined ? [] : place("applies", applies, "applies")),
      ...conditions.flatMap(({ formula }, c) =>
        place("condition", formula, `conditions[${c}].formula`),
      ),
    ];
  });
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
