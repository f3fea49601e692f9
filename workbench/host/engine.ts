/** Univer without its interface and the host over it, for Node and tests: the same parts as the page, less the UI. */
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
import type { BehaviourName } from "../model/behaviours";
import { createHost } from "./host";
import { undoOverride } from "../grid/grouped-undo";
import { newWorkbook } from "../grid/new-workbook";

export { BEHAVIOURS, type BehaviourName, isBehaviour } from "../model/behaviours";
export type { FunctionMetadata, Host } from "./host";

/** `behaviours` are those of real Excel that this one is to have. */
export function createEngine(behaviours: Iterable<BehaviourName> = []) {
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
  const workbook = api.createWorkbook(newWorkbook());
  const host = createHost(api, univer.__getInjector(), workbook, new Set(behaviours));
  const dispose = () => {
    host.close();
    hideProgress(univer);
    univer.dispose();
  };
  return { host, workbook, api, dispose };
}
export type Engine = ReturnType<typeof createEngine>;

/** Univer's timer for a progress bar may come after the workbook has gone, and would find nothing there. */
function hideProgress(univer: Univer): void {
  const controller = univer.__getInjector().get(TriggerCalculationController);
  Object.assign(controller, { _startProgress: () => {} });
}
