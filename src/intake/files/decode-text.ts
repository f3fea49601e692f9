/** Texts of lists and zips as Chinese Windows programs write them: UTF-8, UTF-16 or GB18030. */

export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return withoutMark(new TextDecoder(utf16).decode(bytes));
  try {
    return withoutMark(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

const withoutMark = (text: string) => text.replace(/^\ufeff/, "");

/** By its mark, or by the zeros that its line ends have. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  if (zeros[0]! + zeros[1]! === 0 || length % 2 === 1) return null;
  return zeros[1]! > zeros[0]! ? "utf-16le" : "utf-16be";
}
