/** The order in which findings are told. */
import { criteriaOf } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { Finding, FindingKind } from "./types";

/** Records, so that none is forgotten; in the order of their keys. */
const SEVERITIES: Record<Finding["severity"], true> = { error: true, warning: true, info: true };

const KINDS: Record<FindingKind, true> = {
  veto: true,
  structure: true,
  version: true,
  "rubric-changed": true,
  error: true,
  unreadable: true,
  ambiguous: true,
  "over-limit": true,
  negative: true,
  partial: true,
  waiting: true,
  "not-applicable": true,
  missing: true,
  "read-as": true,
  overwritten: true,
  condition: true,
  expired: true,
  capped: true,
  cliff: true,
  differs: true,
};

const severities = Object.keys(SEVERITIES);
const kinds = Object.keys(KINDS);

/** Errors before warnings, kinds in the order of their weight, then stages and rows as in the table. */
export function worstFirst(rubric: Rubric, findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return [...findings];
  const rows = new Map(criteriaOf(rubric).map(({ criterion }, row) => [criterion.id, row]));
  const stages = rubric.stages.map(({ id }) => id);
  const ranked = findings.map((finding) => {
    const { severity, kind, stage, criterion } = finding;
    const rank = [
      severities.indexOf(severity),
      kinds.indexOf(kind),
      stages.indexOf(stage ?? ""),
      rows.get(criterion ?? "") ?? -1,
    ];
    return { finding, rank };
  });
  ranked.sort(({ rank: left }, { rank: right }) => {
    const differs = left.findIndex((value, index) => value !== right[index]);
    return differs < 0 ? 0 : (left[differs] ?? 0) - (right[differs] ?? 0);
  });
  return ranked.map(({ finding }) => finding);
}
