/** What jsdom lacks and Univer's engine wants. Unref'd, so that jest ends by itself. */
import { MessageChannel as NodeMessageChannel } from "node:worker_threads";
import { TextDecoder as NodeTextDecoder, TextEncoder as NodeTextEncoder } from "node:util";

class QuietMessageChannel extends NodeMessageChannel {
  constructor() {
    super();
    this.port1.unref();
    this.port2.unref();
  }
}

/** As in a browser: jsdom has none, and Node's own would make objects of another realm. */
function clone(value: unknown, known = new Map<unknown, unknown>()): unknown {
  if (typeof value === "function" || typeof value === "symbol")
    throw new DOMException(`${String(value)} could not be cloned.`, "DataCloneError");
  if (value === null || typeof value !== "object") return value;
  if (known.has(value)) return known.get(value);
  if (value instanceof Date) return new Date(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return (value as Uint8Array).slice(0);
  const copy = value instanceof Map ? new Map() : value instanceof Set ? new Set() : emptyOf(value);
  known.set(value, copy);
  if (value instanceof Map)
    for (const [key, each] of value)
      (copy as Map<unknown, unknown>).set(clone(key, known), clone(each, known));
  else if (value instanceof Set)
    for (const each of value) (copy as Set<unknown>).add(clone(each, known));
  else
    for (const [key, each] of Object.entries(value))
      (copy as Record<string, unknown>)[key] = clone(each, known);
  return copy;
}
const emptyOf = (value: object): object => (Array.isArray(value) ? new Array(value.length) : {});

Object.assign(globalThis, {
  MessageChannel: QuietMessageChannel,
  TextDecoder: globalThis.TextDecoder ?? NodeTextDecoder,
  TextEncoder: globalThis.TextEncoder ?? NodeTextEncoder,
  requestIdleCallback: (callback: () => void) => setTimeout(callback, 0),
  structuredClone: clone,
});
