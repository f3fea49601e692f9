/** The figures of an assessment as the cells of its card must show them. */
import type { Scalar } from "../../../src/formula/values";
import { criteriaOf } from "../../../src/rubric/model";
import type { Rubric } from "../../../src/rubric/types";
import type { Assessment, StageResult } from "../../../src/scoring/types";
import type { CellRef } from "../../../src/sheets/address";
import { COUNTED, type CardCells } from "./card-cells";

export interface Figure {
  stage: string;
  /** `score:late-items`, `section:work`, `total` … */
  key: string;
  /** Figures that it is made of come before it: 0 a score, 1 a sum, 2 and so on. */
  level: number;
  /** The criterion of a score. */
  criterion?: string;
  cell: CellRef;
  expected: Scalar;
  /** What of the cell is compared, where not all of it. */
  as?: "whether it is 0";
}

/**
 * Every figure with its cell. This is the one place that says which figures the cells show: those over what the cells
 * hold, not those over what a tolerant reader makes of it.
 */
export function figuresAsCellsShow(
  rubric: Rubric,
  assessment: Assessment,
  cells: CardCells,
): Figure[] {
  const stages = assessment.stages.flatMap((stage) => stageFigures(rubric, stage, cells));
  return [...stages, ...countedFigures(rubric, assessment, cells)];
}

function stageFigures(rubric: Rubric, result: StageResult, cells: CardCells): Figure[] {
  const { stage } = result;
  const scores = criteriaOf(rubric).flatMap(({ criterion: { id }, kind }): Figure[] => {
    const found = result.criteria[id];
    if (kind === "veto" || !found) return [];
    const expected = found.status === "not-applicable" ? "不适用" : found.score;
    const cell = cells.score(stage, id);
    return [{ stage, key: `score:${id}`, level: 0, criterion: id, cell, expected }];
  });
  const figures = resultFigures(rubric, result).filter(({ key }) => cells.hasFigure(key));
  return [
    ...scores,
    ...figures.map((figure) => ({ ...figure, stage, cell: cells.figure(stage, figure.key) })),
  ];
}

type ResultFigure = Pick<Figure, "key" | "level" | "expected" | "as">;

function resultFigures(rubric: Rubric, result: StageResult): ResultFigure[] {
  const results = Object.values(result.criteria);
  const isScored = results.some(({ score }) => score !== null);
  const sums = (prefix: string, values: Readonly<Record<string, Scalar>>, level: number) =>
    Object.entries(values).map(([id, expected]) => ({ key: `${prefix}:${id}`, level, expected }));
  return [
    ...sums("section", result.sections, 1),
    ...sums("category", result.categories, 1),
    { key: "bonus", level: 1, expected: result.bonus },
    { key: "over", level: 1, expected: results.filter(isOver).length },
    { key: "veto", level: 1, expected: result.vetoes.length > 0 ? "是" : "否" },
    { key: "base", level: 2, expected: result.base },
    { key: "total", level: 3, expected: result.total },
    { key: "shown", level: 4, expected: isScored ? result.shown : "" },
    ...sums("item", result.outcome, 4),
    { key: "counted", level: 4, expected: result.complete ? "填写完整" : "尚未填完" },
  ];
}

const isOver = ({ status }: StageResult["criteria"][string]) => status === "over-limit";

/** The column of what counts: the figures of the last complete stage. */
function countedFigures(rubric: Rubric, assessment: Assessment, cells: CardCells): Figure[] {
  const { stages, counted } = assessment;
  const result = stages.find(({ stage }) => stage === counted);
  const name = rubric.stages.find(({ id }) => id === counted)?.name.zh;
  const of = result ? resultFigures(rubric, result) : [];
  const figures = [
    ...of.filter(({ key }) => key !== "counted" && key !== "veto"),
    { key: "veto", level: 5, expected: assessment.vetoes.length > 0 ? "是" : "否" },
    { key: "counted", level: 5, expected: name ?? String(assessment.figures.stage) },
    ...(result ? [] : [{ key: "total", level: 5, expected: "" }]),
  ];
  return figures
    .filter(({ key }) => cells.hasFigure(key))
    .map((figure) => ({
      ...figure,
      level: 5,
      stage: COUNTED,
      cell: cells.figure(COUNTED, figure.key),
    }));
}
