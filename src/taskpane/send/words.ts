import { useSpeech } from "../text";
import { plural } from "../text/plural";

const zh = {
  title: "发送准备",
  intro:
    "把考核函数换成普通 Excel 公式：收件人没有本加载项（WPS、旧版 Excel）也能打开、重算和打印，发回后可一键还原。",
  prepare: "开始发送准备",
  freeze: "冻结数值",
  freezeHint: "不留公式，只留现在的数值；适合定稿存档。",
  restore: "还原公式",
  restoreHint: "文件发回后，把普通公式逐个换回考核函数；收件人改过的公式不动。",
  prepared: "发送准备已完成",
  restored: "公式已还原",
  nothingToRestore: "没有需要还原的公式。",
  restoredCount: (n: number) => `${n} 个公式已换回考核函数。`,
  turned: (n: number) => `已换成普通公式（${n}）`,
  back: (n: number) => `已换回考核函数（${n}）`,
  fixed: (n: number) => `已固定为当前数值（${n}）`,
  left: (n: number) => `没有改动（${n}）`,
  more: (n: number) => `另有 ${n} 个`,
  unnamed: "名称",
  lockedNext: "也可在此输入密码：仅用于这一次操作，不会保存；完成后保护照旧。",
  live: (n: number) => `${n} 个公式用到考核函数，发送前需要准备。`,
  sent: (n: number) => `${n} 个公式已换成普通公式或固定为数值，可以发送；要继续用考核函数请还原。`,
  password: "保护密码",
  proceed: "继续",
};

const en: typeof zh = {
  title: "Prepare to send",
  intro:
    "Turns the add-in's functions into plain Excel formulas: people without the add-in (WPS, old Excel) can open, recalculate and print; when the file is back, one click turns it back.",
  prepare: "Prepare to send",
  freeze: "Freeze values",
  freezeHint: "Keeps the present values and no formulas; for final copies.",
  restore: "Turn formulas back",
  restoreHint:
    "When the file is back: every plain formula becomes the add-in's function again; what the recipient changed stays.",
  prepared: "Ready to send",
  restored: "Formulas turned back",
  nothingToRestore: "No formula had to be turned back.",
  restoredCount: (n) =>
    `${plural(n, "formula uses", "formulas use")} the add-in's functions again.`,
  turned: (n) => `Turned into plain formulas (${n})`,
  back: (n) => `Turned back (${n})`,
  fixed: (n) => `Fixed at the present value (${n})`,
  left: (n) => `Left as they were (${n})`,
  more: (n) => `${n} more`,
  unnamed: "Name",
  lockedNext:
    "Or enter the password here: it is used this once and not kept, and the protection is put back afterwards.",
  live: (n) =>
    `${plural(n, "formula uses", "formulas use")} the add-in's functions: prepare before sending.`,
  sent: (n) =>
    `${plural(n, "formula is", "formulas are")} plain or fixed already and can be sent; turn back to go on with the add-in's functions.`,
  password: "Password of the protection",
  proceed: "Continue",
};

/** The page's own words. They come with it, not with the pane. */
export const useSendWords = () => (useSpeech().language === "zh" ? zh : en);
