import { type Action, ActionType, type ArgumentInfo, type Batch, PathType } from "./batch";
import { HostError, itemNotFound, notImplemented } from "./errors";
import { answerQuery, identity } from "./query";
import {
  callMethod,
  looksAtValues,
  memberName,
  readProperty,
  WireCollection,
  WireObject,
  writeProperty,
} from "./wire-object";

/** The workbook as the interpreter sees it. */
export interface Environment {
  /** Refuses a request as a whole, or lets it begin. */
  admit(arrival: Arrival): Promise<void>;
  root(): WireObject;
  /** Objects that the library makes by type name, such as the custom functions' service. */
  newObject(type: string): WireObject;
  /** Brackets what the add-in does: events and undo know then who did it. */
  enter(): void;
  leave(): void;
  /** Applies what was written and answers when everything is recalculated. Asked before something is read. */
  settle(): Promise<void>;
  /** One request is through: all of it is one undo step. */
  finish(): void;
}

/** A request before it is carried out. */
export interface Arrival {
  bytes: number;
  /** Whether it waits for a user who is typing in a cell: `Excel.run({ delayForCellEdit: true }, …)`. */
  waits: boolean;
}

/** What the add-in cost so far; tests and benchmarks count with it. */
export interface Stats {
  /** Requests processed: one for each `context.sync()` that had something to do. */
  batches: number;
  actions: number;
  requestBytes: number;
}

/** Carries out the requests of office.js, one after another as Excel does. */
export class Interpreter {
  readonly stats: Stats = { batches: 0, actions: 0, requestBytes: 0 };
  readonly references = new References();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly environment: Environment) {}

  /** Takes the request's JSON and answers the response's. */
  process(request: string, waits = false): Promise<string> {
    const answer = this.last.then(() => this.run(request, waits));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async run(request: string, waits: boolean): Promise<string> {
    const batch = JSON.parse(request) as Batch;
    const run = new BatchRun(batch, this.environment, this.references);
    if (isRelease(batch)) return JSON.stringify(await run.run());
    const bytes = new TextEncoder().encode(request).length;
    this.stats.batches += 1;
    this.stats.actions += batch.Actions.length;
    this.stats.requestBytes += bytes;
    return JSON.stringify(await run.run({ bytes, waits }));
  }
}

/** At the end of an `Excel.run` the library gives back what it kept: no sync of the add-in's. */
const isRelease = ({ Actions }: Batch) =>
  Actions.some(({ Name }) => Name === "_RemoveReference") &&
  Actions.every(
    ({ ActionType: type, Name }) => type === ActionType.instantiate || Name === "_RemoveReference",
  );

/** Objects that the client keeps from one request to the next. */
export class References {
  private readonly objects = new Map<string, WireObject>();
  private next = 1;

  keep(object: WireObject): void {
    object.referenceId ??= `reference:${this.next++}`;
    this.objects.set(object.referenceId, object);
  }
  get(id: string): WireObject {
    const object = this.objects.get(id);
    if (!object) {
      throw new HostError(
        "InvalidReference",
        "This reference is not valid for the current operation.",
      );
    }
    return object;
  }
  release(id: string): void {
    this.objects.delete(id);
  }
  all(): WireObject[] {
    return [...this.objects.values()];
  }
}

class BatchRun {
  private readonly resolved = new Map<number, WireObject | null>();
  private readonly kept: Set<number>;
  private readonly results: { ActionId: number; Value: unknown }[] = [];
  private readonly traceIds: number[] = [];

  constructor(
    private readonly batch: Batch,
    private readonly environment: Environment,
    private readonly references: References,
  ) {
    const keeping = batch.Actions.filter(({ Name }) => Name === "_KeepReference");
    this.kept = new Set(keeping.map(({ ObjectPathId }) => ObjectPathId));
  }

  async run(arrival?: Arrival): Promise<object> {
    const { batch, environment, results, traceIds } = this;
    let index = 0;
    try {
      if (arrival) await environment.admit(arrival);
    } catch (error) {
      return { Error: this.describe(error, index), Results: [], TraceIds: [] };
    }
    environment.enter();
    try {
      for (const action of batch.Actions) {
        if (this.needsResults(action)) {
          environment.leave();
          await environment.settle();
          environment.enter();
        }
        results.push({ ActionId: action.Id, Value: this.perform(action) });
        index += 1;
      }
      environment.finish();
      return { Results: results, TraceIds: traceIds };
    } catch (error) {
      this.keepWhatWasDone();
      return { Error: this.describe(error, index), Results: results, TraceIds: traceIds };
    } finally {
      environment.leave();
    }
  }

  /** As in Excel, the actions before the one that failed stand. */
  private keepWhatWasDone(): void {
    try {
      this.environment.finish();
    } catch {
      // The first error is the one to tell.
    }
  }

  /** Whether an action may read what formulas have to give. */
  private needsResults({ ActionType: type, ObjectPathId, Name }: Action): boolean {
    if (type === ActionType.query || type === ActionType.queryAsJson) return true;
    if (this.isFoundByValues(ObjectPathId)) return true;
    if (type !== ActionType.method || Name === "_KeepReference") return false;
    const object = this.resolve(ObjectPathId);
    return object !== null && looksAtValues(object, memberName(Name ?? ""));
  }

