import { type Area, cellArea, MAX_COLUMNS, MAX_ROWS } from "../model/area";
import type { Sheet } from "../grid/sheet";
import { invalidArgument } from "../wire/errors";
import {
  memberName,
  readProperty,
  WireCollection,
  WireObject,
  writeProperty,
} from "../wire/wire-object";
import { RangeObject } from "./range";

type Tree = { [name: string]: unknown };

/** Writes `{format: {fill: {color}}}` through the same members as single assignments; refuses names alike. */
function assign(object: WireObject, tree: Tree): void {
  for (const [name, value] of Object.entries(tree)) {
    if (value === undefined || value === null) continue;
    const isTree = typeof value === "object" && !Array.isArray(value);
    if (!isTree) writeProperty(object, memberName(name), value);
    else if (name === "borders") assignBorders(object, value as Tree);
    else assign(readProperty(object, memberName(name)) as WireObject, value as Tree);
  }
}

/** Borders are given by side: `{top: {style, color}, …}`. */
const BORDER_SIDES: Record<string, string> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  horizontal: "InsideHorizontal",
  vertical: "InsideVertical",
};
function assignBorders(format: WireObject, sides: Tree): void {
  const borders = readProperty(format, "borders") as WireCollection;
  for (const [side, look] of Object.entries(sides)) {
    if (look) assign(borders.$index(BORDER_SIDES[side] ?? side), look as Tree);
  }
}

function readTree(object: WireObject, asked: Tree): Tree {
  const answer: Tree = {};
  for (const [name, wanted] of Object.entries(asked)) {
    if (!wanted) continue;
    if (name === "borders") answer[name] = readBorders(object, wanted);
    else {
      const value = readProperty(object, memberName(name));
      answer[name] = value instanceof WireObject ? readTree(value, wanted as Tree) : value;
    }
  }
  return answer;
}
function readBorders(format: WireObject, wanted: unknown): Tree {
  const borders = readProperty(format, "borders") as WireCollection;
  const parts =
    typeof wanted === "object" ? (wanted as Tree) : { style: true, color: true, weight: true };
  return Object.fromEntries(
    Object.entries(BORDER_SIDES).map(([side, id]) => [side, readTree(borders.$index(id), parts)]),
  );
}

/** A 2-D array of properties, one for each cell: drawing in one request. */
export function setCellProperties(sheet: Sheet, area: Area, properties: unknown[][]): void {
  const fits =
    properties.length === area.rows && properties.every((row) => row.length === area.columns);
  if (!fits) throw invalidArgument("The array has not the shape of the range.");
  properties.forEach((line, r) =>
    line.forEach((tree, c) => {
      if (tree)
        assign(new RangeObject(sheet, cellArea(area.row + r, area.column + c)), tree as Tree);
    }),
  );
}

export const cellProperties = (sheet: Sheet, area: Area, asked: Tree) =>
  Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) =>
      readTree(new RangeObject(sheet, cellArea(area.row + r, area.column + c)), asked),
    ),
  );

const lineRange = (sheet: Sheet, area: Area, i: number, kind: "row" | "column") =>
  new RangeObject(
    sheet,
    kind === "row"
      ? { row: area.row + i, column: 0, rows: 1, columns: MAX_COLUMNS }
      : { row: 0, column: area.column + i, rows: MAX_ROWS, columns: 1 },
  );

/** One entry for each row or column of the range. */
export function setLineProperties(
  sheet: Sheet,
  area: Area,
  properties: unknown[],
  kind: "row" | "column",
): void {
  if (properties.length !== (kind === "row" ? area.rows : area.columns)) {
    throw invalidArgument(`One entry for each ${kind} is needed.`);
  }
  properties.forEach((tree, i) => {
    if (tree) assign(lineRange(sheet, area, i, kind), tree as Tree);
  });
}

export const lineProperties = (sheet: Sheet, area: Area, asked: Tree, kind: "row" | "column") =>
  Array.from({ length: kind === "row" ? area.rows : area.columns }, (_, i) =>
    readTree(lineRange(sheet, area, i, kind), asked),
  );
