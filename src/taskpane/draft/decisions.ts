/** What a person says of each row: nothing is a rule before it was confirmed. */
import { ruleText, usualAnswers, type DraftCriterion } from "../../authoring/draft";

export interface RowDecision {
  /** As the column 规则 has it; empty while nothing is said. */
  readonly rule: string;
  /** Of each open question the option that was taken. */
  readonly answers: readonly number[];
  readonly confirmed: boolean;
}

export const firstDecision = ({ proposal }: DraftCriterion): RowDecision => ({
  rule: ruleText(proposal),
  answers: usualAnswers(proposal),
  confirmed: false,
});

/** Another answer to one of the questions that a sentence leaves open; the others go back to the usual ones. */
export function answered(
  { proposal }: DraftCriterion,
  question: number,
  option: number,
): RowDecision {
  const answers = usualAnswers(proposal);
  answers[question] = option;
  return { rule: ruleText(proposal, answers), answers, confirmed: false };
}

/** Whether another question goes back to its usual answer when this one gets another. */
export const resetsOthers = (
  { proposal }: DraftCriterion,
  { answers }: RowDecision,
  question: number,
): boolean =>
  answers.some((answer, at) => at !== question && answer !== proposal.open[at]!.default);

/** One meaning, every number used: such rows may be confirmed together. */
export const isCertain = ({ proposal }: DraftCriterion): boolean =>
  proposal.certainty === "certain" && proposal.rule !== null;

/** Whether the rule is as it was proposed, whichever answers were chosen. */
export const isAsProposed = (
  { proposal }: DraftCriterion,
  { rule, answers }: RowDecision,
): boolean => rule === ruleText(proposal, answers);
