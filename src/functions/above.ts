import { rounded9 } from "../formula/decimal";
import { HALF, literal, type NativeNumber } from "./native";

/**
 * Whether a value is above another: on 9 decimals, and large ones on 14 digits. No cell tells more of them apart, for
 * Excel and LibreOffice take numbers for equal that differ in their last digits only.
 */

/** The share of a large value by which another must differ from it. */
const SHARE = 6e-15;

const gapAt = (value: number) => Math.max(Number(HALF), Math.abs(value) * SHARE);

/** From where values count as equal to one, and from where as above it. */
export function levels(value: number): { equal: number; above: number } {
  const own = rounded9(value);
  const gap = gapAt(own);
  return { equal: own - gap, above: own + gap };
}

/** The least value above one, as a formula; `least` is by how much small ones must differ. */
export const aboveOf = (value: NativeNumber, least = HALF) =>
  `${value.rounded}+${nativeGap(value, least)}`;

/** The least value equal to one, as a formula. */
export const equalTo = (value: NativeNumber, least = HALF) =>
  `${value.rounded}-${nativeGap(value, least)}`;

/** The least values above others that are not below 0, as a formula that may be an array. */
export const aboveEach = (values: string) => `ROUND(${values}*(1+${literal(SHARE)}),9)+${HALF}`;

function nativeGap({ known, bare }: NativeNumber, least: string): string {
  if (typeof known === "number") return literal(gapAt(rounded9(known)));
  return `MAX(${least},ABS(${bare})*${literal(SHARE)})`;
}
