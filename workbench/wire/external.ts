import { refuseEvent, refuseMethod } from "./not-here";

/**
 * The native object that desktop Excel puts at `window.external` (win32 flavour). It must be in place before office.js
 * loads: `Object.assign(window.external, host.connect().external)`.
 */
export interface Pushed {
  messageCategory: number;
  messageType: number;
  targetId: string;
  message: unknown;
}

export interface OfficeTheme {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
  controlBackgroundColor: string;
  controlForegroundColor: string;
}

export interface ExternalOptions {
  /** `waits` for a user who is typing in a cell. */
  process(request: string, waits: boolean): Promise<string>;
  /** Language of Excel's interface, such as "zh-CN". */
  language: string;
  theme: OfficeTheme;
  /** Differs for each document: the library caches settings by it. */
  instanceId: string;
  requirementSets: Record<string, string>;
  /** The document's settings, serialised by the library. */
  settings: Map<string, string>;
  commandCompleted(id: string): void;
}

/** Of ExcelApi the newest set of which there is anything here: later ones would promise what is refused throughout. */
export const REQUIREMENT_SETS: Record<string, string> = {
  ExcelApi: "1.13",
  CustomFunctions: "1.9",
  CustomFunctionsRuntime: "1.4",
  SharedRuntime: "1.2",
  AddInCommands: "1.3",
  RichApiRuntime: "1.2",
  Settings: "1.1",
  DelayForCellEdit: "1.1",
};

/** What Office calls its colourful and its black theme. */
export const THEMES: Record<"light" | "dark", OfficeTheme> = {
  light: {
    bodyBackgroundColor: "#FFFFFF",
    bodyForegroundColor: "#262626",
    controlBackgroundColor: "#F3F2F1",
    controlForegroundColor: "#262626",
  },
  dark: {
    bodyBackgroundColor: "#262626",
    bodyForegroundColor: "#FFFFFF",
    controlBackgroundColor: "#1F1F1F",
    controlForegroundColor: "#FFFFFF",
  },
};

enum Dispatch {
  settingsChanged = 1,
  selectionChanged = 2,
  richApiEvent = 33,
  command = 39,
  processQuery = 93,
  commandCompleted = 94,
}

/** Those of which this host tells. Settings are changed by a co-author only, of whom there is none. */
const EVENTS = new Set<number>([
  Dispatch.settingsChanged,
  Dispatch.selectionChanged,
  Dispatch.richApiEvent,
  Dispatch.command,
]);

/** The flag of a request that waits for the end of an edit. */
const DELAY_FOR_CELL_EDIT = 64;

type Callback = (answer: unknown, status?: number) => void;
type Handler = (...args: unknown[]) => void;

/** The COM arrays in which Excel hands over its answers. */
const safeArray = (items: unknown[]) => ({ toArray: () => items, dimensions: () => 1 });
const integer = (color: string) => Number.parseInt(color.slice(1), 16);

export function createExternal(options: ExternalOptions) {
  const handlers = new Map<number, Set<Handler>>();
  const call = (event: Dispatch, ...args: unknown[]) => {
    for (const handler of handlers.get(event) ?? []) handler(...args);
  };

  const external = {
    GetHostInfo: () => `Excel$Win32$16.01$${options.language}$telemetry$$disableLogging$3`,
    GetContext: () => context(options),
    GetLoggingAllowed: () => false,
    Execute(id: number, params: unknown[] | Record<string, unknown>, answer: Callback) {
      if (id === Dispatch.processQuery) {
        const [first] = Array.isArray(params) ? params : Object.values(params);
        const { 4: request, 6: flags } = first as { 4: string; 6: number };
        // Answered in a microtask, never at once and never by a timer; JSON keeps the two windows' objects apart.
        void options
          .process(request, (flags & DELAY_FOR_CELL_EDIT) !== 0)
          .then((body) => answer(safeArray([0, safeArray([200, [], body])]), 0));
        return;
      }
      if (id === Dispatch.commandCompleted) {
        options.commandCompleted(String(Object.values(params)[0]));
        answer(safeArray([0, null]), 0);
        return;
      }
      queueMicrotask(() => answer(safeArray([refuseMethod(id)])));
    },
    RegisterEvent(id: number, _target: string, handler: Handler, answer: Callback) {
      if (!EVENTS.has(id)) {
        queueMicrotask(() => answer(safeArray([refuseEvent(id)])));
        return;
      }
      handlers.set(id, (handlers.get(id) ?? new Set()).add(handler));
      queueMicrotask(() => answer(safeArray([0])));
    },
    UnregisterEvent(id: number, _target: string, answer: Callback) {
      handlers.delete(id);
      queueMicrotask(() => answer(safeArray([0])));
    },
    MessageParent2() {
      throw new Error("Office dialogs are not implemented by this host.");
    },
  };

  return {
    external,
    push(entries: Pushed[]) {
      const rows = entries.map((entry) => [
        entry.messageCategory,
        entry.messageType,
        entry.targetId,
        JSON.stringify(entry.message),
        0,
        false,
      ]);
      call(Dispatch.richApiEvent, Dispatch.richApiEvent, safeArray(rows));
    },
    selectionChanged: () =>
      call(Dispatch.selectionChanged, Dispatch.selectionChanged, safeArray([])),
    /** Presses a ribbon button: runs the action that the add-in has associated. */
    command(id: string, action: string) {
      call(Dispatch.command, Dispatch.command, [id, action, JSON.stringify({ source: { id } })]);
    },
  };
}
export type Connection = ReturnType<typeof createExternal>;

function context(options: ExternalOptions) {
  const { settings, theme } = options;
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => "b0b0b0b0-0000-4000-8000-000000000001",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => options.language,
    GetAppDataLocale: () => options.language,
    GetDocUrl: () => "C:\\book.xlsx",
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => options.instanceId,
    GetInstanceId: () => options.instanceId,
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(options.requirementSets),
    GetHostCustomMessage: () => "",
    GetHostFullVersion: () => "16.0.18000.20000",
    GetDialogRequirementMatrix: () => "",
    GetInitialDisplayMode: () => 2,
    GetSettings: () => ({
      Read(keys: string[], values: string[]) {
        for (const [key, value] of settings) {
          keys.push(key);
          values.push(value);
        }
      },
      Write(keys: string[], values: string[]) {
        settings.clear();
        keys.forEach((key, i) => settings.set(key, values[i]!));
      },
    }),
    GetOfficeThemeInfo: () =>
      JSON.stringify(
        Object.fromEntries(Object.entries(theme).map(([name, color]) => [name, integer(color)])),
      ),
  };
}
