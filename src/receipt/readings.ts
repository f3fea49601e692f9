/** 口径: the readings that a figure depends on, and what it would be under each other answer. */
import { effectiveReadings } from "../rubric/model";
import { factFormula, readingsOf } from "../rubric/rules";
import type { Reading, Rubric } from "../rubric/types";
import type { Scalar } from "../formula/values";
import { criteriaIn } from "./beneath";
import { factsIn, formulasOf } from "./facts";
import { plain } from "./shown";
import type { OpenCard, Subject } from "./subject";
import type { ReceiptReading } from "./types";

export function receiptReadings(card: OpenCard, subject: Subject): ReceiptReading[] {
  const { rubric, scorecard } = card;
  return readingsUsed(rubric, formulasBeneath(card, subject)).map((reading) =>
    readingWith(rubric, scorecard.readings, reading, (readings) =>
      plain(card.under(readings).at(subject.cell)),
    ),
  );
}

/** A reading with the value under each of its other options, that one reading switched. */
export function readingWith(
  rubric: Rubric,
  chosen: Readonly<Record<string, string>>,
  { id, question, options }: Reading,
  valueUnder: (readings: Record<string, string>) => Scalar,
): ReceiptReading {
  const readings = effectiveReadings(rubric, chosen);
  return {
    id,
    question: question.zh,
    option: readings[id]!,
    label: options.find((option) => option.id === readings[id])!.label.zh,
    others: options
      .filter((option) => option.id !== readings[id])
      .map((option) => ({
        option: option.id,
        label: option.label.zh,
        value: valueUnder({ ...readings, [id]: option.id }),
      })),
  };
}

/** The readings that formulas name, and those of the facts that these are derived from. */
export function readingsUsed(rubric: Rubric, formulas: readonly string[]): Reading[] {
  const derived = factsIn(rubric, formulas).flatMap(({ formula }) => formula ?? []);
  const used = new Set(
    [...formulas, ...derived].flatMap((formula) =>
      readingsOf(rubric, factFormula(rubric, formula)),
    ),
  );
  return rubric.readings.filter((reading) => used.has(reading));
}

/** Every formula that a figure may depend on. */
function formulasBeneath({ rubric, values }: OpenCard, subject: Subject): string[] {
  const { criteria } = values.ledger.book;
  switch (subject.kind) {
    case "criterion":
      return formulasOf(subject.criterion);
    case "part":
      return formulasOf(subject.criterion, subject.part);
    case "section":
      return criteriaIn(values.ledger.book, subject.figure).flatMap((each) => formulasOf(each));
    default: {
      const all = criteria.flatMap((each) => formulasOf(each));
      const items = subject.kind === "outcome" ? rubric.outcome.items : [];
      return [...all, rubric.outcome.total, ...items.map(({ formula }) => formula)];
    }
  }
}
