/** How much of a sheet goes into one message. */

/** Excel on the web takes and gives at most 5 MB at once. */
export const HALF_OF_MOST_BYTES = 2_500_000;

/** A sign of Chinese takes three bytes. */
const BYTES_A_SIGN = 3;

/** How many rows like these a message of so many bytes takes; at most four times as many as there were. */
export function nextRows(rows: readonly (readonly unknown[])[], bytes: number): number {
  const size = JSON.stringify(rows).length * BYTES_A_SIGN;
  return Math.max(1, Math.min(rows.length * 4, Math.floor((rows.length * bytes) / size)));
}

/** How many bytes contents take in a message: UTF-8 of its JSON. */
export function messageBytes(contents: readonly (readonly unknown[])[]): number {
  const text = JSON.stringify(contents);
  // Signs beyond ASCII, most of them Chinese.
  const others = text.length - text.replace(/[^\u0000-\u007f]/g, "").length;
  return text.length + others * (BYTES_A_SIGN - 1);
}
