import { createContext, useContext, useSyncExternalStore } from "react";
import type { GraduatesSession } from "./session";
import type { GraduatesState } from "./session-state";

export const SessionContext = createContext<GraduatesSession | null>(null);

export function useSession(): GraduatesSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside the page");
  return session;
}

export function useSessionState(): GraduatesState {
  const { subscribe, get } = useSession();
  return useSyncExternalStore(subscribe, get);
}
