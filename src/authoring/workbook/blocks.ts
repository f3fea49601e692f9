/**
 * Lists of objects as tables of a sheet: a heading, a line of headers, a row an object. Which column is which field is said
 * by the description of the block, nowhere else.
 */
import { plainText } from "../../sheets/read/cells";
import type { Fields } from "./flat";
import { labelOf } from "./formula-names";
import type { CellValue, Kind } from "./kinds";

export interface FieldOfCell {
  /** `label`, or one of an inner object: `validity.from`. */
  field: string;
  kind: Kind;
}

export interface BlockColumn {
  header: string;
  own?: FieldOfCell;
  /** What the column says of an object of the inner list. */
  inner?: FieldOfCell;
  width: number;
  /** Left out where no object says anything of it. */
  isRare?: true;
}

export interface Block {
  /** Stands alone above the headers. */
  heading: string;
  /** `roster.columns` */
  list: string;
  columns: readonly BlockColumn[];
  /** A row begins an object where this column is filled, or one of these. */
  key: string | readonly string[];
  id?: IdRule;
  /** A list inside of each object: its rows belong to the object above. */
  inner?: {
    list: string;
    key: string;
    id?: IdRule;
    /** The first one stands in the row of its object. */
    sharesFirst?: true;
    /** It is called `名称.行`, in the column of the object's own name. */
    dotted?: true;
  };
}

/** Where the id of an object without one comes from. */
export interface IdRule {
  kind: string;
  /** The field that words it. */
  of: string;
}

export type BlockRow = (CellValue | undefined)[];

/** A value at `a.b` of an object. */
export function valueAt(fields: Fields, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => (at as Fields | undefined)?.[key], fields);
}

/** Puts a value at `a.b`, making what is between; answers the object that holds it and its last name. */
export function putAt(fields: Fields, path: string, value: unknown): [Fields, string] {
  const keys = path.split(".");
  const last = keys.pop()!;
  const at = keys.reduce((inner, key) => (inner[key] ??= {}) as Fields, fields);
  at[last] = value;
  return [at, last];
}

/** The columns that some object, or one of its inner list, has something for. */
export function shownColumns(block: Block, objects: readonly Fields[]): readonly BlockColumn[] {
  const has = (of: FieldOfCell | undefined, all: readonly Fields[]) =>
    of !== undefined && all.some((each) => valueAt(each, of.field) !== undefined);
  const inner = objects.flatMap((each) => innerOf(block, each));
  return block.columns.filter(
    (column) => !column.isRare || has(column.own, objects) || has(column.inner, inner),
  );
}

const innerOf = (block: Block, object: Fields): Fields[] =>
  block.inner ? ((valueAt(object, block.inner.list) ?? []) as Fields[]) : [];

/** How a value stands in a cell of its kind. */
export type InCell = (kind: Kind, value: unknown) => CellValue | undefined;

/** The rows of a block, below its headers. */
export function blockRows(block: Block, objects: readonly Fields[], inCell: InCell): BlockRow[] {
  const rowOf = rowsBy(block, inCell);
  return objects.flatMap((object) => {
    const inner = innerOf(block, object);
    if (block.inner?.sharesFirst)
      return [rowOf(object, inner[0]), ...inner.slice(1).map((each) => rowOf(undefined, each))];
    return [rowOf(object), ...inner.map((each) => rowOf(undefined, each, object))];
  });
}

function rowsBy(block: Block, inCell: InCell) {
  const cell = (of: FieldOfCell | undefined, fields: Fields | undefined) => {
    const value = of && fields && valueAt(fields, of.field);
    return value === undefined ? undefined : inCell(of!.kind, value);
  };
  return (object?: Fields, inner?: Fields, above?: Fields): BlockRow =>
    block.columns.map((column) => {
      if (block.inner?.dotted && inner && column.header === block.key)
        return `${labelOf(above ?? {})}.${labelOf(inner)}`;
      return cell(column.own, object) ?? cell(column.inner, inner);
    });
}

/** The name of a line of the object above: 硕士 in `毕业生人数.硕士`; undefined for any other name. */
export function lineOf(name: string, above: Fields | undefined): string | undefined {
  if (!above) return undefined;
  const start = `${labelOf(above)}.`;
  const folded = plainText(start);
  if (!plainText(name).startsWith(folded)) return undefined;
  return name.startsWith(start) ? name.slice(start.length) : name.slice(name.lastIndexOf(".") + 1);
}
