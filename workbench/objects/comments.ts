import { cellArea, parseArea } from "../model/area";
import type { Book } from "../grid/book";
import { requireObjects } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import type { CommentSide } from "../model/side-store";
import { HostError, invalidArgument, itemNotFound } from "../wire/errors";
import { WireCollection, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";

/**
 * Comments are kept beside the grid, which has no place for them: they can be read back, but are not drawn.
 * https://learn.microsoft.com/javascript/api/excel/excel.commentcollection
 */
export class CommentsObject extends WireCollection<CommentObject> {
  readonly wireType = "CommentCollection";
  constructor(
    private readonly book: Book,
    private readonly sheet?: Sheet,
  ) {
    super();
  }
  $items() {
    return this.book.side.comments
      .filter(
        ({ sheetId }) =>
          (!this.sheet || this.sheet.id === sheetId) && this.book.sheet(sheetId).exists,
      )
      .map((comment) => new CommentObject(this.book, comment));
  }
  $find(key: string) {
    return this.$items().find(({ id }) => id === key);
  }
  add(cell: RangeObject | string, content: string) {
    const { sheet, row, column } = this.$place(cell);
    requireObjects(sheet);
    if (this.$at(sheet, row, column)) {
      throw new HostError("InvalidOperation", "The cell has a comment already.");
    }
    const comment: CommentSide = {
      id: this.book.side.newId(),
      sheetId: sheet.id,
      row,
      column,
      text: content,
      author: "",
      created: new Date().toISOString(),
      resolved: false,
    };
    this.book.side.comments.push(comment);
    return new CommentObject(this.book, comment);
  }
  getItemByCell(cell: RangeObject | string) {
    const { sheet, row, column } = this.$place(cell);
    const found = this.$at(sheet, row, column);
    if (!found) throw itemNotFound();
    return found;
  }
  private $at(sheet: Sheet, row: number, column: number) {
    return this.$items().find(
      ({ place }) => place.sheetId === sheet.id && place.row === row && place.column === column,
    );
  }
  private $place(cell: RangeObject | string) {
    const { sheet, area } =
      cell instanceof RangeObject
        ? cell
        : cell.includes("!")
          ? this.book.resolve(cell)
          : { sheet: this.sheet ?? this.book.activeSheet(), area: parseArea(cell) };
    if (area.rows * area.columns > 1) throw invalidArgument("A comment stands at one cell.");
    return { sheet, row: area.row, column: area.column };
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.comment */
export class CommentObject extends WireObject {
  readonly wireType = "Comment";
  constructor(
    private readonly book: Book,
    readonly place: CommentSide,
  ) {
    super();
  }
  get id() {
    return this.place.id;
  }
  get content() {
    return this.place.text;
  }
  set content(text: string) {
    this.$change();
    this.place.text = text;
  }
  get authorName() {
    return this.place.author;
  }
  get creationDate() {
    return this.place.created;
  }
  get resolved() {
    return this.place.resolved;
  }
  set resolved(resolved: boolean) {
    this.$change();
    this.place.resolved = resolved;
  }
  getLocation() {
    return new RangeObject(
      this.book.sheet(this.place.sheetId),
      cellArea(this.place.row, this.place.column),
    );
  }
  private $change(): void {
    requireObjects(this.book.sheet(this.place.sheetId));
  }
  delete(): void {
    this.$change();
    const { comments } = this.book.side;
    comments.splice(comments.indexOf(this.place), 1);
  }
}
