/** Proposals that a rubric cannot hold yet: they are told before somebody confirms them. */
import type { Proposal } from "../types";

const NAMED = /(?<![\p{L}\p{N}_])peers\./u;

/** A rule over other units is right as a sentence, but no card computes it. */
export function withUnready(proposal: Proposal): Proposal {
  if (proposal.rule === null || !NAMED.test(proposal.rule)) return proposal;
  const message =
    "要用其他单位的数（各单位.x），现在还不能据此计分：请改为评判，或把那个数作为数据填写。";
  return {
    ...proposal,
    certainty: "guessed",
    findings: [...proposal.findings, { kind: "supplied", message }],
  };
}
