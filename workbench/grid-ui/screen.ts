/** A workbook in Univer's interface, mended where it is not what a user of Excel expects. */
import { CommandType } from "@univerjs/core";
import { ILayoutService } from "@univerjs/ui";
import type { Book } from "../grid/book";
import { newWorkbook } from "../grid/new-workbook";
import { openBook } from "../grid/open-book";
import type { Snapshot } from "../grid/snapshot";
import { type InputHint, tellInputHints } from "./input-hint";
import { keepForm } from "./keep-form";
import { keepLook } from "./keep-look";
import { forgetDeletedSheets } from "./late-validation";
import { paintConditionalNumberFormats } from "./paint-formats";
import { refuseEntries, type Refused } from "./refuse-entry";
import { selectVisibleCells } from "./select-visible";
import { createUniver, type Looks } from "./univer";

export interface ScreenOptions {
  looks: Looks;
  refused: Refused;
  showHint(hint: InputHint): void;
}

/** @param from the name of a new workbook, or one that was kept, of which only Univer's part is taken */
export function openScreen(
  container: HTMLElement,
  { looks, refused, showHint }: ScreenOptions,
  from: string | Snapshot,
) {
  const { univer, api } = createUniver(container, looks);
  const injector = univer.__getInjector();
  try {
    const workbook = api.createWorkbook(typeof from === "string" ? newWorkbook(from) : from.univer);
    const book = openBook(injector, workbook, new Set());
    return {
      book,
      /** Univer's own, for tests that look at the grid itself. */
      inside: { book: workbook, api, univer },
      /** From now on, what the user does is done as in Excel. */
      attend(): void {
        tellInputHints(book, showHint);
        keepLook(book);
        keepForm(book);
        refuseEntries(book, refused, container.parentElement!);
        forgetDeletedSheets(book);
        paintConditionalNumberFormats(book);
        selectVisibleCells(book);
      },
      /** The keyboard is the grid's. */
      focus: () => injector.get(ILayoutService).focus(),
      /** Calls back after every change of the workbook, whoever makes it; a new result is none. */
      onEdited: (listener: () => void) => onEdited(book, listener),
      close(): void {
        book.gate.close();
        univer.dispose();
      },
    };
  } catch (error) {
    univer.dispose();
    throw error;
  }
}

export type Screen = ReturnType<typeof openScreen>;

const CALCULATION = /^formula\.mutation\.set-/;

function onEdited({ univerCommands }: Book, listener: () => void): void {
  univerCommands.onCommandExecuted(({ id, type }, options) => {
    if (type !== CommandType.MUTATION || CALCULATION.test(id)) return;
    if (options?.onlyLocal || options?.fromFormula || options?.applyFormulaCalculationResult)
      return;
    listener();
  });
}
