import { type IUndoRedoItem, IUndoRedoService, LocalUndoRedoService } from "@univerjs/core";
import { InsertSheetMutation, RemoveSheetMutation } from "@univerjs/sheets";
import {
  AddConditionalRuleMutation,
  DeleteConditionalRuleMutation,
  MoveConditionalRuleMutation,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";

/** Marks follow from what stands in the cells: undoing the cells is what brings them back. */
const MARKS: ReadonlySet<string> = new Set([
  AddConditionalRuleMutation.id,
  DeleteConditionalRuleMutation.id,
  MoveConditionalRuleMutation.id,
  SetConditionalRuleMutation.id,
]);
/** What Excel cannot undo, nor anything before it. */
const FINAL: ReadonlySet<string> = new Set([InsertSheetMutation.id, RemoveSheetMutation.id]);

/**
 * One undo step for what one request writes. Univer's own batching undoes in the order of doing, which brings values back
 * when a format follows them; here the steps are gathered and undone last to first. It is a subclass, given to Univer as
 * an override, because the injector hands out a proxy that cannot be changed afterwards.
 */
export class GroupedUndoRedoService extends LocalUndoRedoService {
  private gathered: IUndoRedoItem[] = [];
  /** While true, steps belong to the request that is being carried out. */
  gathering = false;

  override pushUndoRedo(item: IUndoRedoItem): void {
    if (this.gathering) this.gathered.push(item);
    else super.pushUndoRedo(item);
  }

  /** The last step is undone and forgotten, as if it had never been. */
  takeBackLast(unitId: string): void {
    const step = this._getUndoStack(unitId)?.at(-1);
    if (step?.id) this.rollback(step.id, unitId);
  }

  /**
   * Makes one step of what was gathered. Conditional formats alone make none, so that what the user takes back is always
   * an edit; sheets that come or go end the list, as in Excel.
   */
  finish(): void {
    const items = this.gathered;
    this.gathered = [];
    const [first] = items;
    if (!first) return;
    const done = items.flatMap((item) => item.redoMutations);
    if (done.some(({ id }) => FINAL.has(id))) return this.clearUndoRedo(first.unitID);
    if (done.every(({ id }) => MARKS.has(id))) return;
    super.pushUndoRedo({
      ...first,
      undoMutations: [...items].reverse().flatMap((item) => item.undoMutations),
      redoMutations: done,
    });
  }
}

/** For `new Univer({ override })`. */
export const undoOverride: [typeof IUndoRedoService, { useClass: typeof GroupedUndoRedoService }] =
  [IUndoRedoService, { useClass: GroupedUndoRedoService }];
