import type { GenerateRequest, OnConflict, RubricBook } from "../../excel/types";
import type { PaneCore } from "./core";
import type { CardView, Pane, PaneState } from "./pane";

/** New tables, and the question what becomes of those that have their names. */
export function generateActions({
  services,
  store,
  runner,
  refreshed,
}: PaneCore): Pick<Pane, "generate" | "resolveConflict"> {
  async function draw(
    book: RubricBook,
    request: GenerateRequest,
    onConflict: OnConflict,
  ): Promise<Partial<PaneState>> {
    const result = await book.generate(request, onConflict);
    if (!result.done) return { conflict: { request, names: result.conflict } };
    const { card, unsupported } = result;
    const part = await refreshed(book, { select: card.id });
    const { view } = store.get();
    if (view?.card.id === card.id) await selectFirstInput(book, view);
    return {
      ...part,
      conflict: undefined,
      page: "card",
      tab: "overview",
      notice: { kind: "generated", unit: card.unit, unsupported },
    };
  }

  /** Whoever has just made a table begins to type; the table stands, even where the cell cannot be selected. */
  async function selectFirstInput(book: RubricBook, view: CardView): Promise<void> {
    const { firstInput } = await import("./unfilled");
    const place = firstInput(view);
    if (place) await book.goTo(place).catch(() => undefined);
  }

  return {
    generate: (system, unit, year) =>
      runner.run("generating", async (book) => {
        const rubric = await services.loadRubric(system);
        return draw(book, { rubric, unit, year, readings: {} }, "ask");
      }),

    async resolveConflict(answer) {
      const { conflict } = store.get();
      if (!conflict || answer === "cancel") return store.set({ conflict: undefined });
      const { request, names } = conflict;
      await runner.run("generating", async (book) => {
        if (answer === "new-name" || !names.existing) return draw(book, request, answer);
        // The card keeps the readings under which it was scored, too.
        const { assessment } = await book.read(names.existing, request.rubric);
        return draw(book, { ...request, readings: assessment.readings }, answer);
      });
    },
  };
}
