/**
 * 记录: what people type while the pane is open is recorded once they rest, not edit by edit: each writing stands in Excel's
 * list of what can be undone. Nothing is written when a workbook is opened.
 */
import type { Text } from "../../rubric/types";
import type { CardChange } from "../../excel/types";
import type { ReviewCard } from "../../review/card";
import { leavingWrites, typingWrites, type Live } from "../../review/live";
import { openingOf, type Opening } from "../../review/typing";
import type { PaneServices } from "../services";
import type { CardView, Pane, PaneState } from "../state/pane";
import { createStore, type Store } from "../state/store";
import { problemOf } from "../state/problems";
import { cardOf } from "./reviewCard";

/** Without an edit. */
const QUIET_MILLISECONDS = 5_000;

export interface RecorderState {
  /** By card: as it was when it was first seen. */
  openings: ReadonlyMap<string, Opening>;
  /** Cards whose log takes no more. */
  full: ReadonlySet<string>;
  /** Why what was typed last is not recorded. */
  failed: Text | null;
}

export interface Recorder extends Pick<Store<RecorderState>, "get" | "subscribe"> {
  /** Who does what now, and what is known of the typing before. */
  live(card: string, isOthers: NonNullable<Live["typing"]["isOthers"]>): Live;
}

const recorders = new WeakMap<Pane, Recorder>();

/** The recorder of a pane: it begins when it is first asked for. */
export function recorderOf(pane: Pane, services: PaneServices): Recorder {
  let recorder = recorders.get(pane);
  if (!recorder) recorders.set(pane, (recorder = start(pane, services)));
  return recorder;
}

function start(pane: Pane, services: PaneServices): Recorder {
  const store = createStore<RecorderState>({
    ...{ openings: new Map(), full: new Set() },
    failed: null,
  });
  let seen: CardView | undefined;
  let busy: PaneState["work"];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const live: Recorder["live"] = (card, isOthers) => ({
    change: { by: services.decider.name(), at: services.now() },
    typing: { opening: store.get().openings.get(card) ?? null, isOthers },
  });

  function follow(): void {
    const { view, work, cards } = pane.get();
    // What leaves the house is recorded before: this is queued ahead of the work that is just announced.
    if (work === "preparing" && work !== busy) leave();
    busy = work;
    if (!view || view === seen) return;
    if (view.card.id !== seen?.card.id && timer !== undefined) record();
    seen = view;
    const { id } = view.card;
    const { openings } = store.get();
    if (!openings.has(id)) {
      const opening = openingOf(cardOf(view, view.rubric, view));
      // What is gone from the workbook is forgotten.
      const standing = [...openings].filter(([known]) => cards.some((card) => card.id === known));
      store.set({ openings: new Map(standing).set(id, opening) });
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(record, QUIET_MILLISECONDS);
  }

  function record(): void {
    clearTimeout(timer);
    timer = undefined;
    const view = seen;
    if (
      !view ||
      !typingWrites(
        cardOf(view, view.rubric, view),
        live(view.card.id, () => false),
      )
    )
      return;
    change(view, (card, now) => {
      const written = typingWrites(card, now);
      if (written?.full) store.set({ full: new Set(store.get().full).add(card.id) });
      // The lines of signatures stand on a protected sheet: opening it would end the user's list of what can be undone.
      return written && { rows: written.rows };
    });
  }

  function leave(): void {
    clearTimeout(timer);
    timer = undefined;
    if (seen) change(seen, leavingWrites);
  }

  function change(view: CardView, work: (card: ReviewCard, now: Live) => CardChange | null): void {
    const { card, rubric } = view;
    void pane.look(async (book) => {
      let rows: CardView["rows"] | undefined;
      try {
        await book.changeCard(card, rubric, RECORD, (contents) => {
          const now = live(card.id, contents.isOthers);
          const written = work(cardOf(view, rubric, contents), now);
          rows = written?.rows;
          return written;
        });
        store.set({ failed: null });
      } catch (error) {
        const problem = problemOf(error);
        store.set({ failed: problem.kind === "said" ? problem.text : NOT_RECORDED });
        return;
      }
      const { view: shown } = pane.get();
      if (rows && shown?.card.id === card.id) return { view: { ...shown, rows } };
    });
  }

  pane.subscribe(follow);
  follow();
  return { get: store.get, subscribe: store.subscribe, live };
}

const RECORD: Text = { zh: "记录改动", en: "record the changes" };

const NOT_RECORDED: Text = {
  zh: "刚才的改动没有写进记录；表里的内容没有受影响，下次改动时会再试。",
  en: "The last changes are not in the log; the sheet is as you typed it. It is tried again with the next change.",
};
