/** What a file shows in the cells of the ledger, and whether that is what their formulas give. */
import { namesOf } from "../../formula/node";
import type { CardLedger } from "../../ledger/ledger";
import { CardValues } from "../../ledger/values";
import type { CardSheets } from "../align/card-sheets";
import { isUnready, sameContent } from "./contents";
import type { CardEntry } from "./entries";
import type { FormulaCell } from "./formula-cells";
import { contentAt } from "./typed-formula";

export class ShownValues {
  /** A cell that the file does not have is worked out. */
  private readonly values: CardValues;

  constructor(
    private readonly ledger: CardLedger,
    sheets: CardSheets,
    byName: ReadonlyMap<string, CardEntry>,
  ) {
    this.values = new CardValues(ledger, (name) => {
      const placed = sheets.at(name);
      if (!placed) return undefined;
      const { cell, alignment } = placed;
      const isUncomputed = cell.value === null || isUnready(cell.value);
      if (isUncomputed && byName.get(name)?.standing !== "typed") return undefined;
      return contentAt(alignment.grid, cell.row, cell.column);
    });
  }

  /** Whether a cell shows what its formula gives over what the other cells show. */
  follows({ name, shown }: FormulaCell): boolean {
    const node = this.ledger.nodes.get(name);
    return sameContent(shown, node ? this.values.value(node) : null);
  }
}

const inputs = new WeakMap<CardLedger, Map<string, readonly string[]>>();

/** The cells that a cell's formula names, those of its lists one by one. */
export function inputsOf(ledger: CardLedger, name: string): readonly string[] {
  const names = inputs.get(ledger) ?? new Map<string, readonly string[]>();
  inputs.set(ledger, names);
  let found = names.get(name);
  if (!found) {
    const node = ledger.nodes.get(name);
    const named = node ? namesOf(node) : [];
    found = [...new Set(named.flatMap((each) => ledger.lists.get(each) ?? [each]))];
    names.set(name, found);
  }
  return found;
}
