import { finding, type Place } from "../findings";
import type { IntakeFinding } from "../types";

/** Something that people do not see, or see as something else. */
export const hidden = (
  place: Place,
  found: IntakeFinding["found"],
  message: IntakeFinding["message"],
): IntakeFinding => finding("hidden-content", "warning", place, { found }, message);
