/** The criteria that a sum is made of. */
import type { FigureKey } from "../ledger/figures";
import type { Rulebook, RuledCriterion } from "../rubric/rulebook";

/** Of a section, a category, or all that is scored, added or taken. What a section adds or takes counts apart. */
export function criteriaIn({ criteria }: Rulebook, figure: FigureKey): RuledCriterion[] {
  const [group, id] = figure.split(":");
  return criteria.filter(({ kind, section, criterion }) => {
    if (kind === "veto") return false;
    if (group === "section") return section.id === id && kind === section.kind;
    if (group === "category") return criterion.category === id;
    return kind === (group === "base" ? "scored" : group);
  });
}
