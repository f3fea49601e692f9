import { type ICellData, ICommandService, type Injector, type Nullable } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { type ISetRangeValuesMutationParams, SetRangeValuesMutation } from "@univerjs/sheets";
import { TriggerCalculationController } from "@univerjs/sheets-formula";

/** Private parts of Univer 0.25 that `flush` uses; checked at start, so that an upgrade fails loudly. */
interface TriggerInternals {
  _setTimeoutKey: ReturnType<typeof setTimeout>;
  _waitingCommandQueue: unknown[];
  _executingDirtyData: object;
  _generateDirty(queue: unknown[]): object;
  _mergeDirty(a: object, b: object): object;
  _startProgress(): void;
}
const INTERNALS = [
  "_setTimeoutKey",
  "_waitingCommandQueue",
  "_executingDirtyData",
  "_generateDirty",
  "_mergeDirty",
  "_startProgress",
] as const;

export interface CellPlace {
  unitId: string;
  sheetId: string;
  row: number;
  column: number;
}

/**
 * Tells when Univer has recalculated, and cuts its 100 ms of waiting for more edits.
 *
 * Univer queues every mutation that dirties formulas and starts a calculation 100 ms after the last one. The results are
 * in place before SetFormulaCalculationNotificationMutation carries `functionsExecutedState`: that is the reliable end.
 */
export class CalcGate {
  private running = false;
  private waiters: (() => void)[] = [];
  private readonly commands: ICommandService;
  private readonly trigger: TriggerInternals;
  private flushIsDue = false;
  private readonly listeners: (() => void)[] = [];
  /** Nothing is calculated but what is entered, and what `calculate` asks for. */
  private isManual = false;
  private isAsked = false;
  /** Cells into which formulas were entered in manual mode. */
  private entered: object[] = [];
  /** Calculations started so far. */
  runs = 0;

  constructor(injector: Injector) {
    this.commands = injector.get(ICommandService);
    this.trigger = injector.get(TriggerCalculationController) as unknown as TriggerInternals;
    for (const name of INTERNALS) {
      if (!(name in this.trigger)) {
        throw new Error(`Univer has changed: TriggerCalculationController.${name} is missing.`);
      }
    }
    this.watch(injector.get(IActiveDirtyManagerService));
  }

  /** Calls back after every calculation. */
  onCalculated(listener: () => void): void {
    this.listeners.push(listener);
  }

  private watch(dirtying: IActiveDirtyManagerService): void {
    this.commands.onCommandExecuted(({ id, params }) => {
      if (this.isManual && id === SetRangeValuesMutation.id)
        this.entered.push(...formulasIn(params as ISetRangeValuesMutationParams));
      if (id === SetFormulaCalculationStartMutation.id) {
        this.running = true;
        this.runs += 1;
      } else if (id === SetFormulaCalculationNotificationMutation.id) {
        const { functionsExecutedState: state } = params as {
          functionsExecutedState?: FormulaExecutedStateType;
        };
        if (state !== undefined) this.ended();
      } else if (!this.flushIsDue && dirtying.get(id)) {
        this.flushIsDue = true;
        queueMicrotask(() => {
          this.flushIsDue = false;
          this.flush();
        });
      }
    });
  }

  /** The workbook goes: Univer's timer for a progress bar would still come, and find nothing there. */
  close(): void {
    this.trigger._startProgress = () => {};
  }

  get pending(): boolean {
    return this.running || (this.waitsForAsking ? this.entered : this.queue).length > 0;
  }
  /** Something has changed, and what depends on it was not calculated yet. */
  get isDirty(): boolean {
    return this.running || this.queue.length > 0;
  }
  private get queue(): unknown[] {
    return this.trigger._waitingCommandQueue;
  }
  private get waitsForAsking(): boolean {
    return this.isManual && !this.isAsked;
  }

  get manual(): boolean {
    return this.isManual;
  }
  /** What waits when the mode changes is still calculated. */
  set manual(on: boolean) {
    this.calculate();
    this.isManual = on;
  }

  /** Resolves when nothing waits and nothing is being calculated. Cheap when nothing changed. */
  async settle(): Promise<void> {
    while (this.pending) {
      if (!this.running) this.flush();
      if (this.pending) await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
  }

  /** Calculates given cells again, because results of custom functions have arrived. */
  async recalculate(cells: CellPlace[]): Promise<void> {
    await this.run({ ...NOTHING_DIRTY, dirtyRanges: rangesOf(cells) });
  }
  /**
   * Reads every formula of these sheets again, for what it refers to may not have been understood, and calculates it, or
   * these cells only.
   */
  async readAgain(
    unitId: string,
    sheetIds: readonly string[],
    only?: readonly CellPlace[],
  ): Promise<void> {
    const clearDependencyTreeCache = {
      [unitId]: Object.fromEntries(sheetIds.map((id) => [id, "1"])),
    };
    const dirty = only ? { dirtyRanges: rangesOf(only) } : { forceCalculation: true };
    await this.run({ ...NOTHING_DIRTY, ...dirty, clearDependencyTreeCache });
  }
  /** Univer's calculations share their caches: one begins only when no other runs, at once where none does. */
  private async run(dirty: object): Promise<void> {
    while (this.pending) await this.settle();
    this.start(dirty);
    await this.settle();
  }

  /** Calculates what waits, in manual mode too. */
  calculate(): void {
    this.isAsked = this.queue.length > 0;
    this.flush();
  }

  /**
   * Starts the calculation that Univer would start 100 ms later. Univer's own timer never fires: it would stop a
   * calculation that still runs and begin another before that one has ended.
   */
  private flush(): void {
    const { trigger, queue, entered } = this;
    clearTimeout(trigger._setTimeoutKey);
    if (this.running) return;
    const isEntry = this.waitsForAsking;
    this.isAsked = false;
    this.entered = [];
    if (isEntry && entered.length > 0) this.start({ ...NOTHING_DIRTY, dirtyRanges: entered });
    if (isEntry || queue.length === 0) return;
    trigger._waitingCommandQueue = [];
    trigger._executingDirtyData = trigger._mergeDirty(
      trigger._executingDirtyData,
      trigger._generateDirty(queue),
    );
    this.start(trigger._executingDirtyData);
  }

  private start(dirty: object): void {
    this.running = true; // the command is asynchronous: its listeners hear of it a microtask later
    const { id } = SetFormulaCalculationStartMutation;
    void this.commands.executeCommand(id, { ...dirty }, { onlyLocal: true });
  }

  private ended(): void {
    this.running = false;
    this.flush(); // what came while it ran
    const waiters = this.waiters;
    this.waiters = [];
    for (const wake of waiters) wake();
    for (const listener of this.listeners) listener();
  }
}

/** The cells of a change that hold formulas from now on. */
function formulasIn({ unitId, subUnitId, cellValue }: ISetRangeValuesMutationParams): object[] {
  return Object.entries(cellValue ?? {}).flatMap(([row, line]) =>
    Object.entries(line as Record<string, Nullable<ICellData>>)
      .filter(([, cell]) => cell?.f)
      .map(([column]) => ({ unitId, sheetId: subUnitId, range: oneCell(+row, +column) })),
  );
}
const rangesOf = (cells: readonly CellPlace[]) =>
  cells.map(({ unitId, sheetId, row, column }) => ({
    unitId,
    sheetId,
    range: oneCell(row, column),
  }));
const oneCell = (row: number, column: number) => ({
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});

const NOTHING_DIRTY = {
  dirtyRanges: [],
  forceCalculation: false,
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
};
