import type { EventHub } from "../model/event-hub";
import { invalidArgument } from "../wire/errors";
import { WireObject } from "../wire/wire-object";

/** Whether the add-in's page is seen, and whether it starts with the document: what `Office.addin` asks. */
export class AppRuntime {
  state = "Visible";
  startState = "Inactive";
  /** The page around the host shows or hides the pane. */
  show: (visible: boolean) => void = () => {};

  constructor(readonly events: EventHub) {}

  set(state: string): void {
    if (!["Visible", "Background", "Inactive"].includes(state)) throw invalidArgument(state);
    if (state === this.state) return;
    this.state = state;
    const visibility = state === "Visible" ? "Visible" : "Hidden";
    this.show(state === "Visible");
    this.events.raiseVisibility(visibility);
  }
}

export class AppRuntimeServiceObject extends WireObject {
  readonly wireType = "AppRuntimeService";
  constructor(private readonly runtime: AppRuntime) {
    super();
  }
  getAppRuntimeState(): string {
    return this.runtime.state;
  }
  setAppRuntimeState(state: string): void {
    this.runtime.set(state);
  }
}

export class AppRuntimePersistenceServiceObject extends WireObject {
  readonly wireType = "AppRuntimePersistenceService";
  constructor(private readonly runtime: AppRuntime) {
    super();
  }
  getAppRuntimeStartState(): string {
    return this.runtime.startState;
  }
  setAppRuntimeStartState(state: string): void {
    this.runtime.startState = state;
  }
}
