/** A sentence of a guide with what is proposed for it today: it cannot grow old. */
import { exampleIn, propose, type ScoringClause } from "../authoring";
import { ruleText } from "../authoring/draft";
import type { Language, Text } from "../formula/values";

export interface ProposedSentence {
  sentence: string;
  points: number | null;
  rule: string;
  example: Text;
}

export function proposedFor(clause: ScoringClause): ProposedSentence {
  const proposal = propose(clause);
  const { sentence, points } = clause;
  const told = (language: Language) => exampleIn(proposal, clause, language);
  return {
    sentence,
    points,
    rule: ruleText(proposal),
    example: { zh: told("zh"), en: told("en") },
  };
}
