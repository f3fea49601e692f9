/** What a card's result sheet shows, and what the user set there. */
import type { Scalar } from "../../formula/values";
import { COUNTED } from "../../ledger/cells";
import { figureCell, type FigureKey } from "../../ledger/figures";
import { SETTING } from "../../ledger/marks";
import type { Rubric } from "../../rubric/types";
import type { CellPlace } from "../../scoring/types";
import { COUNTED_HEADER } from "../card/result-layout";
import { cellAt, reasonIn, type SheetCells } from "./cells";
import { stageColumns } from "./headers";
import { kindOf } from "./sheet-kind";

export interface ReadResult {
  /** By the ledger's names: cells that hold a formula, with the value that they show. */
  shown: Record<string, { value: Scalar; place: CellPlace }>;
  /** 采信理由 */
  accepted?: string;
}

const RESULT = "#result:";
const REASON = `#setting:${SETTING.reason}`;

export function readResult(rubric: Rubric, sheets: readonly SheetCells[]): ReadResult {
  const cells = sheets.find((sheet) => kindOf(rubric, sheet) === "result");
  const read: ReadResult = { shown: {} };
  if (!cells) return read;
  const places = [...rubric.stages.map(({ id, name }) => ({ stage: id, header: name.zh }))];
  const columns = stageColumns(cells, [...places, { stage: COUNTED, header: COUNTED_HEADER }]);
  cells.values.forEach((values, row) => {
    const key = String(
      values.find((value) => typeof value === "string" && value.startsWith("#")) ?? "",
    );
    for (const stage of [...rubric.stages.map(({ id }) => id), COUNTED]) {
      const column = columns.columnAt(row, stage);
      const cell = column === null ? null : cellAt(cells, row, column);
      if (!cell) continue;
      if (key === REASON && stage === COUNTED) {
        const reason = reasonIn(cell);
        if (reason !== undefined) read.accepted = reason;
      } else if (key.startsWith(RESULT) && cell.formula !== undefined) {
        const figure = figureCell(key.slice(RESULT.length) as FigureKey, stage);
        read.shown[figure] = { value: cell.value, place: cell.place };
      }
    }
  });
  return read;
}
