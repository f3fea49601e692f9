import { SetSelectionsOperation } from "@univerjs/sheets";
import type { Book } from "../grid/book";
import { validationAt } from "../grid/data-validations";
import type { Area } from "../model/area";

export interface InputHint {
  title: string;
  message: string;
}

/**
 * Tells beside the selected cell, as Excel does and Univer does not, why an add-in's function failed there; otherwise what
 * the cell's data validation says about its input.
 */
export function tellInputHints(book: Book, show: (hint: InputHint) => void): void {
  book.univerCommands.onCommandExecuted(({ id }) => {
    if (id !== SetSelectionsOperation.id) return;
    const cell = book.selection()?.cell;
    show((cell && (failureAt(book, cell) ?? promptAt(book, cell))) ?? NOTHING);
  });
}

function failureAt(book: Book, { row, column }: Area): InputHint | undefined {
  const messages = book.relay.messages(book.activeSheet().id, row, column);
  return messages.length > 0 ? { title: "", message: messages.join("\n") } : undefined;
}

function promptAt(book: Book, { row, column }: Area): InputHint | undefined {
  const prompt = validationAt(book.activeSheet(), row, column)?.prompt;
  return prompt?.showPrompt ? prompt : undefined;
}

const NOTHING: InputHint = { title: "", message: "" };
