import { useMemo, useSyncExternalStore } from "react";
import type { CardChange, CardContents } from "../../excel/types";
import type { ReviewCard } from "../../review/card";
import type { Live } from "../../review/live";
import type { Text } from "../../rubric/types";
import type { PaneServices } from "../services";
import type { CardView } from "../state/pane";
import { usePane, useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import type { RecorderState } from "./recorder";

export type Engine = Awaited<ReturnType<PaneServices["loadReview"]>>;

type Work = (card: ReviewCard, live: Live, contents: CardContents) => CardChange | null;

/** What the review room makes of the card on show, and how it is changed. */
export interface Review {
  engine: Engine;
  card: ReviewCard;
  recorder: RecorderState;
  /** Carries out an act over the card as it stands then; whether it was done. */
  act(name: Text, work: Work): Promise<boolean>;
}

/** Undefined until the review room is loaded. */
export function useReview(view: CardView): Review | undefined {
  const pane = usePane();
  const services = useServices();
  const engine = useLoaded(services.loadReview);
  const recorder = useMemo(() => engine?.recorderOf(pane, services), [engine, pane, services]);
  const state = useSyncExternalStore(
    recorder?.subscribe ?? nothingToHear,
    () => recorder?.get() ?? null,
  );
  return useMemo(() => {
    if (!engine || !recorder || !state) return undefined;
    const { card, rubric } = view;
    async function act(name: Text, work: Work): Promise<boolean> {
      let isDone = false;
      await pane.run(undefined, async (book) => {
        await book.changeCard(card, rubric, name, (contents) =>
          work(
            engine!.cardOf(view, rubric, contents),
            recorder!.live(card.id, contents.isOthers),
            contents,
          ),
        );
        isDone = true;
        return { view: { ...view, ...(await book.read(card, rubric)) } };
      });
      return isDone;
    }
    return { engine, recorder: state, act, card: engine.cardOf(view, rubric, view) };
  }, [engine, recorder, state, view, pane]);
}

const nothingToHear = () => () => {};
