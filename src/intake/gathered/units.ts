/** The list of units, and who on it is meant by a name in a file. */
import { folded, likeness } from "../align/fold";

/** From here on one name is probably meant for another. */
const LIKELY = 0.5;

export class UnitList {
  private readonly byName: ReadonlyMap<string, string>;

  constructor(readonly units: readonly string[]) {
    this.byName = new Map(units.map((unit) => [folded(unit), unit]));
  }

  /** The unit as the list writes it; null where the list does not have it. */
  find(name: string): string | null {
    return this.byName.get(folded(name)) ?? null;
  }

  /** The unit that a file's name, else its folders', gives: the longest that stands in it; null where there is none. */
  namedBy(file: string): string | null {
    for (const part of file.split("/").reverse()) {
      const found = this.units
        .filter((unit) => isNamedIn(folded(part), folded(unit)))
        .sort((a, b) => b.length - a.length);
      if (found[0] !== undefined) return found[0];
    }
    return null;
  }

  /** The unit that a name is probably meant for; null where none is clearly nearest. */
  likely(name: string): string | null {
    const wanted = folded(name);
    if (wanted === "") return null;
    const [best, next] = this.units
      .map((unit) => ({ unit, alike: nearness(wanted, folded(unit)) }))
      .sort((a, b) => b.alike - a.alike);
    if (!best || best.alike < LIKELY) return null;
    return next && next.alike === best.alike ? null : best.unit;
  }
}

/** 2026年文学院 and 某大学文学院 name 文学院; 天文学院 and 外国语言文学院 are others. */
function isNamedIn(name: string, unit: string): boolean {
  if (unit === "") return false;
  for (let at = name.indexOf(unit); at >= 0; at = name.indexOf(unit, at + 1))
    if (/(^|\P{L}|[年度校]|大学)$/u.test(name.slice(0, at))) return true;
  return false;
}

/** 外语学院 and 外国语学院, 文学院 and 某大学文学院: one inside the other is near, too. */
function nearness(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.includes(short)) return 0.6 + (0.4 * short.length) / long.length;
  return Math.max(likeness(a, b), isWithin(short, long) ? 0.8 : 0);
}

/** The signs of a short name in their order within a longer one: 外语学院 in 外国语学院. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const sign of long) if (sign === short[at]) at++;
  return short.length >= 3 && at === short.length && long.length <= short.length * 1.5 + 1;
}
