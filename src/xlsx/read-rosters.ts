/** The rosters of a file: typed rows, and rows that follow cards of the same file. */
import { effectiveReadings } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { computeRoster } from "../scoring/roster";
import type { RosterFinding, RosterResult } from "../scoring/roster-types";
import { otherOrigin } from "../sheets/read/origin";
import { findCardKey } from "../sheets/read/rows";
import type { SheetCells } from "../sheets/read";
import { rosterUnits } from "../sheets/standing/roster-contents";
import { RosterSheet } from "../sheets/standing/roster-sheet";
import { identitiesIn, type FileCard } from "./read";

export interface FileRoster {
  rubric: Rubric;
  year: string;
  result: RosterResult;
}

/** @param cards those of the same file */
export async function readRosters(
  sheets: readonly SheetCells[],
  cards: readonly FileCard[],
  rubricOf: (id: string) => Promise<Rubric | undefined>,
): Promise<{ rosters: FileRoster[]; unknown: string[] }> {
  const rosters: FileRoster[] = [];
  const unknown: string[] = [];
  for (const cells of sheets) {
    const key = findCardKey(cells);
    if (key?.kind !== "roster") continue;
    const rubric = await rubricOf(key.rubric);
    if (rubric) rosters.push(rosterOf(rubric, key.card, cells, sheets, cards));
    else unknown.push(key.rubric);
  }
  return { rosters, unknown };
}

function rosterOf(
  rubric: Rubric,
  id: string,
  cells: SheetCells,
  sheets: readonly SheetCells[],
  cards: readonly FileCard[],
): FileRoster {
  const identity = identitiesIn(sheets).find(({ card }) => card === id);
  const sheet = new RosterSheet(rubric, cells);
  const { units, findings } = rosterUnits(
    sheet,
    ({ key }) => cards.find(({ card }) => card === key)?.scorecard ?? null,
  );
  const other = otherOrigin(rubric, identity ?? {});
  const origin: RosterFinding[] = other ? [{ severity: "warning", message: other.message }] : [];
  const result = computeRoster(
    rubric,
    units.map(({ unit }) => unit),
    { readings: effectiveReadings(rubric, identity?.readings ?? {}), settings: sheet.settings() },
  );
  return {
    rubric,
    year: identity?.year ?? "",
    result: { ...result, findings: [...origin, ...findings, ...result.findings] },
  };
}
