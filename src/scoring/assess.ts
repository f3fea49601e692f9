import { COUNTED } from "../ledger/cells";
import { figureCell, YES, type FigureKey } from "../ledger/figures";
import { ledgerOf } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import type { Scalar } from "../formula/values";
import { figureName, rulebookOf } from "../rubric/rulebook";
import { stageName } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { cliffFindings } from "./cliff";
import { readContents } from "./contents";
import { findingsOf } from "./findings";
import { ofCells } from "./findings-of-cells";
import { worstFirst } from "./findings-order";
import { assessStage, outcomeAt } from "./stage";
import { effectiveStages } from "./stage-entries";
import type { AssessOptions, Assessment, Scorecard } from "./types";

/** What a scorecard is worth under a rubric: every stage's scores, sums and outcome, and what is the matter with it. */
export function assess(
  rubric: Rubric,
  scorecard: Scorecard,
  options: AssessOptions = {},
): Assessment {
  const book = rulebookOf(rubric, scorecard.readings);
  const values = new CardValues(ledgerOf(book), readContents(rubric, scorecard));
  const stages = effectiveStages(rubric, scorecard).map((stage) => assessStage(values, stage));
  const words = values.at(figureCell("counted", COUNTED));
  const counted = stages.find(({ result }) => stageName(rubric, result.stage).zh === words) ?? null;
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
    figures: countedFigures(values, counted !== null),
    findings: worstFirst(rubric, findings),
  };
}

/** 计入结果 by the names of formulas. What is not known is not there. */
function countedFigures(values: CardValues, complete: boolean): Record<string, Scalar> {
  const { rubric } = values.ledger.book;
  const at = (key: FigureKey): Scalar | undefined => {
    const value = values.at(figureCell(key, COUNTED));
    return value === "" || value instanceof Error ? undefined : value;
  };
  const items = Object.entries(outcomeAt(values, COUNTED));
  const known: [string, Scalar | null | undefined][] = [
    ["complete", complete],
    ["vetoed", at("veto") === YES],
    ["stage", at("counted")],
    ["wrong", at("wrong")],
    ["total", at("total")],
    ["base", at("base")],
    ["bonus", at("bonus")],
    ...rubric.sections
      .filter(({ kind }) => kind !== "veto")
      .map(({ id }) => [figureName("section", id), at(`section:${id}`)] as [string, Scalar]),
    ...(rubric.categories ?? []).map(
      ({ id }) => [figureName("category", id), at(`category:${id}`)] as [string, Scalar],
    ),
    ...items.map(([id, value]) => [figureName("outcome", id), value] as [string, Scalar]),
  ];
  return Object.fromEntries(
    known.filter((each): each is [string, Scalar] => each[1] !== undefined && each[1] !== null),
  );
}
