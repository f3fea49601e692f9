import {
  BooleanNumber,
  type CustomData,
  type IBorderData,
  type ICellData,
  ICommandService,
  type IMutationInfo,
  type Injector,
  type IRange,
  type IStyleData,
  IUndoRedoService,
  type Nullable,
} from "@univerjs/core";
import {
  AddMergeUndoMutationFactory,
  AddWorksheetMergeMutation,
  RemoveMergeUndoMutationFactory,
  RemoveWorksheetMergeMutation,
  SetColDataMutation,
  SetColDataMutationFactory,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetRowDataMutation,
  SetRowDataMutationFactory,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetStyleCommand,
  SetWorksheetColWidthMutation,
  SetWorksheetColWidthMutationFactory,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowHeightMutationFactory,
  SetWorksheetRowIsAutoHeightMutation,
  SetWorksheetRowIsAutoHeightMutationFactory,
} from "@univerjs/sheets";
import { type Area, intersect, fromUniver, toUniver } from "./area";
import type { Sheet } from "./sheet";
import type { CellExtras } from "./side-store";

/** A change of one cell; what is left out stays. */
export interface CellPatch {
  content?: ICellData;
  style?: IStyleData;
  extras?: CellExtras;
  /** All extras at once, in place of those that the cell has. */
  custom?: CustomData;
}

/** A change of a whole row or column: its size in pixels, whether it is hidden, the style of its empty cells. */
export interface LinePatch {
  size?: number;
  hidden?: boolean;
  style?: IStyleData;
  extras?: CellExtras;
}

/** What takes the content of a cell away. */
export const NO_CONTENT: ICellData = { v: null, f: null, p: null, si: null, t: null };

/** What takes the formatting of a cell away. */
export const NO_STYLE: IStyleData = Object.fromEntries(
  "ff fs it bl ul bbl st ol bg bd cl va n tr td ht vt tb pd".split(" ").map((key) => [key, null]),
);

/** A rule in the making; it is handed to Univer once, with all its parts. */
export interface Draft {
  commit(): void;
}

type Cells = Record<number, Record<number, ICellData>>;

interface Pending {
  cells: Cells;
  rows: Map<number, LinePatch>;
  columns: Map<number, LinePatch>;
  merged: IRange[];
  unmerged: IRange[];
}

/**
 * Gathers what a request writes and hands it to Univer as few mutations, each undoable: a table of some hundred formats
 * is one change of the grid, not some hundred. Whoever reads or runs a command flushes first.
 */
export class Edits {
  private readonly pending = new Map<Sheet, Pending>();
  private readonly drafts = new Map<string, Draft>();
  private readonly commands: ICommandService;
  private readonly undo: IUndoRedoService;

  constructor(
    private readonly injector: Injector,
    private readonly unitId: string,
  ) {
    this.commands = injector.get(ICommandService);
    this.undo = injector.get(IUndoRedoService);
  }

  cell(sheet: Sheet, row: number, column: number, patch: CellPatch): void {
    const line = (this.of(sheet).cells[row] ??= {});
    const cell = (line[column] ??= {});
    if (patch.content) Object.assign(cell, patch.content);
    if (patch.style) cell.s = mergeStyles(cell.s as IStyleData | undefined, patch.style);
    if (patch.extras) {
      const before = cell.custom ?? sheet.unflushed.getCellRaw(row, column)?.custom;
      cell.custom = { ...before, ...patch.extras };
    }
    if (patch.custom !== undefined) cell.custom = patch.custom;
  }

  row(sheet: Sheet, row: number, patch: LinePatch): void {
    mergeLine(this.of(sheet).rows, row, patch);
  }
  column(sheet: Sheet, column: number, patch: LinePatch): void {
    mergeLine(this.of(sheet).columns, column, patch);
  }

  merge(sheet: Sheet, area: Area): void {
    this.unmerge(sheet, area);
    this.of(sheet).merged.push(toUniver(area));
  }
  unmerge(sheet: Sheet, area: Area): void {
    const pending = this.of(sheet);
    const touched = (range: IRange) => intersect(fromUniver(range), area) !== null;
    pending.merged = pending.merged.filter((range) => !touched(range));
    const standing = sheet.unflushed.getMergeData().filter(touched);
    pending.unmerged.push(...standing.filter((range) => !pending.unmerged.includes(range)));
  }

  /** A cell as it will be, for what depends on earlier writes of the same request. */
  peek(sheet: Sheet, row: number, column: number): ICellData | undefined {
    return this.pending.get(sheet)?.cells[row]?.[column];
  }

  flush(): void {
    const all = [...this.pending];
    this.pending.clear();
    for (const [sheet, pending] of all) {
      if (sheet.exists) this.write(sheet, pending);
    }
    const drafts = [...this.drafts.values()];
    this.drafts.clear();
    for (const draft of drafts) draft.commit();
  }

