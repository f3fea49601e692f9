/** What was typed for cards and is not in them yet. It outlives the page: nothing typed is lost by looking elsewhere. */
import type { BaseValues } from "../../review/matrix/base";
import type { Pane } from "../state/pane";
import { createStore, type Store } from "../state/store";

export interface Draft {
  text: string;
  /** What the card said when it was typed. */
  base: string;
}

/** By card, then by the key of the column. */
export type AllDrafts = Readonly<Record<string, Readonly<Record<string, Draft>>>>;

export interface Drafts extends Pick<Store<{ all: AllDrafts }>, "get" | "subscribe"> {
  type(card: string, key: string, text: string, base: string): void;
  drop(card: string, key: string): void;
  /** What is typed counts over what the card says now. */
  insist(card: string, key: string, base: string): void;
}

const known = new WeakMap<Pane, Drafts>();

export function draftsOf(pane: Pane): Drafts {
  let drafts = known.get(pane);
  if (!drafts) known.set(pane, (drafts = create()));
  return drafts;
}

function create(): Drafts {
  const { get, set, subscribe } = createStore<{ all: AllDrafts }>({ all: {} });
  const put = (card: string, key: string, draft: Draft | null) => {
    const { [key]: _, ...others } = get().all[card] ?? {};
    set({ all: { ...get().all, [card]: draft ? { ...others, [key]: draft } : others } });
  };
  return {
    ...{ get, subscribe },
    type(card, key, text, now) {
      const base = get().all[card]?.[key]?.base ?? now;
      put(card, key, { text, base });
    },
    drop: (card, key) => put(card, key, null),
    insist(card, key, base) {
      const draft = get().all[card]?.[key];
      if (draft) put(card, key, { ...draft, base });
    },
  };
}

export const cellsOf = (drafts: AllDrafts[string] = {}): Map<string, string> =>
  new Map(Object.entries(drafts).map(([key, { text }]) => [key, text]));

export const baseOfDrafts = (drafts: AllDrafts[string] = {}): BaseValues =>
  Object.fromEntries(Object.entries(drafts).map(([key, { base }]) => [key, base]));
