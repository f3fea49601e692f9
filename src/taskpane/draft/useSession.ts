import { createContext, useContext, useSyncExternalStore } from "react";
import type { DraftSession, DraftState } from "./session";

export const SessionContext = createContext<DraftSession | null>(null);

export function useSession(): DraftSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside the page");
  return session;
}

export function useSessionState(): DraftState {
  const { subscribe, get } = useSession();
  return useSyncExternalStore(subscribe, get);
}
