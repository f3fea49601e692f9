import { text, type Report } from "../problems";
import type { Fact } from "../types";

/** Reports choices that a cell would turn into something else when they are typed, or that are two times the same. */
export function checkChoices({ choices = [] }: Fact, path: string, report: Report): void {
  const seen = new Set<string>();
  choices.forEach((choice, c) => {
    const place = `${path}.choices[${c}]`;
    const key = choice.trim().toLowerCase();
    const plain = key.normalize("NFKC");
    if (isTurned(choice)) {
      report(
        "fact",
        place,
        text(
          `选项“${choice}”填进单元格会变成数、日期、公式或 TRUE/FALSE。`,
          `The choice “${choice}” becomes a number, a date, a formula or TRUE or FALSE in a cell.`,
        ),
        text("请加上文字，例如“2级”“9月以前”。", "Add words, such as “level 2”."),
      );
    } else if (key === "" || key !== choice.toLowerCase() || /[*?~]/.test(choice)) {
      report(
        "fact",
        place,
        text(
          `选项“${choice}”是空的，或者含首尾空格、* ? ~。`,
          `The choice “${choice}” is empty, or has blanks around it, * ? or ~.`,
        ),
        text("请改写这个选项。", "Word it otherwise."),
      );
    } else if (seen.has(plain)) {
      report(
        "fact",
        place,
        text(`选项“${choice}”出现两次。`, `The choice “${choice}” stands twice.`),
        text("请删去一个。", "Take one out."),
      );
    }
    seen.add(plain);
  });
}

/** What spreadsheets take for a number, a share, an amount, a date, a time, a truth, a formula or an error, in any width. */
const TURNED = [
  /^[+-]?[¥$￥]?[\d,]*\.?\d+(E[+-]?\d+)?%?$/i,
  /^\d+ \d+\/\d+$/,
  /^\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?$/,
  /^(\d{2,4}年)?\d{1,2}月(\d{1,2}日)?$/,
  /^\d{2,4}年(\d{1,2}月)?$/,
  /^\d{1,2}:\d{1,2}(:\d{1,2})?( ?[AP]M)?$/i,
  /^(TRUE|FALSE)$/i,
  /^[=+@-]./,
  /^#(N\/A|[A-Z0/]+[!?])/i,
];

/** Whether a cell turns a word into something else than a word when it is typed. */
export function isTurned(choice: string): boolean {
  const plain = choice.normalize("NFKC").trim();
  return TURNED.some((pattern) => pattern.test(plain));
}
