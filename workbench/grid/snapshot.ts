import type { IWorkbookData } from "@univerjs/core";
import type { Book } from "./book";
import type { SideContents } from "../model/side-store";

/** A workbook whole, as plain data: also what a file could not hold. */
export interface Snapshot {
  univer: IWorkbookData;
  side: SideContents;
  /** Id of the sheet in front. */
  active: string;
}

export function takeSnapshot(book: Book): Snapshot {
  if (!book.acting) book.asAddIn(() => book.edits.flush());
  const [univer, side] = [book.univer.save(), structuredClone(book.side.contents())];
  return { univer, side, active: book.activeSheet().id };
}

/** For a book that was made of the snapshot's `univer`: what stands beside it, and every result. */
export function completeFrom({ side, active }: Snapshot, book: Book): void {
  book.sheet(active).activate();
  book.side.restore(structuredClone(side));
  book.recalculateAll(); // what array formulas spill is kept nowhere
}
