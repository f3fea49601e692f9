import { systemsOf, type PaneCore } from "./core";
import type { Pane } from "./pane";

type PageActions = Pick<
  Pane,
  "show" | "showTab" | "startWith" | "systemsChanged" | "dismissNotice" | "dismissProblem"
>;

/** What is shown, without asking the workbook for it. */
export function pageActions({ services, store, runner, refreshed }: PaneCore): PageActions {
  return {
    show: (page) => store.set({ page, notice: undefined, conflict: undefined, wanted: undefined }),
    showTab: (tab) => store.set({ tab }),
    startWith: ({ id, kind }) =>
      store.set({
        page: kind === "roster" ? "roster" : "start",
        wanted: id,
        notice: undefined,
        conflict: undefined,
      }),
    systemsChanged() {
      store.set({ systems: systemsOf(services) });
      return runner.run(undefined, (book) => refreshed(book));
    },
    dismissNotice: () => store.set({ notice: undefined }),
    dismissProblem: () => store.set({ problem: undefined }),
  };
}
