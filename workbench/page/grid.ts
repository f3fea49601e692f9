/** One workbook on the page with everything that stands behind it. */
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetWorksheetNameMutation,
} from "@univerjs/sheets";
import { createHost, type FunctionMetadata } from "../host/host";
import { newWorkbook } from "../model/new-workbook";
import { showInputHints } from "./input-hint";
import { keepLook } from "./keep-look";
import { byId } from "./pane";
import { createUniver } from "./univer";

export type Grid = ReturnType<typeof createGrid>;

const EDITS = new Set([
  InsertColMutation.id,
  InsertRowMutation.id,
  InsertSheetMutation.id,
  MoveRangeMutation.id,
  RemoveColMutation.id,
  RemoveRowMutation.id,
  RemoveSheetMutation.id,
  ReorderRangeMutation.id,
  SetRangeValuesMutation.id,
  SetWorksheetNameMutation.id,
]);

/** Stands below the grid that is there, until that one is closed. */
export function createGrid(functions: FunctionMetadata[], name?: string) {
  const layer = document.createElement("div");
  layer.className = "grid-layer";
  byId("grid").prepend(layer);
  const { univer, api } = createUniver(layer);
  const book = api.createWorkbook(newWorkbook(name));
  const host = createHost(api, univer.__getInjector(), book);
  host.registerFunctions(functions);
  showInputHints(host.book);
  keepLook(host.book);

  let edited = false;
  host.book.commands.onCommandExecuted(({ id }, options) => {
    if (options?.fromFormula || options?.applyFormulaCalculationResult) return;
    if (EDITS.has(id)) edited = true;
  });
  return {
    univer,
    api,
    book,
    host,
    /** Whether something was changed since the workbook was opened or saved. */
    get isEdited() {
      return edited;
    },
    kept(): void {
      edited = false;
    },
    close(): void {
      host.book.gate.close();
      univer.dispose();
      layer.remove();
    },
  };
}
