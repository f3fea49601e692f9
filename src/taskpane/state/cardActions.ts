import type { RubricBook } from "../../excel/types";
import type { PaneCore } from "./core";
import type { Action, CardView, Pane, Work } from "./pane";

type CardActions = Pick<
  Pane,
  | "recompute"
  | "setReading"
  | "drawVersion"
  | "showColours"
  | "redrawColours"
  | "goTo"
  | "goToSheet"
>;

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
        ...(await refreshed(book)),
        notice: { kind: "recomputed" },
      })),

    setReading: (reading, option) =>
      withView("applying", async (book, { card, rubric, assessment: before }) => {
        const readings = { ...before.readings, [reading]: option };
        await book.setReadings(card, rubric, readings, services.decider.name());
        const part = await refreshed(book, { select: card.id });
        const after = store.get().view?.assessment;
        if (!after) return part;
        return { ...part, notice: { kind: "reading", reading, before, after } };
      }),

    drawVersion: (rubric) =>
      withView("generating", async (book, { card, rubric: from }) => {
        const { card: drawn, unsupported } = await book.drawVersion({ card, from, rubric });
        const part = await refreshed(book, { select: drawn.id });
        return { ...part, notice: { kind: "generated", unit: drawn.unit, unsupported } };
      }),

    showColours: (on) =>
      withView(undefined, async (book, { card }) => {
        await book.showColours(card, on);
        return refreshed(book, { select: card.id });
      }),

    redrawColours: () =>
      withView("drawing", async (book, { card, rubric }) => {
        await book.redrawColours(card, rubric);
        return { notice: { kind: "coloured" } };
      }),

    goTo: (place) => runner.run(undefined, (book) => book.goTo(place)),

    goToSheet: () =>
      withView(undefined, async (book, { card }) => {
        const sheet = card.sheets.scorecard ?? card.sheets.roster;
        // The first column holds the hidden keys.
        if (sheet) await book.goTo({ sheet, address: "B1" });
      }),
  };
}
