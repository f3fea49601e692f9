/** What is the matter with flags, facts and part scores themselves. */
import { compare9 } from "../formula/decimal";
import { readFlag } from "../functions/flags";
import { formatNumber } from "../formula/values";
import { wordsOf } from "../rubric/demotions";
import { allFactKeys, criteriaOf, factKeys } from "../rubric/model";
import { isDerived } from "../rubric/rules";
import type { Rubric } from "../rubric/types";
import { partInputs } from "../rubric/assessors";
import { cellName } from "../ledger/cells";
import { finding } from "./finding";
import { factLabel } from "./labels";
import { belowMinimum } from "./minimum";
import { isSame } from "./shown";
import type { StageAssessment } from "./stage";
import { isGiven, isTyped } from "./stage-entries";
import type { Entry, Finding } from "./types";

export function ofFlags(rubric: Rubric, stage: StageAssessment): Finding[] {
  return criteriaOf(rubric)
    .filter(({ kind }) => kind === "veto")
    .flatMap(({ criterion }) => {
      const entry = stage.effective.flags[criterion.id];
      if (!isGiven(entry) || entry.origin === "inherited") return [];
      const { name, id } = criterion;
      if (entry.unreadable !== undefined || readFlag(entry.value) === undefined) {
        const text = entry.unreadable ?? String(entry.value);
        return [
          finding("unreadable", "error", stage, { criterion: id }, entry.place, {
            zh: `“${name.zh}”填的“${text}”既不是“是”也不是“否”，请选“是”或“否”。`,
            en: `“${text}” for “${name.en}” is neither yes nor no; choose 是 or 否.`,
          }),
        ];
      }
      if (readFlag(entry.value) !== true) return [];
      if (criterion.consequence) {
        const said = wordsOf(criterion.consequence);
        return [
          finding("veto", "warning", stage, { criterion: id }, entry.place, {
            zh: `“${name.zh}”为“是”，结果${said.zh}。请核实。`,
            en: `“${name.en}” says yes: the result is ${said.en}. Verify it.`,
          }),
        ];
      }
      return [
        finding("veto", "error", stage, { criterion: id }, entry.place, {
          zh: `一票否决：“${name.zh}”为“是”。请核实；属实的，无论得分多少都按一票否决处理。`,
          en: `Veto: “${name.en}” says yes. Verify it; if it is true, the unit is disqualified whatever its total.`,
        }),
      ];
    });
}

/** Part scores outside their points, and facts that could not be read or are below their least value. */
export function ofInputs(rubric: Rubric, stage: StageAssessment): Finding[] {
  return [
    ...unreadableFacts(rubric, stage),
    ...factsBelowMinimum(rubric, stage),
    ...derivedTypedOver(rubric, stage),
    ...partsOutside(rubric, stage),
  ];
}

function unreadableFacts(rubric: Rubric, stage: StageAssessment): Finding[] {
  const { facts } = stage.effective;
  const isUnreadable = ({ unreadable, origin }: Entry) =>
    unreadable !== undefined && origin !== "inherited";
  return allFactKeys(rubric)
    .filter((fact) => isUnreadable(facts[fact]!))
    .map((fact) => {
      const { unreadable, place } = facts[fact]!;
      const { zh, en } = factLabel(rubric, fact);
      return finding("unreadable", "error", stage, { fact }, place, {
        zh: `“${zh}”填的“${unreadable}”不能读取，请改填。`,
        en: `“${unreadable}” for “${en}” cannot be read; type it again.`,
      });
    });
}

function factsBelowMinimum(rubric: Rubric, stage: StageAssessment): Finding[] {
  const found: Finding[] = [];
  for (const fact of rubric.facts) {
    if (fact.min === undefined) continue;
    for (const key of factKeys(fact)) {
      const entry = stage.effective.facts[key];
      if (!isTyped(entry)) continue;
      const message = belowMinimum(fact, entry.value, () => factLabel(rubric, key));
      if (!message) continue;
      const said = { zh: `${message.zh}。`, en: `${message.en}.` };
      found.push(finding("condition", "error", stage, { fact: key }, entry.place, said));
    }
  }
  return found;
}

/** A figure that follows from others, in whose cell somebody typed. */
function derivedTypedOver({ facts }: Rubric, stage: StageAssessment): Finding[] {
  return facts.filter(isDerived).flatMap(({ id, label: { zh, en } }) => {
    const entry = stage.effective.own.facts[id];
    if (!isTyped(entry)) return [];
    const due = stage.values.generated(cellName("fact", id, stage.result.stage));
    if (isSame(due, entry.value)) return [];
    return [
      finding("overwritten", "warning", stage, { fact: id }, entry.place, {
        zh: `“${zh}”由其他数据算出，现为直接填写的内容；请恢复公式，或确认以填写的为准。`,
        en: `“${en}” follows from other facts, but something was typed over it; restore the formula, or confirm what was typed.`,
      }),
    ];
  });
}

function partsOutside(rubric: Rubric, stage: StageAssessment): Finding[] {
  const { parts } = stage.effective.own;
  if (!parts) return [];
  const ofStage = rubric.stages.find(({ id }) => id === stage.result.stage)!;
  return criteriaOf(rubric).flatMap((placed) =>
    partInputs(ofStage, placed).flatMap(({ key, name, min, max = Infinity }) => {
      const { criterion } = placed;
      const entry = parts[key];
      if (typeof entry?.value !== "number") return [];
      const low = compare9(entry.value, min) < 0;
      if (!low && compare9(entry.value, max) <= 0) return [];
      const value = formatNumber(entry.value);
      return [
        finding(
          low ? "negative" : "over-limit",
          "error",
          stage,
          { criterion: criterion.id, fact: key },
          entry.place,
          {
            zh: `分项“${name}”的得分 ${value} 不在 ${min} 至 ${max} 之间，请更正。`,
            en: `The part “${name}” has ${value}, which is not within ${min} to ${max}; correct it.`,
          },
        ),
      ];
    }),
  );
}
