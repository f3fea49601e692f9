/** 收表进度: how far each unit of the list is. */
import type { Rubric } from "../../rubric/types";
import { rubricOfCard } from "../files/carried";
import { isWithoutCard, type CollectedFile } from "./collect";
import { folded } from "../align/fold";

/**
 * missing 未交 · unreadable 收到但读不了: what came under its name holds no card · returned 已交, to be confirmed · mend 需更正, nothing of it counts as it is · ready 可汇总, taken in with a
 * reason included · reviewed 已复核: ready, and the stage that counts is the last.
 */
export const STANDINGS = [
  ...(["missing", "unreadable", "returned", "mend", "ready", "reviewed"] as const),
] as const;
export type Standing = (typeof STANDINGS)[number];

export interface BoardRow {
  unit: string;
  standing: Standing;
  files: string[];
}

/**
 * @param units the list; the units of the files where there is none
 * @param taken files that are taken in although they are not ready
 */
export function boardOf(
  units: readonly string[],
  files: readonly CollectedFile[],
  rubrics: readonly Rubric[],
  taken: ReadonlySet<string>,
): BoardRow[] {
  const byUnit = new Map<string, { unit: string; files: CollectedFile[] }>();
  for (const file of files)
    for (const unit of unitsOf(file)) {
      const known = byUnit.get(folded(unit)) ?? { unit, files: [] };
      byUnit.set(folded(unit), known);
      if (!known.files.includes(file)) known.files.push(file);
    }
  const all = units.length > 0 ? units : [...byUnit.values()].map(({ unit }) => unit);
  return all.map((unit) => {
    const own = byUnit.get(folded(unit))?.files ?? [];
    return {
      unit,
      standing: best(own.map((file) => standingOf(unit, file, rubrics, taken))),
      files: own.map(({ file }) => file),
    };
  });
}

/** Files without a card whose names give no unit of the list: they stand apart, for no row of the board is theirs. */
export const strayFiles = (files: readonly CollectedFile[]): string[] =>
  files.filter((file) => isWithoutCard(file) && file.named === null).map(({ file }) => file);

const unitsOf = ({ cards, named }: CollectedFile): string[] =>
  named === null ? cards.map(({ unit }) => unit) : [named];

/** Of several files of a unit, what stands nearest to the roster. */
function best(standings: readonly Standing[]): Standing {
  const found = new Set(standings);
  const order: Standing[] = ["reviewed", "ready", "returned", "mend", "unreadable"];
  return order.find((each) => found.has(each)) ?? "missing";
}

function standingOf(
  unit: string,
  { file, state, cards }: CollectedFile,
  rubrics: readonly Rubric[],
  taken: ReadonlySet<string>,
): Standing {
  if (isWithoutCard({ cards })) return "unreadable";
  if (state !== "ready" && !taken.has(file)) return state === "blocked" ? "mend" : "returned";
  const card = cards.find((each) => folded(each.unit) === folded(unit));
  const stages = (card && rubricOfCard(rubrics, card)?.stages) ?? [];
  return stages.length > 1 && card?.stage === stages.at(-1)?.id ? "reviewed" : "ready";
}
