import { SheetsDataValidationValidatorService } from "@univerjs/sheets-data-validation";
import type { Book } from "../grid/book";

/** Univer looks at validations again when the browser is idle: a sheet that is gone by then would be an error. */
export function forgetDeletedSheets({ univerInjector, univer }: Book): void {
  const service = univerInjector.get(SheetsDataValidationValidatorService);
  const validate = service.validatorRanges.bind(service);
  service.validatorRanges = async (unitId, sheetId, ranges) =>
    univer.getSheetBySheetId(sheetId) ? validate(unitId, sheetId, ranges) : [];
}
