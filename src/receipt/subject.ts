/** What a receipt is about: a figure of a card under a stage, with the cells of the ledger that it is read from. */
import { COUNTED, cellName } from "../ledger/cells";
import { figureCell, type FigureKey } from "../ledger/figures";
import { earnedName } from "../ledger/grades";
import { ledgerOf } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import { criteriaOf } from "../rubric/model";
import { allPartInputs } from "../rubric/assessors";
import { rulebookOf, type Rulebook, type RuledCriterion } from "../rubric/rulebook";
import { isCombined } from "../rubric/stage-weights";
import type { OutcomeItem, Rubric } from "../rubric/types";
import { assess } from "../scoring/assess";
import { readContents } from "../scoring/contents";
import { effectiveStages, type EffectiveStage } from "../scoring/stage-entries";
import type { Assessment } from "../scoring/types";
import type { Asked, ReceiptCard } from "./types";

/** A card that receipts are asked of, worked out once. */
export interface OpenCard extends ReceiptCard {
  assessment: Assessment;
  stages: EffectiveStage[];
  values: CardValues;
  /** The same card under some readings. */
  under(readings: Readonly<Record<string, string>>): CardValues;
}

export function openCard(card: ReceiptCard): OpenCard {
  const { rubric, scorecard } = card;
  const contents = readContents(rubric, scorecard);
  const known = new Map<Rulebook, CardValues>();
  const under: OpenCard["under"] = (readings) => {
    const book = rulebookOf(rubric, readings, scorecard.year);
    const values = known.get(book) ?? new CardValues(ledgerOf(book), contents);
    known.set(book, values);
    return values;
  };
  return {
    ...card,
    assessment: assess(rubric, scorecard),
    stages: effectiveStages(rubric, scorecard),
    values: under(scorecard.readings),
    under,
  };
}

interface Common {
  key: string;
  name: string;
  points: number | null;
  /** The ledger's cell with the value. */
  cell: string;
  /** The stage whose inputs it is made of. */
  stage: EffectiveStage;
}

export type Subject = Common &
  (
    | { kind: "criterion"; criterion: RuledCriterion }
    | { kind: "part"; criterion: RuledCriterion; part: number }
    | { kind: "section" | "total"; figure: FigureKey; of: string }
    | { kind: "outcome"; item: OutcomeItem; of: string }
  );

/** What a key names on a card; undefined where it names nothing of that kind, or the stage is none of the rubric's. */
export function subjectOf(card: OpenCard, asked: Asked): Subject | undefined {
  const stage = stageOf(card, asked.stage);
  if (!stage) return undefined;
  // What counts is of its own: the vetoes in force at the end, or all stages together.
  const of = asked.stage === undefined && card.assessment.counted !== null ? COUNTED : stage.stage;
  for (const find of FINDERS) {
    const found = find(card, asked.key, stage, of);
    if (found && (asked.kind === undefined || asked.kind === found.kind)) return found;
  }
  return undefined;
}

/** Whether several stages count together for a figure. */
export const isOfAllStages = ({ rubric }: OpenCard, of: string): boolean =>
  of === COUNTED && isCombined(rubric);

function stageOf(
  { stages, assessment }: OpenCard,
  asked: string | undefined,
): EffectiveStage | undefined {
  const id =
    asked ?? assessment.counted ?? assessment.stages.findLast(({ empty }) => !empty)?.stage;
  return id === undefined ? stages[0] : stages.find(({ stage }) => stage === id);
}

type Find = (card: OpenCard, key: string, stage: EffectiveStage, of: string) => Subject | undefined;

const criterion: Find = ({ values }, key, stage) => {
  const found = values.ledger.book.criteria.find(({ id }) => id === key);
  if (!found) return undefined;
  const { criterion: own, kind } = found;
  const cell =
    kind === "veto" ? cellName("score", key, stage.stage) : earnedName(found, stage.stage);
  const points = own.points ?? null;
  return { kind: "criterion", key, name: own.name.zh, points, cell, stage, criterion: found };
};

const part: Find = ({ rubric, values }, key, stage) => {
  const placed = criteriaOf(rubric).find((each) =>
    allPartInputs(rubric, each).some((input) => input.key === key),
  );
  const found = placed && values.ledger.book.criteria.find(({ id }) => id === placed.criterion.id);
  if (!found) return undefined;
  const { name, max } = allPartInputs(rubric, found).find((input) => input.key === key)!;
  const cell = cellName("part", key, stage.stage);
  const at = Number(key.split("#").at(-1)) - 1;
  return {
    ...{ kind: "part", key, name, points: max ?? null, cell, stage },
    ...{ criterion: found, part: at },
  };
};

/** Sections, categories, and the sums of all that is scored, added or taken. */
const section: Find = ({ rubric }, key, stage, of) => {
  const figure = (figureKey: FigureKey, name: string, points: number | null): Subject => ({
    ...{ kind: "section", key, name, points, cell: figureCell(figureKey, of), stage },
    ...{ figure: figureKey, of },
  });
  const own = rubric.sections.find(({ id, kind }) => id === key && kind !== "veto");
  if (own) return figure(`section:${key}`, own.name.zh, own.points ?? own.max ?? null);
  const category = (rubric.categories ?? []).find(({ id }) => id === key);
  if (category) return figure(`category:${key}`, category.name, category.points ?? null);
  if (key === "base") return figure(key, SUMS[key], nominalPoints(rubric));
  return key === "bonus" || key === "minus" ? figure(key, SUMS[key], null) : undefined;
};

export const SUMS = { base: "基本分", bonus: "加分", minus: "减分", total: "总分" } as const;

const total: Find = ({ rubric }, key, stage, of) =>
  key === "total"
    ? {
        ...{ kind: "total", key, name: SUMS.total, points: nominalPoints(rubric) },
        ...{ cell: figureCell("total", of), stage, figure: "total", of },
      }
    : undefined;

const outcome: Find = ({ rubric }, key, stage, of) => {
  const item = rubric.outcome.items.find(({ id }) => id === key);
  const cell = figureCell(`item:${key}`, of);
  return item && { kind: "outcome", key, name: item.label.zh, points: null, cell, stage, item, of };
};

const FINDERS: readonly Find[] = [criterion, part, section, total, outcome];

/** 100 where sections are weighted, else the points of all that is scored. */
function nominalPoints({ sections }: Rubric): number | null {
  const scored = sections.filter(({ kind }) => kind === "scored");
  if (scored.some(({ weight }) => weight !== undefined)) return 100;
  const points = scored.map((each) => each.points ?? 0);
  return points.length === 0 ? null : points.reduce((sum, each) => sum + each, 0);
}
