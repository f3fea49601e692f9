import { criteriaOf, factKeys } from "../rubric/model";
import type { Rubric, Text } from "../rubric/types";
import { allPartInputs } from "../rubric/assessors";

/** What a fact, or a line of one, is called. */
export function factLabel(rubric: Rubric, key: string): Text {
  for (const fact of rubric.facts) {
    const index = factKeys(fact).indexOf(key);
    if (index < 0) continue;
    const member = fact.members?.[index];
    if (!member) return fact.label;
    return {
      zh: `${fact.label.zh}（${member.label.zh}）`,
      en: `${fact.label.en} (${member.label.en})`,
    };
  }
  return { zh: key, en: key };
}

/** What a part of a criterion, or a person who scores it, is called: in Chinese only. */
export function partLabel(rubric: Rubric, key: string): Text {
  for (const placed of criteriaOf(rubric)) {
    const part = allPartInputs(rubric, placed).find((each) => each.key === key);
    if (part) return { zh: part.name, en: part.name };
  }
  return { zh: key, en: key };
}
