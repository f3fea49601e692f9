/** Height of wrapped text, estimated on the safe side, so that what a cell says is never cut off. */

/** Narrowest width of a column's unit in pixels among the fonts that workbooks start with. */
const PIXELS_PER_CHARACTER = 7;
/** What a cell keeps free left and right of its text. */
const CELL_PADDING = 6;
const PIXELS_PER_POINT = 4 / 3;
/** Line spacing of 宋体 in its size, as Excel, WPS and LibreOffice draw it at most. */
const LINE_SPACING = 1.32;
/** May not begin a line: it takes the character before it along. */
const CLOSING = "，。；：、？！）》」』】”’％%)],.;:?!";
/** May not end a line: it goes on with the character behind it. */
const OPENING = "（《「『【“‘([";

/** Points that `text` needs in a cell `widthChars` wide. */
export function estimateHeight(text: string, widthChars: number, fontSize: number): number {
  return Math.ceil(estimateLines(text, widthChars, fontSize) * fontSize * LINE_SPACING + 3);
}

/** Lines into which `text` wraps. */
export function estimateLines(text: string, widthChars: number, fontSize: number): number {
  const em = fontSize * PIXELS_PER_POINT;
  const available = Math.max(em, widthChars * PIXELS_PER_CHARACTER - CELL_PADDING);
  return text
    .split("\n")
    .reduce((lines, paragraph) => lines + paragraphLines(paragraph, available / em), 0);
}

/** Width in characters of a column that holds `text` on one line. */
export function textWidthChars(text: string, fontSize: number): number {
  const ems = Math.max(...text.split("\n").map((line) => widthInEms(line)));
  return (ems * fontSize * PIXELS_PER_POINT + CELL_PADDING) / PIXELS_PER_CHARACTER;
}

function paragraphLines(paragraph: string, emsPerLine: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of unbreakablePieces(paragraph)) {
    const width = widthInEms(piece);
    if (used + width > emsPerLine && used > 0) {
      lines += 1;
      used = 0;
    }
    // A piece wider than a line is broken wherever the line ends.
    const whole = Math.max(0, Math.ceil(width / emsPerLine) - 1);
    lines += whole;
    used += width - whole * emsPerLine;
  }
  return lines;
}

/** Words of half-width characters, and single full-width characters with their punctuation. */
function unbreakablePieces(paragraph: string): string[] {
  const pieces: string[] = [];
  let glue = false;
  for (const character of paragraph) {
    const last = pieces.length - 1;
    const previous = pieces[last];
    const joins =
      previous !== undefined &&
      (glue ||
        CLOSING.includes(character) ||
        (isHalfWidth(character) && isHalfWidth(previous.slice(-1)) && !previous.endsWith(" ")));
    if (joins) pieces[last] = previous + character;
    else pieces.push(character);
    glue = OPENING.includes(character);
  }
  return pieces;
}

function widthInEms(text: string): number {
  let width = 0;
  for (const character of text) width += isHalfWidth(character) ? 0.55 : 1;
  return width;
}

function isHalfWidth(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 0x2000 && !"×÷°·".includes(character);
}
