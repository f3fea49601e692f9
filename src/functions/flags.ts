import { normalise } from "./text";
import { display, FunctionError, type Scalar } from "../formula/values";

/** What stands for yes in a flag cell, normalised (see `normalise`). */
export const YES_WORDS = ["TRUE", "1", "是", "有", "√", "✓", "✔", "Y", "YES"] as const;

/** What stands for no; an empty cell is a no. */
export const NO_WORDS = ["FALSE", "0", "", "否", "无", "×", "N", "NO"] as const;

const MEANINGS = new Map<string, boolean>([
  ...YES_WORDS.map((word) => [word, true] as const),
  ...NO_WORDS.map((word) => [word, false] as const),
]);

/**
 * Reads a yes/no cell. Anything but the listed words is `#VALUE!`, for a silent no would hide a veto.
 *
 * @param argument the name of the function's argument, for the message
 */
export function isYes(flag: Scalar, argument?: string): boolean {
  const meaning = readFlag(flag);
  if (meaning !== undefined) return meaning;
  const shown = display(flag);
  throw new FunctionError(
    "#VALUE!",
    {
      zh: `${shown.zh} 既不是“是”也不是“否”：请填 是、有、√、1 或 否、无、×、0，或留空`,
      en: `${shown.en} is neither yes nor no: use 是, √, Y, 1 or 否, ×, N, 0, or leave it empty`,
    },
    argument,
  );
}

/** The meaning of a yes/no cell, or undefined where it says neither. */
export function readFlag(flag: Scalar): boolean | undefined {
  if (flag === null) return false;
  if (typeof flag === "boolean") return flag;
  const text = String(flag);
  // As the words are written in nearly every cell, they need no normalising.
  return MEANINGS.get(text) ?? MEANINGS.get(normalise(text));
}
