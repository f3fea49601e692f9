import { differenceOf } from "../../scoring/stage-comparison";
import { formatScore } from "../state/format";

/** A difference as people read it, with its sign: `−3`, `+1.5`, `0`. */
export function signed(before: number, after: number): string {
  const difference = differenceOf(before, after) ?? 0;
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
  return `${sign}${formatScore(Math.abs(difference))}`;
}
