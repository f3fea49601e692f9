/**
 * Exact fractions: the second, naive formulation against which the functions are checked. Nothing is shared
 * with the product's own decimals.
 */
export class Fraction {
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** The 15 significant digits of a number, as an exact fraction. */
  static of(value: number): Fraction {
    const [mantissa, exponent = "0"] = value.toPrecision(15).split("e");
    const [whole, decimals = ""] = mantissa!.split(".");
    const shift = Number(exponent) - decimals.length;
    const digits = BigInt(whole! + decimals);
    return shift >= 0
      ? new Fraction(digits * 10n ** BigInt(shift), 1n)
      : new Fraction(digits, 10n ** BigInt(-shift));
  }

  static sum(values: readonly Fraction[]): Fraction {
    return values.reduce((a, b) => a.plus(b), Fraction.of(0));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.times(Fraction.of(-1)));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  over(other: Fraction): Fraction {
    const sign = other.numerator < 0n ? -1n : 1n;
    return new Fraction(
      sign * this.numerator * other.denominator,
      sign * this.denominator * other.numerator,
    );
  }

  compare(other: Fraction): number {
    const gap = this.minus(other).numerator;
    return gap < 0n ? -1 : gap > 0n ? 1 : 0;
  }

  floor(): Fraction {
    const cut = this.numerator / this.denominator;
    const isBelow = this.numerator < 0n && cut * this.denominator !== this.numerator;
    return new Fraction(isBelow ? cut - 1n : cut, 1n);
  }

  ceiling(): Fraction {
    const below = this.floor();
    return below.compare(this) === 0 ? below : below.plus(Fraction.of(1));
  }

  /** To this many decimals, half away from zero. */
  round(digits: number): Fraction {
    const scale = Fraction.of(10 ** digits);
    const half = new Fraction(1n, 2n);
    const size = this.numerator < 0n ? this.times(Fraction.of(-1)) : this;
    const rounded = size.times(scale).plus(half).floor().over(scale);
    return this.numerator < 0n ? rounded.times(Fraction.of(-1)) : rounded;
  }

  /** On 9 decimals. */
  compare9(other: Fraction): number {
    return this.round(9).compare(other.round(9));
  }

  /** The nearest double. */
  toNumber(): number {
    const digits = 400n;
    const scaled = (this.numerator * 10n ** digits) / this.denominator;
    return Number(`${scaled}e-${digits}`);
  }
}

/** Short for `Fraction.of`. */
export const exact = (value: number) => Fraction.of(value);

export const larger = (a: Fraction, b: Fraction) => (a.compare(b) >= 0 ? a : b);

export const smaller = (a: Fraction, b: Fraction) => (a.compare(b) <= 0 ? a : b);

/** Σ counts×factors. */
export const products = (counts: readonly number[], factors: readonly number[]) =>
  Fraction.sum(counts.map((count, index) => exact(count).times(exact(factors[index]!))));

/** Steps as a reading counts them. */
export function cutSteps(steps: Fraction, reading: string): Fraction {
  if (reading === "linear") return steps;
  return reading === "full" ? steps.floor() : steps.ceiling();
}
