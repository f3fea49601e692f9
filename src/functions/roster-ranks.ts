/**
 * Ranks and places in the rows of a roster, natively. A call of the add-in's would carry the whole column with each row;
 * these stay within the spreadsheet. A roster vouches for its columns, so that they need no checks: numbers and blanks
 * are what a column of scores holds, 是, 否 and blanks a column of flags.
 */
import { aboveOf, equalTo } from "./above";
import { NativeNumber } from "./native";
import { unlessEmpty } from "./ranking";

/**
 * Half of the ninth decimal, and a little: a comparison that rounds both sides, as rules do, comes to the same, below 0
 * too, where a half rounds away from 0. The little shows in 15 digits of any score.
 */
const LEAST = "5.1E-10";

/** A call's arguments as texts, in the order of the function's own; one that is left out is undefined. */
type Arguments = readonly (string | undefined)[];

export interface RosterRank {
  /** Which arguments are the columns of the scores and of the flags. */
  scores: number;
  flags: number;
  print(args: Arguments): string;
}

/** By the name of the function that each stands for. */
export const ROSTER_RANKS: ReadonlyMap<string, RosterRank> = new Map([
  [
    "RUBRIC.RANK",
    {
      scores: 1,
      flags: 2,
      print([value = "", values = "", flags]) {
        const own = new NativeNumber(value, false);
        return unlessEmpty(own, `1+${countFrom(aboveOf(own, LEAST), values, flags)}`);
      },
    },
  ],
  [
    "RUBRIC.GROUPRANK",
    {
      scores: 2,
      flags: 4,
      print([value = "", group = "", values = "", groups = "", flags]) {
        const own = new NativeNumber(value, false);
        const above = countFrom(aboveOf(own, LEAST), values, flags, isSame(group, groups));
        return unlessLeftOut(own, group, `1+${above}`);
      },
    },
  ],
  [
    "RUBRIC.QUOTA",
    {
      scores: 2,
      flags: 5,
      print([value = "", group = "", values = "", groups = "", quota = "", flags]) {
        const own = new NativeNumber(value, false);
        const { rounded: places } = new NativeNumber(quota, false);
        const count = (least: string) => countFrom(least, values, flags, isSame(group, groups));
        const [above, equal] = [count(aboveOf(own, LEAST)), count(equalTo(own, LEAST))];
        const found = `IF(${above}>=${places},"落选",IF(${equal}<=${places},"入选","并列"))`;
        return unlessLeftOut(own, group, found);
      },
    },
  ],
]);

const isSame = (group: string, groups: string) => `(TRIM(${groups})=TRIM(${group}))`;

const unlessLeftOut = (own: NativeNumber, group: string, rest: string) =>
  unlessEmpty(own, `IF(TRIM(${group})="","",${rest})`);

/** How many rows that take part hold at least so much. */
function countFrom(least: string, values: string, flags?: string, inGroup?: string): string {
  const factors = [`ISNUMBER(${values})`, `(${values}>=${least})`];
  if (flags !== undefined) factors.push(`(${flags}<>"是")`);
  if (inGroup !== undefined) factors.push(inGroup);
  return `SUMPRODUCT(${factors.join("*")})`;
}
