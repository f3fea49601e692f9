import type { Text } from "../../formula/values";

/** Words of what is filled in from last year. */
export const words = {
  title: { zh: "上年的数据", en: "Last year's figures" },
  intro: {
    zh: "有的得分要与上年比较。给去年填好的表，就把上年的数据填进“上年”列；没有也可以自己填。",
    en: "Some scores compare with last year. Give last year's filled tables, and the column 上年 is filled in; or type it there.",
  },
  forUnits: {
    zh: "有的得分要与上年比较。给去年收上来的表（可选多个文件，或一个 zip），各单位的“上年”列就先填好再下发，收回时核对有没有被改。",
    en: "Some scores compare with last year. Give the tables that came back last year (several files, or a zip): the column 上年 stands in each unit's form, and is compared when it comes back.",
  },
  choose: { zh: "选择去年的表", en: "Choose last year's tables" },
  reading: { zh: "正在读取去年的表…", en: "Reading last year's tables…" },
  nothing: { zh: "没有可以填的数。", en: "There is nothing to fill in." },
  same: {
    zh: "“上年”列已与去年的表一致。",
    en: "The column 上年 says the same as last year's tables.",
  },
  empty: { zh: "空", en: "empty" },
} as const satisfies Record<string, Text>;

export const fromSheet = (unit: string, year: string): Text => ({
  zh: `用本工作簿中 ${unit} ${year} 年度的表`,
  en: `Use the table of ${unit}, ${year}, in this workbook`,
});

export const cardsRead = (n: number): Text => ({
  zh: `读了 ${n} 份去年的表。`,
  en: n === 1 ? "Read 1 table of last year." : `Read ${n} tables of last year.`,
});

export const fillIn = (n: number): Text => ({
  zh: `填入 ${n} 项`,
  en: n === 1 ? "Fill in 1 figure" : `Fill in ${n} figures`,
});

export const filledIn = (n: number): Text => ({
  zh: `已填入 ${n} 项。`,
  en: n === 1 ? "1 figure is filled in." : `${n} figures are filled in.`,
});

export const becomes = (label: string, was: string, value: string): Text => ({
  zh: `${label}：${was} → ${value}`,
  en: `${label}: ${was} → ${value}`,
});

/** Printed in the card's log. */
export const sourceOf = (from: string, today: string): string => `上年的表 ${from}（${today}）`;
