import { useEffect, useState } from "react";
import type { CardRef } from "../../excel/types";
import { indexEntry } from "../../rubric/index-entry";
import type { RubricEntry } from "../../rubric/official";
import { cardRubric } from "../state/cardRubric";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";

/** The systems to choose from, then those that only this workbook brings along. */
export function useSystemsHere(cards: readonly CardRef[]): readonly RubricEntry[] {
  const pane = usePane();
  const services = useServices();
  const systems = usePaneState((state) => state.systems);
  const [carried, setCarried] = useState<readonly RubricEntry[]>([]);
  useEffect(() => {
    const others = cards.filter(({ rubric }) => !systems.some(({ id }) => id === rubric));
    if (others.length === 0) return setCarried([]);
    let wanted = true;
    void pane.look(async (book) => {
      // What is the matter with one that is not sound is said where its card is opened.
      const read = await Promise.allSettled(others.map((card) => cardRubric(services, book, card)));
      const entries = read.flatMap((each) =>
        each.status === "fulfilled" ? [indexEntry(each.value)] : [],
      );
      if (wanted) setCarried([...new Map(entries.map((each) => [each.id, each])).values()]);
    });
    return () => void (wanted = false);
  }, [pane, services, systems, cards]);
  return [...systems, ...carried];
}
