import { cellOf, numberOf, type Argument, type Program } from "./arguments";
import { compareTexts, scalarOf } from "./coerce";
import { differentShapes, noSuchColumn, notFound } from "./errors";
import { toMatrix, type Content, type Scalar } from "./values";

/** LOOKUP and VLOOKUP, over numbers in ascending order or words. */

/** The result beside the highest bound that the value reaches. */
export function lookup<C>([value, bounds, results]: readonly Argument<C>[]): Program<C> {
  return (cells) => {
    const wanted = cellOf(value!, cells);
    const steps = toMatrix(bounds!.value(cells)).flat();
    const found = results ? toMatrix(results.value(cells)).flat() : steps;
    if (found.length !== steps.length) throw differentShapes("LOOKUP");
    const at = lastReached(wanted, steps);
    if (at < 0) throw notFound("LOOKUP", wanted);
    return found[at]!;
  };
}

/** The cell in a column of a table, beside the value in its first. */
export function vlookup<C>([value, table, column, nearest]: readonly Argument<C>[]): Program<C> {
  return (cells) => {
    const wanted = cellOf(value!, cells);
    const rows = toMatrix(table!.value(cells));
    const index = Math.trunc(numberOf(column!, cells));
    if (index < 1 || index > rows[0]!.length) throw noSuchColumn();
    const keys = rows.map(([key]) => key!);
    const isExact = nearest !== undefined && numberOf(nearest, cells) === 0;
    const at = isExact
      ? keys.findIndex((key) => order(key, wanted) === 0)
      : lastReached(wanted, keys);
    if (at < 0) throw notFound("VLOOKUP", wanted);
    return rows[at]![index - 1]!;
  };
}

/** Where the last key stands that is not above the value, the keys ascending. */
function lastReached(value: Scalar, keys: readonly Content[]): number {
  return keys.findLastIndex((key) => {
    const side = order(key, value);
    return side !== undefined && side <= 0;
  });
}

/** How a key stands to a value of its own kind. */
function order(key: Content, value: Scalar): number | undefined {
  const cell = scalarOf(key);
  const wanted = value ?? 0;
  if (typeof cell === "number" && typeof wanted === "number") return Math.sign(cell - wanted);
  if (typeof cell === "string" && typeof wanted === "string") return compareTexts(cell, wanted);
  return cell === wanted ? 0 : undefined;
}
