import type { Book } from "../grid/book";
import type { Sheet } from "../grid/sheet";
import type { PropertyValue } from "../model/side-store";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";

/** Keyed values of a document; Excel does not tell upper from lower case in their keys. */
interface Store {
  entries(): [string, PropertyValue][];
  set(key: string, value: PropertyValue): void;
  delete(key: string): void;
}
const keyIn = (store: Store, key: string) =>
  store.entries().find(([each]) => each.toLowerCase() === key.toLowerCase())?.[0];

abstract class PropertyCollection extends WireCollection<PropertyObject> {
  static override readonly $blind = methodsOf<PropertyCollection>("add", "deleteAll");
  constructor(
    private readonly store: Store,
    private readonly itemType: string,
  ) {
    super();
  }
  $items() {
    return this.store.entries().map(([key]) => new PropertyObject(this.itemType, this.store, key));
  }
  $find(key: string) {
    const known = keyIn(this.store, key);
    return known === undefined ? undefined : new PropertyObject(this.itemType, this.store, known);
  }
  /** Sets the value where the key exists. */
  add(key: string, value: PropertyValue) {
    this.store.set(keyIn(this.store, key) ?? key, value);
    return this.$find(key)!;
  }
  deleteAll(): void {
    for (const [key] of this.store.entries()) this.store.delete(key);
  }
}

class PropertyObject extends WireObject {
  constructor(
    readonly wireType: string,
    private readonly store: Store,
    private readonly storedKey: string,
  ) {
    super();
  }
  get key() {
    return this.storedKey;
  }
  get value() {
    return this.store.entries().find(([key]) => key === this.storedKey)?.[1] ?? "";
  }
  set value(value: PropertyValue) {
    this.store.set(this.storedKey, value);
  }
  get type() {
    const types: Record<string, string> = { number: "Number", boolean: "Boolean" };
    return types[typeof this.value] ?? "String";
  }
  delete(): void {
    this.store.delete(this.storedKey);
  }
}

const mapStore = (map: Map<string, PropertyValue>): Store => ({
  entries: () => [...map],
  set: (key, value) => void map.set(key, value),
  delete: (key) => void map.delete(key),
});

/** https://learn.microsoft.com/javascript/api/excel/excel.custompropertycollection */
export class CustomPropertiesObject extends PropertyCollection {
  readonly wireType = "CustomPropertyCollection";
  constructor(book: Book) {
    super(mapStore(book.side.customProperties), "CustomProperty");
  }
}

/**
 * Hidden values that a sheet carries, texts only.
 * https://learn.microsoft.com/javascript/api/excel/excel.worksheetcustompropertycollection
 */
export class WorksheetPropertiesObject extends PropertyCollection {
  readonly wireType = "WorksheetCustomPropertyCollection";
  constructor(sheet: Sheet) {
    const { customProperties } = sheet.side;
    super(
      {
        entries: () => Object.entries(customProperties),
        set: (key, value) => void (customProperties[key] = String(value)),
        delete: (key) => void delete customProperties[key],
      },
      "WorksheetCustomProperty",
    );
  }
}

const TEXTS = [
  "title",
  "subject",
  "author",
  "keywords",
  "comments",
  "category",
  "manager",
  "company",
];

/** https://learn.microsoft.com/javascript/api/excel/excel.documentproperties */
export class DocumentPropertiesObject extends WireObject {
  static {
    for (const name of TEXTS) {
      Object.defineProperty(this.prototype, name, {
        get(this: DocumentPropertiesObject) {
          return this.book.side.properties.get(name) ?? "";
        },
        set(this: DocumentPropertiesObject, text: string) {
          this.book.side.properties.set(name, text);
        },
      });
    }
  }
  readonly wireType = "DocumentProperties";
  constructor(private readonly book: Book) {
    super();
  }
  get custom() {
    return new CustomPropertiesObject(this.book);
  }
}
