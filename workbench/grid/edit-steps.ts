import {
  BooleanNumber,
  type IMutationInfo,
  type Injector,
  type IRange,
  type IStyleData,
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
import { type Cells, type UniverLine, mergeStyles, type Pending } from "./edits";
import type { Sheet } from "./sheet";

/** What was gathered for a sheet as mutations of Univer, in the order in which they have to run. */
export function stepsFor(
  injector: Injector,
  unitId: string,
  sheet: Sheet,
  pending: Pending,
): Step[] {
  const steps = new Steps(injector, unitId, sheet);
  return [
    ...steps.cellSteps(pending),
    ...steps.mergeSteps(pending),
    ...steps.rowSteps(pending),
    ...steps.columnSteps(pending),
  ];
}

export interface Step {
  mutation: IMutationInfo;
  /** The mutation that undoes it. */
  back(): IMutationInfo;
}

class Steps {
  private readonly target: { unitId: string; subUnitId: string };
  constructor(
    private readonly injector: Injector,
    unitId: string,
    private readonly sheet: Sheet,
  ) {
    this.target = { unitId, subUnitId: sheet.id };
  }

  /** Formats go in a mutation of their own, marked as such: the formula engine takes the rest for new contents. */
  cellSteps({ cells }: Pending): Step[] {
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
      const params = { ...this.target, cellValue, ...(trigger && { trigger }) };
      const back = () => SetRangeValuesUndoMutationFactory(this.injector, params);
      return [step(SetRangeValuesMutation.id, params, back)];
    };
    return [...write(contents), ...write(formats, SetStyleCommand.id)];
  }

  mergeSteps({ merged, unmerged }: Pending): Step[] {
    const add = { ...this.target, ranges: merged };
    const remove = { ...this.target, ranges: unmerged };
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

  rowSteps({ rows }: Pending): Step[] {
    const steps: Step[] = [];
    const { sheet, target } = this;
    const sized = select(rows, "size");
    if (sized.size > 0) {
      const ranges = runs([...sized.keys()]).map(([first, last]) => rowRange(sheet, first, last));
      const heights = { ...target, ranges, rowHeight: Object.fromEntries(sized) };
      const fixed = { ...target, ranges, autoHeightInfo: BooleanNumber.FALSE };
      steps.push(
        step(SetWorksheetRowHeightMutation.id, heights, () =>
          SetWorksheetRowHeightMutationFactory(heights, sheet.unflushedUniver),
        ),
        step(SetWorksheetRowIsAutoHeightMutation.id, fixed, () =>
          SetWorksheetRowIsAutoHeightMutationFactory(fixed, sheet.unflushedUniver),
        ),
      );
    }
    const range = (first: number, last: number) => rowRange(sheet, first, last);
    steps.push(
      ...visibility(target, rows, range, SetRowHiddenMutation.id, SetRowVisibleMutation.id),
    );
    const rowData = lineData(rows, (row) => sheet.unflushedUniver.getRowManager().getRow(row));
    if (Object.keys(rowData).length > 0) {
      const params = { ...target, rowData };
      steps.push(
        step(SetRowDataMutation.id, params, () =>
          SetRowDataMutationFactory(params, sheet.unflushedUniver),
        ),
      );
    }
    return steps;
  }

  columnSteps({ columns }: Pending): Step[] {
    const steps: Step[] = [];
    const { sheet, target } = this;
    const range = (first: number, last: number) => columnRange(sheet, first, last);
    const sized = select(columns, "size");
    if (sized.size > 0) {
      const ranges = runs([...sized.keys()]).map(([first, last]) => range(first, last));
      const params = { ...target, ranges, colWidth: Object.fromEntries(sized) };
      steps.push(
        step(SetWorksheetColWidthMutation.id, params, () =>
          SetWorksheetColWidthMutationFactory(params, sheet.unflushedUniver),
        ),
      );
    }
    steps.push(
      ...visibility(target, columns, range, SetColHiddenMutation.id, SetColVisibleMutation.id),
    );
    const manager = sheet.unflushedUniver.getColumnManager();
    const columnData = lineData(columns, (column) => manager.getColumn(column));
    if (Object.keys(columnData).length > 0) {
      const params = { ...target, columnData };
      steps.push(
        step(SetColDataMutation.id, params, () =>
          SetColDataMutationFactory(params, sheet.unflushedUniver),
        ),
      );
    }
    return steps;
  }
}

const step = (id: string, params: object, back: () => object): Step => ({
  mutation: { id, params },
  back: () => ({ id, params: back() }),
});

function visibility(
  target: object,
  lines: Map<number, UniverLine>,
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
  endColumn: sheet.unflushedUniver.getColumnCount() - 1,
});
const columnRange = (sheet: Sheet, first: number, last: number): IRange => ({
  startRow: 0,
  endRow: sheet.unflushedUniver.getRowCount() - 1,
  startColumn: first,
  endColumn: last,
});

function select(lines: Map<number, UniverLine>, key: "size"): Map<number, number> {
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
  lines: Map<number, UniverLine>,
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

const withoutNulls = (style: IStyleData): IStyleData =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null));
