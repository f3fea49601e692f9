/** Reads the described sheets of a 底稿. */
import { plainText } from "../../sheets/read/cells";
import type { Scalar } from "../../formula/values";
import {
  lineOf,
  putAt,
  valueAt,
  type Block,
  type BlockColumn,
  type FieldOfCell,
  type IdRule,
} from "./blocks";
import type { DescribedSheet } from "./description";
import type { Fields } from "./flat";
import { labelOf } from "./formula-names";
import { isId, type Identifiers } from "./identifiers";
import type { Kind } from "./kinds";
import { nearestOf } from "./likeness";
import type { Mistakes } from "./mistakes";
import type { Page, Place } from "./page";
import type { Referred } from "./references";

/** What was read before all names are known: a formula, or what another object is called. */
export interface WrittenName {
  of: Fields;
  field: string;
  place: Place;
  /** Absent for a formula. */
  refersTo?: Referred;
}

/** Columns that people keep for themselves. */
const REMARKS = ["备注", "序号"];

export class BlockReader {
  readonly names: WrittenName[] = [];
  private readonly unknownRows = new Set<string>();

  constructor(
    private readonly into: Fields,
    private readonly ids: Identifiers,
    private readonly mistakes: Mistakes,
  ) {}

  read(sheet: DescribedSheet, page: Page): void {
    let block: { of: Block; columns: Map<number, BlockColumn>; objects: Fields[] } | undefined;
    for (let row = 0; row < page.rows; row++) {
      if (page.isEmptyRow(row)) continue;
      const heading = this.headingAt(sheet, page, row);
      if (heading) {
        row++;
        block = this.open(heading, page, row);
      } else if (block) this.object(block, page, row);
      else if (this.isHeader(sheet, page, row)) block = this.open(sheet.blocks[0]!, page, row);
      else this.item(sheet, page, row);
    }
  }

  private headingAt(sheet: DescribedSheet, page: Page, row: number): Block | undefined {
    const [word, ...rest] = Array.from({ length: page.columns }, (_, at) => page.folded(row, at));
    if (rest.some((each) => each !== "")) return undefined;
    return sheet.blocks.find(({ heading }) => plainText(heading) === word);
  }

  /** The first block of a sheet may stand without its heading. */
  private isHeader({ blocks: [block], items }: DescribedSheet, page: Page, row: number): boolean {
    if (!block) return false;
    const words = Array.from({ length: page.columns }, (_, at) => page.folded(row, at));
    const known = block.columns.filter(({ header }) => words.includes(plainText(header)));
    // 名称 alone is a setting where the sheet has settings.
    const isEnough = known.length >= (items ? 2 : 1);
    return isEnough && keysOf(block).some((key) => words.includes(plainText(key)));
  }

  private open(of: Block, page: Page, row: number) {
    const columns = new Map<number, BlockColumn>();
    for (let at = 0; at < page.columns; at++) {
      const column = of.columns.find(({ header }) => plainText(header) === page.folded(row, at));
      if (column) columns.set(at, column);
      else this.unknownHeader(of, page, row, at);
    }
    const objects: Fields[] = [];
    const known = valueAt(this.into, of.list);
    if (Array.isArray(known)) objects.push(...(known as Fields[]));
    putAt(this.into, of.list, objects);
    return { of, columns, objects };
  }

  private unknownHeader(of: Block, page: Page, row: number, at: number): void {
    const word = page.text(row, at).trim();
    if (word === "" || REMARKS.includes(plainText(word))) return;
    const headers = of.columns.map(({ header }) => header);
    const nearest = nearestOf(headers, word);
    this.mistakes.add(
      page.place(row, at),
      { zh: `“${word}”列不认识，`, en: `The column ${word} is not known;` },
      nearest === undefined
        ? { zh: `可以写：${headers.join("、")}。`, en: `known are ${headers.join(", ")}.` }
        : { zh: `是不是“${nearest}”？`, en: `is it ${nearest}?` },
    );
  }

  private item(sheet: DescribedSheet, page: Page, row: number): void {
    const word = page.folded(row, 0);
    const item = sheet.items?.find((each) => plainText(each.item) === word);
    if (item && page.text(row, 1).trim() !== "")
      this.put(this.into, { field: item.path, kind: item.kind }, page, row, 1);
    else if (item) this.noValue(item.item, page, row);
    else if (word !== plainText("项目") && !this.isBelowUnknown(page, row))
      this.unknownItem(sheet, page, row);
  }

  /** Rows below a heading that is not known say nothing of their own. */
  private isBelowUnknown(page: Page, row: number): boolean {
    for (let above = row - 1; above >= 0 && !page.isEmptyRow(above); above--)
      if (this.unknownRows.has(`${page.name}!${above}`)) return true;
    return false;
  }

  private noValue(item: string, page: Page, row: number): void {
    this.mistakes.add(
      page.place(row, 1),
      { zh: `“${item}”没有写值。`, en: `${item} has no value.` },
      { zh: "请写在这一格，或删去这一行。", en: "Write it here, or delete the row." },
    );
  }

