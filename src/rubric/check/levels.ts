import { numberIn } from "../../formula/coerce";
import { columnWords, itemWords } from "../name-types";
import { text, type Report } from "../problems";
import type { RosterColumn, Rubric } from "../types";

/** Reports levels of an outcome, or of a roster's column, that it never gives: what follows would never be told. */
export function checkLevels(rubric: Rubric, report: Report): void {
  rubric.outcome.items.forEach((item, i) => {
    const { label, levels = [] } = item;
    const words = itemWords(rubric, item);
    levels.forEach(({ value }, l) => {
      if (!words || words.includes(value)) return;
      report(
        "reference",
        `outcome.items[${i}].levels[${l}].value`,
        text(
          `“${label.zh}”的公式不会给出“${value}”。`,
          `The formula of “${label.en}” never gives “${value}”.`,
        ),
        text(`它只会给出：${words.join("、")}。`, `It gives ${words.join(", ")}.`),
      );
    });
  });
  rubric.roster.columns.forEach((column, c) => checkColumn(rubric, column, c, report));
}

function checkColumn(rubric: Rubric, column: RosterColumn, c: number, report: Report): void {
  const { header, type, levels = [] } = column;
  const words = columnWords(rubric, column) ?? [];
  const isOfNumbers = type !== "text" && type !== "flag";
  levels.forEach(({ value }, l) => {
    const isPossible = isOfNumbers
      ? numberIn(value) !== undefined
      : words.length === 0 || words.includes(value);
    if (isPossible) return;
    report(
      "reference",
      `roster.columns[${c}].levels[${l}].value`,
      text(`列“${header}”不会出现“${value}”。`, `The column “${header}” never shows “${value}”.`),
      isOfNumbers
        ? text("这一列是数，请写数。", "Its cells are numbers: write one.")
        : text(`它只会是：${words.join("、")}。`, `It is one of ${words.join(", ")}.`),
    );
  });
}
