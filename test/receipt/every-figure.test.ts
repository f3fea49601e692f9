/** What holds for the receipt of every figure, whichever rubric it is of. */
import { add, compare9, multiply } from "../../src/formula/decimal";
import { receiptsOf } from "../../src/receipt/card";
import type { Receipt } from "../../src/receipt/types";
import { assess } from "../../src/scoring/assess";
import type { Assessment } from "../../src/scoring/types";
import { rubricOf, rubricText, TABLES } from "../support/rubrics";
import { parseRubric } from "../../src/rubric/load";
import { keysOf, linesOf, reviewedCard } from "./support/cards";

/** As the program reads its file: what that leaves out is filled in. */
const loaded = (id: string) => parseRubric(rubricText(`${id}.json`), id).rubric ?? rubricOf(id);

describe.each(TABLES)("%s", (id) => {
  const rubric = loaded(id);
  const card = { rubric, scorecard: reviewedCard(rubric) };
  const receiptOf = receiptsOf(card);
  const receipts: Receipt[] = keysOf(rubric).flatMap((key) => [
    receiptOf({ key })!,
    ...rubric.stages.map((stage) => receiptOf({ key, stage: stage.id })!),
  ]);

  test("there is one, of the unit, the year and what was asked for", () => {
    for (const { text, unit, name, key } of receipts)
      expect([key, text.split("\n")[0]]).toEqual([
        key,
        expect.stringContaining(`${unit} 2024年度 ${name.trim()}`),
      ]);
  });

  test("its arithmetic ends in the value", () => {
    for (const { key, arithmetic, shown, value } of receipts)
      if (arithmetic !== "" && value !== null)
        expect([key, arithmetic]).toEqual([key, expect.stringMatching(endOf(shown))]);
  });

  test("the terms of a sum add up to the value, and its line ends in it", () => {
    const sums = receipts.filter(({ terms }) => terms.length > 0);
    expect(sums.length).toBeGreaterThan(rubric.sections.length);
    for (const { key, terms, value, shown, text } of sums) {
      const sum = terms.reduce((all, each) => add(all, multiply(each.value ?? 0, each.weight)), 0);
      expect([key, compare9(sum, value as number)]).toEqual([key, 0]);
      expect([key, linesOf(text)["合计"]]).toEqual([key, expect.stringMatching(endOf(shown))]);
    }
  });

  test("every score is told by arithmetic or by a sum", () => {
    const silent = receipts.filter(
      ({ kind, value, arithmetic, terms }) =>
        kind !== "section" &&
        typeof value === "number" &&
        value !== 0 &&
        arithmetic + terms.length === "0",
    );
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  test("the values are the assessment's", () => {
    const { result, counted, stages } = assess(rubric, card.scorecard);
    // Where no stage counts, the last that was begun is told.
    const total = counted === null ? stages.at(-1)!.total : result.total;
    expect(receiptOf({ key: "total" })!.value).toBe(total);
    for (const stage of stages) {
      const at = (key: string) => receiptOf({ key, stage: stage.stage })!.value;
      expect(at("total")).toBe(stage.total);
      for (const [section, value] of Object.entries(stage.sections))
        expect([section, at(section) ?? 0]).toEqual([section, value]);
    }
  });

  test("the clause is the document's own words", () => {
    const printed = JSON.stringify(rubric).replaceAll("\\n", "\n");
    for (const { clause } of receipts)
      for (const words of clause.text.split("\n"))
        expect(printed).toContain(JSON.stringify(words).slice(1, -1));
  });

  test("another reading's value is what the card is worth with that one reading switched", () => {
    const known = new Map<string, Assessment>();
    const under = (reading: string, option: string) => {
      const key = `${reading} ${option}`;
      if (!known.has(key))
        known.set(key, assess(rubric, reviewedCard(rubric, { [reading]: option })));
      return known.get(key)!;
    };
    const single = receipts.filter(({ kind, stage }) => kind === "criterion" && stage !== null);
    for (const { key, stage, readings } of single)
      for (const { id: reading, option, others } of readings)
        for (const other of others) {
          expect(other.option).not.toBe(option);
          const score = under(reading, other.option).stages.find((each) => each.stage === stage)!
            .criteria[key]!.score;
          expect([key, other.value]).toEqual([key, score]);
        }
  });
});

/** The value stands alone at the end: 3 is not the end of 13. */
function endOf(shown: string): RegExp {
  const plain = shown.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(^|[^\\d.])${plain}$`);
}
