import { criteriaOf, factKeys } from "../rubric/model";
import type { Rubric, Text } from "../rubric/types";
import { partKey } from "../ledger/criteria";

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

/** What a part of a criterion is called; the document has it in Chinese only. */
export function partLabel(rubric: Rubric, key: string): Text {
  for (const { criterion } of criteriaOf(rubric)) {
    const part = criterion.parts?.find((_, index) => partKey(criterion.id, index) === key);
    if (part) return { zh: part.name, en: part.name };
  }
  return { zh: key, en: key };
}
