import type { PaneServices } from "../services";
import type { PaneState } from "./pane";
import type { Refresh } from "./reader";
import type { Runner } from "./runner";
import type { Store } from "./store";

/** What the actions of all pages work with. */
export interface PaneCore {
  services: PaneServices;
  store: Store<PaneState>;
  runner: Runner;
  refreshed: Refresh;
}

/** The official systems, then the user's own. */
export const systemsOf = ({ systems, ownRubrics }: PaneServices) => [
  ...systems,
  ...ownRubrics.entries(),
];
