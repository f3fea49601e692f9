import type { Book } from "../grid/book";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";

/**
 * The document's settings, the same that `Office.context.document.settings` has.
 * https://learn.microsoft.com/javascript/api/excel/excel.settingcollection
 */
export class SettingsObject extends WireCollection<SettingObject> {
  readonly wireType = "SettingCollection";
  static override readonly $blind = methodsOf<SettingsObject>("add");
  constructor(private readonly book: Book) {
    super();
  }
  $items() {
    return [...this.book.side.settings.keys()].map((key) => new SettingObject(this.book, key));
  }
  $find(key: string) {
    return this.book.side.settings.has(key) ? new SettingObject(this.book, key) : undefined;
  }
  add(key: string, value: unknown) {
    this.book.side.settings.set(key, JSON.stringify(value));
    return new SettingObject(this.book, key);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.setting */
export class SettingObject extends WireObject {
  readonly wireType = "Setting";
  static override readonly $blind = methodsOf<SettingObject>("delete");
  constructor(
    private readonly book: Book,
    private readonly storedKey: string,
  ) {
    super();
  }
  get key() {
    return this.storedKey;
  }
  get value(): unknown {
    return JSON.parse(this.book.side.settings.get(this.storedKey) ?? "null");
  }
  set value(value: unknown) {
    this.book.side.settings.set(this.storedKey, JSON.stringify(value));
  }
  delete(): void {
    this.book.side.settings.delete(this.storedKey);
  }
}
