import type { IWorkbookData } from "@univerjs/core";
import type { Book } from "./book";
import type { SideContents } from "./side-store";

/** A workbook whole, as plain data: also what a file could not hold. */
export interface Snapshot {
  univer: IWorkbookData;
  side: SideContents;
}

export function takeSnapshot(book: Book): Snapshot {
  if (!book.acting) book.asAddIn(() => book.edits.flush());
  return { univer: book.univer.save(), side: structuredClone(book.side.contents()) };
}

/** For a book that was made of the snapshot's `univer`: what stands beside it, and every result. */
export function completeFrom({ side }: Snapshot, book: Book): void {
  book.side.restore(structuredClone(side));
  book.recalculateAll(); // what array formulas spill is kept nowhere
}
