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
  columnsHint: {
    zh: "每个单位不同的数据（如各自的目标），连同表头从 Excel 粘贴：第一列“单位”，其余列名与基础数据中的名称相同。它们印在各单位自己的表里，收回时核对。",
    en: "Figures that differ by unit (such as targets) are pasted with their headers from Excel: 单位 first, the other columns named as the facts are. They stand in each unit's own form, and are compared when it comes back.",
  },
  refused: {
    zh: "名单里有读不了的数据，没有生成；请改正后再试。",
    en: "The list holds figures that cannot be read, so nothing was made; correct them.",
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

export const givenIn = (columns: readonly Text[]): Text => ({
  zh: `各单位自己的数据已填好：${columns.map(({ zh }) => zh).join("、")}。`,
  en: `Each unit's own figures are filled in: ${columns.map(({ en }) => en).join(", ")}.`,
});

export const notGiven = (headers: readonly string[]): Text => ({
  zh: `这些列不是基础数据，没有使用：${headers.join("、")}。`,
  en: `These columns are no facts and were not used: ${headers.join(", ")}.`,
});

export const zipName = ({ zh, en }: Text, year: string): Text => ({
  zh: `${zh}${year}年度空白表.zip`,
  en: `${en} ${year} blank tables.zip`,
});
