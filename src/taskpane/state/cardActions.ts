import type { RubricBook } from "../../excel/types";
import type { PaneCore } from "./core";
import type { Action, CardView, Pane, Work } from "./pane";

type CardActions = Pick<Pane, "recompute" | "setReading" | "setMarks" | "goTo" | "goToSheet">;

/** What is done with the card on show. */
export function cardActions({ services, store, runner, refreshed }: PaneCore): CardActions {
  /** Does something with the card on show, if there is one. */
  function withView(
    work: Work | undefined,
    action: (book: RubricBook, view: CardView) => ReturnType<Action>,
  ) {
    return runner.run(work, async (book) => {
      const { view } = store.get();
      return view ? action(book, view) : refreshed(book);
    });
  }

  return {
    recompute: () =>
      runner.run("recomputing", async (book) => ({
        ...(await refreshed(book, { mark: true })),
        notice: { kind: "recomputed" },
      })),

    setReading: (reading, option) =>
      withView("applying", async (book, { card, rubric, assessment: before }) => {
        const readings = { ...before.readings, [reading]: option };
        await book.setReadings(card, rubric, readings, services.decider.name());
        const part = await refreshed(book, { select: card.id, mark: true });
        const after = store.get().view?.assessment;
        if (!after) return part;
        return { ...part, notice: { kind: "reading", reading, before, after } };
      }),

    setMarks(on) {
      store.set({ marks: on });
      return withView(undefined, (book, view) => (on ? book.mark(view) : book.unmark(view.card)));
    },

    goTo: (place) => runner.run(undefined, (book) => book.goTo(place)),

    goToSheet: () =>
      withView(undefined, async (book, { card }) => {
        const sheet = card.sheets.scorecard ?? card.sheets.roster;
        // The first column holds the hidden keys.
        if (sheet) await book.goTo({ sheet, address: "B1" });
      }),
  };
}
