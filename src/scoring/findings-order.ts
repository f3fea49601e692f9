/** The order in which findings are told. */
import { criteriaOf } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { Finding, FindingKind } from "./types";

const SEVERITIES = ["error", "warning", "info"];

const KINDS: FindingKind[] = [
  "veto",
  "structure",
  "version",
  "error",
  "unreadable",
  "ambiguous",
  "over-limit",
  "negative",
  "partial",
  "not-applicable",
  "missing",
  "read-as",
  "overwritten",
  "condition",
  "expired",
  "cliff",
  "differs",
];

/** Errors before warnings, kinds in the order of their weight, then stages and rows as in the table. */
export function worstFirst(rubric: Rubric, findings: readonly Finding[]): Finding[] {
  const rows = new Map(criteriaOf(rubric).map(({ criterion }, row) => [criterion.id, row]));
  const stages = rubric.stages.map(({ id }) => id);
  const rank = ({ severity, kind, stage, criterion }: Finding) => [
    SEVERITIES.indexOf(severity),
    KINDS.indexOf(kind),
    stages.indexOf(stage ?? ""),
    rows.get(criterion ?? "") ?? -1,
  ];
  return [...findings].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const differs = left.findIndex((value, index) => value !== right[index]);
    return differs < 0 ? 0 : (left[differs] ?? 0) - (right[differs] ?? 0);
  });
}
