import { Decimal } from "../../formula/decimal";

const HUNDRED = Decimal.of(100);

/** A score as people read it: at most two decimals, half up. */
export function formatScore(score: number): string {
  return String(Decimal.of(score).round(2).toNumber());
}

/** A fraction as a percentage: 0.935 is 93.5%. */
export function formatRate(rate: number): string {
  return `${Decimal.of(rate).times(HUNDRED).round(2).toNumber()}%`;
}
