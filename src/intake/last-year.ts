/** 上年: what last year's workbooks say of the figures that this year's rules ask for. */
import { isError, type Scalar, type Text } from "../formula/values";
import { usedCell } from "../ledger/facts";
import { ledgerOf } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import { isLastFact, lastKeys, lastOf } from "../rubric/last";
import { allFactKeys, factKeys } from "../rubric/model";
import { rulebookOf } from "../rubric/rulebook";
import type { Rubric } from "../rubric/types";
import { yearNumber } from "../rubric/year";
import { assess } from "../scoring/assess";
import { readContents } from "../scoring/contents";
import { factLabel } from "../scoring/labels";
import { effectiveStages } from "../scoring/stage-entries";
import type { Assessment, Scorecard } from "../scoring/types";
import { carriedBy, rubricOfCard } from "./files/carried";
import type { ReadCard, ReadFile } from "./types";

type Values = Record<string, Scalar>;

export interface LastYear {
  /** What is known of a unit, by the key of the fact. */
  valuesOf(unit: string): Values;
  /** How many cards of last year were used. */
  cards: number;
  /** What could not be used, and why. */
  notes: Text[];
}

/** A card of last year's, in a file or in the open workbook. */
export type LastCard = Pick<ReadCard, "unit" | "year" | "scorecard">;

export type LastFile = Pick<ReadFile, "file" | "carried"> & { cards: readonly LastCard[] };

/**
 * @param files last year's workbooks as they were read
 * @param known all rubrics that are known here
 * @param year this year's: a card of it, or of a later one, is none of last year's
 */
export function lastYearOf(
  rubric: Rubric,
  files: readonly LastFile[],
  { known, year }: { known: readonly Rubric[]; year: string },
): LastYear {
  const keys = lastKeys(rubric);
  if (keys.length === 0) return { valuesOf: () => ({}), cards: 0, notes: [NOTHING_ASKED] };
  const notes: Text[] = [];
  const rubrics = [...known, ...carriedBy(files)];
  const byUnit = new Map<string, { card: LastCard; values: Values }>();
  for (const { file, cards } of files) {
    if (cards.length === 0) notes.push(noCard(file));
    for (const card of cards) {
      const old = rubricOfCard(rubrics, card);
      const unit = foldedUnit(card.unit);
      if (!old || old.id !== rubric.id) notes.push(otherRubric(file, card));
      else if (!isEarlier(card, year)) notes.push(notEarlier(file, card));
      else if (isLater(byUnit.get(unit)?.card, card)) continue;
      else {
        if (byUnit.has(unit)) notes.push(severalOf(card));
        byUnit.set(unit, { card, values: valuesFor(rubric, keys, old, card, notes) });
      }
    }
  }
  return {
    valuesOf: (unit) => byUnit.get(foldedUnit(unit))?.values ?? {},
    cards: byUnit.size,
    notes,
  };
}

const foldedUnit = (unit: string) => unit.normalize("NFKC").replace(/\s/g, "");

function isEarlier({ year }: LastCard, thisYear: string): boolean {
  const [own, current] = [yearNumber(year ?? ""), yearNumber(thisYear)];
  return own === undefined || current === undefined || own < current;
}

/** Whether what is known already is of a later year. */
const isLater = (known: LastCard | undefined, { year }: LastCard): boolean =>
  known !== undefined && (yearNumber(known.year ?? "") ?? 0) > (yearNumber(year ?? "") ?? 0);

function valuesFor(
  rubric: Rubric,
  keys: readonly string[],
  old: Rubric,
  card: LastCard,
  notes: Text[],
): Values {
  const assessment = assess(old, card.scorecard);
  const factOf = factsAtEnd(old, card.scorecard);
  const values: Values = {};
  for (const key of keys) {
    const of = lastOf(key);
    const value = isOfResult(of)
      ? resultOf(rubric, old, of, assessment)
      : factOf(oldKey(rubric, old, of));
    if (value === null || value === undefined || value === "") continue;
    if (isAdmitted(rubric, key, value)) values[key] = value;
    else notes.push(notAdmitted(card, factLabel(rubric, key), value));
  }
  if (assessment.counted === null && keys.some((key) => isOfResult(lastOf(key))))
    notes.push(noResult(card));
  return values;
}

