import type { ICellData, ICommandInfo, IExecutionOptions } from "@univerjs/core";
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
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import { type Area, bounding, cellArea, formatArea, MAX_COLUMNS, MAX_ROWS } from "../model/area";
import { fromUniver, type UniverRange } from "./univer-range";
import type { Book } from "./book";
import { typeIn, valueOf } from "./cell-data";
import { OfficeEvent } from "../model/event-hub";
import { entries } from "./guard";
import type { Sheet } from "./sheet";
import type { SheetSide } from "../model/side-store";
import { shiftArea } from "../model/shift-area";

type Cells = Record<number, Record<number, ICellData | null>>;
interface Params {
  unitId?: string;
  subUnitId?: string;
  name?: string;
  cellValue?: Cells;
  range?: UniverRange;
  ranges?: UniverRange[];
  selections?: { range: UniverRange }[];
  sheet?: { id: string };
  from?: { subUnitId: string; value: Cells } & number;
  to?: { subUnitId: string; value: Cells } & number;
}
type Handler = (params: Params) => void;

/** A range that the add-in keeps from one request to the next: its area goes with its cells. */
export interface KeptRange {
  readonly sheet: Sheet;
  area: Area;
}

/** Turns what happens in Univer, whoever does it, into Office's events, and moves the ranges that the add-in keeps. */
export class Observer {
  private active: string;
  private readonly names = new Map<string, string>();
  private before: { key: string; cell: ICellData | null } | undefined;
  private readonly handlers: Record<string, Handler>;

  constructor(
    private readonly book: Book,
    private readonly keptRanges: () => Iterable<KeptRange>,
  ) {
    this.active = book.activeSheet().id;
    this.handlers = this.declareHandlers();
    this.rememberNames();
    book.univerCommands.beforeCommandExecuted((info) => this.remember(info));
    book.univerCommands.onCommandExecuted((info, options) => this.observe(info, options));
    book.gate.onCalculated(() => {
      for (const { id } of book.sheets()) book.events.raise(OfficeEvent.calculated, id, {});
    });
  }

