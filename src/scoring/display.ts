import { compare9, Decimal, roundHalfUp } from "../formula/decimal";

/**
 * A score as it is shown: at most 2 decimals, half up. Where rounding would carry it over a bound of its grade or band it
 * is cut instead: 79.995 is 79.99 beside 合格. `sameOutcome` tells whether a rounded score has the outcome of the exact one.
 */
export function displayScore(
  exact: number,
  sameOutcome: (shown: number) => boolean = () => true,
): number {
  const rounded = roundHalfUp(exact, 2);
  if (compare9(rounded, exact) === 0 || sameOutcome(rounded)) return rounded;
  const hundredths = Decimal.of(exact).times(Decimal.of(100));
  const cut = exact < 0 ? hundredths.ceiling() : hundredths.floor();
  return cut.times(Decimal.of(0.01)).toNumber();
}
