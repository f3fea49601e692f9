/** What the self-test is made of: steps, each with one thing to try, and what came of it. */
import type { Text } from "../../rubric/types";
import type { Bench } from "./bench";

export type Outcome =
  /** As documented, perhaps with something to be said of it. */
  | { kind: "worked"; notes: Text[] }
  /** Excel did not refuse, but something else came back. */
  | { kind: "otherwise"; notes: Text[] }
  | { kind: "refused"; code: string; place?: string }
  /** This Excel does not claim the requirement set. */
  | { kind: "missing"; set: string }
  /** Not tried, for the test was stopped or could not begin. */
  | { kind: "skipped" };

export interface Step {
  id: string;
  what: Text;
  /** The version of ExcelApi that it asks for beyond the least. */
  needs?: string;
  /** Whatever it throws is a refusal. */
  run(bench: Bench): Promise<Outcome>;
}

export interface StepResult {
  id: string;
  what: Text;
  outcome: Outcome;
  milliseconds: number;
}

export const worked = (...notes: Text[]): Outcome => ({ kind: "worked", notes });
export const otherwise = (...notes: Text[]): Outcome => ({ kind: "otherwise", notes });

/** By the name of what was read, as Office.js has it, or its address. */
export type Readings = Record<string, unknown>;

/** Worked where everything came back as it was wanted; else each difference is said. */
export function compared(wanted: Readings, found: Readings): Outcome {
  const notes = Object.keys(wanted)
    .filter((name) => !isSame(wanted[name], found[name]))
    .map((name) => difference(name, wanted[name], found[name]));
  return notes.length > 0 ? otherwise(...notes) : worked();
}

export function difference(name: string, wanted: unknown, found: unknown): Text {
  const [one, other] = [shown(wanted), shown(found)];
  return { zh: `${name}：应为 ${one}，读回 ${other}`, en: `${name}: ${one} wanted, ${other} read` };
}

/** Numbers are the same on 9 decimals, colours in either case. */
export function isSame(wanted: unknown, found: unknown): boolean {
  if (typeof wanted === "number" && typeof found === "number")
    return Math.abs(wanted - found) < 1e-9;
  const isColour = (value: unknown): value is string =>
    typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value);
  if (isColour(wanted) && isColour(found)) return wanted.toLowerCase() === found.toLowerCase();
  return wanted === found;
}

const shown = (value: unknown) => (value === undefined ? "undefined" : JSON.stringify(value));
