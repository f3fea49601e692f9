import { type IUndoRedoItem, IUndoRedoService, LocalUndoRedoService } from "@univerjs/core";

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

  /** Makes one step of what was gathered. */
  finish(): void {
    const items = this.gathered;
    this.gathered = [];
    const [first] = items;
    if (!first) return;
    super.pushUndoRedo({
      ...first,
      undoMutations: [...items].reverse().flatMap((item) => item.undoMutations),
      redoMutations: items.flatMap((item) => item.redoMutations),
    });
  }
}

/** For `new Univer({ override })`. */
export const undoOverride: [typeof IUndoRedoService, { useClass: typeof GroupedUndoRedoService }] =
  [IUndoRedoService, { useClass: GroupedUndoRedoService }];
