import type { Assessment, Finding, FindingKind } from "../../scoring/types";

/** Nobody has begun: nothing is missing yet, it is all still to come. */
export const isUntouched = ({ stages }: Assessment): boolean => stages.every(({ empty }) => empty);

/** The findings worth telling: on a card that nobody has begun, those that are not about empty cells. */
export function findingsToTell(assessment: Assessment): Finding[] {
  const { findings } = assessment;
  return isUntouched(assessment) ? findings.filter(({ kind }) => kind !== "missing") : findings;
}

/** What the list is narrowed to; nothing named means everything. */
export interface FindingFilter {
  kind?: FindingKind | undefined;
  stage?: string | undefined;
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
