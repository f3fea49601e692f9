import type { CardRef, GenerateRequest, OnConflict, RubricBook } from "../../excel/types";
import type { PaneServices } from "../services";
import type { Action, CardView, Pane, PaneState, Work } from "./pane";
import { problemOf } from "./problems";
import type { Problem } from "./problems";
import { createQueue } from "./queue";
import { sendingAction } from "./sending";
import { createStore } from "./store";

const initial: Omit<PaneState, "systems"> = {
  page: "start",
  tab: "overview",
  opened: false,
  limitations: [],
  cards: [],
  selected: undefined,
  view: undefined,
  work: undefined,
  notice: undefined,
  problem: undefined,
  conflict: undefined,
  sending: undefined,
  wanted: undefined,
};

interface RefreshOptions {
  /** The card to show, whatever sheet is active. */
  select?: string;
}

/** The pane without its looks: state, and what the user can do to it. */
export function createPane(services: PaneServices): Pane {
  const systems = () => [...services.systems, ...services.ownRubrics.entries()];
  const store = createStore<PaneState>({ ...initial, systems: systems() });
  const queue = createQueue();
  /** Scorecards as last read, by card. */
  const seen = new Map<string, string>();
  let book: Promise<RubricBook> | undefined;
  let stopWatching: (() => Promise<void>) | undefined;
  let active: string | undefined;
  let failed: (() => Promise<void>) | undefined;
  let refreshProblem: Problem | undefined;

  function opened(): Promise<RubricBook> {
    book ??= services.openBook().catch((error: unknown) => {
      book = undefined;
      throw error;
    });
    return book;
  }

  /** One thing the user asked for: busy while it lasts, and a problem when it fails. */
  async function step(work: Work | undefined, action: Action): Promise<void> {
    store.set({ work, problem: undefined });
    await queue.add(async () => {
      try {
        const result = await action(await opened());
        store.set({ notice: undefined, ...result, work: undefined });
      } catch (error) {
        failed = () => step(work, action);
        store.set({ problem: problemOf(error), work: undefined });
      }
    });
  }

  /** Reads the workbook again: its cards, and the cells of the selected one. */
  async function refreshed(
    from: RubricBook,
    options: RefreshOptions = {},
  ): Promise<Partial<PaneState>> {
    const cards = await from.cards();
    const selected = choose(cards, options.select);
    const card = cards.find(({ id }) => id === selected);
    if (!card || card.kind === "roster") return { cards, selected, view: undefined };
    if (!store.get().systems.some(({ id }) => id === card.rubric)) {
      return {
        cards,
        selected,
        view: undefined,
        problem: { kind: "unknownRubric", rubric: card.rubric },
      };
    }
    const view = await readCard(from, card);
    const changed = isChanged(view);
    const { notice } = store.get();
    // Whoever types has seen that the tables stand.
    const told = changed && notice?.kind === "generated" && notice.unsupported.length === 0;
    store.set({ cards, selected, view, ...(told && { notice: undefined }) });
    return {};
  }

  /** A card whose sheet was just activated comes first; else the user's choice stays. */
  function choose(cards: readonly CardRef[], wanted: string | undefined): string | undefined {
    const front = cards[0]?.id;
    const moved = front !== active;
    active = front;
    const kept = wanted ?? (moved ? front : store.get().selected);
    return cards.some(({ id }) => id === kept) ? kept : front;
  }

  async function readCard(from: RubricBook, card: CardRef): Promise<CardView> {
    const [rubric, assess] = await Promise.all([
      services.loadRubric(card.rubric),
      services.loadAssess(),
    ]);
    return { ...(await from.read(card, rubric)), rubric, assess };
  }

  /** Whether a card holds something else than when it was last read. */
  function isChanged({ card, scorecard }: CardView): boolean {
    const now = JSON.stringify(scorecard);
    const before = seen.get(card.id);
    seen.set(card.id, now);
    return before !== undefined && before !== now;
  }

  async function refreshAfterEdit(): Promise<void> {
    try {
      store.set(await refreshed(await opened()));
      if (refreshProblem && store.get().problem === refreshProblem)
        store.set({ problem: undefined });
      refreshProblem = undefined;
    } catch (error) {
      refreshProblem = problemOf(error);
      failed = () => queue.once(refreshAfterEdit);
      store.set({ problem: refreshProblem });
    }
  }

  async function look(action: (book: RubricBook) => Promise<void>): Promise<void> {
    await queue.add(async () => {
      try {
        await action(await opened());
      } catch (error) {
        failed = () => look(action);
        store.set({ problem: problemOf(error) });
      }
    });
  }

  async function watch(from: RubricBook): Promise<void> {
    stopWatching ??= await from.watch(() => void queue.once(refreshAfterEdit));
  }

  async function draw(
    from: RubricBook,
    request: GenerateRequest,
    onConflict: OnConflict,
  ): Promise<Partial<PaneState>> {
    const result = await from.generate(request, onConflict);
    if (!result.done) return { conflict: { request, names: result.conflict } };
    const { card, unsupported } = result;
    return {
      ...(await refreshed(from, { select: card.id })),
      conflict: undefined,
      page: "card",
      tab: "overview",
      notice: { kind: "generated", unit: card.unit, unsupported },
    };
  }

  /** Does something with the card on show, if there is one. */
  function withView(
    work: Work | undefined,
    action: (from: RubricBook, view: CardView) => ReturnType<Action>,
  ) {
    return step(work, async (from) => {
      const { view } = store.get();
      return view ? action(from, view) : refreshed(from);
    });
  }

  const send: Pane["send"] = (request, password) =>
    step(
      request.to === "prepare" ? "preparing" : "restoring",
      sendingAction(request, password, () => store.set({ sending: undefined })),
    );

  const recompute = () =>
    step("recomputing", async (from) => ({
      ...(await refreshed(from)),
      notice: { kind: "recomputed" },
    }));

  return {
    get: store.get,
    subscribe: store.subscribe,

    async open() {
      await step("opening", async (from) => {
        await watch(from);
        const part = await refreshed(from);
        const { cards } = { ...store.get(), ...part };
        return {
          ...part,
          limitations: from.limitations(),
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

    show: (page) => store.set({ page, notice: undefined, conflict: undefined, wanted: undefined }),
    showTab: (tab) => store.set({ tab }),
    select: (select) => step(undefined, (from) => refreshed(from, { select })),

    run: step,
    look,
    send,
    systemsChanged: () => {
      store.set({ systems: systems() });
      return step(undefined, (from) => refreshed(from));
    },
    startWith: ({ id, kind }) =>
      store.set({
        page: kind === "roster" ? "roster" : "start",
        wanted: id,
        notice: undefined,
        conflict: undefined,
      }),
    fail(error, again) {
      failed = () => {
        store.set({ problem: undefined });
        return again();
      };
      store.set({ problem: problemOf(error) });
    },

    generate: (system, unit, year) =>
      step("generating", async (from) => {
        const rubric = await services.loadRubric(system);
        return draw(from, { rubric, unit, year, readings: {} }, "ask");
      }),

    async resolveConflict(answer) {
      const { conflict } = store.get();
      if (!conflict || answer === "cancel") return store.set({ conflict: undefined });
      const { request, names } = conflict;
      await step("generating", async (from) => {
        if (answer === "new-name" || !names.existing) return draw(from, request, answer);
        // The card keeps the readings under which it was scored, too.
        const { assessment } = await from.read(names.existing, request.rubric);
        return draw(from, { ...request, readings: assessment.readings }, answer);
      });
    },

    recompute,

    press(command) {
      const page = { generate: "start", recompute: "card", prepareToSend: "send" } as const;
      store.set({ page: page[command], notice: undefined });
      if (command === "recompute") void recompute();
      if (command === "prepareToSend") void send({ to: "prepare", freeze: false });
    },

    setReading: (reading, option) =>
      withView("applying", async (from, { card, rubric, assessment: before }) => {
        const readings = { ...before.readings, [reading]: option };
        await from.setReadings(card, rubric, readings, services.decider.name());
        const part = await refreshed(from, { select: card.id });
        const after = store.get().view?.assessment;
        if (!after) return part;
        return { ...part, notice: { kind: "reading", reading, before, after } };
      }),

    showColours: (on) =>
      withView(undefined, async (from, { card }) => {
        await from.showColours(card, on);
        return refreshed(from, { select: card.id });
      }),

    redrawColours: () =>
      withView("drawing", async (from, { card, rubric }) => {
        await from.redrawColours(card, rubric);
        return { notice: { kind: "coloured" } };
      }),

    goTo: (place) => step(undefined, (from) => from.goTo(place)),

    goToSheet: () =>
      withView(undefined, async (from, { card }) => {
        const sheet = card.sheets.scorecard ?? card.sheets.roster;
        // The first column holds the hidden keys.
        if (sheet) await from.goTo({ sheet, address: "B1" });
      }),

    retry: async () => failed?.(),
    dismissNotice: () => store.set({ notice: undefined }),
    dismissProblem: () => store.set({ problem: undefined }),
  };
}
