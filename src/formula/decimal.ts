/** A whole number: a double while that is exact, which is several times as fast, else a BigInt. */
type Units = number | bigint;

/**
 * Decimal arithmetic, exact: a value is a whole number of units of 10^-scale.
 *
 * Numbers enter at 15 significant digits, as a cell holds them, so 0.94 − 0.935 is exactly 0.005. Two
 * forms leave: the nearest double (what a cell is given) and the value rounded half away from zero.
 * Whole numbers of any size keep every sum and product exact; no division is ever kept.
 */
export class Decimal {
  private constructor(
    private readonly units: Units,
    private readonly scale: number,
  ) {}

  static readonly zero = new Decimal(0, 0);

  /** The decimal that a cell shows for a double: 15 significant digits. `value` must be finite. */
  static of(value: number): Decimal {
    if (isShortWhole(value)) return new Decimal(value + 0, 0);
    const scale = scaleOf(value);
    if (scale === undefined) return Decimal.parse(value.toExponential(14));
    return new Decimal(unitsOf(value, scale), scale);
  }

  /** Reads `-1.23e+4`, the form that `toExponential` writes. */
  private static parse(text: string): Decimal {
    const [mantissa = "0", exponent = "0"] = text.split("e");
    const [whole = "0", fraction = ""] = mantissa.split(".");
    const digits = fraction.replace(/0+$/, "");
    const scale = digits.length - Number(exponent);
    const units = Number(whole + digits);
    return scale >= 0 ? new Decimal(units, scale) : new Decimal(product(units, tenTo(-scale)), 0);
  }

  plus(other: Decimal): Decimal {
    if (this.scale === other.scale) return new Decimal(sumOf(this.units, other.units), this.scale);
    return this.scale > other.scale
      ? new Decimal(sumOf(this.units, other.unitsAt(this.scale)), this.scale)
      : new Decimal(sumOf(this.unitsAt(other.scale), other.units), other.scale);
  }

  /** Its units at a finer scale. */
  private unitsAt(scale: number): Units {
    return product(this.units, tenTo(scale - this.scale));
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(product(this.units, other.units), this.scale + other.scale);
  }

  /** this × 10^digits */
  shifted(digits: number): Decimal {
    const scale = this.scale - digits;
    return scale >= 0
      ? new Decimal(this.units, scale)
      : new Decimal(product(this.units, tenTo(-scale)), 0);
  }

  negated(): Decimal {
    return new Decimal(typeof this.units === "number" ? 0 - this.units : -this.units, this.scale);
  }

  /** Rounded to `digits` decimals, half away from zero, as ROUND does in a cell. */
  round(digits: number): Decimal {
    if (this.scale <= digits) return this;
    return new Decimal(roundedQuotient(this.units, tenTo(this.scale - digits)), digits);
  }

  /** ROUND(this ÷ divisor, digits). `divisor` must not be 0. */
  roundedQuotient(divisor: Decimal, digits: number): Decimal {
    const shift = digits + divisor.scale - this.scale;
    const dividend = shift >= 0 ? product(this.units, tenTo(shift)) : this.units;
    const by = shift >= 0 ? divisor.units : product(divisor.units, tenTo(-shift));
    return new Decimal(roundedQuotient(dividend, by), digits);
  }

  /** The double nearest to this ÷ divisor, never −0. `divisor` must not be 0. */
  quotient(divisor: Decimal): number {
    const scale = Math.max(this.scale, divisor.scale);
    const [dividend, by] = [this.unitsAt(scale), divisor.unitsAt(scale)];
    if (isSafe(dividend) && isSafe(by)) return Number(dividend) / Number(by) + 0;
    // 40 digits more than needed to tell the divisor's size: far finer than any double.
    const digits = 40 + by.toString().length;
    return new Decimal(roundedQuotient(product(dividend, tenTo(digits)), by), digits).toNumber();
  }

  floor(): Decimal {
    if (this.scale === 0) return this;
    return new Decimal(floorQuotient(this.units, tenTo(this.scale)), 0);
  }

  ceiling(): Decimal {
    return this.negated().floor().negated();
  }

  /** Negative, 0 or positive as this is less than, equal to or greater than `other`, exactly. */
  compare(other: Decimal): number {
    const { units } = this.minus(other);
    return units < 0 ? -1 : units > 0 ? 1 : 0;
  }

  isZero(): boolean {
    return Number(this.units) === 0;
  }

  /** The nearest double. */
  toNumber(): number {
    return this.scale <= 22 && isSafe(this.units)
      ? Number(this.units) / 10 ** this.scale
      : Number(`${this.units}e-${this.scale}`);
  }
}

