/** A roster (汇总表) as a file of its own, that ranks without the add-in. */
import { rubricFingerprint } from "../rubric/fingerprint";
import { effectiveReadings } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { identityOf, identityPlan } from "../sheets/identity/identity";
import type { WorkbookPlan } from "../sheets/plan/plan";
import { rosterPlan, type RosterInfo, type RosterPlanUnit } from "../sheets/roster/roster";
import { writeWorkbook } from "./write";

export type RosterFileInfo = Omit<RosterInfo, "name">;

const NAME = "汇总表";

/** The roster of these units and its identity, as a workbook of their own. */
export function rosterWorkbook(
  rubric: Rubric,
  info: RosterFileInfo,
  units: readonly RosterPlanUnit[],
): WorkbookPlan {
  const roster = rosterPlan(rubric, { ...info, name: NAME }, units);
  const own = { ...info, unit: "", readings: { ...effectiveReadings(rubric, info.readings) } };
  const identity = identityPlan([
    identityOf(rubric, { ...own, names: { roster: NAME } }, rubricFingerprint(rubric)),
  ]);
  return { sheets: [roster, identity], names: [], active: NAME };
}

export function writeRoster(
  rubric: Rubric,
  info: RosterFileInfo,
  units: readonly RosterPlanUnit[],
): Promise<Uint8Array> {
  const title = `${rubric.roster.title} ${info.year}`.trim();
  return writeWorkbook(rosterWorkbook(rubric, info, units), { title });
}
