/** What the page itself says, in the language of the add-in beside it. */
const CHINESE = {
  files: "文件",
  open: "打开",
  openTip: "打开 .xlsx 工作簿（也可以把文件拖到这里）",
  save: "保存",
  saveTip: "把工作簿保存为 .xlsx 文件",
  original: "原文件",
  originalTip: "再次下载所打开的原文件，一个字节也不变",
  noOriginalTip: "还没有打开文件",
  opening: (name: string) => `正在打开“${name}”……`,
  opened: (name: string) => `已打开“${name}”。`,
  saving: "正在保存……",
  saved: (name: string) => `已保存为“${name}”，在浏览器的下载文件夹中。`,
  savedLess: (name: string, lost: string) => `已保存为“${name}”；其中没有${lost}。`,
  lost: (lost: string) =>
    `此文件含有${lost}，工作台不能显示；保存时会另存为新文件，新文件里没有这些内容。原文件保留，可随时用“原文件”按钮下载。`,
  unsaved: "当前工作簿有未保存的修改，打开后就找不回了。",
  goOn: "仍要打开",
  cancel: "取消",
  close: "知道了",
  names: (names: string) => `没有读入的名称：${names}。`,
  failed: (why: string) => `没有完成：${why} 当前的工作簿没有变。`,
  unreadable: "文件内容无法识别。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。",
  message: "文件消息",
  copy: "工作台",
  untitled: "工作簿1",
};

const ENGLISH: typeof CHINESE = {
  files: "File",
  open: "Open",
  openTip: "Open an .xlsx workbook (or drop the file here)",
  save: "Save",
  saveTip: "Save the workbook as an .xlsx file",
  original: "Original",
  originalTip: "Download the file that was opened once more, byte for byte",
  noOriginalTip: "No file was opened yet",
  opening: (name) => `Opening “${name}” …`,
  opened: (name) => `“${name}” is open.`,
  saving: "Saving …",
  saved: (name) => `Saved as “${name}”, in the browser's download folder.`,
  savedLess: (name, lost) => `Saved as “${name}”, without ${lost}.`,
  lost: (lost) =>
    `This file holds ${lost}, which the workbench cannot show. Saving makes a new file without them. The original is kept: the button “Original” downloads it again.`,
  unsaved: "The present workbook has changes that were not saved; they would be lost.",
  goOn: "Open it",
  cancel: "Cancel",
  close: "OK",
  names: (names) => `Names that were not taken over: ${names}.`,
  failed: (why) => `Not done: ${why} The present workbook is as it was.`,
  unreadable:
    "The file could not be read. Open it in Excel or WPS, save it as .xlsx and try again.",
  message: "Messages about files",
  copy: "workbench",
  untitled: "Book1",
};

export type Texts = typeof CHINESE;
export const textsIn = (language: string): Texts => (language.startsWith("en") ? ENGLISH : CHINESE);
