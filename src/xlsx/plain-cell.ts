/**
 * A cell as Excel, WPS, LibreOffice and we write it: address, style, type, formula and value, none of them unusual. It is
 * read sign by sign, since a card has a thousand of them, and nothing is taken that the strict reading would refuse or read
 * otherwise.
 */
export class PlainCell {
  /** Counted from 0. */
  row = 0;
  column = 0;
  style = 0;
  type = "n";
  /** Raw, as they stand between their tags; undefined where there are none. */
  formula: string | undefined;
  value: string | undefined;
  /** Where the value begins, and where the cell ends where it has none. */
  head = 0;
  private at = 0;

  /** Where the cell that begins at `start` ends; `start` where it is another element, or unusual. */
  read(source: string, start: number): number {
    this.at = start;
    const isRead = this.address(source) && this.attributes(source) && this.content(source);
    return isRead ? this.at : start;
  }

  private address(source: string): boolean {
    if (!this.passes(source, '<c r="')) return false;
    const letters = this.at;
    let column = 0;
    let at = letters;
    for (let code = source.charCodeAt(at); code >= 65 && code <= 90; code = source.charCodeAt(++at))
      column = column * 26 + code - 64;
    const digits = at;
    const end = endOf(source, digits, isDigit);
    if (digits === letters || digits - letters > 3 || end - digits > 7) return false;
    const row = Number(source.slice(digits, end));
    if (source.charCodeAt(digits) === ZERO || source.charCodeAt(end) !== QUOTE) return false;
    if (row < 1 || row > MOST_ROWS || column > MOST_COLUMNS) return false;
    this.row = row - 1;
    this.column = column - 1;
    this.at = end + 1;
    return true;
  }

  /** `s` and `t`, each once at most. */
  private attributes(source: string): boolean {
    this.style = 0;
    this.type = "n";
    let hasStyle = false;
    let hasType = false;
    while (source.charCodeAt(this.at) === SPACE) {
      const isStyle: boolean = !hasStyle && source.startsWith(' s="', this.at);
      if (!isStyle && (hasType || !source.startsWith(' t="', this.at))) return false;
      const from = this.at + 4;
      const end = endOf(source, from, isStyle ? isDigit : isLetter);
      if (end === from || source.charCodeAt(end) !== QUOTE) return false;
      const text = source.slice(from, end);
      if (isStyle) this.style = Number(text);
      else this.type = text;
      hasStyle ||= isStyle;
      hasType ||= !isStyle;
      this.at = end + 1;
    }
    return true;
  }

  private content(source: string): boolean {
    this.formula = undefined;
    this.value = undefined;
    if (this.passes(source, "/>")) {
      this.head = this.at;
      return true;
    }
    if (!this.passes(source, ">")) return false;
    if (this.passes(source, "<f>") || this.passes(source, '<f aca="false">')) {
      this.formula = this.until(source, "</f>");
      if (this.formula === undefined) return false;
    }
    if (this.passes(source, "<v>")) {
      this.head = this.at;
      this.value = this.until(source, "</v>");
      if (this.value === undefined) return false;
    } else if (this.passes(source, "<v/>")) this.value = "";
    if (!this.passes(source, "</c>")) return false;
    if (this.value === undefined || this.value === "") this.head = this.at;
    return true;
  }

  private passes(source: string, words: string): boolean {
    if (!source.startsWith(words, this.at)) return false;
    this.at += words.length;
    return true;
  }

  /** The text before a tag, which is the next one. */
  private until(source: string, tag: string): string | undefined {
    const from = this.at;
    const to = source.indexOf("<", from);
    if (to < 0 || !source.startsWith(tag, to)) return undefined;
    this.at = to + tag.length;
    return source.slice(from, to);
  }
}

export const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];
const [SPACE, QUOTE, ZERO] = [0x20, 0x22, 0x30];

const isDigit = (code: number) => code >= 48 && code <= 57;
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The first place from `at` on whose sign is another. */
function endOf(source: string, at: number, is: (code: number) => boolean): number {
  while (is(source.charCodeAt(at))) at++;
  return at;
}
