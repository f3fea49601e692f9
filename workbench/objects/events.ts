import { type EventHub, OfficeEvent } from "../model/event-hub";
import type { WireObject } from "../wire/wire-object";

/** Whose handlers the library registers: a sheet, or all sheets where there is no target. */
interface EventSource extends WireObject {
  readonly events: EventHub;
  readonly eventTarget?: string | undefined;
}

/** The library's hidden pairs of methods, `_registerDataChangedEvent` and `_unregisterDataChangedEvent`, by event. */
const WORKSHEET_EVENTS: Record<string, OfficeEvent> = {
  ActivatedEvent: OfficeEvent.activated,
  CalculatedEvent: OfficeEvent.calculated,
  DataChangedEvent: OfficeEvent.changed,
  DeactivatedEvent: OfficeEvent.deactivated,
  EventNameChanged: OfficeEvent.nameChanged,
  EventVisibilityChanged: OfficeEvent.visibilityChanged,
  FormatChangedEvent: OfficeEvent.formatChanged,
  ProtectionChangedEvent: OfficeEvent.protectionChanged,
  RowHiddenChangedEvent: OfficeEvent.rowHiddenChanged,
  RowSortedEvent: OfficeEvent.rowSorted,
  SelectionChangedEvent: OfficeEvent.selectionChanged,
};
const COLLECTION_EVENTS: Record<string, OfficeEvent> = {
  ...WORKSHEET_EVENTS,
  AddedEvent: OfficeEvent.added,
  DeletedEvent: OfficeEvent.deleted,
  EventMoved: OfficeEvent.moved,
};

function declare(prototype: EventSource, names: Record<string, OfficeEvent>): void {
  for (const [name, event] of Object.entries(names)) {
    Object.defineProperties(prototype, {
      [`_register${name}`]: {
        value(this: EventSource) {
          this.events.register(event, this.eventTarget);
        },
      },
      [`_unregister${name}`]: {
        value(this: EventSource) {
          this.events.unregister(event, this.eventTarget);
        },
      },
    });
  }
}

export const declareWorksheetEvents = (prototype: EventSource) =>
  declare(prototype, WORKSHEET_EVENTS);
export const declareCollectionEvents = (prototype: EventSource) =>
  declare(prototype, COLLECTION_EVENTS);
