import { outcomeType } from "../name-types";
import { text, type Report } from "../problems";
import type { Rubric } from "../types";

/** Reports levels of an outcome that its formula never gives: what follows from them would never be told. */
export function checkLevels(rubric: Rubric, report: Report): void {
  rubric.outcome.items.forEach(({ label, formula, ladder = [], levels = [] }, i) => {
    const { choices = [] } = outcomeType(rubric, formula);
    if (choices.length === 0) return;
    const words = [...new Set([...choices, ...ladder])];
    levels.forEach(({ value }, l) => {
      if (words.includes(value)) return;
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
}
