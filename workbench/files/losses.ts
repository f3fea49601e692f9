/** What a file holds and the workbench does not, in the words of its users. */
import type { Text } from "../../src/rubric/types";

/** `#` is the number of them. */
const WORDS = {
  charts: { zh: "# 个图表", en: "# chart(s)" },
  images: { zh: "# 张图片", en: "# picture(s)" },
  shapes: { zh: "# 个形状或文本框", en: "# shape(s) or text box(es)" },
  pivots: { zh: "# 个数据透视表", en: "# PivotTable(s)" },
  tables: {
    zh: "# 个表格（单元格内容会保留，公式中的表格名换成地址）",
    en: "# table(s) (their cells are kept; formulas name addresses instead)",
  },
  slicers: { zh: "# 个切片器或日程表", en: "# slicer(s) or timeline(s)" },
  sparklines: { zh: "# 组迷你图", en: "# group(s) of sparklines" },
  macros: { zh: "宏", en: "macros" },
  externalLinks: {
    zh: "# 个外部链接（公式保留当前的值）",
    en: "# link(s) to other workbooks (formulas keep their present values)",
  },
  stackedSheets: {
    zh: "# 个跨多张工作表的公式（保留当前的值）",
    en: "# formula(s) over stacks of sheets (they keep their present values)",
  },
  dataTables: {
    zh: "# 个模拟运算表（保留当前的值）",
    en: "# what-if data table(s) (values are kept)",
  },
  pageHeaders: {
    zh: "首页或奇偶页不同的页眉页脚",
    en: "headers of their own for first or even pages",
  },
  splitPanes: { zh: "# 处窗口拆分", en: "# split window(s)" },
  calculation: {
    zh: "手动计算或迭代计算的设置",
    en: "manual or iterative calculation",
  },
  views: { zh: "# 个自定义视图", en: "# custom view(s)" },
  ignoredErrors: { zh: "忽略错误的标记", en: "errors marked to be ignored" },
  consolidation: { zh: "合并计算的设置", en: "settings of data consolidation" },
  connections: { zh: "数据连接", en: "data connections" },
  customXml: { zh: "# 份自定义 XML", en: "# custom XML part(s)" },
  threads: { zh: "# 个讨论串（新式批注）", en: "# comment thread(s)" },
  controls: { zh: "# 个控件或嵌入对象", en: "# control(s) or embedded object(s)" },
  otherSheets: { zh: "# 张图表页或宏表", en: "# chart or macro sheet(s)" },
  signature: { zh: "数字签名", en: "the digital signature" },
  addIns: { zh: "网页加载项的设置", en: "settings of web add-ins" },
  hyperlinks: { zh: "# 个超链接（文字会保留）", en: "# hyperlink(s) (their text is kept)" },
  filters: {
    zh: "# 列筛选条件（日期、颜色、大小等；隐藏的行仍隐藏）",
    en: "criteria of # filtered column(s) (days, colours, sizes …; their rows stay hidden)",
  },
  outlines: { zh: "行列的分级显示（分组）", en: "outlines (grouped rows or columns)" },
  richText: {
    zh: "# 个单元格内的局部字体（文字会保留）",
    en: "fonts inside # cell text(s) (the text is kept)",
  },
  gradients: { zh: "渐变填充", en: "gradient fills" },
  validations: { zh: "# 条数据验证（时间等类型）", en: "# data validation(s) (such as times)" },
  conditionalFormats: {
    zh: "# 条条件格式（数据条、色阶、图标等）",
    en: "# conditional format(s) (bars, scales, icons …)",
  },
  passwords: { zh: "# 个保护密码（保护仍在）", en: "# protection password(s) (protection stays)" },
  editRanges: { zh: "# 个允许编辑区域", en: "# range(s) that passwords unlock" },
  dates1904: {
    zh: "1904 日期系统（日期会相差四年零一天）",
    en: "the 1904 date system (dates move by four years and a day)",
  },
  hiddenNames: { zh: "# 个名称的隐藏状态", en: "the hiding of # name(s)" },
  names: { zh: "# 个名称", en: "# name(s)" },
  lineStyles: {
    zh: "整列或整行的格式（已有内容的单元格不受影响）",
    en: "formats of whole rows or columns (cells with content keep theirs)",
  },
  backgrounds: { zh: "# 张工作表背景图", en: "# sheet background(s)" },
  settings: { zh: "# 项加载项设置", en: "# add-in setting(s)" },
  sheetProperties: { zh: "# 组工作表属性", en: "# set(s) of sheet properties" },
} satisfies Record<string, Text>;

export interface Loss {
  what: keyof typeof WORDS;
  count: number;
}

/** Counts losses by their kind, in the order of first mention. */
export function losses() {
  const counts = new Map<Loss["what"], number>();
  return {
    add(what: Loss["what"], count = 1): void {
      if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
    },
    all: (): Loss[] => [...counts].map(([what, count]) => ({ what, count })),
  };
}

/** “2 个图表、1 张图片” */
export function sayLosses(lost: readonly Loss[], language: keyof Text): string {
  const words = lost.map(({ what, count }) => WORDS[what][language].replace("#", String(count)));
  return words.join(language === "zh" ? "、" : ", ");
}
