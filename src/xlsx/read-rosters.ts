/** The rosters of a file: typed rows, and rows that follow cards of the same file. */
import { effectiveReadings } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { RosterFinding, RosterResult, RosterUnit } from "../scoring/roster-types";
import type { CardIdentity } from "../sheets/identity/identity";
import type { MadeFrom } from "../sheets/identity/made-from";
import { otherOrigin } from "../sheets/read/origin";
import { findCardKey } from "../sheets/read/rows";
import type { SheetCells } from "../sheets/read";
import { rosterResult, rosterUnits } from "../sheets/standing/roster-contents";
import { RosterSheet } from "../sheets/standing/roster-sheet";
import { identitiesIn, type FileCard } from "./read";

export interface FileRoster {
  rubric: Rubric;
  year: string;
  /** What its rows are made of. */
  units: RosterUnit[];
  result: RosterResult;
}

/** @param cards those of the same file */
export async function readRosters(
  sheets: readonly SheetCells[],
  cards: readonly FileCard[],
  rubricOf: (made: MadeFrom) => Promise<Rubric | undefined>,
): Promise<{ rosters: FileRoster[]; unknown: string[] }> {
  const rosters: FileRoster[] = [];
  const unknown: string[] = [];
  const identities = identitiesIn(sheets);
  for (const cells of sheets) {
    const key = findCardKey(cells);
    if (key?.kind !== "roster") continue;
    const identity = identities.find(({ card }) => card === key.card);
    const rubric = await rubricOf({ ...identity, rubric: key.rubric });
    if (rubric) rosters.push(rosterOf(rubric, identity, cells, cards));
    else unknown.push(key.rubric);
  }
  return { rosters, unknown };
}

function rosterOf(
  rubric: Rubric,
  identity: CardIdentity | undefined,
  cells: SheetCells,
  cards: readonly FileCard[],
): FileRoster {
  const sheet = new RosterSheet(rubric, cells);
  const { units, findings } = rosterUnits(
    sheet,
    ({ key }) => cards.find(({ card }) => card === key)?.scorecard ?? null,
  );
  const other = otherOrigin(rubric, identity ?? {});
  const origin: RosterFinding[] = other ? [{ severity: "warning", message: other.message }] : [];
  const readings = effectiveReadings(rubric, identity?.readings ?? {});
  const result = rosterResult(sheet, units, readings);
  return {
    rubric,
    year: identity?.year ?? "",
    units: units.map(({ unit }) => unit),
    result: { ...result, findings: [...origin, ...findings, ...result.findings] },
  };
}
