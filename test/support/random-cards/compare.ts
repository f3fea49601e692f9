/** Cells against figures. */
import type { Scalar } from "../../../src/formula/values";
import type { Figure } from "./figures";

/** A cell that shows something else than the assessment says. */
export interface Difference {
  figure: Figure;
  shown: Scalar;
}

/**
 * What differs, the causes only: a sum over a score that differs follows from it.
 *
 * @param isTyped whether a person's own content stands in a cell: of a score that is typed only a number counts
 */
export function differences(
  figures: readonly Figure[],
  shownIn: (cell: Figure["cell"]) => Scalar,
  isTyped: (cell: Figure["cell"]) => boolean,
): Difference[] {
  const found = figures.flatMap((figure): Difference[] => {
    const shown = shownIn(figure.cell);
    const counts = typeof shown === "number" || !isTyped(figure.cell) ? shown : null;
    const expected = isTyped(figure.cell) && figure.expected === "不适用" ? null : figure.expected;
    return isSame(counts, { ...figure, expected }) ? [] : [{ figure, shown }];
  });
  return found.filter(({ figure }) => !found.some((other) => isCause(other.figure, figure)));
}

/** Whether a figure of a lower level, of the same stage or of any for what counts, explains the other. */
function isCause(cause: Figure, figure: Figure): boolean {
  const isBefore = figure.level === 5 ? cause.level < 5 : cause.stage === figure.stage;
  return isBefore && cause.level < figure.level;
}

function isSame(shown: Scalar, { expected, as }: Pick<Figure, "expected" | "as">): boolean {
  if (as === "whether it is 0") return (shown === 0) === expected;
  if (typeof shown === "number" && typeof expected === "number") return isClose(shown, expected);
  return isEmpty(shown) ? isEmpty(expected) : shown === expected;
}

const isEmpty = (value: Scalar) => value === null || value === "";

/** On 9 decimals; from a million on, of which doubles have no 9, on 15 digits. */
export function isClose(a: number, b: number): boolean {
  if (Math.abs(a) >= 1e6) return a.toPrecision(14) === b.toPrecision(14) || near15(a, b);
  return Math.abs(a - b) < 5e-10 || a.toFixed(9) === b.toFixed(9);
}

const near15 = (a: number, b: number) => Math.abs(a - b) <= Math.abs(a) * 2e-15;
