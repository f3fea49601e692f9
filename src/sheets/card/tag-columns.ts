/** Hidden columns with the scores and the points of the criteria of each tag, one below the other. */
import { cellName, parseCellName, type CardCell } from "../../ledger/cells";
import { parseTagged, scoredAt } from "../../ledger/tags";
import { COMBINED, isCombined } from "../../rubric/stage-weights";
import { tagsOf } from "../../rubric/tags";
import type { Rubric } from "../../rubric/types";
import { generatedFormula, type Places } from "../formulas/ledger-print";
import type { CellRef } from "../plan/address";
import type { SheetBuilder } from "../plan/builder";
import { firstTagColumn, type CardLayout } from "./layout";

/** How many: for each tag the points, and the scores of each stage; one for what stages count together. */
export const tagColumnCount = (rubric: Rubric): number =>
  tagsOf(rubric).size * (scoredAt(rubric).length + 1) + (isCombined(rubric) ? 1 : 0);

/** Where a cell of them stands. */
export function tagPlace(
  layout: CardLayout,
  { id, stage }: Pick<CardCell, "id" | "stage">,
): CellRef {
  const { rubric, scorecard, info } = layout;
  const { column, tag, index } = parseTagged(id);
  const nth = [...tagsOf(rubric).keys()].indexOf(tag);
  const stages = scoredAt(rubric);
  const within = column === "points" ? 0 : stages.indexOf(stage) + 1;
  return {
    sheet: info.names.scorecard,
    row: (scorecard.criteria[0]?.row ?? 0) + index,
    column: firstTagColumn(layout) + nth * (stages.length + 1) + within,
  };
}

/** The hidden cell with what a criterion earns at the stages that count together: right of the tags. */
export function combinedPlace(layout: CardLayout, row: number): CellRef {
  const { rubric, info } = layout;
  const column = firstTagColumn(layout) + tagColumnCount(rubric) - 1;
  return { sheet: info.names.scorecard, row, column };
}

/** What each criterion earns at the stages that count together. */
export function drawCombined(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  const { rubric, ledger, scorecard, info } = layout;
  if (!isCombined(rubric)) return;
  const { column } = combinedPlace(layout, 0);
  const row = scorecard.headerRows.at(-1) ?? 0;
  sheet.cell({ row, column }, "header", { value: COMBINED.zh });
  for (const { row, criterion } of scorecard.criteria) {
    const cell = cellName("combined", criterion.id);
    const formula = generatedFormula(ledger, cell, places, info.names.scorecard);
    sheet.cell({ row, column }, "key", formula === null ? {} : { formula });
  }
}

export function drawTags(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  const { rubric, ledger, scorecard, info } = layout;
  const header = scorecard.headerRows.at(-1) ?? 0;
  for (const cell of [...ledger.nodes.keys()].filter((each) => each.startsWith(TAGGED))) {
    const { id, stage } = parseCellName(cell);
    const { sheet: _, ...place } = tagPlace(layout, { id, stage });
    const formula = generatedFormula(ledger, cell, places, info.names.scorecard);
    sheet.cell(place, "key", formula === null ? {} : { formula });
    const { tag, index } = parseTagged(id);
    const of =
      rubric.stages.find((each) => each.id === stage)?.name.zh ?? (stage === "" ? "分值" : "合计");
    if (index === 0)
      sheet.cell({ row: header, column: place.column }, "header", { value: `${tag}·${of}` });
  }
}

const TAGGED = cellName("tagged", "").split("|")[0]!;
