import { criteriaOf } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import type { Finding, FindingKind } from "../../scoring/types";

/** What the list is narrowed to; nothing named means everything. */
export interface FindingFilter {
  kind?: FindingKind | undefined;
  stage?: string | undefined;
}

const severities: Finding["severity"][] = ["error", "warning", "info"];

/** Worst first; among equals a veto first, then in the order of the table. */
export function worstFirst(rubric: Rubric, findings: readonly Finding[]): Finding[] {
  const order = new Map(criteriaOf(rubric).map(({ criterion }, at) => [criterion.id, at]));
  const place = ({ criterion = "" }: Finding) => order.get(criterion) ?? -1;
  return findings.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      Number(b.kind === "veto") - Number(a.kind === "veto") ||
      place(a) - place(b),
  );
}

export function matching(findings: readonly Finding[], { kind, stage }: FindingFilter): Finding[] {
  return findings.filter(
    (finding) => (!kind || finding.kind === kind) && (!stage || finding.stage === stage),
  );
}

/** Kinds that occur, each with how often, in the order of the list. */
export function kindCounts(findings: readonly Finding[]): [FindingKind, number][] {
  const counts = new Map<FindingKind, number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}
