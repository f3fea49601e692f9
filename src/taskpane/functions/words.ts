import { useSpeech } from "../text";
import { plural } from "../text/plural";

const zh = {
  title: "函数",
  search: "搜索函数",
  searchHint: "名称或用途，如：扣分、补贴",
  none: (query: string) => `没有找到与“${query}”有关的函数`,
  noneNext: "请换一个词，或清空搜索框查看全部。",
  count: (n: number) => `${n} 个函数`,
  more: "参数和更多示例",
  optional: "可省略",
  help: "报错的原因、没有加载项时的写法",
  copyExample: (name: string) => `复制 ${name} 的例子`,
  copyFailed: "无法写入剪贴板，请选中公式后按 Ctrl+C。",
};

const en: typeof zh = {
  title: "Functions",
  search: "Search functions",
  searchHint: "name or purpose, e.g. deduct",
  none: (query) => `No function matches “${query}”`,
  noneNext: "Try another word, or clear the box to see all.",
  count: (n) => plural(n, "function"),
  more: "Arguments and more examples",
  optional: "optional",
  help: "What errors mean, and the same without the add-in",
  copyExample: (name) => `Copy the example of ${name}`,
  copyFailed: "The clipboard is closed to the pane: select the formula and press Ctrl+C.",
};

/** The page's own words. They come with it, not with the pane. */
export const useFunctionWords = () => (useSpeech().language === "zh" ? zh : en);