const OUTCOME = "outcome.";

const isOfResult = (of: string) => of === "total" || of.startsWith(OUTCOME);

/** The total, or a result by its id, else by what it is called. */
function resultOf(rubric: Rubric, old: Rubric, of: string, { result }: Assessment): Scalar {
  if (of === "total") return result.total;
  const id = of.slice(OUTCOME.length);
  const label = rubric.outcome.items.find((each) => each.id === id)?.label.zh;
  const { items } = old.outcome;
  const item =
    items.find((each) => each.id === id) ?? items.find((each) => each.label.zh === label);
  return item ? (result.outcome[item.id] ?? null) : null;
}

/** A fact as the last stage has it: typed there, or taken over, or following from others. */
function factsAtEnd(old: Rubric, scorecard: Scorecard): (key: string) => Scalar {
  const typed = effectiveStages(old, scorecard).at(-1)?.facts ?? {};
  const derived = new Set(
    old.facts.flatMap(({ id, formula }) => (formula === undefined ? [] : [id])),
  );
  const book = rulebookOf(old, scorecard.readings, scorecard.year);
  const values = new CardValues(ledgerOf(book), readContents(old, scorecard));
  return (key) => {
    if (!derived.has(key)) return typed[key]?.value ?? null;
    const value = values.at(usedCell(old, key, old.stages.length - 1));
    return isError(value) ? null : value;
  };
}

/** A fact of another version of the rubric goes by its id, else by what it is called. */
function oldKey(rubric: Rubric, old: Rubric, key: string): string {
  const keys = allFactKeys(old);
  if (keys.includes(key)) return key;
  const { zh } = factLabel(rubric, key);
  return keys.find((each) => factLabel(old, each).zh === zh) ?? key;
}

function isAdmitted(rubric: Rubric, key: string, value: Scalar): boolean {
  const fact = rubric.facts.find((each) => isLastFact(each) && factKeys(each).includes(key));
  return fact?.choices === undefined || fact.choices.includes(String(value));
}

const NOTHING_ASKED: Text = {
  zh: "这份考核表的规则没有用到上年的数，去年的文件没有读。",
  en: "No rule of this rubric asks for last year; the files of last year were not read.",
};

const noCard = (file: string): Text => ({
  zh: `${file} 里没有认得的考核表，没有用。`,
  en: `${file} has no card of a known rubric and was not used.`,
});

const otherRubric = (file: string, { unit }: LastCard): Text => ({
  zh: `${file}（${unit}）不是这份考核表，没有用。`,
  en: `${file} (${unit}) is a card of another rubric and was not used.`,
});

const notEarlier = (file: string, { unit, year }: LastCard): Text => ({
  zh: `${file}（${unit}）是 ${year} 年度的，不是上年的，没有用。`,
  en: `${file} (${unit}) is of ${year}, which is no earlier year, and was not used.`,
});

const severalOf = ({ unit, year }: LastCard): Text => ({
  zh: `“${unit}”不止一份去年的表，按 ${year ?? ""} 年度、排在后面的一份填。`,
  en: `“${unit}” has several cards of last year; the later one, of ${year ?? ""}, was used.`,
});

const noResult = ({ unit }: LastCard): Text => ({
  zh: `“${unit}”去年的表没有填完或有误，没有总分和结果，要自己填。`,
  en: `Last year's card of “${unit}” is not complete or has errors: it has no total and no result, so type them.`,
});

const notAdmitted = ({ unit }: LastCard, label: Text, value: Scalar): Text => ({
  zh: `“${unit}”的“${label.zh}”去年是“${String(value)}”，今年没有这个选项，没有填。`,
  en: `“${label.en}” of “${unit}” was “${String(value)}”, which is no choice this year, and was not filled in.`,
});
