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

Object.assign(globalThis, {
  MessageChannel: QuietMessageChannel,
  TextDecoder: globalThis.TextDecoder ?? NodeTextDecoder,
  TextEncoder: globalThis.TextEncoder ?? NodeTextEncoder,
  requestIdleCallback: (callback: () => void) => setTimeout(callback, 0),
  structuredClone: (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown,
});
