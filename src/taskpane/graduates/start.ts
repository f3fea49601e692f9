/** The session of a pane. */
import type { PaneServices } from "../services";
import { startListReader } from "./reader";
import { GraduatesSession } from "./session";

const sessions = new WeakMap<PaneServices, GraduatesSession>();

/** The same one each time, so that the list stays while another page is shown. */
export function sessionOf(services: PaneServices): GraduatesSession {
  const { startListReader: start = startListReader, today } = services;
  const session = sessions.get(services) ?? new GraduatesSession({ start, today });
  sessions.set(services, session);
  return session;
}
