import { compare9, subtract } from "../formula/decimal";
import { formatNumber } from "../formula/values";
import type { OutcomeItem, Reading, ReadingOption, Rubric, Text } from "../rubric/types";
import { COUNTED } from "../ledger/cells";
import { departures } from "../ledger/departures";
import { ledgerOf } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import { rulebookOf, type Rulebook } from "../rubric/rulebook";
import { readingName } from "../rubric/names";
import { factFormula, ruleFormula } from "../rubric/rules";
import { readContents } from "./contents";
import { countedResult, outcomeAt, type StageAssessment } from "./stage";
import type { Finding, Scorecard, StageResult } from "./types";

type OutcomeValues = StageResult["outcome"];

/** Points short of the next band from which on a unit is told. */
const NEAR = 1;

/** How close the outcome is to another one: by points, or by another reading of the document. */
export function cliffFindings(
  book: Rulebook,
  stage: StageAssessment,
  scorecard: Scorecard,
): Finding[] {
  return [...nearNextBand(book, stage), ...underOtherReadings(book, stage, scorecard)];
}

function nearNextBand({ rubric }: Rulebook, { result, values }: StageAssessment): Finding[] {
  const { shown, outcome } = countedResult(values);
  if (shown === null) return [];
  const total = formatNumber(shown);
  return rubric.outcome.items
    .filter(({ formula }) => ruleFormula(formula).functions.includes("SUBSIDY.NEXT"))
    .flatMap(({ id }) => {
      const short = outcome[id];
      if (typeof short !== "number" || compare9(short, 0) <= 0 || compare9(short, NEAR) > 0)
        return [];
      const points = formatNumber(short);
      return [
        cliff(result.stage, {
          zh: `总分 ${total} 分，差 ${points} 分到下一档，请核对临界的得分项。`,
          en: `The total is ${total}, ${points} short of the next band: check the scores at the margin.`,
        }),
      ];
    });
}

function underOtherReadings(
  { rubric, readings }: Rulebook,
  stage: StageAssessment,
  scorecard: Scorecard,
): Finding[] {
  const contents = readContents(rubric, scorecard);
  const now = outcomeAt(stage.values, COUNTED);
  return readingsOfOutcome(rubric).flatMap((reading) =>
    reading.options
      .filter(({ id }) => id !== readings[reading.id])
      .flatMap((option) => {
        const other = ledgerOf(
          rulebookOf(rubric, { ...readings, [reading.id]: option.id }, scorecard.year),
        );
        const departs = departures(other, stage.values.ledger);
        // What the reading leaves as it is was worked out already.
        const values = new CardValues(other, (cell) =>
          departs(cell) ? contents(cell) : stage.values.at(cell),
        );
        const changes = differences(rubric, now, outcomeAt(values, COUNTED));
        return changes.length === 0 ? [] : [otherReading(stage, reading, option, changes)];
      }),
  );
}

const ofOutcome = new WeakMap<Rubric, readonly Reading[]>();

/** Readings that decide the outcome itself, not a criterion's score: sought once, every card asks. */
function readingsOfOutcome(rubric: Rubric): readonly Reading[] {
  const readings = ofOutcome.get(rubric) ?? findReadingsOfOutcome(rubric);
  ofOutcome.set(rubric, readings);
  return readings;
}

function findReadingsOfOutcome(rubric: Rubric): Reading[] {
  const formulas = [rubric.outcome.total, ...rubric.outcome.items.map(({ formula }) => formula)];
  const names = new Set(formulas.flatMap((formula) => factFormula(rubric, formula).names));
  return rubric.readings.filter(({ id }) => names.has(readingName(id)));
}

interface Change {
  item: OutcomeItem;
  now: OutcomeValues[string];
  then: OutcomeValues[string];
}

function differences(rubric: Rubric, now: OutcomeValues, then: OutcomeValues): Change[] {
  return rubric.outcome.items
    .filter(({ type }) => type !== "number" && type !== "rate")
    .map((item) => ({ item, now: now[item.id] ?? null, then: then[item.id] ?? null }))
    .filter((change) => !sameValue(change.now, change.then));
}

function sameValue(a: OutcomeValues[string], b: OutcomeValues[string]): boolean {
  return typeof a === "number" && typeof b === "number" ? subtract(a, b) === 0 : a === b;
}

function otherReading(
  { result }: StageAssessment,
  reading: Reading,
  option: ReadingOption,
  changes: Change[],
): Finding {
  const say = (language: "zh" | "en") =>
    changes
      .map(({ item, now, then }) => {
        const unit = item.unit ? (language === "zh" ? item.unit.zh : ` ${item.unit.en}`) : "";
        const [a, b] = [shown(now, language), shown(then, language)];
        return language === "zh"
          ? `${item.label.zh}为 ${b}${unit}（现为 ${a}${unit}）`
          : `${item.label.en} would be ${b}${unit} (now ${a}${unit})`;
      })
      .join(language === "zh" ? "，" : ", ");
  const total = formatNumber(result.shown);
  return cliff(result.stage, {
    zh: `总分 ${total} 分正处在口径的分界上：若“${reading.question.zh}”取“${option.label.zh}”，${say("zh")}。请确认口径。`,
    en: `The total of ${total} is decided by a reading: with “${option.label.en}” for “${reading.question.en}”, ${say("en")}. Confirm the reading.`,
  });
}

function shown(value: OutcomeValues[string], language: "zh" | "en"): string {
  if (value === null) return language === "zh" ? "无" : "nothing";
  if (typeof value === "boolean")
    return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  return typeof value === "number" ? formatNumber(value) : value;
}

function cliff(stage: string, message: Text): Finding {
  return { kind: "cliff", severity: "info", stage, message };
}
