/** Where a fact comes from: counts over the list of graduates, by the names that rubrics call them, or 材料清单. */
import type { Fact } from "./types";

/** What a person who writes a rubric may name. */
export const SOURCE_COUNTS = [
  ...["graduates", "settled", "open", "unsettled", "contract", "flexible", "startup"],
  ...["study", "abroad", "enlisted", "grassroots", "employed", "difficult", "difficultSettled"],
  // Employed in a region; without 入伍; with or without it, as the reading `army` says.
  ...["stayed", "stayedNoArmy", "retained"],
  // A yes/no column.
  "flag",
  // 总体就业人数, and what the share of flexible employment is of, as the readings of these names say.
  ...["overall", "flexible-of"],
] as const;

/** What `from` says of a count of the materials that have come (材料清单), for the criteria whose rules name the fact. */
export const EVIDENCE_SOURCE = "evidence";

export const isFromEvidence = ({ from }: Pick<Fact, "from">): boolean => from === EVIDENCE_SOURCE;

export type SourceCount = (typeof SOURCE_COUNTS)[number];

const REGIONAL: ReadonlySet<SourceCount> = new Set(["stayed", "stayedNoArmy", "retained"]);

export interface FactSource {
  count: SourceCount;
  /** What it is divided by. */
  by?: SourceCount;
}

/** The counts that `from` names; null where it names anything else. */
export function factSource({ from }: Pick<Fact, "from">): FactSource | null {
  const names = (from ?? "").split("/").map((name) => name.trim());
  const [count, by] = names;
  if (names.length > 2 || !isCount(count)) return null;
  if (by === undefined) return { count };
  return isCount(by) ? { count, by } : null;
}

const isCount = (name: string | undefined): name is SourceCount =>
  (SOURCE_COUNTS as readonly (string | undefined)[]).includes(name);

/** Whether a source needs to be told where. */
export const isRegional = ({ count, by }: FactSource): boolean =>
  REGIONAL.has(count) || (by !== undefined && REGIONAL.has(by));

/** Whether a source needs to be told which column. */
export const isOfFlag = ({ count, by }: FactSource): boolean => count === "flag" || by === "flag";
