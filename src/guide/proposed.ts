/** A sentence of a guide with what is proposed for it today: it cannot grow old. */
import { propose, type ScoringClause } from "../authoring";
import { ruleText } from "../authoring/draft";

export interface ProposedSentence {
  sentence: string;
  points: number | null;
  rule: string;
  example: string;
}

export function proposedFor(clause: ScoringClause): ProposedSentence {
  const proposal = propose(clause);
  const { sentence, points } = clause;
  return { sentence, points, rule: ruleText(proposal), example: proposal.example.text };
}
