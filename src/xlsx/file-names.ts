/** File names that Windows, macOS and Linux all take. */

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

/** A Chinese character is three bytes in a file system whose names have 255 at most. */
const LONGEST = 60;

/** The text as the name of a file, without ending. */
export function safeFileName(text: string): string {
  const cleaned = text
    .normalize("NFC")
    // Also signs that turn the direction of writing, which disguise an ending.
    .replace(/[\\/:*?"<>|\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .replace(/\s+/g, " ");
  const short = [...cleaned.trim()].slice(0, LONGEST).join("");
  const name = short.replace(/^[. ]+|[. ]+$/g, "");
  if (name === "") return "未命名";
  return RESERVED.test(name) ? `_${name}` : name;
}

/** Names for texts, in their order; two alike are told apart by a number, whatever their case. */
export function fileNames(texts: readonly string[], ending: string): string[] {
  const used = new Set<string>();
  return texts.map((text) => {
    const name = safeFileName(text);
    let free = name;
    for (let number = 2; used.has(free.toLowerCase()); number++) free = `${name} (${number})`;
    used.add(free.toLowerCase());
    return `${free}.${ending}`;
  });
}
