/** 逐类确认: what is accepted of one kind, in one file or in all of them, with one reason. */
import type { CollectedFile } from "../../intake/gathered/collect";
import type { FindingKind, IntakeFinding } from "../../intake/types";
import { words } from "./words";

export interface Acceptance {
  kind: FindingKind;
  /** Null for all files. */
  file: string | null;
  reason: string;
}

/** A kind that is to be confirmed, with how often it was found. */
export interface KindToConfirm {
  kind: FindingKind;
  findings: number;
  files: number;
}

/** Errors are to be mended, and notes need no consent. */
const isToConfirm = ({ severity }: IntakeFinding) => severity === "warning";

/** The most frequent first. */
export function kindsToConfirm(files: readonly CollectedFile[]): KindToConfirm[] {
  const found = new Map<FindingKind, KindToConfirm>();
  for (const file of files) {
    const own = file.findings.filter(isToConfirm);
    for (const kind of new Set(own.map((each) => each.kind))) {
      const known = found.get(kind) ?? { kind, findings: 0, files: 0 };
      const findings = known.findings + own.filter((each) => each.kind === kind).length;
      found.set(kind, { kind, findings, files: known.files + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.findings - a.findings);
}

/** What was said of a kind in a file: of the file itself, else of all. */
export const acceptedIn = (
  accepted: readonly Acceptance[],
  kind: FindingKind,
  file: string,
): Acceptance | undefined =>
  accepted.find((each) => each.kind === kind && each.file === file) ??
  accepted.find((each) => each.kind === kind && each.file === null);

/** Reasons of the files of which everything that is to be confirmed was accepted, kind by kind. */
export function reasonsOf(
  accepted: readonly Acceptance[],
  files: readonly CollectedFile[],
): Record<string, string> {
  return Object.fromEntries(
    files.flatMap((file) => {
      if (file.state !== "confirm") return [];
      const kinds = [...new Set(file.findings.filter(isToConfirm).map(({ kind }) => kind))];
      const found = kinds.map((kind) => acceptedIn(accepted, kind, file.file));
      if (found.includes(undefined)) return [];
      return [[file.file, inWords(found as Acceptance[])] as const];
    }),
  );
}

/** 未填、批注：已电话核实；隐藏内容：… */
function inWords(accepted: readonly Acceptance[]): string {
  const byReason = new Map<string, string[]>();
  for (const { kind, reason } of accepted)
    byReason.set(reason, [...(byReason.get(reason) ?? []), words.kinds[kind].zh]);
  return [...byReason].map(([reason, kinds]) => `${kinds.join("、")}：${reason}`).join("；");
}
