import type { CardRef, RubricBook } from "../../excel/types";
import type { Scorecard } from "../../scoring/types";
import type { PaneServices } from "../services";
import { cardRubric, UnknownRubricError } from "./cardRubric";
import type { CardView, PaneState } from "./pane";
import { problemOf, type Problem } from "./problems";
import type { Store } from "./store";

export interface RefreshOptions {
  /** The card to show, whatever sheet is active. */
  select?: string;
}

/** Reads the workbook again: its cards, and the cells of the selected one. */
export type Refresh = (book: RubricBook, options?: RefreshOptions) => Promise<Partial<PaneState>>;

/** Remembers what it read last, and tells by it what changed. */
export function createReader(store: Store<PaneState>, services: PaneServices): Refresh {
  const choose = createChooser(store);
  const isChanged = createComparison();

  return async function refreshed(book, options = {}) {
    const cards = await book.cards();
    const texts = book.takeMended();
    if (texts.length > 0) store.set({ notice: { kind: "mended", texts } });
    const selected = choose(cards, options.select);
    const card = cards.find(({ id }) => id === selected);
    if (!card || card.kind === "roster") return { cards, selected, view: undefined };
    const view = await readCard(services, book, card).catch(unknownRubric);
    if ("problem" in view) return { cards, selected, view: undefined, ...view };
    const changed = isChanged(view);
    const { notice } = store.get();
    // Whoever types has seen that the tables stand.
    const told = changed && notice?.kind === "generated" && notice.unsupported.length === 0;
    store.set({ cards, selected, view, ...(told && { notice: undefined }) });
    return {};
  };
}

async function readCard(
  services: PaneServices,
  book: RubricBook,
  card: CardRef,
): Promise<CardView> {
  const [rubric, assess] = await Promise.all([
    cardRubric(services, book, card),
    services.loadAssess(),
  ]);
  return { ...(await book.read(card, rubric)), rubric, assess };
}

/** The workbook's other cards can be chosen all the same. */
function unknownRubric(error: unknown): { problem: Problem } {
  if (error instanceof UnknownRubricError) return { problem: problemOf(error) };
  throw error;
}

/** A card whose sheet was just activated comes first; else the user's choice stays. */
function createChooser(store: Store<PaneState>) {
  let active: string | undefined;
  return (cards: readonly CardRef[], wanted: string | undefined): string | undefined => {
    const front = cards[0]?.id;
    const moved = front !== active;
    active = front;
    const kept = wanted ?? (moved ? front : store.get().selected);
    return cards.some(({ id }) => id === kept) ? kept : front;
  };
}

/** Whether people typed anything into a card since it was last read. */
function createComparison() {
  const seen = new Map<string, string>();
  return ({ card, scorecard }: CardView): boolean => {
    const now = JSON.stringify(typedInto(scorecard));
    const before = seen.get(card.id);
    seen.set(card.id, now);
    return before !== undefined && before !== now;
  };
}

/** What people put in; what formulas show of it may come later. */
function typedInto({ unit, year, fields, accepted, stages }: Scorecard) {
  const entries = Object.values(stages).flatMap(({ scores, facts, parts }) =>
    [scores, facts, parts ?? {}].map((each) =>
      Object.entries(each).filter(([, { origin }]) => origin === "typed"),
    ),
  );
  return { unit, year, fields, accepted, entries };
}