  /** The draft with this key, or a new one. Drafts are rules whose parts a request sets one by one. */
  draft<T extends Draft>(key: string, create: () => T): T {
    const draft = (this.drafts.get(key) as T | undefined) ?? create();
    this.drafts.set(key, draft);
    return draft;
  }

  /** Runs mutations as one undoable step; `undo` is given in the order in which it has to be done. */
  perform(redo: IMutationInfo[], undo: IMutationInfo[]): void {
    for (const { id, params } of redo) this.commands.syncExecuteCommand(id, params);
    this.undo.pushUndoRedo({ unitID: this.unitId, redoMutations: redo, undoMutations: undo });
  }

  private of(sheet: Sheet): Pending {
    let pending = this.pending.get(sheet);
    if (!pending) {
      pending = { cells: {}, rows: new Map(), columns: new Map(), merged: [], unmerged: [] };
      this.pending.set(sheet, pending);
    }
    return pending;
  }

  private write(sheet: Sheet, pending: Pending): void {
    const steps = [
      ...this.cellSteps(sheet, pending),
      ...this.mergeSteps(sheet, pending),
      ...this.rowSteps(sheet, pending),
      ...this.columnSteps(sheet, pending),
    ];
    // Each way back is worked out just before its step, from the state that the step meets.
    const redo: IMutationInfo[] = [];
    const undo: IMutationInfo[] = [];
    for (const { mutation, back } of steps) {
      undo.unshift(back());
      this.commands.syncExecuteCommand(mutation.id, mutation.params);
      redo.push(mutation);
    }
    if (redo.length > 0) {
      this.undo.pushUndoRedo({ unitID: this.unitId, redoMutations: redo, undoMutations: undo });
    }
  }

  /** Formats go in a mutation of their own, marked as such: the formula engine takes the rest for new contents. */
  private cellSteps(sheet: Sheet, { cells }: Pending): Step[] {
    const contents: Cells = {};
    const formats: Cells = {};
    for (const [row, line] of Object.entries(cells)) {
      for (const [column, cell] of Object.entries(line)) {
        const group = "v" in cell || "f" in cell ? contents : formats;
        (group[Number(row)] ??= {})[Number(column)] = cell;
      }
    }
    const write = (cellValue: Cells, trigger?: string): Step[] => {
      if (Object.keys(cellValue).length === 0) return [];
      const params = { ...this.target(sheet), cellValue, ...(trigger && { trigger }) };
      const back = () => SetRangeValuesUndoMutationFactory(this.injector, params);
      return [step(SetRangeValuesMutation.id, params, back)];
    };
    return [...write(contents), ...write(formats, SetStyleCommand.id)];
  }

  private mergeSteps(sheet: Sheet, { merged, unmerged }: Pending): Step[] {
    const add = { ...this.target(sheet), ranges: merged };
    const remove = { ...this.target(sheet), ranges: unmerged };
    const removal: Step = {
      mutation: { id: RemoveWorksheetMergeMutation.id, params: remove },
      back: () => ({
        id: AddWorksheetMergeMutation.id,
        params: RemoveMergeUndoMutationFactory(this.injector, remove),
      }),
    };
    const addition: Step = {
      mutation: { id: AddWorksheetMergeMutation.id, params: add },
      back: () => ({
        id: RemoveWorksheetMergeMutation.id,
        params: AddMergeUndoMutationFactory(this.injector, add),
      }),
    };
    return [...(unmerged.length > 0 ? [removal] : []), ...(merged.length > 0 ? [addition] : [])];
  }

  private rowSteps(sheet: Sheet, { rows }: Pending): Step[] {
    const steps: Step[] = [];
    const target = this.target(sheet);
    const sized = select(rows, "size");
    if (sized.size > 0) {
      const ranges = runs([...sized.keys()]).map(([first, last]) => rowRange(sheet, first, last));
      const heights = { ...target, ranges, rowHeight: Object.fromEntries(sized) };
      const fixed = { ...target, ranges, autoHeightInfo: BooleanNumber.FALSE };
      steps.push(
        step(SetWorksheetRowHeightMutation.id, heights, () =>
          SetWorksheetRowHeightMutationFactory(heights, sheet.unflushed),
        ),
        step(SetWorksheetRowIsAutoHeightMutation.id, fixed, () =>
          SetWorksheetRowIsAutoHeightMutationFactory(fixed, sheet.unflushed),
        ),
      );
    }
    const range = (first: number, last: number) => rowRange(sheet, first, last);
    steps.push(
      ...visibility(target, rows, range, SetRowHiddenMutation.id, SetRowVisibleMutation.id),
    );
    const rowData = lineData(rows, (row) => sheet.unflushed.getRowManager().getRow(row));
    if (Object.keys(rowData).length > 0) {
      const params = { ...target, rowData };
      steps.push(
        step(SetRowDataMutation.id, params, () =>
          SetRowDataMutationFactory(params, sheet.unflushed),
        ),
      );
    }
    return steps;
  }

