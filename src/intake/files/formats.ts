/** Files that are no workbooks of today: named as what they are, with what to do. */
import type { Text } from "../../formula/values";
import { LIMITS } from "../../xlsx/package";
import { ZipDamage, zipEntries } from "../../xlsx/zip";

const SAVE_AS: Text = {
  zh: "请用 Excel 或 WPS 另存为 .xlsx 后再收。",
  en: "Save it as .xlsx with Excel or WPS and take it in again.",
};

interface Format {
  name: Text;
  endings: RegExp;
  advice?: Text;
}

const ASK: Text = {
  zh: "请交填好的 Excel 考核表。",
  en: "Ask for the filled Excel form.",
};

const FORMATS: readonly Format[] = [
  { name: { zh: "旧的 .xls 工作簿", en: "an old .xls workbook" }, endings: /\.xlt?$/i },
  { name: { zh: "旧的 .xls 工作簿", en: "an old .xls workbook" }, endings: /\.xls$/i },
  { name: { zh: "二进制 .xlsb 工作簿", en: "a binary .xlsb workbook" }, endings: /\.xlsb$/i },
  { name: { zh: "WPS 表格 .et 文件", en: "a WPS .et spreadsheet" }, endings: /\.ett?$/i },
  {
    name: { zh: "OpenDocument .ods 表格", en: "an OpenDocument .ods spreadsheet" },
    endings: /\.f?ods$/i,
  },
  {
    name: { zh: "文本表格 .csv 文件", en: "a .csv text table" },
    endings: /\.(csv|tsv)$/i,
    advice: ASK,
  },
  { name: { zh: "PDF 文件", en: "a PDF" }, endings: /\.pdf$/i, advice: ASK },
  { name: { zh: "Word 文件", en: "a Word document" }, endings: /\.(docx?|wps|rtf)$/i, advice: ASK },
  {
    name: { zh: "图片", en: "a picture" },
    endings: /\.(jpe?g|png|gif|bmp|heic|webp|tiff?)$/i,
    advice: ASK,
  },
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** What to say of a file that is no .xlsx, .xlsm or .xltx; null for one that looks like it. */
export function otherFormat(file: string, bytes: Uint8Array): Text | null {
  if (bytes.length === 0)
    return {
      zh: "文件是空的。请重新发送。",
      en: "The file is empty. Ask for it again.",
    };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (OLE.every((byte, index) => bytes[index] === byte)) return ofOle(file, bytes);
  const kind = isZip ? ofZip(bytes) : ofBytes(bytes);
  const format = kind ?? FORMATS.find(({ endings }) => !isZip && endings.test(file));
  return format ? sentence(format) : null;
}

function sentence({ name, advice = SAVE_AS }: Format): Text {
  return {
    zh: `这是${name.zh}，不能直接读取。${advice.zh}`,
    en: `This is ${name.en}, which cannot be read as it is. ${advice.en}`,
  };
}

/** Workbooks with a password and the formats of before 2007 are kept in one container. */
function ofOle(file: string, bytes: Uint8Array): Text {
  const start = new TextDecoder("utf-16le").decode(bytes.subarray(0, MOST_LOOKED_AT));
  const odd = new TextDecoder("utf-16le").decode(bytes.subarray(1, MOST_LOOKED_AT));
  if (/EncryptedPackage|EncryptionInfo/.test(start + odd))
    return {
      zh: "工作簿带有打开密码，读不了。请去掉密码，另存为 .xlsx 后再收。",
      en: "The workbook has a password and cannot be read. Remove it, save the file as .xlsx and take it in again.",
    };
  const format =
    FORMATS.find(({ endings }) => endings.test(file)) ??
    (/WordDocument/.test(start + odd)
      ? FORMATS.find(({ endings }) => endings.test(".doc"))
      : FORMATS[1]);
  return sentence(format!);
}

const MOST_LOOKED_AT = 1_000_000;

const startsWith = (bytes: Uint8Array, text: string) =>
  [...text].every((sign, index) => bytes[index] === sign.charCodeAt(0));

function ofBytes(bytes: Uint8Array): Format | undefined {
  const find = (ending: string) => FORMATS.find(({ endings }) => endings.test(ending));
  if (startsWith(bytes, "%PDF")) return find(".pdf");
  if (startsWith(bytes, "{\\rtf")) return find(".rtf");
  const isPicture =
    ["\u00ff\u00d8\u00ff", "\u0089PNG", "GIF8", "BM"].some((head) => startsWith(bytes, head)) ||
    /^RIFF....WEBP|^....ftyp(hei|mif|avi)/s.test(latin(bytes, 16));
  return isPicture ? find(".png") : undefined;
}

/** Other documents are zips, too: they say so near their beginning. */
function ofZip(bytes: Uint8Array): Format | undefined {
  const find = (ending: string) => FORMATS.find(({ endings }) => endings.test(ending));
  const names = namesIn(bytes);
  if (/^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/s.test(latin(bytes, 120)))
    return find(".ods");
  if (names.has("xl/workbook.bin")) return find(".xlsb");
  return names.has("word/document.xml") && !names.has("xl/workbook.xml")
    ? find(".docx")
    : undefined;
}

/** What a zip says that it holds; what is wrong with it is told where it is opened. */
function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  try {
    const entries = zipEntries(bytes, LIMITS.parts);
    if (entries === "too-many") return new Set();
    return new Set(entries.map(({ nameBytes }) => decoder.decode(nameBytes)));
  } catch (error) {
    if (!(error instanceof ZipDamage)) throw error;
    return new Set();
  }
}

const decoder = new TextDecoder();

const latin = (bytes: Uint8Array, most: number) =>
  new TextDecoder("latin1").decode(bytes.subarray(0, most));
