import { useEffect, useState } from "react";
import type { CardRef, RosterReading } from "../../excel/types";
import type { Rubric } from "../../rubric/types";
import { cardRubric } from "../state/cardRubric";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";

export interface RosterView extends RosterReading {
  rubric: Rubric;
}

/** A roster of the workbook, read again after each edit; undefined until it was read. */
export function useRoster(card: CardRef | undefined): RosterView | undefined {
  const pane = usePane();
  const services = useServices();
  // The list of cards is another one after each change of the workbook.
  const cards = usePaneState((state) => state.cards);
  const [view, setView] = useState<RosterView>();
  useEffect(() => {
    if (!card) return;
    let wanted = true;
    void pane.look(async (book) => {
      if (!wanted) return;
      const rubric = await cardRubric(services, book, card);
      const reading = await book.readRoster(card, rubric);
      if (wanted) setView({ ...reading, rubric });
    });
    return () => void (wanted = false);
  }, [pane, services, card, cards]);
  return view?.card.id === card?.id ? view : undefined;
}
