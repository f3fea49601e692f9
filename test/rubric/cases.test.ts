import { evaluateFormula } from "../../src/formula/evaluate";
import type { CellValue } from "../../src/formula/values";
import { criteriaOf, effectiveReadings, findCriterion } from "../../src/rubric/model";
import { readingName } from "../../src/rubric/names";
import { criterionRule, ruleFormula } from "../../src/rubric/rules";
import { NOT_APPLICABLE, rulingOf } from "../../src/ledger/criteria";
import { cellName } from "../../src/ledger/cells";
import { ledgerOf } from "../../src/ledger/ledger";
import { CardValues } from "../../src/ledger/values";
import { rulebookOf } from "../../src/rubric/rulebook";
import type { Criterion, Reading, Rubric } from "../../src/rubric/types";
import type { CriterionCases, RubricCases } from "./support/cases";
import { CASE_FILES, officialRubric, rubricText } from "./support/files";

type Example = CriterionCases["examples"][number];

const bare = (text: string) => text.replace(/\s/g, "");

describe.each(CASE_FILES)("worked examples in %s", (file) => {
  const cases = JSON.parse(rubricText(file)) as RubricCases;
  const rubric = officialRubric(cases.rubric);

  test("there are examples for every rule", () => {
    const ruled = criteriaOf(rubric).filter(({ criterion }) => criterionRule(rubric, criterion));
    const shown = new Set(cases.criteria.map(({ criterion }) => criterion));
    expect(ruled.map(({ criterion }) => criterion.id).filter((id) => !shown.has(id))).toEqual([]);
  });

  describe.each(cases.criteria)("$criterion: $quote", ({ criterion: id, quote, examples }) => {
    const { criterion } = findCriterion(rubric, id)!;

    test("the quote is the document's", () => {
      expect(wordingOf(rubric).some((words) => words.includes(bare(quote)))).toBe(true);
    });

    test.each(examples.map((example) => [titleOf(example), example] as const))(
      "%s",
      (_, example) => {
        const score = scoreOf(rubric, criterion, example);
        if (typeof example.score === "number") expect(score).toBeCloseTo(example.score, 12);
        else expect(score).toBe(example.score);
      },
    );
  });

  const outcomes = cases.outcomes ?? [];
  if (outcomes.length > 0) {
    test.each(outcomes.map((example) => [JSON.stringify(example), example] as const))(
      "outcome %s",
      (_, { readings, base, bonus, vetoed, total, items }) => {
        const given = new Map<string, CellValue>([
          ...readingEntries(rubric, readings),
          ...Object.entries({ base, bonus, vetoed }),
        ]);
        const lookup = (name: string) => given.get(name) ?? null;
        const found = evaluateFormula(ruleFormula(rubric.outcome.total), lookup);
        expect(found).toBe(total);
        given.set("total", found);
        for (const [id, value] of Object.entries(items)) {
          const { formula } = rubric.outcome.items.find((item) => item.id === id)!;
          expect([id, evaluateFormula(ruleFormula(formula), lookup)]).toEqual([id, value]);
        }
      },
    );
  }
});

/** Every wording of the table and of the clauses beside it. */
function wordingOf(rubric: Rubric): string[] {
  const cells = criteriaOf(rubric).flatMap(({ section, subsection, texts }) =>
    [section.cells, subsection.cells, texts].flatMap((level) => Object.values(level)),
  );
  return [...cells, ...(rubric.clauses ?? []).map(({ text }) => text)].map(bare);
}

function titleOf({ note, readings, facts, score }: Example): string {
  const given = Object.entries({ ...readings, ...facts }).map(([id, value]) => `${id} ${value}`);
  return `${given.join(", ") || "nothing"} → ${score}${note ? ` (${note})` : ""}`;
}

/** What the criterion's cell makes of the facts. */
function scoreOf(rubric: Rubric, criterion: Criterion, { readings, facts }: Example) {
  const ledger = ledgerOf(rulebookOf(rubric, readings));
  const stage = rubric.stages[0]!.id;
  const given = new Map(
    Object.entries(facts).map(([key, value]) => [cellName("fact", key, stage), value]),
  );
  const values = new CardValues(ledger, (cell) => given.get(cell));
  const ruled = ledger.book.criteria.find(({ id }) => id === criterion.id)!;
  const { lacks } = rulingOf(ledger.book, ruled, 0);
  if (lacks.some(({ node }) => values.holds(node))) return "missing";
  const score = values.at(cellName("score", criterion.id, stage));
  if (score === NOT_APPLICABLE) return "not-applicable";
  return score === "" ? (criterion.otherwise ?? "missing") : score;
}

function readingEntries(rubric: Rubric, readings: Record<string, string> = {}) {
  return Object.entries(effectiveReadings(rubric, readings)).map(
    ([id, option]) => [readingName(id), option] as const,
  );
}

describe.each(CASE_FILES)("readings in %s", (file) => {
  const cases = JSON.parse(rubricText(file)) as RubricCases;
  const rubric = officialRubric(cases.rubric);
  const options = readingsOfUnits(rubric).flatMap(({ id, options }) =>
    options.map((option) => [id, option.id] as const),
  );

  test.each(options)("%s %s is shown by an example", (reading, option) => {
    const shown = examplesOf(rubric, cases).filter(
      ({ names, readings }) =>
        names.includes(readingName(reading)) &&
        effectiveReadings(rubric, readings)[reading] === option,
    );
    expect(shown.length).toBeGreaterThan(0);
  });
});

/** The readings that decide a unit's own result; those of a roster are shown by rosters. */
function readingsOfUnits(rubric: Rubric): Reading[] {
  const { outcome } = rubric;
  const formulas = [
    ...criteriaOf(rubric).flatMap(({ criterion }) => criterionRule(rubric, criterion) ?? []),
    ...[outcome.total, ...outcome.items.map(({ formula }) => formula)].map(ruleFormula),
  ];
  return rubric.readings.filter(({ id }) =>
    formulas.some(({ names }) => names.includes(readingName(id))),
  );
}

/** Each example with the names of the formulas that it tries. */
function examplesOf(rubric: Rubric, { criteria, outcomes = [] }: RubricCases) {
  const { total, items } = rubric.outcome;
  const names = (formulas: readonly string[]) =>
    formulas.flatMap((formula) => ruleFormula(formula).names);
  return [
    ...criteria.flatMap(({ criterion, examples }) => {
      const { rule } = findCriterion(rubric, criterion)!.criterion;
      return examples.map(({ readings }) => ({ readings, names: names([rule]) }));
    }),
    ...outcomes.map(({ readings, items: shown }) => {
      const formulas = items.filter(({ id }) => id in shown).map(({ formula }) => formula);
      return { readings, names: names([total, ...formulas]) };
    }),
  ];
}
