/** The host over a workbook that nobody sees, for Node and tests. */
import { openHeadless } from "../grid/headless";
import type { BehaviourName } from "../model/behaviours";
import { createHost } from "./host";

export { BEHAVIOURS, type BehaviourName, isBehaviour } from "../model/behaviours";
export type { FunctionMetadata, Host } from "./host";

/** `behaviours` are those of real Excel that this one is to have. */
export function createEngine(behaviours: Iterable<BehaviourName> = []) {
  const { book, workbook, api, ...grid } = openHeadless(new Set(behaviours));
  const host = createHost(book);
  const dispose = () => {
    host.close();
    grid.dispose();
  };
  return { host, workbook, api, dispose };
}
export type Engine = ReturnType<typeof createEngine>;
