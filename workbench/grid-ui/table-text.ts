/** The cells of text as spreadsheets copy it: tabs between cells, lines between rows, quotes around what holds either. */
export function tableOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/gy;
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [whole, content = "", end = ""] = match;
    const isQuoted = /^"[^]*"$/.test(content) && /[\t\r\n]|""/.test(content);
    rows.at(-1)!.push(isQuoted ? content.slice(1, -1).replace(/""/g, '"') : content);
    if (end === "" || whole === "" || field.lastIndex >= text.length) break; // a line end at the end begins no row
    if (end !== "\t") rows.push([]);
  }
  return rows;
}
