/** 数据: the facts that a score is made of, with their cells, and what review corrected. */
import { compare9 } from "../formula/decimal";
import { isoDate } from "../formula/dates";
import type { Scalar } from "../formula/values";
import { usedCell } from "../ledger/facts";
import { factKeys, stageName } from "../rubric/model";
import type { RuledCriterion } from "../rubric/rulebook";
import { factFormula, factsOf } from "../rubric/rules";
import type { Fact, Rubric } from "../rubric/types";
import { appliesBy } from "../rubric/model";
import { factLabel } from "../scoring/labels";
import type { Entry } from "../scoring/types";
import { plain, shownFact } from "./shown";
import type { OpenCard } from "./subject";
import type { FactOrigin, ReceiptFact } from "./types";

/** The formulas that a criterion's score comes from; of a part its own. */
export function formulasOf({ criterion, rule }: RuledCriterion, part?: number): string[] {
  const { parts = [] } = criterion;
  if (part !== undefined) return parts[part]?.rule === undefined ? [] : [parts[part].rule];
  const applies = appliesBy(criterion);
  return [
    ...(rule.type === "formula" ? [criterion.rule] : []),
    ...parts.flatMap((each) => each.rule ?? []),
    ...(applies === undefined ? [] : [applies]),
  ];
}

/** The facts that formulas name, each followed by those that it is derived from. */
export function factsIn(rubric: Rubric, formulas: readonly string[]): Fact[] {
  const found = new Set<Fact>();
  const add = (formula: string) => {
    for (const { fact } of factsOf(rubric, factFormula(rubric, formula))) {
      if (found.has(fact)) continue;
      found.add(fact);
      if (fact.formula !== undefined) add(fact.formula);
    }
  };
  formulas.forEach(add);
  return [...found];
}

/** Keys of the lines of these facts that formulas name: one line alone where only that is named. */
function keysIn(rubric: Rubric, formulas: readonly string[]): string[] {
  const all = [
    ...formulas,
    ...factsIn(rubric, formulas).flatMap(({ formula }) => formula ?? []),
  ].flatMap((formula) => factsOf(rubric, factFormula(rubric, formula)));
  const keys = all.flatMap(({ fact, member }) =>
    factKeys(fact).filter((key) => !member || key === `${fact.id}.${member.id}`),
  );
  return [...new Set(keys)];
}

export const receiptFacts = (
  card: OpenCard,
  formulas: readonly string[],
  stage: number,
): ReceiptFact[] => keysIn(card.rubric, formulas).map((key) => factAt(card, key, stage));

function factAt(card: OpenCard, key: string, stage: number): ReceiptFact {
  const { rubric, stages } = card;
  const fact = rubric.facts.find((each) => factKeys(each).includes(key))!;
  const entry = stages[stage]!.facts[key];
  const value = valueAt(card, fact, key, stage);
  const { place } = entry ?? {};
  const corrected = correctionOf(card, fact, key, stage);
  return {
    key,
    name: factLabel(rubric, key).zh,
    value,
    shown: entry?.unreadable === undefined ? shownOf(card, fact, key, stage) : quoted(entry),
    sheet: place?.sheet ?? null,
    cell: place?.address ?? null,
    origin: originOf(fact, entry),
    stage: stages[typedAt(card, key, stage)]!.stage,
    ...(corrected ? { corrected } : {}),
  };
}

const quoted = ({ unreadable }: Entry) => `“${unreadable}”（不能读取）`;

const held = ({ rubric, values }: OpenCard, key: string, stage: number): Scalar =>
  plain(values.at(usedCell(rubric, key, stage)));

const shownOf = (card: OpenCard, fact: Fact, key: string, stage: number) =>
  shownFact(fact, held(card, key, stage));

/** A date as it is written; anything else as it is held. */
function valueAt(card: OpenCard, { type }: Fact, key: string, stage: number): Scalar {
  const value = held(card, key, stage);
  return type === "date" && typeof value === "number" ? isoDate(value) : value;
}

function originOf({ formula }: Fact, entry: Entry | undefined): FactOrigin {
  if (formula !== undefined) return "rule";
  if (!entry || entry.origin === "empty") return "empty";
  return entry.origin === "inherited" ? "carried" : "typed";
}

/** The last stage up to this one at which somebody typed the fact. */
function typedAt({ stages }: OpenCard, key: string, stage: number): number {
  for (let at = stage; at > 0; at--) if (stages[at]!.facts[key]?.origin === "typed") return at;
  return 0;
}

function correctionOf(card: OpenCard, fact: Fact, key: string, stage: number) {
  if (stage === 0 || typedAt(card, key, stage) !== stage) return undefined;
  const [now, before] = [held(card, key, stage), held(card, key, stage - 1)];
  const isSame =
    typeof now === "number" && typeof before === "number"
      ? compare9(now, before) === 0
      : now === before;
  if (isSame || before === null) return undefined;
  return { stage: card.stages[stage - 1]!.stage, shown: shownOf(card, fact, key, stage - 1) };
}

/** 名称 值（表!格）, a correction as 自评 12，复核 10. */
export function factWords(rubric: Rubric, fact: ReceiptFact): string {
  const { name, shown, sheet, cell, corrected, stage } = fact;
  const place = cell === null ? "" : `（${sheet}!${cell}）`;
  const value = corrected
    ? `${stageName(rubric, corrected.stage).zh} ${corrected.shown}，${stageName(rubric, stage).zh} ${shown}`
    : shown;
  return `${name} ${value}${place}`;
}
