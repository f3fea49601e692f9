import { band } from "./bands";
import { bonus, excess, growth } from "./bonus";
import { deduct, shortfall } from "./deduction";
import type { CatalogueFunction } from "./definition";
import { groupRank, quota } from "./groups";
import { headcount } from "./headcount";
import { meets, overrun, prorate } from "./proportion";
import { addToLibrary } from "../formula/library";
import { rank, tier } from "./ranking";
import { above, retention, rise, target } from "./rates";
import { grade, next, subsidyBand } from "./subsidy";
import { totalScore, veto, weighted } from "./totals";

/** All functions, in the order of the help pages. Names and arguments never change: workbooks hold them. */
export const catalogue: readonly CatalogueFunction[] = [
  deduct,
  shortfall,
  prorate,
  overrun,
  meets,
  band,
  bonus,
  growth,
  excess,
  headcount,
  target,
  totalScore,
  weighted,
  veto,
  above,
  retention,
  rise,
  rank,
  groupRank,
  tier,
  quota,
  subsidyBand,
  grade,
  next,
];

addToLibrary(catalogue);

const BY_NAME = new Map(catalogue.map((entry) => [entry.name, entry]));

/** The function of this name, case ignored as in a cell. */
export function findFunction(name: string): CatalogueFunction | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.toUpperCase());
}