  /** Whether a method on the way to an object may look at values; paths that were gone before are not gone again. */
  private isFoundByValues(id: number): boolean {
    const path = this.batch.ObjectPaths[id];
    if (path?.ParentObjectPathId === undefined || this.resolved.has(id)) return false;
    if (this.isFoundByValues(path.ParentObjectPathId)) return true;
    if (path.ObjectPathType !== PathType.method) return false;
    const parent = this.resolve(path.ParentObjectPathId);
    return parent !== null && looksAtValues(parent, memberName(path.Name));
  }

  private perform(action: Action): unknown {
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.instantiate(action.ObjectPathId);
      case ActionType.query:
      case ActionType.queryAsJson: {
        const asJson = action.ActionType === ActionType.queryAsJson;
        const object = this.resolve(action.ObjectPathId);
        return object && answerQuery(object, action.QueryInfo ?? {}, asJson);
      }
      case ActionType.method:
        return this.invoke(action);
      case ActionType.setProperty: {
        const [value] = this.arguments(action.ArgumentInfo);
        writeProperty(this.need(action.ObjectPathId), memberName(action.Name ?? ""), value);
        return null;
      }
      case ActionType.update: {
        const object = this.need(action.ObjectPathId);
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
          writeProperty(object, memberName(name), value);
        }
        return null;
      }
      case ActionType.trace:
        this.traceIds.push(action.Id);
        return null;
      case ActionType.ensureUnchanged:
        return null;
      default:
        throw notImplemented(`Action type ${String(action.ActionType)}`);
    }
  }

  private instantiate(pathId: number): unknown {
    const object = this.resolve(pathId);
    if (!object) return null;
    if (object.keepable && this.kept.has(pathId)) this.references.keep(object);
    return identity(object);
  }

  private invoke(action: Action): unknown {
    const object = this.resolve(action.ObjectPathId);
    if (!object || action.Name === "_KeepReference") return null;
    const args = this.arguments(action.ArgumentInfo);
    const value = callMethod(object, memberName(action.Name ?? ""), args);
    return value instanceof WireObject ? null : (value ?? null);
  }

  /** The object at a path; null stays null down a chain. */
  private resolve(id: number): WireObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const object = this.follow(id);
    this.resolved.set(id, object);
    return object;
  }

  private follow(id: number): WireObject | null {
    const path = this.batch.ObjectPaths[id];
    if (!path) throw new HostError("InvalidObjectPath", `There is no object path ${id}.`);
    switch (path.ObjectPathType) {
      case PathType.root:
        return this.environment.root();
      case PathType.newObject:
        return this.environment.newObject(path.Name);
      case PathType.reference:
        return this.references.get(path.Name);
      case PathType.nothing:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId!);
    if (!parent) return null;
    const name = memberName(path.Name);
    switch (path.ObjectPathType) {
      case PathType.method:
        return asObject(
          callMethod(parent, name, this.arguments(path.ArgumentInfo)),
          `${parent.wireType}.${name}()`,
        );
      case PathType.property:
        return asObject(readProperty(parent, name), `${parent.wireType}.${name}`);
      case PathType.indexer:
        return (parent as WireCollection).$index(this.arguments(path.ArgumentInfo)[0]);
      default:
        throw notImplemented(`Object path type ${String(path.ObjectPathType)}`);
    }
  }

  private need(id: number): WireObject {
    const object = this.resolve(id);
    if (!object) throw itemNotFound();
    return object;
  }

  /** Arguments with the objects they name put in place. */
  private arguments(info: ArgumentInfo = {}): unknown[] {
    const put = (value: unknown, reference: unknown): unknown => {
      if (Array.isArray(reference)) {
        return (value as unknown[]).map((part, i) => put(part, reference[i]));
      }
      if (typeof reference === "number" && reference) return this.need(reference);
      if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
      const { _ObjectPathId: id } = value as { _ObjectPathId?: number };
      if (id) return this.need(id);
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, put(part, 0)]));
    };
    const references = info.ReferencedObjectPathIds ?? [];
    return (info.Arguments ?? []).map((value, i) => put(value, references[i]));
  }

  private describe(error: unknown, index: number): object {
    const known =
      error instanceof HostError
        ? error
        : new HostError("GeneralException", `Host failure: ${(error as Error).stack}`, 500);
    const action = this.batch.Actions[Math.min(index, this.batch.Actions.length - 1)]!;
    const path = this.batch.ObjectPaths[action.ObjectPathId];
    const type = this.resolved.get(action.ObjectPathId)?.wireType ?? path?.T ?? "";
    const member = memberName(action.Name ?? path?.Name ?? "");
    return {
      ActionIndex: index,
      Code: known.code,
      Message: known.message,
      HttpStatusCode: known.status,
      Location: [type, member].filter(Boolean).join("."),
    };
  }
}

function asObject(value: unknown, what: string): WireObject | null {
  if (value === null || value instanceof WireObject) return value;
  throw notImplemented(`${what} as an object`);
}
