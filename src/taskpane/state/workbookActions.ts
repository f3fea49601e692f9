import type { PaneCore } from "./core";
import type { Pane } from "./pane";

/** The workbook is opened, followed, and left alone again. */
export function workbookActions({
  store,
  runner,
  refreshed,
}: PaneCore): Pick<Pane, "open" | "close" | "select"> {
  let stopWatching: (() => Promise<void>) | undefined;
  return {
    async open() {
      await runner.run("opening", async (book) => {
        stopWatching ??= await book.watch(() => void runner.follow((from) => refreshed(from)));
        const part = await refreshed(book);
        const { cards } = { ...store.get(), ...part };
        return {
          ...part,
          limitations: book.limitations(),
          page: cards.length > 0 ? "card" : "start",
        };
      });
      store.set({ opened: true });
    },

    async close() {
      const stop = stopWatching;
      stopWatching = undefined;
      await stop?.();
    },

    select: (select) => runner.run(undefined, (book) => refreshed(book, { select })),
  };
}
