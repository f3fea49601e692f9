import type { Injector } from "@univerjs/core";
import { FunctionType, IFunctionService } from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { Pushed } from "../wire/external";
import type { Behaviours } from "../model/behaviours";
import { type Area, cellArea, formatArea } from "../model/area";
import type { CalcGate, CellPlace } from "./calc-gate";
import { RelayFunction } from "./relay-function";

/** A function as `functions.json` describes it to Excel. */
export interface FunctionMetadata {
  id: string;
  name: string;
  description?: string;
  helpUrl?: string;
  parameters: ParameterMetadata[];
  result?: { type?: string; dimensionality?: "scalar" | "matrix" };
  options?: {
    requiresAddress?: boolean;
    requiresParameterAddresses?: boolean;
    volatile?: boolean;
    stream?: boolean;
    cancelable?: boolean;
    allowErrorForDataTypeAny?: boolean;
  };
}
export interface ParameterMetadata {
  name: string;
  description?: string;
  type?: "any" | "number" | "string" | "boolean";
  dimensionality?: "scalar" | "matrix";
  optional?: boolean;
  repeating?: boolean;
}

export interface Call {
  id: number;
  functionId: string;
  args: unknown[];
  cell: CellPlace;
  done: boolean;
  value?: unknown;
  /** The library's number of the error, and the message it was thrown with. */
  error?: { code: number; message: string };
  metadata: FunctionMetadata;
  /** Where each argument stands, for functions that ask. */
  addresses?: unknown[];
}

/** A result as the library sends it: as a row since the set CustomFunctions 1.7, as an object before. */
export type Delivery =
  | [id: number, ok: boolean, value: unknown, code?: number, ...rest: unknown[]]
  | { id: number; failed?: boolean; value: unknown; errorCode?: number };

const INVOKE = { messageCategory: 1, messageType: 1000, targetId: "" };
const CANCEL = { messageCategory: 1, messageType: 1001, targetId: "" };

/** What the workbook says of the cells that call. */
export interface Places {
  /** Null for a sheet that is gone. */
  sheet(id: string): string | null;
  formula(cell: CellPlace): string;
}

/** Calls that hear of it when nobody wants them any more. */
const isHeld = ({ metadata: { options }, done }: Call) =>
  options?.stream === true || (options?.cancelable === true && !done);

/** How the library is told what a call is. */
function flagsOf({ options = {} }: FunctionMetadata): number {
  const { cancelable, stream, allowErrorForDataTypeAny } = options;
  return (cancelable ? 1 : 0) | (stream ? 2 : 0) | (allowErrorForDataTypeAny ? 4 : 0);
}
/** Finished calls that a cell remembers; a cell whose inputs change forgets the oldest. */
const REMEMBERED = 64;

/**
 * Hands calls of custom functions to the function runtime of Office.js in the add-in's page.
 *
 * Univer would await asynchronous functions one by one, and the runtime answers in batches. So the functions are
 * synchronous here: a calculation collects its calls and shows #GETTING_DATA, all calls go out in one message, and when
 * the results arrive the waiting cells are calculated again and find them.
 */
export class FunctionRelay {
  private readonly names = new Set<string>();
  private readonly calls = new Map<number, Call>();
  private readonly byCell = new Map<string, Map<string, Call>>();
  private readonly volatile = new Map<string, CellPlace>();
  private isDelivering = false;
  private outbox: Call[] = [];
  private returned: CellPlace[] = [];
  private nextId = 1;
  private working = false;
  private send: ((entries: Pushed[]) => void) | undefined;
  private waiters: (() => void)[] = [];
  readonly stats = { invoked: 0, pushes: 0, resultBatches: 0 };

  constructor(
    private readonly injector: Injector,
    private readonly gate: CalcGate,
    private readonly places: Places,
    readonly behaviours: Behaviours,
  ) {
    gate.onCalculated(() => {
      this.callVolatile();
      this.cancelOrphans();
    });
  }

