import type { Injector } from "@univerjs/core";
import { FunctionType, IFunctionService } from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { Pushed } from "../wire/external";
import { cellArea, formatArea } from "./area";
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
  options?: { requiresAddress?: boolean; volatile?: boolean };
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
  volatile: boolean;
}

/** A result as the library sends it: as a row since the set CustomFunctions 1.7, as an object before. */
export type Delivery =
  | [id: number, ok: boolean, value: unknown, code?: number, ...rest: unknown[]]
  | { id: number; failed?: boolean; value: unknown; errorCode?: number };

const INVOKE = { messageCategory: 1, messageType: 1000, targetId: "" };
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
  private readonly calls = new Map<number, Call>();
  private readonly byCell = new Map<string, Map<string, Call>>();
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
    /** Null for a sheet that is gone. */
    private readonly quotedSheetName: (sheetId: string) => string | null,
  ) {}

  /** Makes the functions known to the formula engine; before the first formula, so that none shows #NAME?. */
  register(functions: FunctionMetadata[]): void {
    const executors = functions.map((metadata) => new RelayFunction(metadata, this));
    this.injector.get(IFunctionService).registerExecutors(...executors);
    this.injector.get(IDescriptionService).registerDescriptions(functions.map(describe));
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
        own.delete(key);
        this.calls.delete(call.id);
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
  evaluate(metadata: FunctionMetadata, args: unknown[], cell: CellPlace): Call {
    const place = `${cell.unitId}|${cell.sheetId}|${cell.row}|${cell.column}`;
    const own = this.byCell.get(place) ?? new Map<string, Call>();
    this.byCell.set(place, own);
    const key = `${metadata.id}(${JSON.stringify(args)})`;
    const known = own.get(key);
    if (known && !(known.volatile && known.done)) return known;
    this.forget(own);
    const call: Call = {
      id: this.nextId++,
      functionId: metadata.id,
      args,
      cell,
      done: false,
      volatile: metadata.options?.volatile === true,
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
      own.delete(key);
      this.calls.delete(call.id);
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
      if (!call || call.done) continue;
      call.done = true;
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
        if (cells.length > 0) await this.gate.recalculate(cells);
      } while (this.returned.length > 0 || (this.send && this.outbox.length > 0));
    } finally {
      this.working = false;
      const waiters = this.waiters;
      this.waiters = [];
      for (const wake of waiters) wake();
    }
  }

  private sendCalls(): void {
    if (!this.send || this.outbox.length === 0) return;
    const calls = this.outbox.filter((call) => this.stillWanted(call));
    this.outbox = [];
    if (calls.length === 0) return;
    this.stats.invoked += calls.length;
    this.stats.pushes += 1;
    this.send(
      calls.map(({ id, functionId, args, cell }) => {
        const place = formatArea(cellArea(cell.row, cell.column));
        const address = `${this.quotedSheetName(cell.sheetId)}!${place}`;
        return { ...INVOKE, message: [id, functionId, args, address, 0] };
      }),
    );
  }

  /** Nobody waits for the cells of a sheet that was deleted in the meantime. */
  private stillWanted(call: Call): boolean {
    if (this.quotedSheetName(call.cell.sheetId) !== null) return true;
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
