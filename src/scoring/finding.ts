import type { Text } from "../rubric/types";
import type { CellPlace, Finding, FindingKind } from "./types";

/** A finding whose message begins with the cell that it leads to. */
export function finding(
  kind: FindingKind,
  severity: Finding["severity"],
  { result }: { result: { stage: string } },
  of: { criterion?: string; fact?: string },
  place: CellPlace | undefined,
  message: Text,
): Finding {
  const at = place ? `${place.sheet}!${place.address} ` : "";
  return {
    kind,
    severity,
    stage: result.stage,
    ...of,
    ...(place ? { place } : {}),
    message: { zh: at + message.zh, en: at + message.en },
  };
}
