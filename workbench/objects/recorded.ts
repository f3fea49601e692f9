/** Properties that the host keeps as they were set, each checked as Excel checks it. */
import { WireObject } from "../wire/wire-object";

export type RecordedValues = Record<string, unknown>;
/** Answers the value as it is kept, or refuses it. */
type Check = (value: unknown, name: string) => unknown;

/** Declares accessors over `$values` on a class's prototype. */
export function declareRecorded(prototype: RecordedObject, checks: Record<string, Check>): void {
  for (const [name, check] of Object.entries(checks)) {
    Object.defineProperty(prototype, name, {
      get(this: RecordedObject) {
        return this.$values[name] ?? null;
      },
      set(this: RecordedObject, value: unknown) {
        this.$change();
        this.$values[name] = check(value, name);
      },
    });
  }
}

/** An object whose plain properties are recorded. */
export abstract class RecordedObject extends WireObject {
  abstract readonly $values: RecordedValues;
  /** Whether it may be changed now. */
  $change(): void {}
}
