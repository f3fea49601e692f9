/** Texts of cells as a draft tells them. */

/** Without line breaks, which only the width of a column made. */
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, "").trim();

const BEGINS_ITEM = /^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]|[①-⑳])/;

/** As a sentence: a line that begins with a number begins a clause of its own. */
export function sentenceOf(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.reduce((before, line) => {
    const isClause = BEGINS_ITEM.test(line) && !/[。；;，,：:]\s*$/.test(before);
    return before === "" ? line.trim() : before + (isClause ? "；" : "") + line.trim();
  }, "");
}

/** Without what points were counted in binary. */
export const plainNumber = (value: number): number => Number(value.toFixed(9));

export const isSameNumber = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** The text of a note without 注： and its number. */
export const bareNote = (text: string): string =>
  text.replace(/^(注|备注|说明|附注)?\s*[：:]?\s*[（(]?\d*[)）、.．]?\s*/, "");
