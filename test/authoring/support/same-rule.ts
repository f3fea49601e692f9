/** Whether two rules say the same, whatever their facts are called: by their values over inputs around the sentence's numbers. */
import "../../../src/functions/catalogue";
import { serialOf } from "../../../src/formula/dates";
import { evaluateFormula } from "../../../src/formula/evaluate";
import { parseFormula } from "../../../src/formula/parse";
import { FunctionError, type Value } from "../../../src/formula/values";
import { numbersIn } from "../../../src/sentence/numbers";

const YEAR = 2026;
const factOf = (name: string) => name.replace(/^(?:peers|last)\./u, "");

/** The facts of a rule in the order of their first use. */
function factsOf(rule: string): string[] {
  const names = parseFormula(rule).names.map(factOf);
  return [...new Set(names)].filter((name) => name !== "points" && name !== "year");
}

function valueOf(rule: string, points: number, inputs: readonly Value[]): string {
  const facts = factsOf(rule);
  const lookup = (name: string): Value => {
    if (name === "points") return points;
    if (name === "year") return YEAR;
    const own = inputs[facts.indexOf(factOf(name))]!;
    if (name.startsWith("peers."))
      return [own, 1.1, 0.8, 1.3].map((each, i) => [
        i === 0 ? own : Number(own) * Number(each),
      ]) as Value;
    return name.startsWith("last.") ? Number(own) * 0.97 : own;
  };
  try {
    const value = evaluateFormula(parseFormula(rule), lookup);
    return typeof value === "number" ? value.toFixed(7) : String(value);
  } catch (error) {
    if (error instanceof FunctionError) return error.code;
    throw error;
  }
}

/** Values that the rule must be tried with. */
function candidates(rule: string, sentence: string): Value[] {
  const answers = [...rule.matchAll(/="([^"]+)"/gu)].map((match) => match[1]!);
  if (answers.length > 0) return [...answers, "其他答案"];
  if (rule.includes("VETO")) return [true, false];
  const date = /DATE\(year,(\d+),(\d+)\)/u.exec(rule);
  if (date)
    return [-3, 0, 1, 2, 7].map((days) => serialOf(YEAR, Number(date[1]), Number(date[2])) + days);
  const near = numbersIn(sentence).flatMap(({ value }) => [
    value,
    value * 0.993,
    value * 1.004,
    value + 1,
    value - 1,
    value / 2,
  ]);
  return [0, 1, 2, 3, 7, 0.5, 0.83, 0.927, ...near.filter((value) => value >= 0)];
}

export function sameRule(
  rule: string,
  expected: string,
  points: number,
  sentence: string,
): boolean {
  const facts = factsOf(expected);
  if (factsOf(rule).length !== facts.length) return false;
  const lines = /\{[\d.;]+\}/u.exec(expected)?.[0].split(";").length ?? 1;
  const values = candidates(expected, sentence);
  return Array.from({ length: values.length * 3 }, (_, i) =>
    facts.map(
      (_fact, k): Value =>
        lines > 1
          ? Array.from({ length: lines }, (_line, l) => [(i + 2 * l + k) % 4])
          : values[
              (i * (k === 0 ? 1 : 7) + k * (3 + Math.floor(i / values.length))) % values.length
            ]!,
    ),
  ).every((inputs) => valueOf(rule, points, inputs) === valueOf(expected, points, inputs));
}
