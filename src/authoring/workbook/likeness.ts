/** The word that was probably meant by one that nobody has: “是不是……？”. */
import { distance } from "../../formula/unknown-functions";

export function nearestOf(known: readonly string[], word: string): string | undefined {
  const scored = known.map((each) => ({ each, share: likeness(each, word) }));
  const [best] = scored.sort((a, b) => b.share - a.share);
  return best && best.share >= 0.5 ? best.each : undefined;
}

/** The share of signs that agree in their order, or of the pairs of neighbours that two words have in common. */
function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  const signs = 1 - distance(a, b) / longest;
  return Math.max(signs > 0.6 ? signs : 0, pairsInCommon(a, b));
}

function pairsInCommon(a: string, b: string): number {
  const pairs = (text: string) => [...text].slice(1).map((sign, at) => [...text][at]! + sign);
  const [left, right] = [pairs(a), pairs(b)];
  const common = left.filter((pair) => right.includes(pair)).length;
  return common === 0 ? 0 : (2 * common) / (left.length + right.length);
}
