import { factNames } from "../model";
import { text, type Report } from "../problems";
import { factFormula, factsOf, isCompared, isDerived, tryFormula } from "../rules";
import type { Fact, Rubric } from "../types";

const NUMERIC: readonly Fact["type"][] = ["count", "number", "signed", "rate"];

/** Reports derived facts that are no single number, follow from nothing, or from themselves. */
export function checkDerived(rubric: Rubric, report: Report): void {
  rubric.facts.forEach((fact, f) => {
    const { formula, label, type, members, from, optional } = fact;
    if (formula === undefined || isCompared(fact)) return;
    const path = `facts[${f}].formula`;
    const say = (zh: string, en: string, advice: readonly [zh: string, en: string]) =>
      report("fact", path, text(`“${label.zh}”${zh}`, `“${label.en}” ${en}`), text(...advice));
    if (rubric.kind === "roster")
      say("：汇总表的数由列的公式算出。", "is a figure of a roster: columns have formulas.", [
        "请删去 formula，在 roster.columns 中写公式列。",
        "Take formula out and add a column with a formula.",
      ]);
    else if (!NUMERIC.includes(type) || members || from !== undefined || optional)
      say(
        "由公式算出，应是一个数，不能分行、选填或者从名单统计。",
        "follows from a formula: it is one number, without members, optional or from.",
        ["请改 type，删去 members、optional 和 from。", "Change type, or take the others out."],
      );
    const { formula: read } = tryFormula(formula, rubric);
    if (!read) return;
    if (factsOf(rubric, read).length === 0)
      say("的公式没有用到基础数据。", "has a formula without facts.", [
        "请用其他基础数据的名称写公式。",
        "Write it over the names of other facts.",
      ]);
    const circle = circleOf(rubric, fact);
    if (circle)
      say(
        `的公式绕回到它自己：${circle.map((each) => each.label.zh).join(" → ")}。`,
        `comes back to itself: ${circle.map((each) => each.label.en).join(" → ")}.`,
        ["请改公式，不要互相引用。", "Change the formulas so that they do not need each other."],
      );
  });
}

/** The facts by way of which one follows from itself, itself first and last. */
function circleOf(rubric: Rubric, start: Fact): Fact[] | undefined {
  const names = factNames(rubric);
  const seen = new Set<Fact>();
  const search = (fact: Fact, way: readonly Fact[]): Fact[] | undefined => {
    if (!isDerived(fact) || tryFormula(fact.formula!, rubric).error) return undefined;
    for (const name of factFormula(rubric, fact.formula!).names) {
      const next = names.get(name)?.fact;
      if (next === start) return [...way, start];
      if (!next || seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}
