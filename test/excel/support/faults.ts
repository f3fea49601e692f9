/**
 * An Excel in which requests fail: what office.js sends is altered on its way to the host, and what comes back too.
 *
 * Each mode fails at one place `n`, counted from 1 since `arm`:
 *
 * - `one`: the n-th operation fails, those before it in its request stand, and everything afterwards works;
 * - `persist`: from the n-th operation on, everything fails;
 * - `whole`: the n-th request is refused before anything of it is done;
 * - `lost`: the n-th request is carried out, but its answer is an error.
 */
export const MODES = ["one", "persist", "whole", "lost"] as const;
export type Mode = (typeof MODES)[number];

export interface Fault {
  mode: Mode;
  n: number;
  code: string;
}

interface Action {
  Id: number;
  ActionType: number;
  Name?: string;
  ObjectPathId: number;
}
interface Batch {
  ObjectPaths: Record<string, { Name: string; ObjectPathType: number }>;
  Actions: Action[];
}

/** An operation that no host knows: it is refused where it stands. */
const UNKNOWN_OPERATION = 999;
const INSTANTIATE = 1;
/** An object that a method answers, such as `getRange(…)`, or `add()`. */
const BY_METHOD = 3;
/** Methods, properties that are set, and both at once. */
const CHANGES = new Set([3, 4, 9]);
const PROCESS_QUERY = 93;

type Answer = (body: unknown, status?: number) => void;
type Execute = (id: number, params: unknown, answer: Answer) => void;

/** What an act sends. */
export interface Counts {
  operations: number;
  requests: number;
  /**
   * Operations of which each leaves another workbook behind where it fails: of those that only name or read something, one
   * for all that stand after the same change of the same request.
   */
  telling: number[];
  /** Requests that change something: which they are, and their operations. */
  changing: { request: number; first: number; last: number }[];
}
const NOTHING: Counts = { operations: 0, requests: 0, telling: [], changing: [] };

export class Faults {
  private fault: Fault | null = null;
  private counted = structuredClone(NOTHING);
  private readonly execute: Execute;

  /** Stands between office.js and the workbook of the present test until `remove`. */
  constructor() {
    this.execute = native().Execute;
    native().Execute = (id, params, answer) => {
      if (id === PROCESS_QUERY) this.pass(params, answer);
      else this.execute(id, params, answer);
    };
  }

  remove(): void {
    native().Execute = this.execute;
  }

  /** From now on this fails; nothing, where there is no fault. */
  arm(fault: Fault | null): void {
    this.fault = fault;
    this.counted = structuredClone(NOTHING);
  }

  /** Ends the fault, and answers what came since it was armed. */
  disarm(): Counts {
    this.fault = null;
    return structuredClone(this.counted);
  }

  private pass(params: unknown, answer: Answer): void {
    const list = (Array.isArray(params) ? params : Object.values(params as object)) as unknown[];
    const query = list[0] as unknown[];
    const batch = JSON.parse(query[4] as string) as Batch;
    if (isRelease(batch) || isFunctionResult(batch)) {
      this.execute(PROCESS_QUERY, params, answer);
      return;
    }
    const first = this.counted.operations + 1;
    this.counted.operations += batch.Actions.length;
    this.counted.requests += 1;
    this.counted.telling.push(...tellingOf(batch).map((index) => first + index));
    if (isChange(batch)) {
      const { requests: request, operations: last } = this.counted;
      this.counted.changing.push({ request, first, last });
    }
    const { fault } = this;
    const at = fault && this.failsAt(fault, first, batch.Actions.length);
    if (!fault || at === null) {
      this.execute(PROCESS_QUERY, params, answer);
    } else if (at === "whole") {
      queueMicrotask(() => answer(...response(refusal(fault.code, 0))));
    } else if (at === "lost") {
      this.execute(PROCESS_QUERY, params, () => answer(...response(refusal(fault.code, 0))));
    } else {
      batch.Actions[at] = { ...batch.Actions[at]!, ActionType: UNKNOWN_OPERATION };
      const request = [...query];
      request[4] = JSON.stringify(batch);
      this.execute(PROCESS_QUERY, [request, ...list.slice(1)], (body, status) => {
        const [altered] = response(withCode(bodyOf(body), fault.code));
        answer(altered, status);
      });
    }
  }

  /** Index of the operation that fails, or what befalls the request as a whole. */
  private failsAt({ mode, n }: Fault, first: number, count: number) {
    if (mode === "whole" || mode === "lost") return this.counted.requests === n ? mode : null;
    if (n >= first + count) return null;
    if (n >= first) return n - first;
    return mode === "persist" ? 0 : null;
  }
}

const native = () => window.external as unknown as { Execute: Execute };

/** At the end of an `Excel.run` the library gives back what it kept: no work of the add-in's. */
const isRelease = ({ Actions }: Batch) =>
  Actions.every(
    ({ ActionType, Name }) => ActionType === INSTANTIATE || Name === "_RemoveReference",
  ) && Actions.some(({ Name }) => Name === "_RemoveReference");

const isChange = (batch: Batch) => batch.Actions.some((action) => changes(batch, action));

/** The library keeps a range for as long as it is used: no change of the workbook. */
function changes({ ObjectPaths }: Batch, { ActionType, Name, ObjectPathId }: Action): boolean {
  if (ActionType !== INSTANTIATE) return CHANGES.has(ActionType) && Name !== "_KeepReference";
  const { ObjectPathType, Name: method } = ObjectPaths[ObjectPathId]!;
  return ObjectPathType === BY_METHOD && !method.startsWith("Get");
}

/** The first operation, each that follows a change, counted from 0: up to the next change they fail alike. */
const tellingOf = (batch: Batch): number[] =>
  batch.Actions.flatMap((_, index) => {
    const before = batch.Actions[index - 1];
    return before === undefined || changes(batch, before) ? [index] : [];
  });

/** Answers of custom functions go their own way, whenever something is calculated. */
const isFunctionResult = ({ ObjectPaths }: Batch) =>
  Object.values(ObjectPaths).some(({ Name }) => Name === "Microsoft.ExcelServices.CustomFunctions");

interface Response {
  Error?: { Code: string; Message: string };
}

function refusal(code: string, index: number): Response {
  const error = { ActionIndex: index, Code: code, Message: `Refused: ${code}.` };
  return { Error: { ...error, HttpStatusCode: 400, Location: "" }, Results: [] } as Response;
}

function withCode(answer: Response, code: string): Response {
  if (answer.Error) Object.assign(answer.Error, { Code: code, Message: `Refused: ${code}.` });
  return answer;
}

/** Excel's answers come in COM arrays. */
const safeArray = (items: unknown[]) => ({ toArray: () => items, dimensions: () => 1 });
interface SafeArray {
  toArray(): unknown[];
}

const response = (body: Response): [unknown, number] => [
  safeArray([0, safeArray([200, [], JSON.stringify(body)])]),
  0,
];

function bodyOf(answer: unknown): Response {
  const [, inner] = (answer as SafeArray).toArray();
  const [, , body] = (inner as SafeArray).toArray();
  return JSON.parse(body as string) as Response;
}
