import type { ExplainNames } from "../formula/explain";
import { DAY } from "../formula/shown-days";
import type { Language } from "../formula/values";
import { factNames, findOption } from "../rubric/model";
import { readingName } from "../rubric/names";
import type { Rubric } from "../rubric/types";
import type { Readings } from "../rubric/rulebook";

/** What the names in a criterion's rule are called. */
export function explainNames(rubric: Rubric, readings: Readings, language: Language): ExplainNames {
  const facts = factNames(rubric);
  return {
    label(name) {
      const found = facts.get(name);
      if (!found) return undefined;
      const { fact, member } = found;
      return member ? `${fact.label[language]} ${member.label[language]}` : fact.label[language];
    },
    unit(name) {
      const fact = facts.get(name)?.fact;
      if (fact?.type === "date") return DAY;
      return fact?.type === "rate" ? "%" : fact?.unit?.[language];
    },
    lines(name) {
      const found = facts.get(name);
      return found?.member ? undefined : found?.fact.members?.map(({ label }) => label[language]);
    },
    reading(name) {
      const reading = rubric.readings.find(({ id }) => readingName(id) === name);
      const chosen = reading && readings[reading.id];
      if (!reading || chosen === undefined) return undefined;
      return {
        label: findOption(rubric, reading.id, chosen)?.label[language] ?? chosen,
        others: reading.options.map(({ id }) => id).filter((id) => id !== chosen),
      };
    },
  };
}
