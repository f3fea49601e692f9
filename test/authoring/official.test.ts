/** The official sentences: what is proposed for sure says what the official rule says. */
import "../../src/functions/catalogue";
import { propose, type Proposal } from "../../src/authoring";
import { evaluateFormula } from "../../src/formula/evaluate";
import { parseFormula } from "../../src/formula/parse";
import { FunctionError, type Value } from "../../src/formula/values";
import { criteriaOf, effectiveReadings, type PlacedCriterion } from "../../src/rubric/model";
import { readingName } from "../../src/rubric/names";
import type { Rubric } from "../../src/rubric/types";
import { officialRubric, RUBRIC_IDS } from "../rubric/support/files";

type Inputs = Readonly<Record<string, Value>>;

/** Sentences speak of shares where the official rules divide what is counted. */
const SHARES: Readonly<Record<string, (inputs: Inputs) => Value[]>> = {
  "survey_answers/graduates": ({ survey_answers: over, graduates: under }) => [share(over, under)],
  "registered/graduates": ({ registered: over, graduates: under }) => [share(over, under)],
  "RUBRIC.RETENTION(": ({ stayed, employed, stayed_last, employed_last }) => [
    share(stayed, employed),
    share(stayed_last, employed_last),
  ],
  "undergraduates_trained,": (inputs) => [
    share(inputs["undergraduates_trained"], inputs["undergraduates"]),
    share(inputs["juniors_trained"], inputs["juniors"]),
  ],
};
const share = (over: Value | undefined, under: Value | undefined) => Number(over) / Number(under);

/** Whole numbers from one on, so that nothing is divided by zero; each fact runs through them at a pace of its own. */
const COUNTS = [1, 2, 3, 4, 5, 8, 10, 12, 15, 16, 20, 25, 40, 50, 80, 100];

function gridOf(rule: string): Inputs[] {
  const names = parseFormula(rule).names.filter((name) => !/^(?:points$|reading\.)/u.test(name));
  const lines = /\{[\d.;]+\}/u.exec(rule)?.[0].split(";").length ?? 1;
  const value = (i: number, k: number): Value => {
    if (rule.includes("VETO")) return (i + k) % 2 === 0;
    if (lines > 1) return Array.from({ length: lines }, (_, line) => [(i + 2 * line) % 5]);
    return rule.includes("_rate") ? ((i * 7 + k * 3) % 60) / 40 : at(i * (2 * k + 1) + k);
  };
  const at = (i: number) => [0, ...COUNTS][i % (COUNTS.length + 1)]!;
  return Array.from({ length: 6 * COUNTS.length }, (_, i) =>
    Object.fromEntries(names.map((name, k) => [name, value(i, k)])),
  );
}

function valueOf(rule: string, lookup: (name: string) => Value): Value {
  try {
    return evaluateFormula(parseFormula(rule), lookup);
  } catch (error) {
    if (error instanceof FunctionError) return null;
    throw error;
  }
}

/** Inputs for which the two rules differ; what either cannot compute says nothing. */
function differences(rubric: Rubric, { criterion }: PlacedCriterion, proposal: Proposal) {
  const readings = effectiveReadings(rubric, {});
  const defaults = new Map<string, Value>(
    Object.entries(readings).map(([id, option]) => [readingName(id), option]),
  );
  const points = criterion.points ?? 5;
  const shares = Object.entries(SHARES).find(([part]) => criterion.rule.includes(part))?.[1];
  const compared = gridOf(criterion.rule).map((inputs) => {
    const own = shares ? shares(inputs) : Object.values(inputs);
    const facts = new Map(proposal.facts.map(({ name, type }, i) => [name, given(type, own[i]!)]));
    const isOf = (name: string) => (name === "points" ? points : undefined);
    const mine = valueOf(
      proposal.rule!,
      (name) => isOf(name) ?? (name.startsWith("last.") ? own[1]! : (facts.get(name) ?? null)),
    );
    const official = valueOf(
      criterion.rule,
      (name) => isOf(name) ?? defaults.get(name) ?? inputs[name] ?? null,
    );
    return { inputs, mine, official };
  });
  const computed = compared.filter(({ mine, official }) => mine !== null && official !== null);
  return {
    compared: computed.length,
    differing: computed.filter(({ mine, official }) => !isSame(mine, official)),
  };
}

/** Where the official rule counts what the sentence only asks for. */
const given = (type: string, value: Value) =>
  type === "flag" && typeof value === "number" ? value > 0 : value;

const isSame = (a: Value, b: Value) =>
  typeof a === "number" && typeof b === "number" ? Math.abs(a - b) < 1e-9 : a === b;

/** Of a row's cells the standard is the sentence, else the last that is worded. */
const sentenceOf = ({ texts }: PlacedCriterion) =>
  texts["standard"] ??
  Object.entries(texts)
    .filter(([column]) => column !== "points")
    .at(-1)![1];

const rows = RUBRIC_IDS.flatMap((id) => {
  const rubric = officialRubric(id);
  return criteriaOf(rubric).map((placed) => ({
    rubric,
    placed,
    proposal: propose({
      sentence: sentenceOf(placed),
      points: placed.criterion.points ?? null,
      kind: placed.kind,
    }),
  }));
});
const certain = rows.filter(({ proposal }) => proposal.certainty === "certain");
const computed = certain.filter(({ proposal }) => !/^(?:flag|judged)$/u.test(proposal.rule!));

describe("the official sentences", () => {
  test("some of them are certain", () => expect(computed.length).toBeGreaterThan(10));

  test.each(computed.map((row) => [row.placed.criterion.clause, row.proposal.rule, row] as const))(
    "%s: %s",
    (_clause, _rule, { rubric, placed, proposal }) => {
      const { compared, differing } = differences(rubric, placed, proposal);
      expect(differing).toEqual([]);
      expect(compared).toBeGreaterThan(30);
    },
  );

  test("a flag is proposed for sure where the official rule is one", () => {
    const flags = certain.filter(({ proposal }) => proposal.rule === "flag");
    expect(flags.map(({ placed }) => placed.criterion.rule)).toEqual(flags.map(() => "flag"));
  });

  test("nothing is proposed for sure where the official document leaves it to a person", () => {
    const judged = rows.filter(({ placed }) => placed.criterion.rule === "judged");
    expect(judged.filter(({ proposal }) => proposal.certainty === "certain")).toEqual([]);
  });
});
