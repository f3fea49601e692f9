/** Texts as they are compared: width, blanks and line breaks do not matter. */
import { detached } from "../../formula/detached";
import { Remembered } from "../../formula/remembered";
import { plainText } from "../../sheets/read/cells";

export function folded(value: unknown): string {
  if (typeof value !== "string") return plainText(value as Parameters<typeof plainText>[0]);
  return known.get(value, (text) => detached(plainText(text)));
}

/** Files of one rubric hold the same words. */
const known = new Remembered<string>(500_000);

/** The numbers of a text, in their order: `权重20%` and `权重 ２０ ％` are alike, `权重21%` is another. */
export const numbersIn = (text: string): string =>
  (folded(text).match(/\d+(\.\d+)?/g) ?? []).map(Number).join(" ");

/** How alike two folded texts are, from 0 to 1: the pairs of neighbouring signs that both have. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at++) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at < b.length - 1; at++) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length - 2);
}