  /** Makes the functions known to the formula engine; formulas that were read before are read again. */
  register(functions: FunctionMetadata[]): void {
    for (const { name } of functions) this.names.add(name.toUpperCase());
    const executors = functions.map((metadata) => new RelayFunction(metadata, this));
    const service = this.injector.get(IFunctionService);
    service.registerExecutors(...executors);
    // A formula that was read before knows them for nothing. All are forgotten: Univer keeps long ones by a hash, in which
    // no name is found.
    service.deleteFormulaAstCacheKey("");
    this.injector.get(IDescriptionService).registerDescriptions(functions.map(describe));
  }

  /** Whether a function of this name is registered. */
  knows(name: string): boolean {
    return this.names.has(name.toUpperCase());
  }

  /** The runtime in the add-in's page is ready, or was loaded anew: everything that waits goes out. */
  ready(send: (entries: Pushed[]) => void): void {
    this.send = send;
    this.outbox = [...this.calls.values()].filter((call) => !call.done);
    this.schedule();
  }
  /** The add-in's page goes away. */
  gone(): void {
    this.send = undefined;
  }

  /** Finished calls are made again at the next calculation. */
  forgetAll(): void {
    for (const own of this.byCell.values()) {
      for (const [key, call] of own) {
        if (!call.done) continue;
        this.drop(own, key, call);
      }
    }
  }

  /** The sheet is gone, and what its cells asked for. */
  forgetSheet(sheetId: string): void {
    for (const [place, own] of this.byCell) {
      if (place.split("|")[1] !== sheetId) continue;
      for (const { id } of own.values()) this.calls.delete(id);
      this.byCell.delete(place);
    }
  }

  /** Calls whose results are on their way. */
  get waiting(): number {
    return [...this.calls.values()].filter((call) => !call.done).length;
  }

