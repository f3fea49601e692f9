/** Univer without its interface, for Node and tests: the same parts as on the page, less what is seen. */
import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { TriggerCalculationController, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import "@univerjs/sheets/facade";
import "@univerjs/engine-formula/facade";
import "@univerjs/sheets-formula/facade";
import "@univerjs/sheets-numfmt/facade";
import type { Behaviours } from "../model/behaviours";
import { undoOverride } from "./grouped-undo";
import { newWorkbook } from "./new-workbook";
import { openBook } from "./open-book";
import type { Snapshot } from "./snapshot";

/** An empty workbook, or the sheets of one that was kept: `completeFrom` is to follow. `workbook` and `api` are Univer's own, for tests that look at the grid itself. */
export function openHeadless(behaviours: Behaviours, from?: Snapshot) {
  const univer = new Univer({
    override: [undoOverride],
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: {} },
    logLevel: LogLevel.ERROR,
  });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  const api = FUniver.newAPI(univer);
  const workbook = api.createWorkbook(from?.univer ?? newWorkbook());
  const book = openBook(univer.__getInjector(), workbook, behaviours);
  const dispose = () => {
    hideProgress(univer);
    univer.dispose();
  };
  return { book, workbook, api, dispose };
}

/** Univer's timer for a progress bar may come after the workbook has gone, and would find nothing there. */
function hideProgress(univer: Univer): void {
  const controller = univer.__getInjector().get(TriggerCalculationController);
  Object.assign(controller, { _startProgress: () => {} });
}
