/** Where the ledger's cells stand on the sheets of a card, as they are laid out. */
import type { CardCell } from "../../ledger/cells";
import { COUNTED } from "../../ledger/cells";
import type { CellRef } from "../plan/address";
import {
  begunCell,
  earnedCell,
  inputCell,
  inputMarkCell,
  pointsCell,
  scoreCell,
  scoreMarkCell,
  usedCell,
  weightedCell,
  type CardLayout,
} from "./layout";
import { combinedPlace, tagPlace } from "./tag-columns";
import type { Places } from "../formulas/ledger-print";
import { resultCell, resultColumns, type ResultLayout } from "./result-layout";

export function cardPlaces(layout: CardLayout, results: ResultLayout): Places {
  const criteria = new Map(layout.scorecard.criteria.map((place) => [place.criterion.id, place]));
  return (cell: CardCell): CellRef | null => {
    const { kind, id, stage } = cell;
    const place = criteria.get(id);
    switch (kind) {
      case "fact":
      case "part":
        return inputCell(layout, stage, id);
      case "used":
        return usedCell(layout, stage, id);
      case "score":
        return place ? scoreCell(layout, stage, place.row) : null;
      case "tagged":
        return tagPlace(layout, cell);
      case "combined":
        return place ? combinedPlace(layout, place.row) : null;
      case "earned":
        return place ? earnedCell(layout, stage, place.row) : null;
      case "weighted":
        return place ? weightedCell(layout, stage, place.row) : null;
      case "points":
        return place ? pointsCell(layout, place) : null;
      case "weight":
        return weightCell(results, id);
      case "figure":
        return hasLine(results, id)
          ? resultCell(results, id, stage === COUNTED ? "counted" : stage)
          : null;
      case "mark":
        return markPlace(layout, stage, id);
      case "begun":
        return begunCell(layout, stage);
      case "setting":
        return resultCell(results, id, "counted");
      default:
        return null;
    }
  };
}

const hasLine = ({ rows }: ResultLayout, key: string) => rows.some((line) => line.key === key);

/** Weights stand beside the sums of their sections. */
function weightCell(results: ResultLayout, section: string): CellRef {
  const sum = resultCell(results, `section:${section}`, "counted");
  return { ...sum, column: resultColumns(results.rubric).points };
}

/** `score:leadership-1`, `fact:graduates`: right of the table that holds the cell. */
function markPlace(layout: CardLayout, stage: string, id: string): CellRef | null {
  const [kind, ...rest] = id.split(":");
  const key = rest.join(":");
  if (kind !== "score") return inputMarkCell(layout, stage, key);
  const place = layout.scorecard.criteria.find(({ criterion }) => criterion.id === key);
  return place ? scoreMarkCell(layout, stage, place.row) : null;
}
