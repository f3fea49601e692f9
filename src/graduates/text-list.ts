/** Lists as text: comma, tab or semicolon between cells, quotes around what holds one of them or a line break. */
import type { Text } from "../formula/values";
import { decodeText } from "../intake/files/decode-text";

/** What is wrong with a list, and what to do. */
export class ListError extends Error {
  constructor(
    readonly code: "unreadable-file" | "no-sheet" | "no-destination-column",
    readonly text: Text,
  ) {
    super(text.en);
    this.name = "ListError";
  }
}

export interface TextList {
  text: string;
  delimiter: string;
}

const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f]/;

/** @throws {ListError} for what is no list */
export function textList(bytes: Uint8Array): TextList {
  const text = decodeText(bytes);
  if (text.trim() === "") throw empty();
  if (CONTROLS.test(text)) throw noText();
  if (MARKUP.test(text)) throw markup();
  return { text, delimiter: delimiterOf(text) };
}

/** A page or an XML workbook, whatever the file is called: many systems name such exports .xls. */
const MARKUP = /^\s*<(!|\?|html|head|body|table|meta|style|div|script|font|workbook)/i;

const DELIMITERS = [",", "\t", ";"];
const LINES_LOOKED_AT = 15;

/** The most frequent outside of quotes in the first lines. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map(() => 0);
  let [lines, quoted] = [0, false];
  for (let at = 0; at < text.length && lines < LINES_LOOKED_AT; at++) {
    const sign = text[at]!;
    if (sign === '"') quoted = !quoted;
    else if (sign === "\n" || (sign === "\r" && text[at + 1] !== "\n")) lines++;
    else if (!quoted && DELIMITERS.includes(sign)) counts[DELIMITERS.indexOf(sign)]!++;
  }
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/**
 * The records of a text, one at a time.
 *
 * @throws {ListError} where a quote has no end: all behind it would be one cell
 */
export function* records({ text, delimiter }: TextList): Generator<string[]> {
  let [at, number] = [0, 0];
  while (at < text.length) {
    const record: string[] = [];
    number++;
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, number) : plainCell(text, at, delimiter);
      // What stands behind a closing quote belongs to the cell.
      const rest = plainCell(text, cell.end, delimiter);
      record.push(cell.text + (cell.end === rest.end ? "" : rest.text));
      at = rest.end;
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    yield record;
  }
}

interface Cell {
  text: string;
  end: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  for (; end < text.length; end++) {
    const sign = text[end];
    if (sign === delimiter || sign === "\n" || sign === "\r") break;
  }
  return { text: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, record: number): Cell {
  let held = "";
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw openQuote(record);
    held += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { text: held, end: quote + 1 };
    held += '"';
    from = quote + 2;
  }
}

const SAVE_AS: Text = {
  zh: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
  en: "Open it with Excel or WPS, save it as .xlsx and try again.",
};

const refused = (zh: string, en: string) =>
  new ListError("unreadable-file", { zh: `${zh}${SAVE_AS.zh}`, en: `${en} ${SAVE_AS.en}` });

const empty = () =>
  new ListError("unreadable-file", {
    zh: "文件是空的，里面没有名单。请重新导出。",
    en: "The file is empty and holds no list. Export it again.",
  });

const noText = () =>
  refused("这个文件既不是 .xlsx 也不是文本，读不了。", "This is neither an .xlsx nor a text.");

const markup = () =>
  refused(
    "这是网页（HTML 或 XML），不是 Excel 工作簿，虽然有些系统把它命名为 .xls。",
    "This is a page (HTML or XML), no workbook, although some systems call it .xls.",
  );

const openQuote = (record: number) =>
  refused(
    `第 ${record} 条记录里有一个引号（"）没有配对，后面的内容分不开行。`,
    `A quote (") in record ${record} has no end, so that the lines behind it cannot be told apart.`,
  );