const LARGEST_EXACT = 1e15;

const POWERS: readonly Units[] = Array.from({ length: 64 }, (_, exponent) =>
  exponent <= 15 ? 10 ** exponent : 10n ** BigInt(exponent),
);

function tenTo(exponent: number): Units {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

function isSafe(units: Units): boolean {
  return units <= Number.MAX_SAFE_INTEGER && units >= Number.MIN_SAFE_INTEGER;
}

/** A sum of doubles that comes out as a safe whole number is exact: one that is not would come out larger. */
function sumOf(a: Units, b: Units): Units {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}

/** a × b, exactly; 0 has no sign. */
function product(a: Units, b: Units): Units {
  if (typeof a === "number" && typeof b === "number") {
    const result = a * b;
    if (Number.isSafeInteger(result)) return result + 0;
  }
  return BigInt(a) * BigInt(b);
}

/** dividend ÷ divisor to the whole number below; the divisor is positive. */
function floorQuotient(dividend: Units, divisor: Units): Units {
  if (typeof dividend === "number" && typeof divisor === "number") {
    const rest = dividend % divisor;
    return (dividend - (rest < 0 ? rest + divisor : rest)) / divisor + 0;
  }
  const [a, b] = [BigInt(dividend), BigInt(divisor)];
  const cut = a / b;
  return a < 0n && cut * b !== a ? cut - 1n : cut;
}

/** dividend ÷ divisor to a whole number, half away from zero. */
function roundedQuotient(dividend: Units, divisor: Units): Units {
  const positive = dividend < 0 === divisor < 0;
  if (typeof dividend === "number" && typeof divisor === "number") {
    const [a, b] = [Math.abs(dividend), Math.abs(divisor)];
    const rest = a % b;
    const rounded = (a - rest) / b + (2 * rest >= b ? 1 : 0);
    return positive ? rounded : 0 - rounded;
  }
  const [a, b] = [absolute(BigInt(dividend)), absolute(BigInt(divisor))];
  const rounded = (2n * a + b) / (2n * b);
  return positive ? rounded : -rounded;
}

const absolute = (value: bigint) => (value < 0n ? -value : value);

/** Decimals on which every comparison is made. */
export const COMPARED_DECIMALS = 9;

/**
 * The value on which comparisons are made: rounded to 9 decimals, half away from zero. At 15
 * significant digits no two such values share a double, so plain `<`, `===` and `>` are exact on them.
 */
export function rounded9(value: number): number {
  if (Number.isInteger(value)) return value + 0;
  const billionths = Math.abs(value) * 1e9;
  const nearest = Math.round(billionths);
  // Below 2^42 the product and the 15 digits differ by less than 0.03 of a unit: only near a half is
  // it in doubt which way to round.
  if (billionths < 2 ** 42 && Math.abs(Math.abs(billionths - nearest) - 0.5) > 0.03) {
    return nearest === 0 ? 0 : (Math.sign(value) * nearest) / 1e9;
  }
  return Decimal.of(value).round(COMPARED_DECIMALS).toNumber();
}

/** Compares two numbers on the 15 digits that a cell tells apart: negative, 0 or positive. */
export function compare15(a: number, b: number): number {
  const gap = a - b;
  const isPlain = gap === 0 || Math.abs(gap) > 1e-14 * Math.max(Math.abs(a), Math.abs(b));
  return isPlain ? gap : Number(a.toPrecision(15)) - Number(b.toPrecision(15));
}

/** Compares two numbers on 9 decimals: negative, 0 or positive. */
export function compare9(a: number, b: number): number {
  const x = rounded9(a);
  const y = rounded9(b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Whether whole numbers of this size add up exactly as doubles. */
const isShortWhole = (value: number) => Number.isInteger(value) && Math.abs(value) < LARGEST_EXACT;

const FACTORS = Array.from({ length: COMPARED_DECIMALS + 1 }, (_, scale) => 10 ** scale);

const unitsOf = (value: number, scale: number) => Math.round(value * FACTORS[scale]!);

/**
 * Whether a number is a whole number of units of 10^-scale. One of at most 15 digits that, divided by a power of ten, gives
 * this very double is its decimal form: two decimals of 15 digits never share a double.
 */
function isWholeAt(value: number, scale: number): boolean {
  const units = unitsOf(value, scale);
  return Math.abs(units) < LARGEST_EXACT && units / FACTORS[scale]! === value;
}

/**
 * The decimals, from so many on, in which a number is plainly a whole number of units: sums and products of these are exact
 * as doubles, and a double divided by a power of ten is the nearest to the quotient. Undefined for any other.
 */
function scaleOf(value: number, least = 0): number | undefined {
  for (let scale = least; scale <= COMPARED_DECIMALS; scale++)
    if (isWholeAt(value, scale)) return scale;
  return undefined;
}

/** The decimals in which both numbers are plainly whole numbers of units. */
function commonScale(a: number, b: number): number | undefined {
  const scale = scaleOf(a);
  if (scale === undefined) return undefined;
  const common = scaleOf(b, scale);
  return common !== undefined && isWholeAt(a, common) ? common : undefined;
}

/** Whether a number is seen at once to have no more than so many decimals: rounding to them leaves it as it is. */
export function hasDecimalsAtMost(value: number, digits: number): boolean {
  if (isShortWhole(value)) return digits >= 0;
  return digits >= 1 && digits <= COMPARED_DECIMALS && isWholeAt(value, digits);
}

/** From 2^22 on a double does not carry 9 decimals: there a cell is binary, and so is everything that shall equal it. */
const LARGEST_CARRIED = 2 ** 22;

const isCarried = (value: number) => value < LARGEST_CARRIED && value > -LARGEST_CARRIED;

/**
 * Whether arithmetic with a number is decimal: it has at most 15 digits, as people type it, and a double carries 9 decimals
 * of it. The quotient of two is no such number: of that a double knows more, and its 15 digits alone would bring in a fault
 * of their own, which a cell does not have.
 */
export const isDecimal = (value: number) =>
  isCarried(value) && Number(value.toPrecision(15)) === value;

/** a + b: of decimals exactly, as the nearest double; else as a cell adds them up. */
export function add(a: number, b: number): number {
  if (isShortWhole(a) && isShortWhole(b)) return a + b + 0;
  const binary = a + b + 0;
  if (!isCarried(a) || !isCarried(b) || !isCarried(binary)) return binary;
  const scale = commonScale(a, b);
  if (scale !== undefined) return addUnits(a, b, scale);
  return isDecimal(a) && isDecimal(b) ? Decimal.of(a).plus(Decimal.of(b)).toNumber() : binary;
}

function addUnits(a: number, b: number, scale: number): number {
  return (unitsOf(a, scale) + unitsOf(b, scale)) / FACTORS[scale]!;
}

/** a − b, in the same way. */
export function subtract(a: number, b: number): number {
  return add(a, -b);
}

/** a × b: of decimals exactly, as the nearest double; else as a cell multiplies them. */
export function multiply(a: number, b: number): number {
  const binary = a * b + 0;
  if (!isCarried(binary)) return binary;
  const [left, right] = [scaleOf(a), scaleOf(b)];
  if (left !== undefined && right !== undefined) {
    const units = unitsOf(a, left) * unitsOf(b, right);
    if (Number.isSafeInteger(units)) return units / (FACTORS[left]! * FACTORS[right]!) + 0;
  }
  return isDecimal(a) && isDecimal(b) ? Decimal.of(a).times(Decimal.of(b)).toNumber() : binary;
}

/** a ÷ b: of decimals the double nearest to the quotient; else as a cell divides them. `b` must not be 0. */
export function divide(a: number, b: number): number {
  const binary = a / b + 0;
  if (!isCarried(binary)) return binary;
  const scale = commonScale(a, b);
  if (scale !== undefined) return unitsOf(a, scale) / unitsOf(b, scale) + 0;
  return isDecimal(a) && isDecimal(b) ? Decimal.of(a).quotient(Decimal.of(b)) : binary;
}

/** Σ values in decimal; an empty cell counts 0. */
export function total(values: readonly (number | null)[]): Decimal {
  let result = Decimal.zero;
  for (const value of values)
    if (value !== null && value !== 0) result = result.plus(Decimal.of(value));
  return result;
}

/** Σ values: of decimals exactly, as the nearest double; else as a cell adds them up. */
export function sum(values: readonly (number | null)[]): number {
  let result = 0;
  for (const value of values) {
    if (value === null) continue;
    const scale = isCarried(result) && isCarried(value) ? commonScale(result, value) : undefined;
    if (scale === undefined) return longSum(values);
    result = addUnits(result, value, scale);
  }
  return result;
}

function longSum(values: readonly (number | null)[]): number {
  const binary = values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const isExact = isCarried(binary) && values.every((value) => value === null || isDecimal(value));
  return isExact ? total(values).toNumber() : binary;
}

/** Rounds half up (away from zero) in decimal: roundHalfUp(1.005, 2) is 1.01. */
export function roundHalfUp(value: number, digits: number): number {
  return Decimal.of(value).shifted(digits).round(0).shifted(-digits).toNumber();
}
