import { SetSelectionsOperation } from "@univerjs/sheets";
import type { Book } from "../grid/book";
import { validationAt } from "../grid/data-validations";

export interface InputHint {
  title: string;
  message: string;
}

/** Tells what a cell's data validation says about its input, as Excel shows it beside the selected cell; Univer does not. */
export function tellInputHints(book: Book, show: (hint: InputHint) => void): void {
  book.univerCommands.onCommandExecuted(({ id }) => {
    if (id !== SetSelectionsOperation.id) return;
    const cell = book.selection()?.cell;
    const validation = cell && validationAt(book.activeSheet(), cell.row, cell.column);
    const { title, message, showPrompt } = validation?.prompt ?? NO_PROMPT;
    show(showPrompt ? { title, message } : NO_PROMPT);
  });
}
const NO_PROMPT = { title: "", message: "", showPrompt: false };
