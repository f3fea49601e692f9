import type { Text } from "../../formula/values";

/** Words of the check of the form. They come with the page, not with the pane. */
export const words = {
  title: { zh: "表格有无改动", en: "Is the form unaltered" },
  unaltered: {
    zh: "文字、分值、行列和公式都与原表一致。",
    en: "Wording, points, rows, columns and formulas are those of the form.",
  },
} as const satisfies Record<string, Text>;
