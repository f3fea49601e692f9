import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import type { PaneServices } from "../services";
import type { Pane, PaneState } from "./pane";

interface Bound {
  pane: Pane;
  services: PaneServices;
}

const PaneContext = createContext<Bound | null>(null);

/** Gives the pages their pane; opens the workbook when shown and stops listening when removed. */
export function PaneProvider({ pane, services, children }: Bound & { children: ReactNode }) {
  useEffect(() => {
    void pane.open();
    return () => void pane.close();
  }, [pane]);
  return <PaneContext.Provider value={{ pane, services }}>{children}</PaneContext.Provider>;
}

function useBound(): Bound {
  const bound = useContext(PaneContext);
  if (!bound) throw new Error("usePane outside a PaneProvider");
  return bound;
}

export const usePane = (): Pane => useBound().pane;
export const useServices = (): PaneServices => useBound().services;

/** A piece of the state; the component renders again when that piece is another. */
export function usePaneState<T>(select: (state: PaneState) => T): T {
  const { pane } = useBound();
  return useSyncExternalStore(pane.subscribe, () => select(pane.get()));
}
