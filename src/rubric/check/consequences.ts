import { criteriaOf, formulaName } from "../model";
import { text, type Report } from "../problems";
import { figureName } from "../rulebook";
import { tryFormula } from "../rules";
import type { Rubric } from "../types";

/** Reports results that need each other, ladders that are none, and consequences of vetoes that lead nowhere. */
export function checkConsequences(rubric: Rubric, report: Report): void {
  checkCircles(rubric, report);
  checkLadders(rubric, report);
  for (const { criterion, kind, path } of criteriaOf(rubric)) {
    const { consequence, name } = criterion;
    if (!consequence) continue;
    const say = (zh: string, en: string, advice: readonly [zh: string, en: string]) =>
      report(
        "rule",
        `${path}.consequence`,
        text(`“${name.zh}”${zh}`, `“${name.en}” ${en}`),
        text(...advice),
      );
    const ladder = rubric.outcome.items.find((item) => item.ladder)?.ladder;
    const word = consequence.cap ?? consequence.grade;
    if (kind !== "veto")
      say("不是一票否决项，没有 consequence。", "is no veto and has no consequence.", [
        "请删去 consequence。",
        "Take consequence out.",
      ]);
    else if (Object.keys(consequence).length !== 1)
      say("的 consequence 要写、也只写一种。", "has none or several consequences.", [
        "请写 lower、cap、grade 中的一个。",
        "Write one of lower, cap and grade.",
      ]);
    else if (!ladder)
      say("要改变等次，但没有结果写出 ladder。", "changes a result, but none has a ladder.", [
        "请在 outcome.items 的等次中写 ladder，从低到高。",
        "Give the result a ladder, from low to high.",
      ]);
    else if (word !== undefined && !ladder.includes(word))
      say(`的等次“${word}”不在 ladder 中。`, `names “${word}”, which is not on the ladder.`, [
        `可用：${ladder.join("、")}。`,
        `There are: ${ladder.join(", ")}.`,
      ]);
  }
}

function checkLadders({ outcome }: Rubric, report: Report): void {
  const laddered = outcome.items.flatMap((item, i) => (item.ladder ? [{ ...item, i }] : []));
  laddered.forEach(({ ladder = [], type, i }, index) => {
    const isSound = type === "text" && ladder.every((word) => !/[*?~]/.test(word));
    if (index === 0 && isSound && new Set(ladder).size === ladder.length) return;
    report(
      "rule",
      `outcome.items[${i}].ladder`,
      text(
        "只有一个文字结果可以有 ladder，其中的等次不能重复，不能含 * ? ~。",
        "One result of words has a ladder, of different grades without * ? ~.",
      ),
      text("请改正 ladder。", "Correct the ladder."),
    );
  });
}

/** Reports results whose formulas need each other, with the way by which they do. */
function checkCircles(rubric: Rubric, report: Report): void {
  const { items } = rubric.outcome;
  const byName = new Map(items.map((item) => [figureName("outcome", item.id), item]));
  const needsOf = (formula: string) => tryFormula(formula, rubric).formula?.names ?? [];
  const wayBack = (from: string, to: string, seen: Set<string>): string[] | undefined => {
    for (const name of needsOf(byName.get(from)!.formula)) {
      if (name === to) return [from];
      if (!byName.has(name) || seen.has(name)) continue;
      const rest = wayBack(name, to, seen.add(name));
      if (rest) return [from, ...rest];
    }
    return undefined;
  };
  items.forEach(({ id, label }, i) => {
    const own = `outcome.${formulaName(id)}`;
    const way = wayBack(own, own, new Set());
    if (!way) return;
    const chain = [...way, own].map((name) => byName.get(name)!.label);
    report(
      "formula",
      `outcome.items[${i}].formula`,
      text(
        `“${label.zh}”的公式绕回到它自己：${chain.map(({ zh }) => zh).join(" → ")}。`,
        `The formula of “${label.en}” comes back to itself: ${chain.map(({ en }) => en).join(" → ")}.`,
      ),
      text(
        "请改公式，不要让几个结果互相引用。",
        "Change it so that results do not need each other.",
      ),
    );
  });
}