  private observe({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (options?.fromFormula || options?.applyFormulaCalculationResult) return;
    const given = (params ?? {}) as Params;
    if (given.unitId !== this.book.id) return;
    this.handlers[id]?.(given);
  }

  private declareHandlers(): Record<string, Handler> {
    const lines =
      (changeType: string, axis: "row" | "column", sign: 1 | -1): Handler =>
      ({ subUnitId, range }) => {
        if (!subUnitId || !range) return;
        this.shift(subUnitId, range, axis, sign);
        this.changed(subUnitId, lineArea(range, axis), changeType);
      };
    return {
      [SetRangeValuesMutation.id]: (params) => this.cellsChanged(params),
      [InsertRowMutation.id]: lines("RowInserted", "row", 1),
      [RemoveRowMutation.id]: lines("RowDeleted", "row", -1),
      [InsertColMutation.id]: lines("ColumnInserted", "column", 1),
      [RemoveColMutation.id]: lines("ColumnDeleted", "column", -1),
      [MoveRangeMutation.id]: ({ from, to }) => {
        for (const part of [from, to]) this.valuesChanged(part?.subUnitId, part?.value);
      },
      [ReorderRangeMutation.id]: ({ subUnitId, range }) => {
        if (!subUnitId || !range) return;
        const area = fromUniver(range);
        this.changed(subUnitId, formatArea(area), "RangeEdited");
        this.raise(OfficeEvent.rowSorted, subUnitId, {
          address: formatArea(area),
          source: "Local",
        });
      },
      [SetRowHiddenMutation.id]: (params) => this.rowsHidden(params, "Hidden"),
      [SetRowVisibleMutation.id]: (params) => this.rowsHidden(params, "Unhidden"),
      [SetSelectionsOperation.id]: ({ subUnitId, selections }) => {
        if (!subUnitId || !selections) return;
        const address = selections.map(({ range }) => formatArea(fromUniver(range))).join(",");
        this.raise(OfficeEvent.selectionChanged, subUnitId, { address });
        this.book.events.raiseSelection();
      },
      [SetWorksheetActiveOperation.id]: ({ subUnitId }) => this.activated(subUnitId),
      [InsertSheetMutation.id]: ({ sheet }) => {
        if (!sheet) return;
        this.rememberNames();
        this.raise(OfficeEvent.added, sheet.id, { source: "Local" });
      },
      [RemoveSheetMutation.id]: ({ subUnitId }) => {
        if (!subUnitId) return;
        this.book.forget(subUnitId);
        this.raise(OfficeEvent.deleted, subUnitId, { source: "Local" });
        this.activated(this.book.activeSheet().id);
      },
      [SetWorksheetNameMutation.id]: ({ subUnitId, name }) => {
        if (!subUnitId) return;
        const message = { source: "Local", nameBefore: this.names.get(subUnitId), nameAfter: name };
        this.rememberNames();
        this.raise(OfficeEvent.nameChanged, subUnitId, message);
      },
      [SetWorksheetOrderMutation.id]: (params) => {
        const { subUnitId } = params;
        if (!subUnitId) return;
        const places = { positionBefore: Number(params.from), positionAfter: Number(params.to) };
        this.raise(OfficeEvent.moved, subUnitId, { source: "Local", ...places });
      },
    };
  }

  private raise(event: OfficeEvent, sheetId: string, message: object): void {
    this.book.events.raise(event, sheetId, message);
  }

  private changed(
    sheetId: string,
    address: string,
    changeType: string,
    details: object = {},
  ): void {
    const triggerSource = this.book.acting ? "ThisLocalAddin" : "Unknown";
    const message = { address, changeType, source: "Local", triggerSource, ...details };
    this.raise(OfficeEvent.changed, sheetId, message);
  }

  private cellsChanged({ subUnitId, cellValue }: Params): void {
    if (!subUnitId) return;
    const cells = entries(cellValue);
    const contents = cells.filter(([, , cell]) => changesContent(cell));
    if (contents.length > 0) {
      const address = addressOf(contents);
      this.changed(subUnitId, address, "RangeEdited", this.details(subUnitId, contents));
    }
    const formats = cells.filter(([, , cell]) => cell !== null && "s" in cell);
    if (formats.length > 0) {
      const message = { address: addressOf(formats), source: "Local" };
      this.raise(OfficeEvent.formatChanged, subUnitId, message);
    }
  }

  private valuesChanged(sheetId: string | undefined, cells: Cells | undefined): void {
    const touched = entries(cells);
    if (sheetId && touched.length > 0) this.changed(sheetId, addressOf(touched), "RangeEdited");
  }

  /** Excel tells the values before and after where one cell was edited. */
  private details(sheetId: string, contents: [number, number, ICellData | null][]): object {
    const [only, ...others] = contents;
    if (!only || others.length > 0 || this.before?.key !== `${sheetId} ${only[0]} ${only[1]}`)
      return {};
    const sheet = this.book.sheet(sheetId);
    const after = sheet.unflushedUniver.getCellRaw(only[0], only[1]);
    const [valueBefore, valueAfter] = [valueOf(this.before.cell), valueOf(after)];
    return {
      valueBefore,
      valueAfter,
      valueTypeBefore: typeIn(this.before.cell, valueBefore, Boolean(this.before.cell?.f)),
      valueTypeAfter: typeIn(after, valueAfter, Boolean(after?.f)),
    };
  }

  /** Before a single cell changes, its content. */
  private remember({ id, params }: Readonly<ICommandInfo>): void {
    if (id !== SetRangeValuesMutation.id) return;
    const { subUnitId, cellValue } = params as Params;
    const rows = Object.entries(cellValue ?? {});
    const [line] = rows;
    const columns = Object.keys(line?.[1] ?? {});
    if (!subUnitId || rows.length !== 1 || columns.length !== 1) return;
    const [row, column] = [Number(line![0]), Number(columns[0])];
    const sheet = this.book.sheet(subUnitId);
    // Univer writes a formula of one sheet again after both were deleted that it stood on and looked at.
    if (!sheet.exists) return;
    const cell = sheet.unflushedUniver.getCellRaw(row, column);
    this.before = { key: `${subUnitId} ${row} ${column}`, cell: cell ? { ...cell } : null };
  }

  private rowsHidden({ subUnitId, ranges }: Params, changeType: string): void {
    if (!subUnitId) return;
    for (const range of ranges ?? []) {
      const message = { address: lineArea(range, "row"), changeType, source: "Local" };
      this.raise(OfficeEvent.rowHiddenChanged, subUnitId, message);
    }
  }

  private activated(sheetId: string | undefined): void {
    if (!sheetId || sheetId === this.active) return;
    this.raise(OfficeEvent.deactivated, this.active, {});
    this.active = sheetId;
    this.raise(OfficeEvent.activated, sheetId, {});
  }

  private rememberNames(): void {
    for (const { id, name } of this.book.sheets()) this.names.set(id, name);
  }

  /** Ranges that the add-in keeps, comments and page breaks go with their cells. */
  private shift(sheetId: string, lines: UniverRange, axis: "row" | "column", sign: 1 | -1): void {
    const shifted = (area: Area) => shiftArea(area, fromUniver(lines), axis, sign);
    for (const range of this.keptRanges()) {
      if (range.sheet.id === sheetId) range.area = shifted(range.area) ?? range.area;
    }
    const { comments } = this.book.side;
    for (const comment of comments.filter((each) => each.sheetId === sheetId)) {
      const place = shifted(cellArea(comment.row, comment.column));
      if (place) Object.assign(comment, { row: place.row, column: place.column });
      else comments.splice(comments.indexOf(comment), 1);
    }
    const side = this.book.side.sheet(sheetId);
    for (const table of side.tables) table.area = shifted(table.area) ?? table.area;
    if (side.filter) shiftFilter(side, shifted(side.filter.area));
    const breaks = axis === "row" ? "horizontalBreaks" : "verticalBreaks";
    side[breaks] = side[breaks].flatMap((line) => shifted(cellArea(line, line))?.[axis] ?? []);
  }
}

/** A filter goes with its range; where columns of it came or went, nobody knows whose criteria are whose. */
function shiftFilter(side: SheetSide, area: Area | null): void {
  const { values } = side.filter!;
  if (area?.columns === values.length) side.filter = { area, values };
  else delete side.filter;
}

const changesContent = (cell: ICellData | null) =>
  cell === null || ["v", "f", "p", "si"].some((key) => key in cell);

function addressOf(cells: [number, number, unknown][]): string {
  return formatArea(
    cells.map(([row, column]) => cellArea(row, column)).reduce((all, one) => bounding(all, one)),
  );
}

const lineArea = (range: UniverRange, axis: "row" | "column") => {
  const area = fromUniver(range);
  return formatArea(
    axis === "row"
      ? { ...area, column: 0, columns: MAX_COLUMNS }
      : { ...area, row: 0, rows: MAX_ROWS },
  );
};
