/** A worked example: a rule over inputs, evaluated and told as everywhere. */
import "../functions/catalogue";
import { serialOf } from "../formula/dates";
import { evaluateFormula } from "../formula/evaluate";
import { explainFormula, type ExplainNames } from "../formula/explain";
import { parseFormula, type Formula } from "../formula/parse";
import { DAY } from "../formula/shown-days";
import { takenSentence } from "../formula/taken";
import { FunctionError, type Language, type Value } from "../formula/values";
import { numbersIn } from "../sentence/numbers";
import { SAMPLE_YEAR } from "./forms/deadlines";
import type { Draft } from "./forms";
import type { Example, Proposal, ProposedFact, SampleValue, ScoringClause } from "./types";

type Inputs = Record<string, SampleValue | readonly SampleValue[]>;

/** What is shown where nothing is computed. */
export const NO_EXAMPLE: Example = { inputs: {}, value: null, text: "" };

export function exampleOf(draft: Draft, clause: ScoringClause): Example {
  const formula = parseFormula(draft.rule);
  const inputs = inputsOf(draft, clause, formula);
  const told = tell({ formula, inputs, facts: draft.facts }, clause, "zh");
  return told ? { inputs, ...told } : { ...NO_EXAMPLE, inputs };
}

/**
 * A proposal's example in either language, of the facts as they are called now; "" where it has none. What the document
 * says itself, such as names and units, stays as it is.
 */
export function exampleIn(
  { rule, parts, facts, example: { inputs, text } }: Proposal,
  { points, kind }: Pick<ScoringClause, "points" | "kind">,
  language: Language,
): string {
  if (text === "") return "";
  const one = (formula: string, worth: number | null) =>
    tell({ formula: parseFormula(formula), inputs, facts }, { points: worth, kind }, language)
      ?.text ?? "";
  if (!parts) return one(rule!, points);
  const colon = language === "zh" ? "：" : ": ";
  return parts
    .flatMap((part) =>
      part.rule === null ? [] : [`${part.name}${colon}${one(part.rule, part.points)}`],
    )
    .join(language === "zh" ? "；" : "; ");
}

interface Told {
  formula: Formula;
  inputs: Example["inputs"];
  facts: readonly ProposedFact[];
}

/** The rule over its inputs, evaluated and told; null where that gives nothing. */
function tell(
  { formula, inputs, facts }: Told,
  { points, kind }: Pick<ScoringClause, "points" | "kind">,
  language: Language,
): Pick<Example, "value" | "text"> | null {
  if (points === null && formula.names.includes("points")) return null;
  const lookup = (name: string): Value =>
    name === "points" ? points : toValue(inputs[name] ?? null);
  try {
    const value = evaluateFormula(formula, lookup);
    if (typeof value !== "number" && typeof value !== "string") return null;
    const told = explainFormula(formula, lookup, language, namesOf(facts, language));
    return { value, text: kind === "minus" ? takenIn(told, language) : told };
  } catch (error) {
    if (error instanceof FunctionError) return null;
    throw error;
  }
}

const takenIn = (told: string, language: Language): string =>
  language === "zh" ? `扣分：${takenSentence(told)}` : `Taken: ${told}`;

function inputsOf({ facts, samples = {} }: Draft, clause: ScoringClause, formula: Formula): Inputs {
  const inputs: Inputs = {};
  for (const [i, fact] of facts.entries())
    inputs[fact.name] = samples[fact.name] ?? sample(fact, i, clause.sentence);
  for (const name of formula.names) {
    const [whose, fact = ""] = name.split(".");
    const own = inputs[fact];
    if (name === "year") inputs[name] = SAMPLE_YEAR;
    else if (whose === "last" && typeof own === "number") inputs[name] = round(own * 0.96);
    else if (whose === "peers" && typeof own === "number")
      inputs[name] = [own, round(own * 1.02), round(own * 0.9)];
  }
  return inputs;
}

const round = (value: number) => Number(value.toPrecision(3));

const COUNTED = 2;

function sample(fact: ProposedFact, index: number, sentence: string): Inputs[string] {
  if (fact.lines) return fact.lines.map((_, i) => (i === 0 ? COUNTED : 1));
  switch (fact.type) {
    case "flag":
      return true;
    case "choice":
      return fact.choices![Math.min(1, fact.choices!.length - 1)]!;
    case "date":
      return `${SAMPLE_YEAR}-09-30`;
    case "rate":
      return index === 0 ? (printedWith(sentence, (unit) => unit === "%") ?? 0.93) : 0.9;
    case "count":
      return printedWith(sentence, (unit) => unit === fact.unit) ?? COUNTED;
    default:
      return (
        printedWith(sentence, (unit) => unit !== "" && unit === fact.unit) ??
        (index === 0 ? 80 : 100)
      );
  }
}

/** The largest number that the sentence prints with such a unit, where it prints one that is no single step. */
function printedWith(sentence: string, isUnit: (unit: string) => boolean): number | undefined {
  const found = numbersIn(sentence).flatMap(({ unit, value, kind }) =>
    kind === "amount" && isUnit(unit) ? [value] : [],
  );
  const most = Math.max(0, ...found);
  return most > 1 || (most > 0.3 && most < 1) ? most : undefined;
}

function toValue(input: Inputs[string] | null): Value {
  if (typeof input === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(input)) {
    const [year, month, day] = input.split("-").map(Number) as [number, number, number];
    return serialOf(year, month, day);
  }
  return isList(input) ? input.map((each) => [each]) : input;
}

const isList = (input: Inputs[string] | null): input is readonly SampleValue[] =>
  Array.isArray(input);

function namesOf(facts: readonly ProposedFact[], language: Language): ExplainNames {
  const find = (name: string) =>
    facts.find((fact) => fact.name === name.replace(/^(?:peers|last)\./u, ""));
  return {
    label: (name) => {
      const fact = find(name);
      if (!fact || name.startsWith("peers.")) return undefined;
      const measure = fact.unit ? `${fact.unit}数` : "";
      const plain =
        fact.name.length > measure.length && fact.name.endsWith(measure)
          ? fact.name.slice(0, fact.name.length - measure.length)
          : fact.name;
      if (!name.startsWith("last.")) return plain;
      return language === "zh" ? `上年${plain}` : `last year's ${plain}`;
    },
    unit: (name) => (find(name)?.type === "date" ? DAY : (find(name)?.unit ?? undefined)),
    lines: (name) => find(name)?.lines,
  };
}
