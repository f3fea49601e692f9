import type { RibbonCommand } from "../../excel/ribbon";
import type { PaneServices } from "../services";
import { cardActions } from "./cardActions";
import { systemsOf, type PaneCore } from "./core";
import { generateActions } from "./generateActions";
import { pageActions } from "./pageActions";
import type { PageId, Pane, PaneState } from "./pane";
import { createReader } from "./reader";
import { createRunner } from "./runner";
import { sendActions } from "./sendActions";
import { createStore } from "./store";
import { workbookActions } from "./workbookActions";

const initial: Omit<PaneState, "systems"> = {
  page: "start",
  tab: "overview",
  opened: false,
  limitations: [],
  cards: [],
  selected: undefined,
  view: undefined,
  work: undefined,
  notice: undefined,
  problem: undefined,
  conflict: undefined,
  sending: undefined,
  wanted: undefined,
};

/** The pane without its looks: state, and what the user can do to it. */
export function createPane(services: PaneServices): Pane {
  const store = createStore<PaneState>({ ...initial, systems: systemsOf(services) });
  const runner = createRunner(store, () => services.openBook());
  const core: PaneCore = { services, store, runner, refreshed: createReader(store, services) };
  const { run, look, fail, retry } = runner;
  const card = cardActions(core);
  const sending = sendActions(core);
  return {
    ...{ get: store.get, subscribe: store.subscribe },
    ...{ run, look, fail, retry },
    ...workbookActions(core),
    ...pageActions(core),
    ...generateActions(core),
    ...card,
    ...sending,
    press: ribbonAction(core, card, sending),
  };
}

const pageOf: Record<RibbonCommand, PageId> = {
  generate: "start",
  recompute: "card",
  prepareToSend: "send",
};

/** A button of the ribbon leads to its page, and does there what the page's own button does. */
function ribbonAction(
  { store }: PaneCore,
  { recompute }: Pick<Pane, "recompute">,
  { send }: Pick<Pane, "send">,
): Pane["press"] {
  return (command) => {
    store.set({ page: pageOf[command], notice: undefined });
    if (command === "recompute") void recompute();
    if (command === "prepareToSend") void send({ to: "prepare", freeze: false });
  };
}
