/** A proposal as the column 规则 says it, under the answers to what its sentence leaves open. */
import type { Proposal } from "../types";
import { FormulaNames } from "../workbook/formula-names";
import { writeRule } from "../workbook/rules";

const fixedNames = new FormulaNames([], []);

/** Of each open question the answer that it has where nobody chose. */
export const usualAnswers = ({ open }: Proposal): number[] => open.map((each) => each.default);

/**
 * Empty where no form fitted the sentence.
 *
 * @param answers at most one is another than usual: an option's rule takes the other questions as they usually are
 */
export function ruleText(
  proposal: Proposal,
  answers: readonly number[] = usualAnswers(proposal),
): string {
  const { rule, otherwise, open } = proposal;
  if (rule === null) return "";
  const asked = open.findIndex((question, at) => answers[at] !== question.default);
  const question = open[asked];
  const taken = question?.options[answers[asked]!]!.rule;
  const parts = proposal.parts?.map((part, at) => ({
    ...part,
    rule: (question?.part === at ? taken : part.rule) ?? "judged",
  }));
  const whole = parts ? rule : (taken ?? rule);
  return writeRule({ rule: whole, otherwise, parts }, (formula) => fixedNames.worded(formula));
}
