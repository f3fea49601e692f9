/** What the names in a rubric's formulas stand for on a card. */
import type { Lookup, Value } from "../formula/values";
import { cellName } from "../ledger/cells";
import { figureCell, YES, type FigureKey } from "../ledger/figures";
import { factReference } from "../ledger/facts";
import { earnedName } from "../ledger/grades";
import { criteriaOf, formulaName } from "../rubric/model";
import { readingName } from "../rubric/names";
import type { Rubric } from "../rubric/types";
import { YEAR } from "../rubric/year";
import { SUMS, type OpenCard } from "./subject";

/** Under a stage, or under what counts. */
export function lookupAt(card: OpenCard, of: string): Lookup {
  const { rubric, values, stages, assessment } = card;
  const { readings, year } = values.ledger.book;
  const stage =
    stages.find((each) => each.stage === of) ??
    stages.find((each) => each.stage === assessment.counted) ??
    stages[0]!;
  const constants = new Map<string, Value>([
    ...Object.entries(readings).map(([id, option]) => [readingName(id), option] as const),
    ...(year === undefined ? [] : [[YEAR, year] as const]),
  ]);
  return (name) => {
    if (constants.has(name)) return constants.get(name)!;
    const fact = factReference(rubric, name, stage.index);
    if (fact?.type === "ReferenceIdentifier") return values.lookup(fact.value);
    if (name === "vetoed") return values.at(figureCell("veto", of)) === YES;
    const cell = figureNamed(rubric, name, of) ?? criterionNamed(rubric, name, stage.stage);
    return cell === undefined ? null : values.at(cell);
  };
}

const parted = (name: string): [group: string, id: string] => {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
};

function figureNamed(rubric: Rubric, name: string, of: string): string | undefined {
  if (name in SUMS) return figureCell(name as keyof typeof SUMS, of);
  const [group, id] = parted(name);
  const groups: Record<string, readonly { id: string }[]> = {
    section: rubric.sections,
    category: rubric.categories ?? [],
    outcome: rubric.outcome.items,
  };
  const own = groups[group]?.find((each) => formulaName(each.id) === id)?.id;
  if (own === undefined) return undefined;
  const kind = group === "outcome" ? "item" : group;
  return figureCell(`${kind}:${own}` as FigureKey, of);
}

function criterionNamed(rubric: Rubric, name: string, stage: string): string | undefined {
  const [group, id] = parted(name);
  const criterion = criteriaOf(rubric)
    .map((placed) => placed.criterion)
    .find((each) => formulaName(each.id) === id);
  if (!criterion) return undefined;
  if (group === "points") return cellName("points", criterion.id);
  if (group === "veto") return cellName("score", criterion.id, stage);
  return group === "criterion" ? earnedName({ id: criterion.id, criterion }, stage) : undefined;
}
