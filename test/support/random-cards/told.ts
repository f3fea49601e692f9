/** What an assessment says where the figures that it read are not those of the cells, and where they are. */
import { isError, type Scalar } from "../../../src/formula/values";
import { cellName, parseCellName } from "../../../src/ledger/cells";
import { figureCell } from "../../../src/ledger/figures";
import { earnedName } from "../../../src/ledger/grades";
import type { CardValues } from "../../../src/ledger/values";
import type { Assessment, StageResult } from "../../../src/scoring/types";
import { isSame } from "./compare";

/** Differences without a finding, and findings of cells that show what they should. */
export function mistold({ stages, findings }: Assessment, held: CardValues): string[] {
  const stale = findings.filter(({ message }) => message.zh.includes("没有重新计算"));
  const unsaid = stages.flatMap((result) =>
    figuresOf(result)
      .filter(({ cell, counts }) => !isSame(counts, known(held, cell)))
      .filter(({ criterion }) =>
        findings.every(
          (each) =>
            each.kind !== "read-as" ||
            each.stage !== result.stage ||
            (criterion !== undefined && each.criterion !== criterion),
        ),
      )
      .map(({ cell, counts }) => `${cell} counts ${String(counts)}, and nothing says why`),
  );
  return [...stale.map(({ message }) => message.zh), ...unsaid];
}

interface Counted {
  cell: string;
  counts: Scalar;
  criterion?: string;
}

function figuresOf({ stage, criteria, total, outcome }: StageResult): Counted[] {
  return [
    ...Object.values(criteria).map(({ id, score }) => ({
      cell: cellName("score", id, stage),
      counts: score,
      criterion: id,
    })),
    { cell: figureCell("total", stage), counts: total || null },
    ...Object.entries(outcome).map(([id, counts]) => ({
      cell: figureCell(`item:${id}`, stage),
      counts,
    })),
  ];
}

/**
 * What an assessment makes of a cell: words and errors are no score, what is taken is below 0, and 0 is how it says that
 * there is no total.
 */
function known(held: CardValues, cell: string): Scalar {
  const place = parseCellName(cell);
  const criterion = held.ledger.book.criteria.find(({ id }) => id === place.id);
  const isScore = place.kind === "score" && criterion !== undefined;
  const value = held.at(isScore ? earnedName(criterion, place.stage) : cell);
  if (isError(value)) return null;
  if (isScore) {
    if (typeof value !== "number") return null;
    return criterion.kind === "minus" ? 0 - Math.abs(value) : value;
  }
  return cell.startsWith(figureCell("total", "")) ? value || null : value;
}
