import { DataValidationErrorStyle, DataValidationStatus, type Injector } from "@univerjs/core";
import { DataValidatorRegistryService } from "@univerjs/data-validation";
import {
  SetWorksheetActiveOperation,
  SheetInterceptorService,
  VALIDATE_CELL,
} from "@univerjs/sheets";
import {
  SheetDataValidationModel,
  SheetsDataValidationValidatorService,
} from "@univerjs/sheets-data-validation";
import { IEditorBridgeService } from "@univerjs/sheets-ui";
import { cellArea, formatArea } from "../model/area";
import type { Book } from "../grid/book";
import { valueOf } from "../grid/cell-data";

/** Before Univer's own, whose dialog would take the keys that follow. */
const FIRST = 1000;

interface Place {
  left: number;
  top: number;
}
/** Whoever tells a person what was not taken. */
export interface Refused {
  /** @param at where the cell is in the grid's frame */
  add(entry: { place: string; typed: string; why: string }, at: Place): void;
  /** The cell has what it may have. */
  settle(place: string): void;
  clear(): void;
}

/**
 * An entry that the cell's validation forbids is taken back, and a notice by the cell says what to type. It takes no key:
 * whoever types a column blind loses the one entry and none after it.
 */
export function refuseEntries(book: Book, refused: Refused, frame: HTMLElement): void {
  const { univerInjector: injector, univerUndo: undo, univerCommands: commands } = book;
  const rules = injector.get(SheetDataValidationModel);
  const validators = injector.get(DataValidatorRegistryService);
  const validation = injector.get(SheetsDataValidationValidatorService);
  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(VALIDATE_CELL, {
    priority: FIRST,
    handler: async (before, { unitId, subUnitId, row, col, worksheet }) => {
      if ((await before) === false) return false;
      const place = formatArea(cellArea(row, col));
      const rule = rules.getRuleByLocation(unitId, subUnitId, row, col);
      const validator = rule && validators.getValidatorItem(rule.type);
      if (!validator || rule.errorStyle !== DataValidationErrorStyle.STOP) return true;
      const typed = String(valueOf(worksheet.getCellRaw(row, col)));
      const status = await validation.validatorCell(unitId, subUnitId, row, col);
      if (status === DataValidationStatus.VALID) {
        refused.settle(place);
        return true;
      }
      undo.takeBackLast(unitId);
      const why = validator.getRuleFinalError(rule, { unitId, subUnitId, row, col });
      refused.add({ place, typed, why }, belowCell(injector, frame));
      return true; // the selection goes on, as after any other entry
    },
  });
  commands.onCommandExecuted(({ id }) => {
    if (id === SetWorksheetActiveOperation.id) refused.clear();
  });
}

/** Below the cell that was edited, from the upper left of the grid with its tool bars. */
function belowCell(injector: Injector, frame: HTMLElement): Place {
  const outer = frame.getBoundingClientRect();
  const canvas = frame.querySelector("canvas")?.getBoundingClientRect() ?? outer;
  const { startX = 0, endY = 0 } =
    injector.get(IEditorBridgeService).getEditCellLayout()?.position ?? {};
  return { left: canvas.left - outer.left + startX, top: canvas.top - outer.top + endY + 4 };
}
