import { FunctionError, toMatrix, type Content, type Scalar, type Value } from "./values";

/**
 * Works out one cell after the other: a single cell, or a single row or column, serves for all that stand beside or below
 * it; where one range has no cell, the result is `#N/A`. An error is the content of its own cell only.
 */
export function cellwise(
  values: readonly Value[],
  act: (contents: readonly Content[]) => Scalar,
): Value {
  if (!values.some((value) => Array.isArray(value))) return content(values as Content[], act);
  const ranges = values.map((value) => toMatrix(value));
  const rows = Math.max(...ranges.map((range) => range.length));
  const columns = Math.max(...ranges.map((range) => range[0]!.length));
  // One list for all cells: a column of a form has many, and nobody keeps it.
  const contents: Content[] = [];
  const result: Content[][] = [];
  for (let row = 0; row < rows; row++) {
    const line: Content[] = [];
    for (let column = 0; column < columns; column++) {
      for (let at = 0; at < ranges.length; at++) contents[at] = cellAt(ranges[at]!, row, column);
      line.push(content(contents, act));
    }
    result.push(line);
  }
  return result;
}

function cellAt(range: readonly Content[][], row: number, column: number): Content {
  const cells = range.length === 1 ? range[0]! : range[row];
  const cell = cells?.length === 1 ? cells[0] : cells?.[column];
  return cell === undefined ? noSuchCell() : cell;
}

const noSuchCell = () =>
  new FunctionError("#N/A", {
    zh: "各区域行数、列数不一致",
    en: "the ranges differ in rows or columns",
  });

function content(
  contents: readonly Content[],
  act: (contents: readonly Content[]) => Scalar,
): Content {
  try {
    return act(contents);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}
