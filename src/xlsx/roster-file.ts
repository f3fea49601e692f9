/** A roster (汇总表) as a file of its own, that ranks without the add-in. */
import { rubricFingerprint } from "../rubric/fingerprint";
import { effectiveReadings } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { timestamp } from "../sheets/identity/clock";
import { generatedRecords } from "../sheets/identity/drawn";
import { identityOf, identityPlan, type IdentityChange } from "../sheets/identity/identity";
import type { WorkbookPlan } from "../sheets/plan/plan";
import { rosterPlan, type RosterInfo, type RosterPlanUnit } from "../sheets/roster/roster";
import { writeWorkbook } from "./write";

export type RosterFileInfo = Omit<RosterInfo, "name">;

const NAME = "汇总表";

/**
 * The roster of these units and its identity, as a workbook of their own.
 *
 * @param taken what the log says of the files that its rows are from
 */
export function rosterWorkbook(
  rubric: Rubric,
  info: RosterFileInfo,
  units: readonly RosterPlanUnit[],
  taken: readonly IdentityChange[] = [],
): WorkbookPlan {
  const roster = rosterPlan(rubric, { ...info, name: NAME }, units);
  const own = { ...info, unit: "", readings: { ...effectiveReadings(rubric, info.readings) } };
  const identity = identityOf(
    rubric,
    { ...own, names: { roster: NAME } },
    rubricFingerprint(rubric),
  );
  const generated = generatedRecords(rubric, undefined, { at: timestamp(new Date()), by: "" });
  const register = identityPlan([{ ...identity, log: [...generated, ...taken] }]);
  return { sheets: [roster, register], names: [], active: NAME };
}

export function writeRoster(
  rubric: Rubric,
  info: RosterFileInfo,
  units: readonly RosterPlanUnit[],
): Promise<Uint8Array> {
  const title = `${rubric.roster.title} ${info.year}`.trim();
  return writeWorkbook(rosterWorkbook(rubric, info, units), { title });
}
