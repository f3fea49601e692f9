import { type Breathe, fillBook } from "../files/fill";
import { sayLosses } from "../files/losses";
import { readFile, type ReadFile } from "../files/read";
import { saveBook } from "../files/save";
import type { Book } from "../grid/book";
import type { FunctionMetadata } from "../grid/function-relay";
import { Guard } from "../grid/guard";
import { Observer } from "../grid/observer";
import type { Area } from "../model/area";
import type { Sheet } from "../grid/sheet";
import { type SortKey, sortRows } from "../grid/sort-rows";
import { AddInServiceObject, CustomFunctionsObject } from "../objects/custom-functions";
import {
  AppRuntime,
  AppRuntimePersistenceServiceObject,
  AppRuntimeServiceObject,
} from "../objects/app-runtime";
import { RangeObject } from "../objects/range";
import { WorkbookObject } from "../objects/workbook";
import { notImplemented } from "../wire/errors";
import {
  type Connection,
  createExternal,
  type ExternalOptions,
  REQUIREMENT_SETS,
  THEMES,
} from "../wire/external";
import type { WireObject } from "../wire/wire-object";
import { Interpreter } from "../wire/interpreter";
import { Reception } from "./reception";

export type { FunctionMetadata } from "../grid/function-relay";

export interface ConnectOptions
  extends Partial<Pick<ExternalOptions, "language" | "theme" | "requirementSets">> {
  /** A ribbon command has called `event.completed()`. */
  commandCompleted?(id: string): void;
  /** The add-in has its ribbon commands in place. */
  commandsReady?(): void;
}

/** One workbook for one add-in: what office.js asks goes through the interpreter to the grid. */
export function createHost(book: Book) {
  const { behaviours } = book;
  const reception = new Reception(behaviours);
  const guard = new Guard(book);
  let commandsReady = () => {};
  const late: LateFunctions[] = [];
  const runtime = new AppRuntime(book.events);
  const services: Record<string, () => WireObject> = {
    "Microsoft.AppRuntime.AppRuntimeService": () => new AppRuntimeServiceObject(runtime),
    "Microsoft.AppRuntime.AppRuntimePersistenceService": () =>
      new AppRuntimePersistenceServiceObject(runtime),
    "Microsoft.ExcelServices.CustomFunctions": () => new CustomFunctionsObject(book),
    "Microsoft.InternalService.AddinInternalService": () =>
      new AddInServiceObject(() => commandsReady()),
  };
  const interpreter = new Interpreter({
    async admit(arrival) {
      await reception.admit(arrival);
      // As in Excel, the request before is calculated with what its cells held: nothing is written meanwhile.
      await book.gate.settle();
    },
    root: () => new WorkbookObject(book, (id) => interpreter.references.release(id)),
    newObject: (type) => (services[type] ?? unknown(type))(),
    enter: () => book.enter(),
    leave: () => book.leave(),
    settle: () => book.settle(),
    finish: () => book.finish(),
  });
  new Observer(book, () => interpreter.references.all().filter(isRange));

  return {
    book,
    guard,
    /** Whether the pane is seen. */
    runtime,
    /** Requests, actions and bytes so far. */
    stats: interpreter.stats,
    /** Makes custom functions known, as `functions.json` describes them. */
    registerFunctions(functions: FunctionMetadata[]): void {
      const isLate = behaviours.has("functionsLate") || behaviours.has("functionsUnnoticed");
      if (isLate) late.push(registerLater(book, functions));
      else book.relay.register(functions);
    },
    /** What `window.external` of the add-in's page gets before office.js loads. A new page takes the old one's place. */
    connect({ language = "zh-CN", theme = THEMES.light, ...options }: ConnectOptions = {}) {
      book.relay.gone();
      commandsReady = () => options.commandsReady?.();
      const connection = createExternal({
        process: (request, waits) => interpreter.process(request, waits),
        language,
        theme,
        instanceId: book.id,
        requirementSets: options.requirementSets ?? REQUIREMENT_SETS,
        settings: book.side.settings,
        commandCompleted: (id) => options.commandCompleted?.(id),
      });
      book.events.connect(connection);
      return behaviours.has("firstPressLoads") ? withoutFirstPress(connection) : connection;
    },
    /** Sorts rows as the user does; the open-source grid has no such command of its own. */
    sortRows: (sheet: Sheet, area: Area, keys: SortKey[]) =>
      guard.attempt(() => sortRows(sheet, area, keys)),
    /** Reads and checks a file's bytes; nothing changes yet. */
    readFile,
    /** What a file holds beyond the page, or a page beyond a file, as one list of words. */
    sayLosses,
    /** Puts a file in the place of what the workbook held; names that it did not take are answered. */
    open: (file: ReadFile, breathe?: Breathe) => fillBook(book, file, breathe),
    /** The workbook as the bytes of an `.xlsx`, calculated. */
    async save() {
      await book.relay.idle();
      return saveBook(book);
    },
    /** Resolves when the grid is calculated and no custom function is on its way. */
    async idle() {
      for (const each of late) await each.come();
      await book.relay.idle();
      await book.events.idle();
    },
    /** The workbook goes: nothing comes any more. */
    close() {
      for (const { cancel } of late) cancel();
    },
    /** What this Excel does beyond its documentation; may change while it runs. */
    behaviours,
    /** The user begins to type in a cell; the answer ends it. */
    editCell: () => reception.edit(),
  };
}
export type Host = ReturnType<typeof createHost>;

const LATE_MILLISECONDS = 5000;

interface LateFunctions {
  cancel(): void;
  /** Has them come at once, if they are not there. */
  come(): Promise<void>;
}

/** Functions come as soon as somebody waits for everything to be calculated, or after a while where that is all. */
function registerLater(book: Book, functions: FunctionMetadata[]): LateFunctions {
  let coming: Promise<void> | undefined;
  const come = () => (coming ??= book.registerLate(functions));
  const isTimed = book.behaviours.has("functionsLate");
  const timer = isTimed ? setTimeout(() => void come(), LATE_MILLISECONDS) : undefined;
  const cancel = () => clearTimeout(timer);
  return {
    cancel,
    come() {
      cancel();
      return come();
    },
  };
}

/** The first press of a button loads the page, and that is all. */
function withoutFirstPress(connection: Connection): Connection {
  let isLoaded = false;
  const command: Connection["command"] = (id, action) => {
    if (isLoaded) connection.command(id, action);
    isLoaded = true;
  };
  return { ...connection, command };
}

const isRange = (object: WireObject) => object instanceof RangeObject;

function unknown(type: string): never {
  throw notImplemented(type);
}
