/** The host over a workbook that nobody sees, for Node and tests. */
import { openHeadless } from "../grid/headless";
import { completeFrom, type Snapshot, takeSnapshot } from "../grid/snapshot";
import type { BehaviourName } from "../model/behaviours";
import { createHost, type FunctionMetadata } from "./host";

export { BEHAVIOURS, type BehaviourName, isBehaviour } from "../model/behaviours";
export type { Snapshot } from "../grid/snapshot";
export type { FunctionMetadata, Host } from "./host";

export interface EngineOptions {
  /** What real Excel does that this one is to do. */
  behaviours?: Iterable<BehaviourName>;
  functions?: FunctionMetadata[];
  /** The workbook, as another engine kept it; an empty one if left out. */
  from?: Snapshot;
}

export function createEngine({ behaviours = [], functions = [], from }: EngineOptions = {}) {
  const kept = structuredClone(from);
  const { book, workbook, api, ...grid } = openHeadless(new Set(behaviours), kept);
  const host = createHost(book);
  host.registerFunctions(functions);
  if (kept) completeFrom(kept, book);
  const dispose = () => {
    host.close();
    grid.dispose();
  };
  return {
    host,
    workbook,
    api,
    /** The workbook whole, for an engine that begins with it. */
    keep: () => takeSnapshot(book),
    dispose,
  };
}
export type Engine = ReturnType<typeof createEngine>;