  private unknownItem(sheet: DescribedSheet, page: Page, row: number): void {
    const word = page.text(row, 0).trim();
    this.unknownRows.add(`${page.name}!${row}`);
    const items = (sheet.items ?? []).map((each) => each.item);
    const known = [...items, ...sheet.blocks.map(({ heading }) => heading)];
    const nearest = nearestOf(known, word);
    this.mistakes.add(
      page.place(row, 0),
      { zh: `“${word}”不认识，`, en: `“${word}” is not known here;` },
      nearest === undefined
        ? {
            zh: `“${sheet.name}”里可以写：${known.join("、")}。`,
            en: "check its spelling, or delete the row.",
          }
        : { zh: `是不是“${nearest}”？`, en: `is it “${nearest}”?` },
    );
  }

  private object(
    { of, columns, objects }: NonNullable<ReturnType<BlockReader["open"]>>,
    page: Page,
    row: number,
  ): void {
    const filled = (header: string | undefined) =>
      [...columns].some(
        ([at, column]) => column.header === header && page.text(row, at).trim() !== "",
      );
    const above = objects.at(-1);
    const line = of.inner?.dotted ? lineOf(page.text(row, firstOf(columns, of)), above) : undefined;
    const isOwn = line === undefined && keysOf(of).some(filled);
    const isInner = line !== undefined || (of.inner && !of.inner.dotted && filled(of.inner.key));
    if (isOwn) objects.push(this.made(of, columns, page, row));
    const object = objects.at(-1);
    if (isInner && object) this.innerOf(of, object, columns, page, row, line);
    else if (!isOwn) this.stray(of, page, row);
  }

  private made(of: Block, columns: Columns, page: Page, row: number): Fields {
    const object: Fields = {};
    this.mistakes.note(object, page.place(row, firstOf(columns, of)));
    for (const [at, { own }] of columns) if (own) this.put(object, own, page, row, at);
    this.identify(object, of.id);
    return object;
  }

  private innerOf(
    block: Block,
    object: Fields,
    columns: Columns,
    page: Page,
    row: number,
    line: string | undefined,
  ): void {
    const made: Fields = {};
    const { list, key, id } = block.inner!;
    const place = page.place(row, placeOf(columns, [key]));
    this.mistakes.note(made, place);
    for (const [at, { inner }] of columns) if (inner) this.put(made, inner, page, row, at);
    if (line !== undefined) made.label = { zh: line };
    const objects = (valueAt(object, list) ?? []) as Fields[];
    const [of, field] = putAt(object, list, objects);
    if (objects.length === 0) this.mistakes.note(of, place, field);
    this.identify(made, id && { ...id, kind: `${id.kind} ${String(object.id)}` });
    objects.push(made);
  }

  /** A name that is an id is taken as one. */
  private identify(object: Fields, rule: IdRule | undefined): void {
    if (!rule) return;
    const said = valueAt(object, rule.of);
    const wording = typeof said === "string" ? said : labelOf({ label: said });
    const given = object.id ?? (rule.of === "called" && isId(wording) ? wording : undefined);
    object.id =
      typeof given === "string"
        ? this.ids.take(rule.kind, given)
        : this.ids.make(rule.kind, wording);
  }

  private stray(of: Block, page: Page, row: number): void {
    const key = keysOf(of).join("、");
    this.mistakes.add(
      page.place(row, 0),
      { zh: `这一行没有写“${key}”。`, en: `This row says no ${key}.` },
      { zh: "请补上，或删去这一行。", en: "Add it, or delete the row." },
    );
  }

  private put(object: Fields, to: FieldOfCell, page: Page, row: number, at: number): void {
    const text = page.text(row, at);
    if (text.trim() === "") return;
    const place = page.place(row, at);
    try {
      const value = to.kind.read(text, page.value(row, at) as Scalar);
      if (value === undefined) return;
      const [of, field] = putAt(object, to.field, value);
      this.mistakes.note(of, place, field);
      if (isNaming(to.kind)) this.names.push(nameIn(to.kind, { of, field, place }));
    } catch (error) {
      this.mistakes.unreadable(place, error);
    }
  }
}

/** Whether a cell of the kind names something. */
export const isNaming = ({ isFormula, refersTo }: Kind): boolean =>
  isFormula === true || refersTo !== undefined;

export const nameIn = ({ refersTo }: Kind, written: WrittenName): WrittenName => ({
  ...written,
  ...(refersTo ? { refersTo } : {}),
});

type Columns = ReadonlyMap<number, BlockColumn>;

const keysOf = ({ key }: Block): readonly string[] => (typeof key === "string" ? [key] : key);

const firstOf = (columns: Columns, of: Block): number => placeOf(columns, keysOf(of));

function placeOf(columns: Columns, headers: readonly string[]): number {
  const found = [...columns].find(([, { header }]) => headers.includes(header));
  return found?.[0] ?? 0;
}
