/** Functions that pick a cell among others. */
import type { Lazy } from "./functions";
import { order } from "./operators";
import { Area, CellError, NA, REF, toNumber, VALUE, type Cell, type Value } from "./values";

export function choose(which: Cell, options: readonly Lazy[]): Value {
  const number = toNumber(which);
  if (number instanceof CellError) return number;
  const option = options[Math.trunc(number) - 1];
  return option ? option() : VALUE;
}

/** The result beside the last value that is not above the one looked up; the values ascend. */
export function lookUp(value: Cell, from: Value, to: Value): Value {
  if (value instanceof CellError) return value;
  const bounds = from instanceof Area ? from.cells : [from];
  const results = to instanceof Area ? to.cells : [to];
  let found = -1;
  bounds.forEach((bound, at) => {
    if (isOneKind(bound, value) && order(bound, value) <= 0) found = at;
  });
  return found < 0 ? NA : (results[found] ?? NA);
}

/** VLOOKUP of the very value. */
export function lookUpInTable(value: Cell, table: Value, column: Cell): Value {
  if (value instanceof CellError) return value;
  const wanted = toNumber(column);
  if (wanted instanceof CellError) return wanted;
  const rows = table instanceof Area ? table.rows : [[table]];
  const row = rows.find(([key = null]) => isOneKind(key, value) && order(key, value) === 0);
  if (!row) return NA;
  return row[Math.trunc(wanted) - 1] ?? REF;
}

/** Of a row or a column the n-th cell. */
export function index(area: Value, row: Cell, column: Cell): Value {
  const [first, second] = [toNumber(row), toNumber(column)];
  if (first instanceof CellError) return first;
  if (second instanceof CellError) return second;
  const { rows, height } = area instanceof Area ? area : new Area([[area]], false);
  const [r, c] = height === 1 && second === 0 ? [1, first] : [first, second || 1];
  return rows[r - 1]?.[c - 1] ?? (rows[r - 1] ? null : REF);
}

function isOneKind(a: Cell, b: Cell): a is Exclude<Cell, CellError> {
  return !(a instanceof CellError) && typeof (a ?? 0) === typeof (b ?? 0);
}
