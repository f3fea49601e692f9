/** Rules and results that name last year's values in the place of this year's. */
import { formulaName } from "../../../src/rubric/model";
import type { Fact, OutcomeItem, Rubric, Section } from "../../../src/rubric/types";
import { words } from "./facts";
import type { Random } from "./random";

export function namingLastYear(random: Random, rubric: Rubric): Rubric {
  if (random.chance(0.6)) return rubric;
  const { items } = rubric.outcome;
  return {
    ...rubric,
    sections: rubric.sections.map((section) => withLast(random, section, rubric.facts)),
    outcome: { ...rubric.outcome, items: [...items, ...compared(random, items)] },
  };
}

/** Some names of facts, wherever they stand in a rule, become those of last year. */
function withLast(random: Random, section: Section, facts: readonly Fact[]): Section {
  const renamed = (rule: string) =>
    facts
      .map(({ id }) => new RegExp(`(?<![\\w."])${formulaName(id)}(?![\\w"])`, "g"))
      .filter((name) => rule.search(name) >= 0 && random.chance(0.4))
      .reduce((text, name) => text.replace(name, "last.$&"), rule);
  return {
    ...section,
    subsections: section.subsections.map((subsection) => ({
      ...subsection,
      criteria: subsection.criteria.map((each) => ({ ...each, rule: renamed(each.rule) })),
    })),
  };
}

function compared(random: Random, items: readonly OutcomeItem[]): OutcomeItem[] {
  const grade = items.find(({ id }) => id.startsWith("grade"));
  const formulas = [
    'IF(total>last.total,"进步","没有进步")',
    'IF(AND(base>=10,last.total>=60),"稳定","不稳定")',
    ...(grade ? [`IF(last.outcome.${formulaName(grade.id)}="合格","是","否")`] : []),
  ];
  return random.some(formulas, 0.5).map((formula, index) => ({
    ...{ id: `since-last-${index}`, label: words("同比", "Since last year"), formula },
    ...{ type: "text", clause: "五" },
  }));
}
