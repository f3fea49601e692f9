/** Rounding as Excel does it: of the 15 digits that it shows, so that 0.285*100 is 28.5. */
import { fifteen } from "./values";

export const rounded = (value: number, digits: number) =>
  onDigits(value, digits, (size) => Math.round(size));
export const roundedUp = (value: number, digits: number) =>
  onDigits(value, digits, (size) => Math.ceil(size));
export const roundedDown = (value: number, digits: number) =>
  onDigits(value, digits, (size) => Math.floor(size));

/** The largest whole number that is not above a value. */
export const whole = (value: number) => Math.floor(fifteen(value));

/** What is left of a division by a constant. */
export const remainder = (value: number, divisor: number) =>
  value - divisor * whole(value / divisor);

function onDigits(value: number, digits: number, round: (size: number) => number): number {
  if (value === 0) return 0;
  const size = round(shifted(fifteen(Math.abs(value)), Math.trunc(digits)));
  // A number of so many digits before the point has none behind it.
  if (size === Infinity) return value;
  return Math.sign(value) * shifted(size, -Math.trunc(digits));
}

/** The decimal point moved in the digits themselves, so that no binary noise comes in. */
function shifted(value: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
