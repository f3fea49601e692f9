/** What was altered of a form, in the words of scoring: for whoever scores a single card. */
import type { Finding } from "../../scoring/types";
import type { FindingKind, IntakeFinding } from "../types";

/** Kinds that scoring says by itself, and those that only many files tell. */
const SAID_ELSEWHERE: ReadonlySet<FindingKind> = new Set<FindingKind>([
  ...(["missing", "veto", "impossible", "out-of-range", "unreadable-value"] as const),
  ...(["unreadable-file", "not-a-card", "remark"] as const),
]);

/** What scoring calls them, where it is not an altered structure. */
const KINDS_OF_SCORING: Partial<Record<FindingKind, Finding["kind"]>> = {
  "read-tolerantly": "read-as",
  "other-version": "version",
  "value-differs": "error",
};

/**
 * What a cell shows wrongly is an error for whoever scores a single card, as scoring itself has it.
 *
 * @param card index of the card in its file
 */
export function integrityOf(findings: readonly IntakeFinding[], card: number): Finding[] {
  return findings
    .filter((each) => each.card === card || each.card === null)
    .filter(({ kind }) => !SAID_ELSEWHERE.has(kind))
    .map(({ kind, severity, sheet, cell, message }) => ({
      kind: KINDS_OF_SCORING[kind] ?? "structure",
      severity: severity === "note" ? "info" : kind === "value-differs" ? "error" : severity,
      ...(sheet !== null && cell !== null ? { place: { sheet, address: cell } } : {}),
      message,
    }));
}
