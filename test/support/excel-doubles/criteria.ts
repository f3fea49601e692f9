/** Criteria of COUNTIF and SUMIF. */
import { order } from "./operators";
import { CellError, numberInText, type Cell } from "./values";

/** Whether a cell is what a criterion such as `">=0.5"`, `3` or `"不适用"` asks for. */
export function matcher(criterion: Cell): (cell: Cell) => boolean {
  if (criterion instanceof CellError) return () => false;
  if (typeof criterion !== "string") return (cell) => isSame(cell, criterion);
  const [, operator = "", rest = ""] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(criterion) ?? [];
  const number = numberInText(rest);
  if (number === undefined) return textMatcher(operator, rest);
  if (operator === "" || operator === "=") return (cell) => isSame(cell, number);
  if (operator === "<>") return (cell) => !isSame(cell, number);
  return (cell) => typeof cell === "number" && holds(operator, order(cell, number));
}

/** A text that looks like the number counts as it: what WPS has a switch for. */
function isSame(cell: Cell, wanted: Cell): boolean {
  if (cell === null || cell instanceof CellError || wanted instanceof CellError) return false;
  const value = typeof cell === "string" ? (numberInText(cell) ?? cell) : cell;
  return typeof value === typeof wanted && order(value, wanted) === 0;
}

function textMatcher(operator: string, words: string): (cell: Cell) => boolean {
  const pattern = wildcards(words);
  const matches = (cell: Cell) =>
    words === "" ? cell === null : typeof cell === "string" && pattern.test(cell);
  if (operator === "<>") return (cell) => !matches(cell);
  if (operator === "" || operator === "=") return matches;
  return (cell) => typeof cell === "string" && holds(operator, order(cell, words));
}

function wildcards(words: string): RegExp {
  const escaped = words.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const pattern = escaped.replace(/~?[*?]/g, (sign) =>
    sign.startsWith("~") ? `\\${sign.slice(1)}` : sign === "*" ? ".*" : ".",
  );
  return new RegExp(`^${pattern}$`, "is");
}

const holds = (operator: string, found: number) =>
  operator === "<"
    ? found < 0
    : operator === ">"
      ? found > 0
      : operator === "<="
        ? found <= 0
        : found >= 0;
