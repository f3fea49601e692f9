import { criteriaOf, type PlacedCriterion } from "../model";
import { text, type Report } from "../problems";
import { foldedLetter, lettersOf, scaleOf } from "../scales";
import type { Rubric, Scale } from "../types";
import { isTurned } from "./choices";

/** Reports letters that a cell could not tell apart, and criteria that letters cannot score. */
export function checkScales(rubric: Rubric, report: Report): void {
  (rubric.scales ?? []).forEach((scale, s) => checkLetters(scale, `scales[${s}]`, report));
  for (const placed of criteriaOf(rubric)) checkScored(rubric, placed, report);
}

function checkLetters(scale: Scale, path: string, report: Report): void {
  const seen = new Set<string>();
  lettersOf(scale).forEach((letter, l) => {
    const place = `${path}.letters[${l}].letter`;
    const folded = foldedLetter(letter);
    if (isTurned(letter) || folded === "不适用") {
      report(
        "rule",
        place,
        text(
          `等级“${letter}”填进单元格会变成数、日期或别的意思。`,
          `The letter “${letter}” means something else in a cell.`,
        ),
        text("请换一个字母或词，例如“A”“优”。", "Choose another letter or word, such as A."),
      );
    } else if (seen.has(folded)) {
      report(
        "rule",
        place,
        text(`等级“${letter}”出现两次。`, `The letter “${letter}” stands twice.`),
        text("请删去一个。", "Take one out."),
      );
    }
    seen.add(folded);
  });
}

function checkScored(
  rubric: Rubric,
  { criterion, kind, path }: PlacedCriterion,
  report: Report,
): void {
  const { scale, rule, parts, points, min, max, name } = criterion;
  if (scale === undefined) return;
  if (!scaleOf(rubric, criterion)) {
    report(
      "reference",
      `${path}.scale`,
      text(`没有标识为 ${scale} 的等级。`, `There is no scale ${scale}.`),
      text("请在 scales 中写出，或者改正。", "Add it to scales, or correct it."),
    );
  }
  const isOfPerson = rule === "judged" && !parts;
  if (isOfPerson && kind !== "veto" && points !== undefined && (min ?? max) === undefined) return;
  report(
    "rule",
    `${path}.scale`,
    text(
      `“${name.zh}”：等级是分值的几成，用于由人打分、有分值、没有分项和上下限的项。`,
      `“${name.en}”: letters are shares of the points, where a person scores without parts and bounds.`,
    ),
    text("请删去 scale，或者改这一项。", "Take scale out, or change the criterion."),
  );
}
