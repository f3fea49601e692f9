import {
  type CustomData,
  type IBorderData,
  type ICellData,
  ICommandService,
  type IMutationInfo,
  type Injector,
  type IRange,
  type IStyleData,
  IUndoRedoService,
} from "@univerjs/core";
import { type Area, intersect, PIXELS } from "../model/area";
import type { CellContent } from "../model/cell-content";
import {
  type BorderLook,
  DEFAULT_FORMAT,
  type FormatChange,
  type Side,
} from "../model/cell-format";
import { hasContent, toData } from "./cell-data";
import { borderOf, type CellExtras, NO_LOOK, SIDES, toLook } from "./cell-style";
import { stepsFor } from "./edit-steps";
import type { Sheet } from "./sheet";
import { fromUniver, toUniver } from "./univer-range";

/** A change of one cell; what is left out stays. */
export interface CellPatch {
  content?: CellContent;
  /** Null takes all formatting away. */
  format?: FormatChange | null;
}

/** A change of a whole row or column: its size in points, whether it is hidden, the look of its empty cells. */
export interface LinePatch {
  size?: number;
  hidden?: boolean;
  format?: FormatChange | null;
}

/** The same changes in Univer's terms. */
export interface UniverPatch {
  content?: ICellData;
  style?: IStyleData;
  extras?: CellExtras;
  /** All extras at once, in place of those that the cell has. */
  custom?: CustomData;
}
export interface UniverLine {
  /** In pixels. */
  size?: number;
  hidden?: boolean;
  style?: IStyleData;
  extras?: CellExtras;
}

const lookIn = (format: FormatChange | null | undefined) =>
  format === null ? NO_LOOK : toLook(format ?? {});
export const toUniverPatch = ({ content, format }: CellPatch): UniverPatch => ({
  ...(content && { content: toData(content) }),
  ...lookIn(format),
});
const toUniverLine = ({ size, hidden, format }: LinePatch): UniverLine => ({
  ...(size !== undefined && { size: size * PIXELS }),
  ...(hidden !== undefined && { hidden }),
  ...lookIn(format),
});

/** A rule in the making; it is handed to Univer once, with all its parts. */
export interface Draft {
  commit(): void;
}

export type Cells = Record<number, Record<number, ICellData>>;

export interface Pending {
  cells: Cells;
  rows: Map<number, UniverLine>;
  columns: Map<number, UniverLine>;
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
    this.univerCell(sheet, row, column, toUniverPatch(patch));
  }
  univerCell(sheet: Sheet, row: number, column: number, patch: UniverPatch): void {
    const line = (this.of(sheet).cells[row] ??= {});
    const cell = (line[column] ??= {});
    if (patch.content) Object.assign(cell, patch.content);
    if (patch.style) cell.s = mergeStyles(cell.s as IStyleData | undefined, patch.style);
    if (patch.extras) {
      const before = cell.custom ?? sheet.unflushedUniver.getCellRaw(row, column)?.custom;
      cell.custom = { ...before, ...patch.extras };
    }
    if (patch.custom !== undefined) cell.custom = patch.custom;
  }

  row(sheet: Sheet, row: number, patch: LinePatch): void {
    mergeLine(this.of(sheet).rows, row, toUniverLine(patch));
  }
  column(sheet: Sheet, column: number, patch: LinePatch): void {
    mergeLine(this.of(sheet).columns, column, toUniverLine(patch));
  }

  merge(sheet: Sheet, area: Area): void {
    this.unmerge(sheet, area);
    this.of(sheet).merged.push(toUniver(area));
  }
  unmerge(sheet: Sheet, area: Area): void {
    const pending = this.of(sheet);
    const touched = (range: IRange) => intersect(fromUniver(range), area) !== null;
    pending.merged = pending.merged.filter((range) => !touched(range));
    const standing = sheet.unflushedUniver.getMergeData().filter(touched);
    pending.unmerged.push(...standing.filter((range) => !pending.unmerged.includes(range)));
  }

  /** The merged areas as they will be. */
  mergedOn(sheet: Sheet): Area[] {
    const { merged = [], unmerged = [] } = this.pending.get(sheet) ?? {};
    const standing = sheet.unflushedUniver
      .getMergeData()
      .filter((range) => !unmerged.includes(range));
    return [...standing, ...merged].map(fromUniver);
  }

  // Cells as they will be, for what depends on earlier writes of the same request.

  willHaveContent(sheet: Sheet, row: number, column: number): boolean {
    const standing = sheet.unflushedUniver.getCellRaw(row, column);
    return hasContent({ ...standing, ...this.pendingUniver(sheet, row, column) });
  }
  numberFormat(sheet: Sheet, row: number, column: number): string {
    const pending = this.pendingStyle(sheet, row, column);
    const format =
      pending && "n" in pending
        ? pending.n
        : sheet.unflushedUniver.getComposedCellStyle(row, column)?.n;
    return format?.pattern || DEFAULT_FORMAT.numberFormat;
  }
  /** The line that the cell itself has at a side. */
  border(sheet: Sheet, row: number, column: number, side: Side): BorderLook | null {
    return borderOf(this.univerBorder(sheet, row, column, side));
  }
  hasBorder(sheet: Sheet, row: number, column: number, side: Side): boolean {
    return Boolean(this.univerBorder(sheet, row, column, side));
  }
  private univerBorder(sheet: Sheet, row: number, column: number, side: Side) {
    const pending = this.pendingStyle(sheet, row, column)?.bd;
    const key = SIDES[side];
    if (pending === null || (pending && key in pending)) return pending?.[key];
    return sheet.unflushedUniver.getCellStyle(row, column)?.bd?.[key];
  }
  private pendingUniver(sheet: Sheet, row: number, column: number): ICellData | undefined {
    return this.pending.get(sheet)?.cells[row]?.[column];
  }
  private pendingStyle(sheet: Sheet, row: number, column: number): IStyleData | undefined {
    return this.pendingUniver(sheet, row, column)?.s as IStyleData | undefined;
  }

  flush(): void {
    if (this.pending.size === 0 && this.drafts.size === 0) return;
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
    const steps = stepsFor(this.injector, this.unitId, sheet, pending);
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
}

function mergeLine(lines: Map<number, UniverLine>, line: number, patch: UniverLine): void {
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
