import type { Book } from "../grid/book";
import type { Delivery } from "../grid/function-relay";
import { methodsOf, WireObject } from "../wire/wire-object";

/** The service through which the function runtime of Office.js speaks to Excel. */
export class CustomFunctionsObject extends WireObject {
  readonly wireType = "CustomFunctions";
  // Results come while formulas wait for them: to calculate first would be to calculate for nothing.
  static override readonly $blind = methodsOf<CustomFunctionsObject>(
    "_setOsfControlContainerReadyForCustomFunctions",
    "_getEnabledFeatures",
    "setInvocationArrayResults",
    "setInvocationResults",
  );
  constructor(private readonly book: Book) {
    super();
  }
  /** The runtime has all its functions and takes calls. */
  _setOsfControlContainerReadyForCustomFunctions(): void {
    this.book.relay.ready((entries) => this.book.events.push(entries));
  }
  /** 2: results are sent after 200 instead of 500 ms; 4: that wait is capped. */
  _getEnabledFeatures(): number[] {
    return [2, 4];
  }
  setInvocationArrayResults(results: Delivery[]): void {
    this.book.relay.deliver(results);
  }
  setInvocationResults(results: Delivery[]): void {
    this.book.relay.deliver(results);
  }
}

/** Where the library says that ribbon commands can be handled. */
export class AddInServiceObject extends WireObject {
  readonly wireType = "AddinInternalService";
  static override readonly $blind = methodsOf<AddInServiceObject>("notifyActionHandlerReady");
  constructor(private readonly ready: () => void) {
    super();
  }
  notifyActionHandlerReady(): void {
    this.ready();
  }
}
