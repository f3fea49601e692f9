import type { Departure } from "../../review/reasons";
import type { ComparedCriterion } from "../../scoring/stage-comparison";

/** A criterion at both stages, with what review asks of it. */
export interface ListedCriterion extends ComparedCriterion {
  id: string;
  departure: Departure | undefined;
  /** A reason is missing, or is to be confirmed. */
  wants: "missing" | "confirm" | null;
}
