import type { Pushed } from "../wire/external";
import type { Behaviours } from "./behaviours";

/** Office's numbers for the events that it can be told of. */
export enum OfficeEvent {
  changed = 10,
  activated = 11,
  deactivated = 12,
  added = 13,
  selectionChanged = 14,
  deleted = 15,
  calculated = 16,
  formatChanged = 18,
  rowSorted = 19,
  rowHiddenChanged = 22,
  protectionChanged = 24,
  nameChanged = 25,
  visibilityChanged = 26,
  moved = 27,
  /** Of the add-in's own pane. */
  visibility = 65539,
}

const LATE_MILLISECONDS = 250;
const EVENT_CATEGORY = 65536;
/** The target of handlers at the workbook and its sheet collection. */
const WORKBOOK = "Workbook";

/** What an event tells; most say where it came from. */
interface EventMessage {
  source?: string;
  triggerSource?: string;
}

/** Sends events to the add-in, to those handlers that are registered. */
export class EventHub {
  constructor(private readonly behaviours: Behaviours) {}

  private readonly registered = new Map<string, number>();
  private queue: Pushed[] = [];
  private connection: { push(entries: Pushed[]): void; selectionChanged(): void } | undefined;

  connect(connection: { push(entries: Pushed[]): void; selectionChanged(): void }): void {
    this.connection = connection;
    this.registered.clear();
  }
  /** Messages that are no events: calls of custom functions. */
  push(entries: Pushed[]): void {
    this.connection?.push(entries);
  }
  register(event: OfficeEvent, sheetId = WORKBOOK): void {
    const key = `${event} ${sheetId}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }
  unregister(event: OfficeEvent, sheetId = WORKBOOK): void {
    const key = `${event} ${sheetId}`;
    this.registered.set(key, Math.max(0, (this.registered.get(key) ?? 0) - 1));
  }

  /** Tells the handlers of the sheet and those of the whole workbook. */
  raise(event: OfficeEvent, sheetId: string, message: EventMessage): void {
    for (const targetId of [sheetId, WORKBOOK]) {
      if (!this.registered.get(`${event} ${targetId}`)) continue;
      this.queue.push({
        messageCategory: EVENT_CATEGORY,
        messageType: event,
        targetId,
        message: { worksheetId: sheetId, ...message, ...this.author(message) },
      });
    }
    if (this.queue.length > 0) this.flushSoon();
  }
  /** `workbook.onSelectionChanged`, which Office has by another way. */
  raiseSelection(): void {
    queueMicrotask(() => this.connection?.selectionChanged());
  }
  /** The pane was shown or hidden. */
  raiseVisibility(visibility: string): void {
    const entry = { messageCategory: EVENT_CATEGORY, messageType: OfficeEvent.visibility };
    this.queue.push({ ...entry, targetId: "", message: { visibility } });
    this.flushSoon();
  }
  /** Resolves when nothing is held back. */
  async idle(): Promise<void> {
    while (this.queue.length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Who did it: the user here, unless it is to be somebody elsewhere. */
  private author(message: EventMessage): object {
    const isUser = message.source === "Local" && message.triggerSource !== "ThisLocalAddin";
    return isUser && this.behaviours.has("eventsRemote") ? { source: "Remote" } : {};
  }
  private flushSoon(): void {
    if (this.behaviours.has("eventsLate")) setTimeout(() => this.flush(), LATE_MILLISECONDS);
    else queueMicrotask(() => this.flush());
  }
  private flush(): void {
    const entries = this.behaviours.has("eventsDoubled")
      ? this.queue.flatMap((entry) => [entry, entry])
      : this.queue;
    this.queue = [];
    if (entries.length > 0) this.connection?.push(entries);
  }
}
