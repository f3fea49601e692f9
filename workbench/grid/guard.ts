import {
  CanceledError,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
  RedoCommand,
  UndoCommand,
} from "@univerjs/core";
import {
  AddDataValidationMutation,
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
} from "@univerjs/data-validation";
import {
  AddWorksheetMergeMutation,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertColCommand,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  InsertRowCommand,
  InsertRowMutation,
  InsertSheetMutation,
  MoveColsCommand,
  MoveColsMutation,
  MoveRangeCommand,
  MoveRangeMutation,
  MoveRowsCommand,
  MoveRowsMutation,
  RemoveColByRangeCommand,
  RemoveColCommand,
  RemoveColMutation,
  RemoveRowByRangeCommand,
  RemoveRowCommand,
  RemoveRowMutation,
  RemoveSheetCommand,
  RemoveSheetMutation,
  RemoveWorksheetMergeMutation,
  ReorderRangeMutation,
  SetColDataMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowDataMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetShowCommand,
} from "@univerjs/sheets";
import {
  AddConditionalRuleMutation,
  DeleteConditionalRuleMutation,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import { HostError } from "../wire/errors";
import type { UniverRange } from "./univer-range";
import type { Book } from "./book";
import { allows } from "./protection";
import type { Sheet } from "./sheet";
import type { ProtectionOptions } from "../model/side-store";

/** Why something was not done; the page says it in the user's language. */
export type Refusal = "locked" | "sheet-protected" | "structure-protected" | "very-hidden";

interface Params {
  unitId?: string;
  subUnitId?: string;
  cellValue?: Cells;
  range?: UniverRange;
  from?: { subUnitId: string; value: Cells };
  to?: { subUnitId: string; value: Cells };
  /** Id of the user's command that brought this change. */
  trigger?: string;
  /** Univer's word for a rule that comes or goes with its cells. */
  source?: "command" | "patched";
}
type Cells = Record<number, Record<number, ICellData | null>>;

/** What a protected sheet allows for each kind of change; null where no option allows it. */
const NEEDS: Record<string, keyof ProtectionOptions | null> = {
  [InsertRowMutation.id]: "allowInsertRows",
  [InsertColMutation.id]: "allowInsertColumns",
  [RemoveRowMutation.id]: "allowDeleteRows",
  [RemoveColMutation.id]: "allowDeleteColumns",
  [SetWorksheetRowHeightMutation.id]: "allowFormatRows",
  [SetRowHiddenMutation.id]: "allowFormatRows",
  [SetRowVisibleMutation.id]: "allowFormatRows",
  [SetRowDataMutation.id]: "allowFormatRows",
  [SetWorksheetColWidthMutation.id]: "allowFormatColumns",
  [SetColHiddenMutation.id]: "allowFormatColumns",
  [SetColVisibleMutation.id]: "allowFormatColumns",
  [SetColDataMutation.id]: "allowFormatColumns",
  [AddWorksheetMergeMutation.id]: null,
  [RemoveWorksheetMergeMutation.id]: null,
  [MoveRowsMutation.id]: null,
  [MoveColsMutation.id]: null,
  [SetFrozenMutation.id]: null,
  [AddDataValidationMutation.id]: null,
  [RemoveDataValidationMutation.id]: null,
  [UpdateDataValidationMutation.id]: null,
  [AddConditionalRuleMutation.id]: "allowFormatCells",
  [SetConditionalRuleMutation.id]: "allowFormatCells",
  [DeleteConditionalRuleMutation.id]: "allowFormatCells",
};

const STRUCTURE = new Set([
  InsertSheetMutation.id,
  RemoveSheetMutation.id,
  SetWorksheetNameMutation.id,
  SetWorksheetOrderMutation.id,
  SetWorksheetHideMutation.id,
  SetWorksheetShowCommand.id,
]);

/** After these, references follow what they refer to: in the locked cells of a protected sheet, too. */
const MOVES_REFERENCES: ReadonlySet<string | undefined> = new Set(
  [
    ...[InsertRowCommand, InsertRowByRangeCommand, InsertColCommand, InsertColByRangeCommand],
    ...[RemoveRowCommand, RemoveRowByRangeCommand, RemoveColCommand, RemoveColByRangeCommand],
    ...[InsertRangeMoveDownCommand, InsertRangeMoveRightCommand],
    ...[DeleteRangeMoveUpCommand, DeleteRangeMoveLeftCommand],
    ...[MoveRangeCommand, MoveRowsCommand, MoveColsCommand],
    ...[RemoveSheetCommand, SetWorksheetNameCommand, UndoCommand, RedoCommand],
  ].map(({ id }) => id),
);

/**
 * Keeps the user to the protection of sheet and workbook, as Excel does. Typing, deleting, pasting, filling and every
 * menu of the grid end in these mutations; the add-in's own writes are checked where they are asked for.
 */
export class Guard {
  private readonly listeners: ((why: Refusal, sheet?: Sheet) => void)[] = [];

  constructor(private readonly book: Book) {
    book.univerCommands.beforeCommandExecuted((info, options) => this.check(info, options));
  }

  /** Calls back whenever something was refused. */
  onRefused(listener: (why: Refusal, sheet?: Sheet) => void): void {
    this.listeners.push(listener);
  }

  private check({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    const { book } = this;
    if (book.acting || options?.onlyLocal || options?.fromFormula) return;
    const given = (params ?? {}) as Params;
    if (STRUCTURE.has(id) && book.side.protection.on) this.refuse("structure-protected");
    if (!given.subUnitId) return;
    const sheet = book.sheet(given.subUnitId);
    if (id === SetWorksheetShowCommand.id && sheet.side.veryHidden)
      this.refuse("very-hidden", sheet);
    if (id === MoveRangeMutation.id) this.checkMove(given);
    // What a deleted sheet had goes after it, and its protection with it.
    if (!sheet.exists || !sheet.side.protection.on) return;
    if (id === SetRangeValuesMutation.id && !isFollowing(given))
      this.checkCells(sheet, given.cellValue);
    const need = given.source === "patched" ? undefined : NEEDS[id];
    if (need === null || (need && !allows(sheet, need as never)))
      this.refuse("sheet-protected", sheet);
    const isSorting = id === ReorderRangeMutation.id;
    if (isSorting && !allows(sheet, "allowSort")) this.refuse("sheet-protected", sheet);
    const touchesLocked = isSorting || id === RemoveRowMutation.id || id === RemoveColMutation.id;
    if (touchesLocked && given.range) this.checkArea(sheet, given.range);
  }

  private checkMove({ from, to }: Params): void {
    for (const part of [from, to]) {
      if (!part) continue;
      const sheet = this.book.sheet(part.subUnitId);
      if (sheet.side.protection.on) this.checkCells(sheet, part.value);
    }
  }

  /** Contents need unlocked cells; formats alone need their own permission. */
  private checkCells(sheet: Sheet, cells: Cells | undefined): void {
    const touched = entries(cells);
    if (
      touched.some(([row, column, cell]) => changesContent(cell) && sheet.isLocked(row, column))
    ) {
      this.refuse("locked", sheet);
    }
    const onlyFormats = touched.every(([, , cell]) => !changesContent(cell));
    const formats = touched.some(([, , cell]) => cell !== null && "s" in cell);
    if (onlyFormats && formats && !allows(sheet, "allowFormatCells")) {
      this.refuse("sheet-protected", sheet);
    }
  }

  private checkArea(sheet: Sheet, range: UniverRange): void {
    const used = sheet.used(false);
    const lastColumn = Math.min(range.endColumn, used ? used.column + used.columns - 1 : -1);
    const lastRow = Math.min(range.endRow, used ? used.row + used.rows - 1 : -1);
    for (let row = range.startRow; row <= lastRow; row++) {
      for (let column = range.startColumn; column <= lastColumn; column++) {
        if (sheet.isLocked(row, column)) this.refuse("locked", sheet);
      }
    }
  }

  /** Work in the user's name that asks for permission first: a refusal is told, not thrown. */
  attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof HostError) || error.code !== "AccessDenied") throw error;
      for (const listener of this.listeners) listener("sheet-protected");
    }
  }

  private refuse(why: Refusal, sheet?: Sheet): never {
    for (const listener of this.listeners) listener(why, sheet);
    throw new CanceledError();
  }
}

const isFollowing = ({ trigger, cellValue }: Params) =>
  MOVES_REFERENCES.has(trigger) &&
  entries(cellValue).every(([, , cell]) => (cell?.f ?? cell?.si ?? null) !== null);

const changesContent = (cell: ICellData | null) =>
  cell === null || ["v", "f", "p", "si"].some((key) => key in cell);

export function entries(cells: Cells | undefined): [number, number, ICellData | null][] {
  return Object.entries(cells ?? {}).flatMap(([row, line]) =>
    Object.entries(line).map(([column, cell]): [number, number, ICellData | null] => [
      Number(row),
      Number(column),
      cell,
    ]),
  );
}
