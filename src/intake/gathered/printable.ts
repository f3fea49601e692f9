/** Text from files on one line, without signs that control a terminal or turn the direction of writing. */

const CONTROLS = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Each such sign as its number: `\u001b`. Line breaks and tabs become blanks. */
export const printable = (text: string): string =>
  text
    .replace(/[\r\n\t]+/g, " ")
    .replace(CONTROLS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
