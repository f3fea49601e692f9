/** The word that was probably meant by one that nobody has: “是不是……？”. */

export function nearestOf(known: readonly string[], word: string): string | undefined {
  const scored = known.map((each) => ({ each, share: likeness(each, word) }));
  const [best] = scored.sort((a, b) => b.share - a.share);
  return best && best.share >= 0.5 ? best.each : undefined;
}

/** The share of the pairs of neighbouring signs that two words have in common. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => [...text].map((sign, at) => sign + ([...text][at + 1] ?? ""));
  const [left, right] = [pairs(a), pairs(b)];
  const common = left.filter((pair) => right.includes(pair)).length;
  return (2 * common) / (left.length + right.length);
}
