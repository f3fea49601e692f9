import type { Rubric } from "../../rubric/types";

/** Names of the sheets that a card consists of. */
export interface SheetNames {
  scorecard: string;
  facts: string;
  result: string;
}

/** The very hidden sheet that says which cards a workbook holds; one for all of them. */
export const IDENTITY_SHEET = "_rubric";

const LONGEST = 31;
const BASE: SheetNames = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };

/**
 * Free, short and meaningful names for a new card. The first card of a workbook has plain names; where one is taken,
 * the unit's name and then a number tell them apart, the same for all three.
 */
export function sheetNames(
  _rubric: Pick<Rubric, "id">,
  unit: string,
  taken: readonly string[],
): SheetNames {
  const used = new Set(taken.map(folded));
  for (const suffix of suffixes(safeName(unit))) {
    const names = withSuffix(suffix);
    if (Object.values(names).every((name) => !used.has(folded(name)))) return names;
  }
  throw new Error("unreachable: suffixes never end");
}

/** A name that Excel takes for a sheet: without `\ / ? * [ ] :`, not begun or ended with an apostrophe, ≤ 31 long. */
export function safeName(text: string, longest = LONGEST): string {
  const cleaned = text
    .replace(/[\\/?*[\]:：？＊／＼\u0000-\u001f]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[' ]+|[' ]+$/g, "");
  return cut(cleaned, longest).replace(/[' ]+$/, "");
}

/** A name quoted for a formula where it needs to be: `'2024 年'!A1`. */
export function sheetPrefix(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    !/^[A-Za-z]{1,3}\d+$/.test(name) &&
    !/^(R|C|RC|R\d+C\d+)$/i.test(name);
  return plain ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;
}

function* suffixes(unit: string): Generator<string> {
  yield "";
  if (unit !== "") yield unit;
  for (let number = 2; ; number++) yield unit === "" ? String(number) : `${unit} ${number}`;
}

function withSuffix(suffix: string): SheetNames {
  const name = (base: string) => {
    if (suffix === "") return base;
    const number = / \d+$/.exec(suffix)?.[0] ?? "";
    const room = LONGEST - base.length - 1 - number.length;
    return `${base}-${cut(suffix.slice(0, suffix.length - number.length), room).trimEnd()}${number}`;
  };
  return { scorecard: name(BASE.scorecard), facts: name(BASE.facts), result: name(BASE.result) };
}

/** Cuts at UTF-16 units, as Excel counts, without halving a character. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
  return text.slice(0, end);
}

/** Excel holds two names that differ only in case for the same. */
export function folded(name: string): string {
  return name.toLowerCase();
}

const numbered = (number: number) => (number === 1 ? "" : ` ${number}`);

/**
 * `汇总表`, `汇总表 2` …: the first that no sheet has.
 *
 * @param taken names in use, folded
 * @param suffixOf what tells the first, second … candidate from the name itself
 */
export function freeName(
  base: string,
  taken: ReadonlySet<string>,
  suffixOf: (number: number) => string = numbered,
): string {
  for (let number = 1; ; number++) {
    const suffix = suffixOf(number);
    const candidate = safeName(base, LONGEST - suffix.length) + suffix;
    if (!taken.has(folded(candidate))) return candidate;
  }
}
