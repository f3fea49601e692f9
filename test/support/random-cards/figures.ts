/** What each generated cell of a card has to show: the ledger's value over what the cells hold. */
import type { AstExpression } from "@borgar/fx";
import { namesOf } from "../../../src/formula/node";
import { isError, type Scalar } from "../../../src/formula/values";
import { parseCellName } from "../../../src/ledger/cells";
import type { CardLedger } from "../../../src/ledger/ledger";
import type { CardValues } from "../../../src/ledger/values";
import type { CellRef } from "../../../src/sheets/plan/address";
import type { DrawnCard } from "./draw";

export interface Figure {
  /** As the ledger names it: `score|late-items|self`. */
  name: string;
  cell: CellRef;
  expected: Scalar;
  /** The cells that it is made of. */
  over(): readonly CellRef[];
}

/** Every cell of the ledger that stands on the sheets and is computed, or was before somebody typed over it. */
export function figuresAsCellsShow(values: CardValues, card: DrawnCard): Figure[] {
  const { nodes } = values.ledger;
  return [...nodes].flatMap(([name, node]): Figure[] => {
    const cell = placeOf(card, name);
    if (!cell) return [];
    const value = values.at(name);
    const expected = isError(value) ? value.code : value;
    return [{ name, cell, expected, over: () => cellsUnder(values.ledger, card, node) }];
  });
}

/** Scores and results by key and column as people find them; hidden cells as they are laid out. */
function placeOf({ cells, places }: DrawnCard, name: string): CellRef | null {
  const { kind, id, stage } = parseCellName(name);
  if (kind === "score") return cells.score(stage, id);
  if (kind !== "figure") return places({ kind, id, stage });
  return cells.hasFigure(id) ? cells.figure(stage, id) : null;
}

/** The placed cells that a node names, itself or by way of what has no cell of its own. */
function cellsUnder(ledger: CardLedger, card: DrawnCard, node: AstExpression): CellRef[] {
  return namesOf(node)
    .flatMap((name) => ledger.lists.get(name) ?? [name])
    .flatMap((name) => {
      const inner = ledger.nodes.get(name);
      if (!inner) return [];
      const cell = placeOf(card, name);
      return cell ? [cell] : cellsUnder(ledger, card, inner);
    });
}
