/** Hidden columns with the scores and the points of the criteria of each tag, one below the other. */
import { cellName, parseCellName, type CardCell } from "../../ledger/cells";
import { parseTagged } from "../../ledger/tags";
import { tagsOf } from "../../rubric/tags";
import type { Rubric } from "../../rubric/types";
import { generatedFormula, type Places } from "../formulas/ledger-print";
import type { CellRef } from "../plan/address";
import type { SheetBuilder } from "../plan/builder";
import { firstTagColumn, stageIndex, type CardLayout } from "./layout";

/** How many: for each tag the points, and the scores of each stage. */
export const tagColumnCount = (rubric: Rubric): number =>
  tagsOf(rubric).size * (rubric.stages.length + 1);

/** Where a cell of them stands. */
export function tagPlace(
  layout: CardLayout,
  { id, stage }: Pick<CardCell, "id" | "stage">,
): CellRef {
  const { rubric, scorecard, info } = layout;
  const { column, tag, index } = parseTagged(id);
  const nth = [...tagsOf(rubric).keys()].indexOf(tag);
  const within = column === "points" ? 0 : stageIndex(rubric, stage) + 1;
  return {
    sheet: info.names.scorecard,
    row: (scorecard.criteria[0]?.row ?? 0) + index,
    column: firstTagColumn(layout) + nth * (rubric.stages.length + 1) + within,
  };
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
    const of = rubric.stages.find((each) => each.id === stage)?.name.zh ?? "分值";
    if (index === 0)
      sheet.cell({ row: header, column: place.column }, "header", { value: `标记：${tag} ${of}` });
  }
}

const TAGGED = cellName("tagged", "").split("|")[0]!;
