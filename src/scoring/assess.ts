import { COUNTED } from "../ledger/cells";
import { figureCell, YES, type FigureKey } from "../ledger/figures";
import { ledgerOf } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import type { Scalar } from "../formula/values";
import { figureName, rulebookOf } from "../rubric/rulebook";
import { comparedName } from "../rubric/comparisons";
import { comparedValues } from "../rubric/rules";
import { countedName, isCombined, weightedStages } from "../rubric/stage-weights";
import type { Rubric } from "../rubric/types";
import { cliffFindings } from "./cliff";
import { readContents } from "./contents";
import { findingsOf } from "./findings";
import { ofCells } from "./findings-of-cells";
import { worstFirst } from "./findings-order";
import { assessStage, countedResult } from "./stage";
import { effectiveStages } from "./stage-entries";
import type { AssessOptions, Assessment, Scorecard } from "./types";

/** What a scorecard is worth under a rubric: every stage's scores, sums and outcome, and what is the matter with it. */
export function assess(
  rubric: Rubric,
  scorecard: Scorecard,
  options: AssessOptions = {},
): Assessment {
  const book = rulebookOf(rubric, scorecard.readings, scorecard.year);
  const values = new CardValues(ledgerOf(book), readContents(rubric, scorecard));
  const stages = effectiveStages(rubric, scorecard).map((stage) => assessStage(values, stage));
  const words = values.at(figureCell("counted", COUNTED));
  const counted =
    stages.findLast(({ result }) => countedStageName(rubric, result.stage) === words) ?? null;
  const findings = [
    ...scorecard.findings,
    ...findingsOf(book, stages, scorecard, options),
    ...ofCells(values, scorecard),
    ...(counted ? cliffFindings(book, counted, scorecard) : []),
  ];
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: scorecard.unit,
    year: scorecard.year,
    readings: { ...book.readings },
    stages: stages.map(({ result }) => result),
    counted: counted?.result.stage ?? null,
    vetoes: stages.at(-1)?.result.vetoes ?? [],
    result: countedResult(values),
    figures: countedFigures(values, counted !== null),
    findings: worstFirst(rubric, findings),
  };
}

/** What the result calls a stage that counts: where stages count together, the last of them stands for all. */
const countedStageName = (rubric: Rubric, stage: string): string | undefined =>
  isCombined(rubric) && weightedStages(rubric).every(({ id }) => id !== stage)
    ? undefined
    : countedName(rubric, stage).zh;

/** 计入结果 by the names of formulas. What is not known is not there. */
function countedFigures(values: CardValues, complete: boolean): Record<string, Scalar> {
  const { rubric } = values.ledger.book;
  const at = (key: FigureKey): Scalar | undefined => {
    const value = values.at(figureCell(key, COUNTED));
    return value === "" || value instanceof Error ? undefined : value;
  };
  const figures: Record<string, Scalar> = { complete, vetoed: at("veto") === YES };
  for (const [name, key] of figureKeys(rubric)) {
    const value = at(key);
    if (value !== undefined && value !== null) figures[name] = value;
  }
  return figures;
}

const keysByRubric = new WeakMap<Rubric, readonly (readonly [name: string, key: FigureKey])[]>();

/** The figures of a rubric by their names in formulas, sought once: every card asks. */
function figureKeys(rubric: Rubric): readonly (readonly [name: string, key: FigureKey])[] {
  let keys = keysByRubric.get(rubric);
  if (!keys) {
    const { sections, categories = [], outcome } = rubric;
    const scored = sections.filter(({ kind }) => kind !== "veto");
    keys = [
      ["stage", "counted"],
      ...(["wrong", "waiting", "pending", "total", "base", "bonus", "minus"] as const).map(
        (key) => [key, key] as const,
      ),
      ...scored.map(({ id }) => [figureName("section", id), `section:${id}`] as const),
      ...categories.map(({ id }) => [figureName("category", id), `category:${id}`] as const),
      ...outcome.items.map(({ id }) => [figureName("outcome", id), `item:${id}`] as const),
      ...comparedValues(rubric).map(({ id }) => [comparedName(id), `compared:${id}`] as const),
    ];
    keysByRubric.set(rubric, keys);
  }
  return keys;
}
