/** What was altered of a form, in the words of scoring: for whoever scores a single card. */
import type { Finding } from "../scoring/types";
import type { FindingKind, IntakeFinding } from "./types";

/** Kinds that scoring says by itself, and those that only many files tell. */
const SAID_ELSEWHERE: ReadonlySet<FindingKind> = new Set<FindingKind>([
  ...(["missing", "veto", "impossible", "out-of-range", "unreadable-value"] as const),
  ...(["unreadable-file", "not-a-card", "remark"] as const),
]);

/** @param card index of the card in its file */
export function integrityOf(findings: readonly IntakeFinding[], card: number): Finding[] {
  return findings
    .filter((each) => each.card === card || each.card === null)
    .filter(({ kind }) => !SAID_ELSEWHERE.has(kind))
    .map(({ kind, severity, sheet, cell, message }) => ({
      kind:
        kind === "read-tolerantly" ? "read-as" : kind === "other-version" ? "version" : "structure",
      severity: severity === "note" ? "info" : severity,
      ...(sheet !== null && cell !== null ? { place: { sheet, address: cell } } : {}),
      message,
    }));
}
