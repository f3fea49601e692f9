import { useEffect, useMemo, useState } from "react";
import type { CardRef, RubricBook } from "../../excel/types";
import type { ReviewCard } from "../../review/card";
import type { Rubric } from "../../rubric/types";
import { choicesIn, type Choice } from "../papers/choices";
import { cardRubric } from "../state/cardRubric";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";

export interface ReadCards {
  rubric: Rubric;
  refs: CardRef[];
  cards: ReviewCard[];
}

/** The cards of one rubric and year, read again after each edit; undefined until they were read. */
export function useCards(chosen: string | undefined) {
  const pane = usePane();
  const services = useServices();
  // The list of cards is another one after each change of the workbook.
  const all = usePaneState((state) => state.cards);
  const choices = useMemo(() => choicesIn(all).filter(({ roster }) => !roster), [all]);
  const choice = choices.find(({ key }) => key === chosen) ?? choices[0];
  const [found, setFound] = useState<{ of: Choice; read: ReadCards }>();
  const read = useMemo(() => {
    if (!choice) return undefined;
    return async (book: RubricBook): Promise<void> => {
      const rubric = await cardRubric(services, book, choice.cards[0]!);
      const contents = await book.reviewContents(choice.cards, rubric);
      const cards = contents.map(({ scorecard, rows }, at): ReviewCard => {
        const { id, unit } = choice.cards[at]!;
        return { id, rubric, rows, scorecard: { ...scorecard, unit: scorecard.unit || unit } };
      });
      setFound({ of: choice, read: { rubric, refs: choice.cards, cards } });
    };
  }, [services, choice]);
  useEffect(() => {
    if (!read) return;
    let wanted = true;
    void pane.look(async (book) => {
      if (wanted) await read(book);
    });
    return () => void (wanted = false);
  }, [pane, read]);
  return {
    ...{ choices, choice, again: read },
    found: found?.of.key === choice?.key ? found?.read : undefined,
  };
}
