import type { Book } from "../grid/book";
import { invalidArgument, itemNotFound } from "../wire/errors";
import { WireCollection, WireObject } from "../wire/wire-object";

/**
 * XML parts that travel in the workbook.
 * https://learn.microsoft.com/javascript/api/excel/excel.customxmlpartcollection
 */
export class CustomXmlPartsObject extends WireCollection<CustomXmlPartObject> {
  readonly wireType: string = "CustomXmlPartCollection";
  constructor(
    protected readonly book: Book,
    private readonly namespace?: string,
  ) {
    super();
  }
  $items() {
    return [...this.book.side.customXml.keys()]
      .map((id) => new CustomXmlPartObject(this.book, id))
      .filter(
        ({ namespaceUri }) => this.namespace === undefined || namespaceUri === this.namespace,
      );
  }
  $find(key: string) {
    return this.$items().find(({ id }) => id === key);
  }
  add(xml: string) {
    if (!/^\s*(<\?xml[^>]*>\s*)?<[^!?]/.test(xml)) throw invalidArgument("The text is no XML.");
    const id = this.book.side.newId();
    this.book.side.customXml.set(id, xml);
    return new CustomXmlPartObject(this.book, id);
  }
  getByNamespace(namespace: string) {
    return new ScopedXmlPartsObject(this.book, namespace);
  }
}

/**
 * Those of one namespace.
 * https://learn.microsoft.com/javascript/api/excel/excel.customxmlpartscopedcollection
 */
class ScopedXmlPartsObject extends CustomXmlPartsObject {
  override readonly wireType = "CustomXmlPartScopedCollection";
  getOnlyItem() {
    return this.getOnlyItemOrNullObject() ?? missing();
  }
  getOnlyItemOrNullObject() {
    const items = this.$items();
    return items.length === 1 ? items[0]! : null;
  }
}
const missing = (): never => {
  throw itemNotFound();
};

/** https://learn.microsoft.com/javascript/api/excel/excel.customxmlpart */
export class CustomXmlPartObject extends WireObject {
  readonly wireType = "CustomXmlPart";
  constructor(
    private readonly book: Book,
    private readonly partId: string,
  ) {
    super();
  }
  get id() {
    return this.partId;
  }
  get namespaceUri() {
    const root = /<(?![?!])(?:([\w.-]+):)?[\w.-]+([^>]*)>/.exec(this.getXml());
    const attribute = root?.[1] ? `xmlns:${root[1]}` : "xmlns";
    return new RegExp(`${attribute}\\s*=\\s*["']([^"']*)["']`).exec(root?.[2] ?? "")?.[1] ?? "";
  }
  getXml(): string {
    const xml = this.book.side.customXml.get(this.partId);
    if (xml === undefined) throw itemNotFound();
    return xml;
  }
  setXml(xml: string): void {
    this.book.side.customXml.set(this.partId, xml);
  }
  delete(): void {
    this.book.side.customXml.delete(this.partId);
  }
}
