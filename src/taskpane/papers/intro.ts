import type { Text } from "../../formula/values";

/** What the page is for. */
export const intro: Text = {
  zh: "年度考核结束时要出的文书：公示、表彰名单、奖补名单、结果通知、年度比较。先看内容，再存为 Word 或 Excel 文件。",
  en: "The papers of the year's end: public notice, awards, subsidies, notices to units, comparison of years. Look at them, then save them as Word or Excel files.",
};
