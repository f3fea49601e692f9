/** One workbook on the page with everything that stands behind it. */
import { CommandType } from "@univerjs/core";
import { createHost, type FunctionMetadata, type Host } from "../host/host";
import { newWorkbook } from "../grid/new-workbook";
import { completeFrom, type Snapshot } from "../grid/snapshot";
import { showInputHints } from "./input-hint";
import { keepLook } from "./keep-look";
import { paintConditionalNumberFormats } from "./paint-formats";
import { byId } from "./pane";
import { keepForm } from "./keep-form";
import { forgetDeletedSheets } from "./late-validation";
import { refuseEntries } from "./refuse-entry";
import type { Refused } from "./refused";
import { selectVisibleCells } from "./select-visible";
import { createUniver, type Looks } from "./univer";

export type Grid = ReturnType<typeof createGrid>;

export interface GridOptions {
  functions: FunctionMetadata[];
  looks: Looks;
  refused: Refused;
}

/** Stands below the grid that is there, until that one is closed. */
export function createGrid({ functions, looks, refused }: GridOptions, from: string | Snapshot) {
  const layer = document.createElement("div");
  layer.className = "grid-layer";
  byId("grid").prepend(layer);
  const { univer, api } = createUniver(layer, looks);
  const close = () => {
    univer.dispose();
    layer.remove();
  };
  try {
    const book = api.createWorkbook(typeof from === "string" ? newWorkbook(from) : from.univer);
    const host = createHost(api, univer.__getInjector(), book);
    host.registerFunctions(functions);
    if (typeof from !== "string") completeFrom(from, host.book);
    showInputHints(host.book);
    keepLook(host.book);
    keepForm(host.book);
    refuseEntries(host.book, refused);
    forgetDeletedSheets(host.book);
    paintConditionalNumberFormats(host.book);
    selectVisibleCells(host.book);
    return {
      univer,
      api,
      book,
      host,
      /** Calls back after every change of the workbook, whoever makes it; a new result is none. */
      onEdited: (listener: () => void) => onEdited(host.book, listener),
      close(): void {
        host.book.gate.close();
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

const CALCULATION = /^formula\.mutation\.set-/;

function onEdited({ commands }: Host["book"], listener: () => void): void {
  commands.onCommandExecuted(({ id, type }, options) => {
    if (type !== CommandType.MUTATION || CALCULATION.test(id)) return;
    if (options?.onlyLocal || options?.fromFormula || options?.applyFormulaCalculationResult)
      return;
    listener();
  });
}