  private columnSteps(sheet: Sheet, { columns }: Pending): Step[] {
    const steps: Step[] = [];
    const target = this.target(sheet);
    const range = (first: number, last: number) => columnRange(sheet, first, last);
    const sized = select(columns, "size");
    if (sized.size > 0) {
      const ranges = runs([...sized.keys()]).map(([first, last]) => range(first, last));
      const params = { ...target, ranges, colWidth: Object.fromEntries(sized) };
      steps.push(
        step(SetWorksheetColWidthMutation.id, params, () =>
          SetWorksheetColWidthMutationFactory(params, sheet.unflushed),
        ),
      );
    }
    steps.push(
      ...visibility(target, columns, range, SetColHiddenMutation.id, SetColVisibleMutation.id),
    );
    const manager = sheet.unflushed.getColumnManager();
    const columnData = lineData(columns, (column) => manager.getColumn(column));
    if (Object.keys(columnData).length > 0) {
      const params = { ...target, columnData };
      steps.push(
        step(SetColDataMutation.id, params, () =>
          SetColDataMutationFactory(params, sheet.unflushed),
        ),
      );
    }
    return steps;
  }

  private target(sheet: Sheet) {
    return { unitId: this.unitId, subUnitId: sheet.id };
  }
}

interface Step {
  mutation: IMutationInfo;
  /** The mutation that undoes it. */
  back(): IMutationInfo;
}

const step = (id: string, params: object, back: () => object): Step => ({
  mutation: { id, params },
  back: () => ({ id, params: back() }),
});

function visibility(
  target: object,
  lines: Map<number, LinePatch>,
  range: (first: number, last: number) => IRange,
  hideId: string,
  showId: string,
): Step[] {
  const change = (hidden: boolean, id: string, backId: string): Step[] => {
    const which = [...lines].filter(([, patch]) => patch.hidden === hidden).map(([line]) => line);
    const params = { ...target, ranges: runs(which).map(([first, last]) => range(first, last)) };
    return which.length === 0
      ? []
      : [{ mutation: { id, params }, back: () => ({ id: backId, params }) }];
  };
  return [...change(false, showId, hideId), ...change(true, hideId, showId)];
}

const rowRange = (sheet: Sheet, first: number, last: number): IRange => ({
  startRow: first,
  endRow: last,
  startColumn: 0,
  endColumn: sheet.unflushed.getColumnCount() - 1,
});
const columnRange = (sheet: Sheet, first: number, last: number): IRange => ({
  startRow: 0,
  endRow: sheet.unflushed.getRowCount() - 1,
  startColumn: first,
  endColumn: last,
});

function select(lines: Map<number, LinePatch>, key: "size"): Map<number, number> {
  return new Map([...lines].flatMap(([line, patch]) => (patch[key] ? [[line, patch[key]]] : [])));
}

/** Ascending numbers as runs of neighbours: 1, 2, 3, 7 → [1, 3], [7, 7]. */
export function runs(numbers: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const n of numbers.sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && n <= last[1] + 1) last[1] = n;
    else found.push([n, n]);
  }
  return found;
}

/** Style and extras of whole rows or columns, added to what they have. */
function lineData(
  lines: Map<number, LinePatch>,
  present: (line: number) => Nullable<{ s?: unknown; custom?: unknown }>,
): Record<number, object> {
  const data: Record<number, object> = {};
  for (const [line, { style, extras }] of lines) {
    if (!style && !extras) continue;
    const before = present(line);
    data[line] = {
      ...(style && { s: withoutNulls(mergeStyles(before?.s as IStyleData | undefined, style)) }),
      ...(extras && { custom: { ...(before?.custom as object | undefined), ...extras } }),
    };
  }
  return data;
}

function mergeLine(lines: Map<number, LinePatch>, line: number, patch: LinePatch): void {
  const before = lines.get(line);
  lines.set(line, {
    ...before,
    ...patch,
    ...(patch.style && { style: mergeStyles(before?.style, patch.style) }),
    ...(patch.extras && { extras: { ...before?.extras, ...patch.extras } }),
  });
}

/** The later style over the earlier; borders side by side. */
export function mergeStyles(before: IStyleData | undefined, after: IStyleData): IStyleData {
  if (!before) return { ...after };
  const borders = after.bd && before.bd ? { ...before.bd, ...after.bd } : undefined;
  // A border set after all were taken away: the sides that are not set are taken away one by one.
  const onCleared = after.bd && before.bd === null ? { ...NO_BORDERS, ...after.bd } : undefined;
  const bd = borders ?? onCleared;
  return { ...before, ...after, ...(bd && { bd }) };
}

const NO_BORDERS: IBorderData = { t: null, r: null, b: null, l: null };

const withoutNulls = (style: IStyleData): IStyleData =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null));
