import type { Text } from "../../formula/values";

/** What the page is for. */
export const intro: Text = {
  zh: "一人一行的毕业生名单，读出来、核对、统计，再填进基础数据。最后一步之前不改动任何内容。",
  en: "A list of graduates, a row a person, is read, checked and counted, and fills the facts. Nothing is written before the last step.",
};
