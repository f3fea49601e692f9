/** The session of this pane, over a web worker. */
import { startListReader } from "./reader";
import { GraduatesSession } from "./session";

let session: GraduatesSession | undefined;

/** The same one each time. */
export const graduatesSession = (today: () => string): GraduatesSession =>
  (session ??= new GraduatesSession({ start: startListReader, today }));
