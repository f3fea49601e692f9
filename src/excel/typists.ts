/** Who typed last in a cell, where several are at it in one workbook at the same time. */
import { allSheets } from "../sheets/standing/card";
import type { CellPlace } from "../scoring/types";
import { parseAddress } from "../sheets/plan/address";
import type { LoadedCard } from "./read";
import type { TypedEdit } from "./watch";

/** Edits that are remembered; of more the oldest are forgotten. */
const MOST = 1_000;

export class Typists {
  /** By sheet and address, the latest last. */
  private readonly edits = new Map<string, TypedEdit>();
  private anyRemote = false;

  note(edit: TypedEdit): void {
    const key = `${edit.sheet} ${edit.address}`;
    this.edits.delete(key);
    this.edits.set(key, edit);
    this.anyRemote ||= edit.isRemote;
    if (this.edits.size > MOST) this.edits.delete(this.edits.keys().next().value!);
  }

  /** Whether the last edit of a card's cell came from another Excel. */
  isOthers(card: Pick<LoadedCard, "sheets" | "evidence">, { sheet, address }: CellPlace): boolean {
    if (!this.anyRemote) return false;
    const id = allSheets(card).find(({ name }) => name === sheet)?.id;
    const cell = parseAddress(address);
    if (id === undefined || !cell) return false;
    const last = [...this.edits.values()].findLast(
      (edit) => edit.sheet === id && covers(edit.address, cell),
    );
    return last?.isRemote ?? false;
  }
}

/** An address that says nothing known, such as whole columns, covers everything. */
function covers(address: string, { row, column }: { row: number; column: number }): boolean {
  return address.split(",").some((part) => {
    const area = parseAddress(part);
    if (!area) return true;
    const inRows = row >= area.row && row < area.row + area.rows;
    return inRows && column >= area.column && column < area.column + area.columns;
  });
}
