import { SetSelectionsOperation } from "@univerjs/sheets";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Book } from "../grid/book";
import { byId } from "./pane";

/** Shows what a cell's data validation says about its input, as Excel does beside the selected cell; Univer does not. */
export function showInputHints({ commands, injector, univer, id }: Book): void {
  const hint = byId("hint");
  const rules = injector.get(SheetDataValidationModel);
  commands.onCommandExecuted((info) => {
    if (info.id !== SetSelectionsOperation.id) return;
    const cell = univer.getActiveCell()?.getRange();
    const sheetId = univer.getActiveSheet().getSheetId();
    const rule = cell && rules.getRuleByLocation(id, sheetId, cell.startRow, cell.startColumn);
    const { promptTitle = "", prompt = "" } = rule?.showInputMessage ? rule : {};
    hint.hidden = !promptTitle && !prompt;
    const title = document.createElement("strong");
    title.textContent = promptTitle;
    hint.replaceChildren(title, prompt);
  });
}
