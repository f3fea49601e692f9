import { itemNotFound, notImplemented } from "./errors";

/**
 * An object that office.js addresses by name. What it may ask for are the accessors and methods of the class, named as
 * in Office.js (`values`, `getRange`, hidden ones `_validateArraySize`); fields, `#private` members and names that start
 * with `$` belong to the host. Whatever is not declared is refused by name.
 */
export abstract class WireObject {
  /** The name that office.js has for the class. */
  abstract readonly wireType: string;
  /** Given when the client asked to keep the object across requests. */
  referenceId?: string;
  /** Whether the client may keep it (ranges). */
  readonly keepable: boolean = false;
  /**
   * Methods of the class that look at no cell's value, by `methodsOf`. Before any other method runs, everything that the
   * request has written so far is calculated. So a method is right without standing here; it stands here to be quick.
   */
  static readonly $blind: readonly string[] = [];
}

/** Names of a class's methods; a name that is none does not compile. */
export const methodsOf = <T extends WireObject>(
  ...names: (keyof T & string)[]
): readonly string[] => names;

/** A collection: `$items` in order, `$find` by key; the rest follows. */
export abstract class WireCollection<T extends WireObject = WireObject> extends WireObject {
  static override readonly $blind = methodsOf<WireCollection>(
    ...(["getItem", "getItemAt", "getItemOrNullObject", "getCount"] as const),
  );
  abstract $items(): T[];
  abstract $find(key: string): T | undefined;

  $index(key: unknown): T {
    const item = typeof key === "number" ? this.$items()[key] : this.$find(String(key));
    if (!item) throw itemNotFound();
    return item;
  }
  getItem(key: unknown): T {
    return this.$index(key);
  }
  getItemAt(index: unknown): T {
    return this.$index(Number(index));
  }
  getItemOrNullObject(key: unknown): T | null {
    return this.$find(String(key)) ?? null;
  }
  getCount(): number {
    return this.$items().length;
  }
  get count(): number {
    return this.$items().length;
  }
}

interface Member extends PropertyDescriptor {
  /** Whether it looks at no cell's value, as the class says in which it stands. */
  blind: boolean;
}
type Members = Map<string, Member>;
const membersOf = new WeakMap<object, Members>();

/** Accessors and methods between the object's class and WireObject. */
function members(object: WireObject): Members {
  const prototype: object = Object.getPrototypeOf(object);
  const known = membersOf.get(prototype);
  if (known) return known;
  const found: Members = new Map();
  for (let p = prototype; p !== WireObject.prototype; p = Object.getPrototypeOf(p)) {
    const blind = blindIn(p);
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(p))) {
      if (name !== "constructor" && !name.startsWith("$") && !found.has(name)) {
        found.set(name, { ...descriptor, blind: blind.includes(name) });
      }
    }
  }
  membersOf.set(prototype, found);
  return found;
}

/** What a class says of its own methods; a method that it overrides is as new. */
function blindIn(prototype: object): readonly string[] {
  const { constructor } = prototype as { constructor: typeof WireObject };
  return Object.hasOwn(constructor, "$blind") ? constructor.$blind : [];
}

/** `Values` → `values`, `_RegisterDataChangedEvent` → `_registerDataChangedEvent`. */
export const memberName = (wireName: string) =>
  wireName.replace(/^(_*)([A-Z])/, (_, lead: string, first: string) => lead + first.toLowerCase());

/** `values` → `Values`: plain queries are answered in the case of the wire. */
export const wireName = (name: string) =>
  name.replace(/^(_*)([a-z])/, (_, lead: string, first: string) => lead + first.toUpperCase());

export const hasProperty = (object: WireObject, name: string) =>
  members(object).get(name)?.get !== undefined;

/** Names of the readable properties. */
export const propertyNames = (object: WireObject) =>
  [...members(object)].filter(([, descriptor]) => descriptor.get).map(([name]) => name);

export function readProperty(object: WireObject, name: string): unknown {
  const get = members(object).get(name)?.get;
  if (!get) throw notImplemented(`${object.wireType}.${name}`);
  return get.call(object);
}

export function writeProperty(object: WireObject, name: string, value: unknown): void {
  const set = members(object).get(name)?.set;
  if (!set) throw notImplemented(`Setting ${object.wireType}.${name}`);
  set.call(object, value);
}

/** Whether a method may look at what formulas have to give. */
export const looksAtValues = (object: WireObject, name: string) =>
  members(object).get(name)?.blind !== true;

export function callMethod(object: WireObject, name: string, args: unknown[]): unknown {
  const method: unknown = members(object).get(name)?.value;
  if (typeof method !== "function") throw notImplemented(`${object.wireType}.${name}()`);
  return method.apply(object, args);
}
