import type { Text } from "../../formula/values";

/** The page's own words. They come with it, not with the pane. */
export const words = {
  title: { zh: "分发空白表", en: "Hand out blank tables" },
  intro: {
    zh: "为每个单位生成一个空白工作簿，打包成一个 zip；没有本加载项也能填写和计算。",
    en: "Makes a blank workbook for every unit, in one zip; it can be filled in and computes without the add-in.",
  },
  make: { zh: "生成压缩包", en: "Make the zip" },
  cancelled: { zh: "已取消，没有保存任何文件。", en: "Cancelled; no file was saved." },
  again: { zh: "再次保存", en: "Save again" },
  remember: { zh: "在本工作簿中记下发给了谁", en: "Keep in this workbook who got what" },
  rememberHint: {
    zh: "收表时据此核对：谁还没交、是不是下发的那份、预填的数据改没改。",
    en: "What comes back is compared with it: who has not returned, whose form it is, whether given figures were changed.",
  },
  common: {
    zh: "统一数据（预先填好再下发）",
    en: "Figures that are one for all (filled in before)",
  },
  commonHint: {
    zh: "可不填；填了的会印在每份表里，收回时核对有没有被改。",
    en: "May stay empty; what you type stands in every form, and is compared when it comes back.",
  },
} as const satisfies Record<string, Text>;

export const progressOf = (done: number, all: number): Text => ({
  zh: `正在生成第 ${done}/${all} 个…`,
  en: `Making ${done} of ${all}…`,
});

export const madeIn = (n: number, name: string): Text => ({
  zh: `已生成 ${n} 个工作簿：${name}`,
  en: `${n} ${n === 1 ? "workbook" : "workbooks"} in ${name}`,
});

export const zipName = ({ zh, en }: Text, year: string): Text => ({
  zh: `${zh}${year}年度空白表.zip`,
  en: `${en} ${year} blank tables.zip`,
});
