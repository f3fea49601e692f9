import type { Text } from "../../formula/values";

/** The page's own words. They come with it, not with the pane: few people ever open it. */
export const words = {
  intro: {
    zh: "在几张隐藏的临时工作表上，逐项试一遍本插件要用的 Excel 功能，随后全部删除。报告只写 Excel 的版本和每一步的结果，没有工作簿中的任何内容。",
    en: "Tries on a few hidden sheets, step by step, what this add-in asks of Excel, and deletes them again. The report says which Excel this is and how each step went, and nothing of the workbook.",
  },
  start: { zh: "开始自检", en: "Start the self-test" },
  again: { zh: "再检一次", en: "Test again" },
  stop: { zh: "停止", en: "Stop" },
  running: { zh: "正在自检，约需半分钟…", en: "Testing; this takes about half a minute…" },
  stopping: { zh: "正在停止并清除…", en: "Stopping and cleaning up…" },
  stopped: { zh: "自检已停止。", en: "The test was stopped." },
  findings: { zh: "有出入的步骤", en: "What was not as expected" },
  clean: { zh: "临时工作表已全部删除。", en: "The hidden sheets are deleted again." },
  report: { zh: "报告", en: "Report" },
  send: {
    zh: "请把报告全文发给本插件的维护者，一切正常时也有用。另请附一句：在评分表中填一格，标色是否立刻变化。",
    en: "Please send the whole report to the maintainers of this add-in; it helps even where all is well. Say also whether colours change at once when you fill in a cell of a scorecard.",
  },
  copyReport: { zh: "复制报告", en: "Copy the report" },
  selected: {
    zh: "不能自动复制；报告已选中，请按 Ctrl+C（Mac 为 ⌘C）。",
    en: "It cannot be copied for you; the report is selected, press Ctrl+C (⌘C on a Mac).",
  },
} as const satisfies Record<string, Text>;

/** “36 项正常，1 项被拒绝” of the counts that are not 0. */
export function countsOf(counts: readonly { word: Text; count: number }[]): Text {
  const said = counts.filter(({ count }) => count > 0);
  return {
    zh: said.map(({ word, count }) => `${count} 项${word.zh}`).join("，"),
    en: said.map(({ word, count }) => `${count} ${word.en}`).join(", "),
  };
}
