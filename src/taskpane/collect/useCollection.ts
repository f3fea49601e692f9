import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import type { Collection } from "./collection";
import { overviewOf, type Overview } from "./overview";

export const CollectionContext = createContext<Collection | null>(null);

export function useCollection(): Collection {
  const collection = useContext(CollectionContext);
  if (!collection) throw new Error("useCollection outside its context");
  return collection;
}

export function useCollectionState() {
  const { subscribe, get } = useCollection();
  return useSyncExternalStore(subscribe, get);
}

/** Made again only when what it follows from is another. */
export function useOverview(): Overview {
  const state = useCollectionState();
  const { files, rubrics, settings, left, reasons, accepted, memory } = state;
  return useMemo(
    () => overviewOf({ ...state, files, rubrics, settings, left, reasons, accepted, memory }),
    // Progress alone changes nothing of it.
    [files, rubrics, settings, left, reasons, accepted, memory],
  );
}
