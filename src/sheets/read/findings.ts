import type { Text } from "../../rubric/types";
import type { CellPlace, Finding } from "../../scoring/types";

/** Something is wrong with the sheet itself. */
export function structure(
  severity: Finding["severity"],
  place: CellPlace | undefined,
  message: Text,
): Finding {
  return { kind: "structure", severity, ...(place ? { place } : {}), message: at(place, message) };
}

/** A message that begins with the cell that it leads to. */
export function at(place: CellPlace | undefined, { zh, en }: Text): Text {
  const cell = place ? `${place.sheet}!${place.address} ` : "";
  return { zh: cell + zh, en: cell + en };
}