  /** Resolves when everything is calculated and every result has arrived. */
  async idle(): Promise<void> {
    for (;;) {
      await this.gate.settle();
      const busy = this.working || this.returned.length > 0 || (this.send && this.waiting > 0);
      if (!busy) return;
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
  }

  /** The messages with which the last calls of a cell failed. */
  messages(sheetId: string, row: number, column: number): string[] {
    const own = [...this.byCell].find(([key]) => key.endsWith(`|${sheetId}|${row}|${column}`))?.[1];
    return [...(own?.values() ?? [])].flatMap(({ error }) =>
      error?.message ? [error.message] : [],
    );
  }

  /** Asked by the formula engine during a calculation. */
  evaluate(
    metadata: FunctionMetadata,
    args: unknown[],
    cell: CellPlace,
    addresses?: unknown[],
  ): Call {
    const place = `${cell.unitId}|${cell.sheetId}|${cell.row}|${cell.column}`;
    const own = this.byCell.get(place) ?? new Map<string, Call>();
    this.byCell.set(place, own);
    const key = `${metadata.id}(${JSON.stringify([args, addresses])})`;
    const { volatile, stream } = metadata.options ?? {};
    if (volatile) this.volatile.set(place, cell);
    const known = own.get(key);
    if (known && !(volatile && known.done && !this.isDelivering)) return known;
    if (known) this.drop(own, key, known);
    if (stream) this.cancel(own);
    this.forget(own);
    const call: Call = {
      id: this.nextId++,
      functionId: metadata.id,
      args,
      cell,
      done: false,
      metadata,
      ...(addresses && { addresses }),
    };
    own.set(key, call);
    this.calls.set(call.id, call);
    this.outbox.push(call);
    this.schedule();
    return call;
  }

  private forget(own: Map<string, Call>): void {
    for (const [key, call] of own) {
      if (own.size < REMEMBERED) return;
      if (!call.done) continue;
      this.drop(own, key, call);
    }
  }

  /** Results from the runtime. */
  deliver(batch: Delivery[]): void {
    this.stats.resultBatches += 1;
    for (const delivery of batch) {
      const [id, ok, value, code] = Array.isArray(delivery)
        ? delivery
        : [delivery.id, !delivery.failed, delivery.value, delivery.errorCode];
      const call = this.calls.get(id);
      if (!call || (call.done && !call.metadata.options?.stream)) continue;
      call.done = true;
      delete call.error;
      if (ok) call.value = value;
      else
        call.error = { code: Number(code ?? 0), message: typeof value === "string" ? value : "" };
      this.returned.push(call.cell);
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.working) return;
    this.working = true;
    queueMicrotask(() => void this.work());
  }

  private async work(): Promise<void> {
    try {
      do {
        await this.gate.settle(); // a calculation has ended: all its calls are known
        this.sendCalls();
        const cells = this.returned;
        this.returned = [];
        if (cells.length > 0) await this.deliverTo(cells);
      } while (this.returned.length > 0 || (this.send && this.outbox.length > 0));
    } finally {
      this.working = false;
      const waiters = this.waiters;
      this.waiters = [];
      for (const wake of waiters) wake();
    }
  }

  /** A volatile function is not called again because its own result has arrived. */
  private async deliverTo(cells: CellPlace[]): Promise<void> {
    this.isDelivering = true;
    try {
      await this.gate.recalculate(cells);
    } finally {
      this.isDelivering = false;
    }
  }

  /** Volatile functions are called again whenever something was calculated. */
  private callVolatile(): void {
    if (this.isDelivering || this.volatile.size === 0) return;
    const cells = [...this.volatile.values()];
    this.volatile.clear();
    this.returned.push(...cells.filter(({ sheetId }) => this.places.sheet(sheetId) !== null));
    for (const { unitId, sheetId, row, column } of cells) {
      const own = this.byCell.get(`${unitId}|${sheetId}|${row}|${column}`);
      for (const [key, call] of own ?? []) if (call.done) this.drop(own!, key, call);
    }
    this.schedule();
  }

  /** What streams into a cell, or is on its way there, comes to an end. */
  private cancel(own: Map<string, Call>): void {
    for (const [key, call] of own) {
      this.drop(own, key, call);
      this.send?.([{ ...CANCEL, message: { invocationId: call.id } }]);
    }
  }
  private drop(own: Map<string, Call>, key: string, call: Call): void {
    own.delete(key);
    this.calls.delete(call.id);
  }

  /** Cells that no longer hold the call that they wait for, or that streams into them. */
  private cancelOrphans(): void {
    for (const own of this.byCell.values()) {
      const orphans = [...own].filter(([, call]) => isHeld(call) && !this.stillCalls(call));
      if (orphans.length > 0) this.cancel(new Map(orphans));
    }
  }
  private stillCalls({ cell, metadata }: Call): boolean {
    const formula = this.places.formula(cell).toUpperCase();
    return formula.includes(`${metadata.name.toUpperCase()}(`);
  }

  private sendCalls(): void {
    if (!this.send || this.outbox.length === 0) return;
    const calls = this.outbox.filter((call) => this.stillWanted(call));
    this.outbox = [];
    if (calls.length === 0) return;
    this.stats.invoked += calls.length;
    this.stats.pushes += 1;
    this.send(
      calls.map(({ id, functionId, args, cell, metadata, addresses }) => {
        const address = this.addressOf(cell.sheetId, cellArea(cell.row, cell.column));
        const message = [id, functionId, args, address, flagsOf(metadata)];
        return { ...INVOKE, message: addresses ? [...message, addresses] : message };
      }),
    );
  }

  addressOf(sheetId: string, area: Area): string {
    return `${this.places.sheet(sheetId)}!${formatArea(area)}`;
  }

  /** Nobody waits for the cells of a sheet that was deleted in the meantime. */
  private stillWanted(call: Call): boolean {
    if (this.places.sheet(call.cell.sheetId) !== null) return true;
    call.done = true;
    return false;
  }
}

const describe = (metadata: FunctionMetadata) => ({
  functionName: metadata.name.toUpperCase(),
  functionType: FunctionType.User,
  description: metadata.description ?? "",
  abstract: metadata.description ?? "",
  functionParameter: metadata.parameters.map((parameter) => ({
    name: parameter.name,
    detail: parameter.description ?? "",
    example: "",
    require: parameter.optional ? (0 as const) : (1 as const),
    repeat: parameter.repeating ? (1 as const) : (0 as const),
  })),
});
